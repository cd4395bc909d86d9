import { schoolYearName } from '../calendar/weeks';
import { emptyCase, type Case, type StepTaken } from '../item';
import { isAct, type ActEvent, type CaseEvent } from './event';

/**
 * The case that a pupil's events tell.
 * Takes the events of one pupil, in any order; gives the steps taken, oldest first. A step is `done` once each of its
 * keys (a letter to each parent) is settled, and `reserved` while one is not. It was taken on the day of its last event
 * of that state, so that the wait for the next step begins when the last parent's letter was made.
 */
export function caseOf(events: readonly CaseEvent[]): Case {
	const taken = new Map<string, ActEvent[]>();
	for (const event of events.filter(isAct)) {
		const stepOfYear = `${schoolYearName(event.asAt)} ${event.step}`;
		taken.set(stepOfYear, [...(taken.get(stepOfYear) ?? []), event]);
	}
	const steps = [...taken.values()].map(stepTaken).sort((a, b) => compare(a.takenOn, b.takenOn) || compare(a.step, b.step));
	return { ...emptyCase, steps };
}

function stepTaken(events: readonly ActEvent[]): StepTaken {
	const keys = new Set(events.map(({ key }) => key));
	const settled = events.filter(({ kind }) => kind === 'settled');
	const done = new Set(settled.map(({ key }) => key)).size === keys.size;
	const last = (done ? settled : events).reduce((latest, event) => (inTime(latest, event) < 0 ? event : latest));
	return {
		step: last.step,
		takenOn: last.asAt,
		state: done ? 'done' : 'reserved',
		documents: keys.size,
		absentSessions: last.absentSessions,
		possibleSessions: last.possibleSessions,
	};
}

/** By date of the run, then the instant, then the key: the order is whole, so the answer hangs on no order of rows. */
function inTime(a: ActEvent, b: ActEvent): number {
	return compare(a.asAt, b.asAt) || compare(a.at, b.at) || compare(a.key, b.key) || compare(a.kind, b.kind) || a.attempt - b.attempt;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
