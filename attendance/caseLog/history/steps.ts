import { schoolYearName } from '../../calendar/weeks';
import type { StepTaken } from '../../item';
import type { ActEvent } from '../event';
import { standOfKey } from '../reservation';
import { compare } from './compare';

/** The events under one key, of which every one belongs to the same period. */
interface Key {
	readonly step: string;
	readonly period: string;
	readonly settled: boolean;
	readonly events: readonly ActEvent[];
}

/**
 * The steps that acts tell, oldest first, one a period. A step is `done` once each of its keys (a letter to each parent)
 * is settled, and `reserved` while one is not; a key that a person released counts as never begun. It was taken on the
 * day of its last event of that state, so that the wait for the next step begins when the last parent's letter was made.
 */
export function stepsTaken(acts: readonly ActEvent[]): StepTaken[] {
	const keys = [...Map.groupBy(acts, ({ key }) => key).values()].flatMap(keyOf);
	const steps = [...Map.groupBy(keys, ({ step, period }) => `${period} ${step}`).values()].map(stepTaken);
	return steps.sort((a, b) => compare(a.takenOn, b.takenOn) || compare(a.step, b.step) || compare(a.period ?? '', b.period ?? ''));
}

/** What stands under a key; nothing where it was released. */
function keyOf(acts: readonly ActEvent[]): Key[] {
	const { state } = standOfKey(acts);
	if (state === 'free') return [];
	const events = acts.filter(({ kind }) => kind !== 'released').sort(inTime);
	const [first] = events as [ActEvent];
	// A log of before there were other periods has the school year in its keys.
	const period = events.find((event) => event.period !== undefined)?.period ?? schoolYearName(first.asAt);
	return [{ step: first.step, period, settled: state === 'settled', events }];
}

function stepTaken(keys: readonly Key[]): StepTaken {
	const done = keys.every(({ settled }) => settled);
	const deciding = keys.flatMap(({ events }) => events).filter(({ kind }) => !done || kind === 'settled');
	const last = deciding.reduce((latest, event) => (inTime(latest, event) < 0 ? event : latest));
	const [{ step, period }] = keys as [Key];
	return { step, period, takenOn: last.asAt, state: done ? 'done' : 'reserved', documents: keys.length, absentSessions: last.absentSessions, possibleSessions: last.possibleSessions };
}

/** By date of the run, then the instant, then the key: the order is whole, so the answer hangs on no order of rows. */
function inTime(a: ActEvent, b: ActEvent): number {
	return compare(a.asAt, b.asAt) || compare(a.at, b.at) || compare(a.key, b.key) || compare(a.kind, b.kind) || a.attempt - b.attempt;
}
