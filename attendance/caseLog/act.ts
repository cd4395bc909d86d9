import { schoolYearName } from '../calendar/weeks';
import { ItemError, itemSchemas, pupilLabel, readItem, type CaseLogAnswer, type Decision, type Letter } from '../item';
import { capitalised, theNamed } from '../text/named';
import { longDate } from '../text/plainEnglish';
import type { LoggedAct } from './event';
import { periodOfLetterKey, togetherOf } from './keys';
import { countsNow } from './recording';
import { mayGoOn, reservationHoldsForMinutes, type ReservationAnswer } from './reservation';

/** An act as the log keeps it, with what a sentence calls it. */
export interface NamedAct {
	readonly act: LoggedAct;
	/** What the same letter does for other pupils: brothers and sisters who share praise. Left out where it is about one. */
	readonly also?: readonly LoggedAct[];
	/** "the early concern letter for this contact", "the task "Ring home"" */
	readonly called: string;
	/** A letter and a referral are made, a task is done. */
	readonly done: 'made' | 'done';
}

/**
 * The act that an item carries: its letter, its referral or the task of its decision; of several, the one its decision
 * asked for. Throws `ItemError` where it has none, and where the referral is not complete: an act that cannot be done yet
 * is not recorded.
 */
export function actOf(json: Record<string, unknown>): NamedAct {
	const { pupil } = readItem(json, ['pupil']);
	const made = carriedBy(json);
	const decision = decisionFor(json, made.step);
	const period = made.period ?? decision?.period;
	const together = made.also.length > 0 ? { together: togetherOf([made.key, ...made.also.map(({ key }) => key)]) } : {};
	const common = { step: made.step, asAt: decision?.asAt ?? made.date, document: made.document, ...(period ? { period } : {}), ...together };
	return {
		act: { key: made.key, pupilId: pupil.id, ...countsNow(json), ...common },
		// The item tells the absence of its own pupil alone.
		...(made.also.length > 0 ? { also: made.also.map((other) => ({ ...other, absentSessions: null, possibleSessions: null, ...common })) } : {}),
		called: calledBy(made, decision?.stepName ?? made.step),
		done: made.kind === 'task' ? 'done' : 'made',
	};
}

/** All that is done with what an item carries, its own pupil's first. */
export const actsOf = ({ act, also = [] }: NamedAct): LoggedAct[] => [act, ...also];

function calledBy({ kind }: Carried, step: string): string {
	if (kind === 'task') return `the task "${step}"`;
	return `${theNamed(step)}${kind === 'letter' ? ' for this contact' : ''}`;
}

interface Carried {
	readonly kind: 'letter' | 'referral' | 'task';
	readonly key: string;
	readonly step: string;
	readonly date: string;
	/** File name without ending; a task has no document. */
	readonly document: string | null;
	readonly also: NonNullable<Letter['alsoAbout']>;
	/** Of a letter that is made more than once a school year: within what it is made once. */
	readonly period?: string;
}

function carriedBy(json: Record<string, unknown>): Carried {
	const asked = itemSchemas.decision.safeParse(json.decision).data;
	// A letter that was made of a task is what goes out, to each parent under a key of its own.
	if (json.letter === undefined && asked?.action === 'task' && asked.outcome === 'due' && asked.key && asked.step) {
		return { kind: 'task', key: asked.key, step: asked.step, date: asked.asAt, document: null, also: [] };
	}
	const both = json.letter !== undefined && json.referral !== undefined;
	if (json.referral !== undefined && (!both || asked?.action === 'referral')) {
		const { referral } = readItem(json, ['referral']);
		const { key, step, date, fileName } = referral;
		if (referral.ready) return { kind: 'referral', key, step, date, document: fileName, also: [] };
		throw new ItemError(`${pupilLabel(json)}: the referral is not complete`, 'Connect the output Ready of Attendance Referral to this node, not Incomplete.');
	}
	if (json.letter !== undefined) {
		const { key, step, date, fileName, alsoAbout = [] } = readItem(json, ['letter']).letter;
		const period = periodOfLetterKey(key);
		return { kind: 'letter', key, step, date, document: fileName, also: alsoAbout, ...(period === null || period === schoolYearName(date) ? {} : { period }) };
	}
	throw new ItemError(
		`${pupilLabel(json)}: there is no letter, referral or task to record`,
		'Put the node Attendance Letter or Attendance Referral before this one. A task is taken from the output Due of Attendance Escalation.',
	);
}

/** The decision that asked for the act, which knows the run's date and the step's name; undefined where a person asked for it. */
function decisionFor(json: Record<string, unknown>, step: string): Decision | undefined {
	const decision = itemSchemas.decision.safeParse(json.decision).data;
	return decision?.step === step ? decision : undefined;
}

/** What the item is told of its reservation, in words. */
export function reservationWords(named: NamedAct, answer: ReservationAnswer): CaseLogAnswer {
	const { act } = named;
	return {
		key: act.key,
		stage: 'reserved',
		alreadyDone: !mayGoOn(answer),
		resumed: answer.outcome === 'resumed',
		on: answer.on ?? act.asAt,
		document: answer.document ?? act.document,
		...(answer.holdsUntil === null ? {} : { holdsUntil: answer.holdsUntil }),
		reason: reasonFor(named, answer),
	};
}

function reasonFor({ act, also, called, done }: NamedAct, { outcome, on, document }: ReservationAnswer): string {
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
			if (also) return `${what} is about ${also.length + 1} pupils, and for one of them it was ${done} on ${date}; nothing was ${done}. ${runAgain}`;
			return `${what} was ${done} on ${date}; nothing was ${done} again.`;
		case 'another run':
			return `Another run began ${called} less than ${reservationHoldsForMinutes} minutes ago and may still be at it; nothing was ${done} again. If that run has stopped, execute again later.`;
		case 'repeated':
			return `${what} stands twice in this run; it is ${done} once.`;
		case 'another letter':
			return `${what} was begun on ${date} about other pupils than now, and is not known to be finished; nothing was ${done}. Look whether it went (Verify), and settle or release it.`;
		case 'not together':
			return `${what} is about another pupil too, for whom it may not be ${done} now; nothing was ${done}. ${runAgain}`;
	}
}

const runAgain = 'Run again with Attendance Case Log (Get History) before the letters are made: then each pupil who is left has a letter.';

/** What the item is told of an act that was settled: now, or by an earlier run. */
export function settlementWords({ act, called, done }: NamedAct, { on, alreadySettled }: { readonly on: string; readonly alreadySettled: boolean }): CaseLogAnswer {
	return {
		key: act.key,
		stage: 'settled',
		alreadyDone: alreadySettled,
		resumed: false,
		on,
		document: act.document,
		reason: alreadySettled ? `It was recorded before that ${called} was ${done} on ${longDate(on)}.` : `Recorded: ${called} was ${done} on ${longDate(on)}.`,
	};
}
