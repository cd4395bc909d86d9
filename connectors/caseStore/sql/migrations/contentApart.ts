import { createHash, randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { chained, chainStart, type ActEvent, type ChainEnd } from '../../../../attendance/caseLog';
import { CaseStoreError } from '../../caseStore';
import { toRows } from '../rows';
import type { CaseLogTables, TableDialect } from '../tables';
import type { FirstEventRow, FirstTables } from './caseEvents';

/** How many events are read and written at a time. */
const chunk = 1000;

/**
 * Parts the chain from its content, so that content can be erased. The events of the first release are checked by the
 * hashes they were written with and then tied anew, with salt; the old table goes, since its hashes had none.
 * Throws `CaseStoreError`, and so changes nothing, where the old log does not verify. Part of a release: never changed.
 */
export async function partContent(db: Kysely<unknown>, dialect: TableDialect): Promise<void> {
	await createTables(db, dialect);
	const both = db as Kysely<FirstTables & CaseLogTables>;
	for (const { school } of await both.selectFrom('case_event').select('school').distinct().execute()) await convert(both, school);
	await db.schema.dropTable('case_event').execute();
	await createIndexes(db);
}

async function createTables(db: Kysely<unknown>, { text, ending, longRows }: TableDialect): Promise<void> {
	await db.schema
		.createTable('case_chain')
		.addColumn('school', 'integer', (column) => column.notNull())
		.addColumn('sequence', 'integer', (column) => column.notNull())
		.addColumn('previous_hash', text, (column) => column.notNull())
		.addColumn('content_hash', text, (column) => column.notNull())
		.addColumn('hash', text, (column) => column.notNull())
		.addPrimaryKeyConstraint('case_chain_place', ['school', 'sequence'])
		.addUniqueConstraint('one_place_follows_another', ['school', 'previous_hash'])
		.modifyEnd(ending)
		.execute();
	await db.schema
		.createTable('case_content')
		.addColumn('school', 'integer', (column) => column.notNull())
		.addColumn('sequence', 'integer', (column) => column.notNull())
		.addColumn('salt', text, (column) => column.notNull())
		.addColumn('kind', text, (column) => column.notNull().check(sql`kind in ('reserved', 'settled', 'released', 'recorded', 'erased')`))
		.addColumn('key', text)
		.addColumn('pupil_id', text)
		.addColumn('as_at', text, (column) => column.notNull())
		.addColumn('at', text, (column) => column.notNull())
		.addColumn('run', text, (column) => column.notNull())
		.addColumn('attempt', 'integer')
		.addColumn('event', text, (column) => column.notNull())
		.addPrimaryKeyConstraint('case_content_place', ['school', 'sequence'])
		.modifyEnd(longRows)
		.execute();
	await db.schema
		.createTable('case_erased')
		.addColumn('school', 'integer', (column) => column.notNull())
		.addColumn('sequence', 'integer', (column) => column.notNull())
		.addColumn('erasure', 'integer', (column) => column.notNull())
		.addPrimaryKeyConstraint('case_erased_place', ['school', 'sequence'])
		.modifyEnd(ending)
		.execute();
}

/** The last guards of "exactly once", should a store ever read and write in two steps; and what events are looked up by. */
async function createIndexes(db: Kysely<unknown>): Promise<void> {
	const once = { reserved_once_an_attempt: ['reserved', 'attempt'], released_once_an_attempt: ['released', 'attempt'], settled_once: ['settled'], recorded_once: ['recorded'] };
	for (const [name, [kind, ...more]] of Object.entries(once)) {
		await db.schema.createIndex(name).on('case_content').columns(['school', 'key', ...more]).unique().where(sql.ref('kind'), '=', sql.lit(kind)).execute();
	}
	await db.schema.createIndex('case_content_key').on('case_content').columns(['school', 'key']).execute();
	await db.schema.createIndex('case_content_pupil').on('case_content').columns(['school', 'pupil_id']).execute();
}

async function convert(db: Kysely<FirstTables & CaseLogTables>, school: number): Promise<void> {
	let old = chainStart;
	let end = chainStart;
	for (;;) {
		const rows = await db.selectFrom('case_event').selectAll().where('school', '=', school).where('sequence', '>', old.sequence).orderBy('sequence').limit(chunk).execute();
		if (rows.length === 0) return;
		const links = chained(end, rows.map((row) => {
			old = followed(old, row);
			return { salt: randomBytes(16).toString('hex'), event: firstEvent(row) };
		}));
		const { chain, content } = toRows(school, links);
		await db.insertInto('case_chain').values(chain).execute();
		await db.insertInto('case_content').values(content).execute();
		end = links.at(-1) ?? end;
	}
}

const firstEvent = (row: FirstEventRow): ActEvent => ({
	kind: row.kind, key: row.key, pupilId: row.pupil_id, step: row.step, asAt: row.as_at, at: row.at, run: row.run, attempt: row.attempt,
	absentSessions: row.absent_sessions, possibleSessions: row.possible_sessions, document: row.document,
});

/** The place of a row of the first release, as that release verified it: SHA-256 of flat JSON, fields in alphabetical order. */
function followed(end: ChainEnd, row: FirstEventRow): ChainEnd {
	const sequence = end.sequence + 1;
	const content = { ...firstEvent(row), sequence, previousHash: end.hash };
	const hash = createHash('sha256').update(JSON.stringify(content, Object.keys(content).sort())).digest('hex');
	if (row.sequence !== sequence || row.previous_hash !== end.hash || row.hash !== hash) {
		throw new CaseStoreError(
			`The case log does not verify: event ${sequence} of school ${row.school} is missing or was changed after it was written`,
			'Nothing was changed. Put back the copy from your last backup; find out who can write to the case log past n8n.',
		);
	}
	return { sequence, hash };
}
