import type { Kysely } from 'kysely';
import { chainStart, type ActEvent, type CaseEvent, type ChainedEvent, type ChainEnd } from '../../../attendance/caseLog';
import type { PupilInLog } from '../caseStore';
import { eventOf, toChained } from './rows';
import { inParts, type CaseLogTables } from './tables';

type Database = Kysely<CaseLogTables>;

/** An event about a pupil: all but those that say what was erased. */
export type PupilEvent = Exclude<CaseEvent, { kind: 'erased' }>;

/** The events of each of these pupils, oldest first. */
export async function eventsByPupil(db: Database, school: number, pupilIds: readonly string[]): Promise<Map<string, CaseEvent[]>> {
	const found = new Map<string, CaseEvent[]>();
	for (const ids of inParts([...new Set(pupilIds)])) {
		const rows = await db.selectFrom('case_content').select(['sequence', 'event']).where('school', '=', school).where('pupil_id', 'in', ids).orderBy('sequence').execute();
		for (const event of rows.map(eventOf<PupilEvent>)) add(found, event.pupilId, event);
	}
	return found;
}

/** The events under each of these keys, in no order. */
export async function eventsByKey(db: Database, school: number, keys: readonly string[]): Promise<Map<string, PupilEvent[]>> {
	const found = new Map<string, PupilEvent[]>();
	for (const some of inParts([...new Set(keys)])) {
		const rows = await db.selectFrom('case_content').select(['sequence', 'event']).where('school', '=', school).where('key', 'in', some).execute();
		for (const event of rows.map(eventOf<PupilEvent>)) add(found, event.key, event);
	}
	return found;
}

/** The whole log of a school in order; content that stands at no place of the chain comes in where it says it belongs. */
export async function wholeChain(db: Database, school: number): Promise<ChainedEvent[]> {
	// One look at all: an erasure in between would show as content gone without a word.
	const rows = await db
		.selectFrom('case_chain')
		.leftJoin('case_content', (join) => join.onRef('case_content.school', '=', 'case_chain.school').onRef('case_content.sequence', '=', 'case_chain.sequence'))
		.select(['case_chain.school', 'case_chain.sequence', 'case_chain.previous_hash', 'case_chain.content_hash', 'case_chain.hash'])
		.select(['case_content.salt', 'case_content.kind', 'case_content.key', 'case_content.pupil_id', 'case_content.as_at', 'case_content.at', 'case_content.run', 'case_content.attempt', 'case_content.event'])
		.where('case_chain.school', '=', school)
		.orderBy('case_chain.sequence')
		.execute();
	const links = rows.map(({ salt, kind, as_at, at, run, event, ...row }) =>
		toChained(row, salt === null || kind === null || as_at === null || at === null || run === null || event === null ? null : { ...row, salt, kind, as_at, at, run, event }),
	);
	const strays = await db
		.selectFrom('case_content')
		.selectAll()
		.where('school', '=', school)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('case_chain').select('hash').whereRef('case_chain.school', '=', 'case_content.school').whereRef('case_chain.sequence', '=', 'case_content.sequence'))))
		.execute();
	return strays.length === 0 ? links : [...links, ...strays.map((stray) => toChained(null, stray))].sort((one, other) => one.sequence - other.sequence);
}

export async function endOfChain(db: Database, school: number): Promise<ChainEnd> {
	const last = await db.selectFrom('case_chain').select(['sequence', 'hash']).where('school', '=', school).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
	return last ?? chainStart;
}

/** The latest reservation of each key that was neither settled nor released since, oldest first; of these pupils, or of all. */
export async function openReservations(db: Database, school: number, pupilIds?: readonly string[]): Promise<ActEvent[]> {
	const reserved = db
		.selectFrom('case_content as reserved')
		.select(['sequence', 'event'])
		.where('school', '=', school)
		.where('kind', '=', 'reserved')
		.where(({ not, exists, selectFrom }) =>
			not(exists(
				selectFrom('case_content as later')
					.select('later.sequence')
					.whereRef('later.school', '=', 'reserved.school')
					.whereRef('later.key', '=', 'reserved.key')
					.where('later.kind', 'in', ['reserved', 'settled', 'released'])
					.where((later) => later.or([later('later.kind', '=', 'settled'), later('later.sequence', '>', later.ref('reserved.sequence'))])),
			)))
		.orderBy('sequence');
	if (!pupilIds) return (await reserved.execute()).map(eventOf<ActEvent>);
	const found: ActEvent[] = [];
	for (const ids of inParts(pupilIds)) found.push(...(await reserved.where('pupil_id', 'in', ids).execute()).map(eventOf<ActEvent>));
	return found;
}

/** Every pupil of whom there is content, by id. */
export async function pupilsInLog(db: Database, school: number): Promise<PupilInLog[]> {
	const rows = await db
		.selectFrom('case_content')
		.select(({ fn }) => ['pupil_id', fn.countAll().as('events'), fn.min('as_at').as('first'), fn.max('as_at').as('last')])
		.where('school', '=', school)
		.where('pupil_id', 'is not', null)
		.groupBy('pupil_id')
		.orderBy('pupil_id')
		.execute();
	return rows.map(({ pupil_id, events, first, last }) => ({ pupilId: pupil_id ?? '', events: Number(events), firstAsAt: first, lastAsAt: last }));
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}
