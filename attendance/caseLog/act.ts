import { ItemError, itemSchemas, pupilLabel, readItem, type CaseLogAnswer, type Decision, type Letter, type Referral } from '../item';
import { absenceOf } from '../measures/counts';
import { capitalised, theNamed } from '../text/named';
import { longDate } from '../text/plainEnglish';
import type { LoggedAct } from './event';
import { mayGoOn, reservationHoldsForMinutes, type ReservationAnswer } from './reservation';

/** An act as the log keeps it, with what a sentence calls it. */
export interface NamedAct {
	readonly act: LoggedAct;
	/** "the early concern letter for this contact" */
	readonly called: string;
}

/**
 * The act that an item carries: its letter or its referral; where it has both, the one its decision asked for.
 * Throws `ItemError` where it has neither, and where the referral is not complete: an act that cannot be done yet is not recorded.
 */
export function actOf(json: Record<string, unknown>): NamedAct {
	const { pupil } = readItem(json, ['pupil']);
	const made = letterOrReferral(json);
	const { document } = made;
	const decision = decisionFor(json, document.step);
	const counts = json.attendance === undefined ? null : absenceOf(readItem(json, ['attendance']).attendance);
	return {
		act: {
			key: document.key,
			pupilId: pupil.id,
			step: document.step,
			asAt: decision?.asAt ?? document.date,
			absentSessions: counts?.absentSessions ?? null,
			possibleSessions: counts?.possibleSessions ?? null,
			document: document.fileName,
		},
		called: `${theNamed(decision?.stepName ?? document.step)}${made.kind === 'letter' ? ' for this contact' : ''}`,
	};
}

function letterOrReferral(json: Record<string, unknown>): { kind: 'letter'; document: Letter } | { kind: 'referral'; document: Referral } {
	const asked = itemSchemas.decision.safeParse(json.decision).data?.action;
	const both = json.letter !== undefined && json.referral !== undefined;
	if (json.referral !== undefined && (!both || asked === 'referral')) {
		const { referral } = readItem(json, ['referral']);
		if (referral.ready) return { kind: 'referral', document: referral };
		throw new ItemError(`${pupilLabel(json)}: the referral is not complete`, 'Connect the output Ready of Attendance Referral to this node, not Incomplete.');
	}
	if (json.letter !== undefined) return { kind: 'letter', document: readItem(json, ['letter']).letter };
	throw new ItemError(`${pupilLabel(json)}: there is neither a letter nor a referral to record`, 'Put the node Attendance Letter or Attendance Referral before this one.');
}

/** The decision that asked for the act, which knows the run's date and the step's name; undefined where a person asked for it. */
function decisionFor(json: Record<string, unknown>, step: string): Decision | undefined {
	const decision = itemSchemas.decision.safeParse(json.decision).data;
	return decision?.step === step ? decision : undefined;
}

/** What the item is told of its reservation, in words. */
export function reservationWords({ act, called }: NamedAct, answer: ReservationAnswer): CaseLogAnswer {
	return {
		key: act.key,
		stage: 'reserved',
		alreadyDone: !mayGoOn(answer),
		resumed: answer.outcome === 'resumed',
		on: answer.on ?? act.asAt,
		document: answer.document ?? act.document,
		reason: reasonFor({ act, called }, answer),
	};
}

function reasonFor({ act, called }: NamedAct, { outcome, on, document }: ReservationAnswer): string {
	const what = capitalised(called);
	const date = longDate(on ?? act.asAt);
	switch (outcome) {
		case 'reserved':
			return `${what} is reserved for this run.`;
		case 'resumed':
			return `${what} was begun on ${date} and is not known to be finished; this run takes it up.${
				document && document !== act.document ? ` Where "${document}" was saved then, it is kept and no other is made.` : ''
			}`;
		case 'already done':
			return `${what} was made on ${date}; nothing was made again.`;
		case 'another run':
			return `Another run began ${called} less than ${reservationHoldsForMinutes} minutes ago and may still be at it; nothing was made again. If that run has stopped, execute again later.`;
		case 'repeated':
			return `${what} stands twice in this run; it is made once.`;
	}
}
