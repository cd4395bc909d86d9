import type { ActEvent, CaseEvent, RecordedEvent } from '../caseLog/event';
import { isAct } from '../caseLog/event';
import { recordInWords, type RecordNames } from '../caseLog/recordWords';
import { capitalised, theNamed } from '../text/named';
import { counted } from '../text/plainEnglish';
import type { ChronologyEntry } from './schema';

/**
 * Everything that the log holds of a pupil, oldest first, in plain words.
 * Takes the pupil's events in any order and what names steps, parents and records. Letters of one step and day stand as
 * one entry. A reservation that was settled is told by its settlement alone; one that is still open says so.
 */
export function chronologyOf(events: readonly CaseEvent[], names: RecordNames): ChronologyEntry[] {
	return [...stepEntries(events.filter(isAct), names), ...events.filter(isRecord).map((event) => recordEntry(event, names))].sort(
		(one, other) => compare(one.date, other.date) || compare(one.recordedAt, other.recordedAt) || compare(one.what, other.what),
	);
}

export const isRecord = (event: CaseEvent): event is RecordedEvent => event.kind === 'recorded';

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function recordEntry({ record, at, absentSessions, possibleSessions }: RecordedEvent, names: RecordNames): ChronologyEntry {
	const { what, detail } = recordInWords(record, names);
	return { date: record.on, recordedAt: at, type: record.type, what, detail: [...detail], by: record.by, absentSessions, possibleSessions };
}

function stepEntries(acts: readonly ActEvent[], names: RecordNames): ChronologyEntry[] {
	const together = new Map<string, ActEvent[]>();
	for (const act of acts.filter((one) => !givesWay(one, acts))) {
		const entry = JSON.stringify([act.kind, act.step, act.asAt, act.period, act.reason]);
		together.set(entry, [...(together.get(entry) ?? []), act]);
	}
	return [...together.values()].map((ofStep) => stepEntry(ofStep, names));
}

/** A reservation that was settled or released afterwards, or taken over by a later run, is not told by itself. */
function givesWay(act: ActEvent, acts: readonly ActEvent[]): boolean {
	return act.kind === 'reserved' && acts.some(({ key, kind, attempt }) => key === act.key && (kind === 'reserved' ? attempt > act.attempt : kind === 'settled' || attempt >= act.attempt));
}

function stepEntry(acts: readonly ActEvent[], names: RecordNames): ChronologyEntry {
	const [first] = acts as readonly [ActEvent, ...ActEvent[]];
	const documents = acts.filter(({ document }) => document !== null).length;
	const the = theNamed(names.step(first.step));
	const state = {
		settled: `${capitalised(the)} was ${documents > 0 ? 'made' : 'done'}`,
		released: `${capitalised(the)} was begun and came to nothing`,
		reserved: `${capitalised(the)} was begun and is not known to be finished`,
	}[first.kind];
	return {
		date: first.asAt,
		recordedAt: acts.map(({ at }) => at).sort().at(-1) as string,
		type: 'step',
		what: state,
		detail: [documents > 1 ? `${counted(documents, 'document')}, one for each person written to` : '', first.reason ?? ''].filter((line) => line !== ''),
		by: first.by ?? '',
		absentSessions: first.absentSessions,
		possibleSessions: first.possibleSessions,
	};
}
