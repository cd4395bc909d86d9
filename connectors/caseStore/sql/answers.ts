import {
	allOrNone, answerReservation, isAct, mayGoOn, releasable,
	type ActEvent, type LoggedAct, type NewRecord, type RecordedEvent, type ReservationAnswer, type Run,
} from '../../../attendance/caseLog';
import type { Found, RecordAnswer, ReleaseAnswer, SettlementAnswer } from '../caseStore';
import type { PupilEvent } from './reading';

/** What stood under a key before the call. */
export type EventsOf = (key: string) => readonly PupilEvent[];

/** What a call is answered, in the order asked, and what is written for it. */
export interface Answered<Answer> {
	readonly answers: Answer[];
	readonly events: readonly PupilEvent[];
}

export function reserved(acts: readonly LoggedAct[], run: Run, eventsOf: EventsOf): Answered<ReservationAnswer> {
	const asked = new Set<string>();
	const alone = acts.map((act): ReservationAnswer => {
		if (asked.has(act.key)) return { outcome: 'repeated', on: act.asAt, document: act.document, attempt: null, holdsUntil: null };
		asked.add(act.key);
		return answerReservation(eventsOf(act.key).filter(isAct), run, act.together);
	});
	const answers = allOrNone(acts, alone);
	const events = acts.flatMap((act, place) => {
		const answer = answers[place] as ReservationAnswer;
		return mayGoOn(answer) && answer.attempt !== null ? [logged('reserved', act, run, answer.attempt)] : [];
	});
	return { answers, events };
}

export function settled(acts: readonly LoggedAct[], run: Run, eventsOf: EventsOf): Answered<SettlementAnswer> {
	const now = new Map<string, ActEvent>();
	const answers = acts.map((act): SettlementAnswer => {
		const before = eventsOf(act.key).filter(isAct);
		const attempt = Math.max(0, ...before.map((event) => event.attempt));
		const earlier = before.find(({ kind }) => kind === 'settled') ?? now.get(act.key);
		if (!earlier) now.set(act.key, logged('settled', act, run, attempt));
		return { on: earlier?.asAt ?? act.asAt, alreadySettled: earlier !== undefined, wasReserved: attempt > 0 };
	});
	return { answers, events: [...now.values()] };
}

export function recorded(records: readonly NewRecord[], run: Run, eventsOf: EventsOf): Answered<RecordAnswer> {
	const now = new Map<string, RecordedEvent>();
	const answers = records.map(({ key, pupilId, asAt, absentSessions, possibleSessions, record }): RecordAnswer => {
		const alreadyRecorded = now.has(key) || eventsOf(key).some(({ kind }) => kind === 'recorded');
		if (!alreadyRecorded) now.set(key, { kind: 'recorded', key, pupilId, asAt, at: run.at, run: run.id, absentSessions, possibleSessions, record });
		return { alreadyRecorded };
	});
	return { answers, events: [...now.values()] };
}

export function released(keys: readonly string[], { by, reason, asAt }: Found, run: Run, eventsOf: EventsOf): Answered<ReleaseAnswer> {
	const now = new Map<string, ActEvent>();
	const answers = keys.map((key): ReleaseAnswer => {
		const before = eventsOf(key).filter(isAct);
		const open = now.has(key) ? undefined : releasable(before, run);
		if (open) now.set(key, { ...open, kind: 'released', asAt, at: run.at, run: run.id, by, reason });
		// A node tried again is told what it was told before.
		return { released: now.has(key) || before.some((event) => event.kind === 'released' && event.run === run.id) };
	});
	return { answers, events: [...now.values()] };
}

const logged = (kind: ActEvent['kind'], act: LoggedAct, run: Run, attempt: number): ActEvent => ({
	kind, key: act.key, pupilId: act.pupilId, step: act.step, asAt: act.asAt, at: run.at, run: run.id, attempt,
	absentSessions: act.absentSessions, possibleSessions: act.possibleSessions, document: act.document,
	...(act.period === undefined ? {} : { period: act.period }),
	...(act.together === undefined ? {} : { together: act.together }),
});
