import { verifyChain } from '../../../../attendance/caseLog';
import type { CaseStore } from '../../../../connectors/caseStore/caseStore';
import type { PostgresSettings } from '../../../../connectors/caseStore/postgres/connection';
import { openPostgresCaseStore } from '../../../../connectors/caseStore/postgres/open';
import { act, oakfield } from '../acts';
import { asked, Databases } from './databases';

const run = { id: 'run 1', at: '2026-11-23T09:00:00.000Z' };
const found = { by: 'data lead', reason: 'time is over', asAt: '2030-09-02' };
const pupilId = (place: number) => `pupil-no-${String(place).padStart(5, '0')}-x`;
const inBackups = expect.stringContaining('Backups of the database');
const inFiles = expect.stringContaining('VACUUM (FULL, ANALYZE) attendance.case_content');

let databases: Databases;
beforeAll(async () => {
	databases = await Databases.start();
});
afterAll(async () => await databases.stop());

describe('what is erased from the case log in PostgreSQL', () => {
	let settings: PostgresSettings;
	let store: CaseStore;
	beforeEach(async () => {
		({ settings } = await databases.fresh());
		store = await openPostgresCaseStore(settings);
		await store.settle(oakfield, Array.from({ length: 300 }, (_, place) => act(pupilId(place))), run);
	});
	afterEach(async () => await store.close());

	/** How many of the files of the log's tables and indexes, and of the planner's statistics, hold a text. */
	const holding = async (text: string): Promise<number> => {
		await asked(settings, 'checkpoint');
		const [files] = await asked<{ count: number }>(settings, `select count(*)::int as count from pg_class where relnamespace = 'attendance'::regnamespace and pg_relation_filenode(oid) is not null
			and position('${text}'::bytea in pg_read_binary_file(pg_relation_filepath(oid))) > 0`);
		const [statistics] = await asked<{ count: number }>(settings, `select count(*)::int as count from pg_stats where schemaname = 'attendance' and concat(most_common_vals, histogram_bounds) like '%${text}%'`);
		return files!.count + statistics!.count;
	};

	it('is not found in the files of its tables and indexes, nor in the statistics of the planner', async () => {
		await asked(settings, 'analyze attendance.case_content');
		// The first is an end of the statistics' histogram.
		expect(await holding(pupilId(0))).toBeGreaterThan(2);
		expect(await store.erase(oakfield, [pupilId(0), pupilId(7)], found, run)).toEqual({ eventsErased: 2, pupilsErased: 2, stillOpen: [], remains: [inBackups] });
		expect([await holding(pupilId(0)), await holding(pupilId(7))]).toEqual([0, 0]);
		expect(await holding(pupilId(8))).toBeGreaterThan(0);
	});

	it('is told to be there still where another session has the table, and vanishes by erasing again', async () => {
		const reader = asked(settings, 'begin; select count(*) from case_content; select pg_sleep(600)').catch(() => 'ended');
		for (;;) {
			const [sleeper] = await asked<{ pid: number }>(settings, "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'");
			if (!sleeper) continue;
			expect(await store.erase(oakfield, [pupilId(7)], found, run)).toMatchObject({ eventsErased: 1, remains: [inFiles, inBackups] });
			await asked(settings, `select pg_terminate_backend(${sleeper.pid})`);
			break;
		}
		expect(await reader).toBe('ended');
		expect(await store.erase(oakfield, [pupilId(7)], found, run)).toMatchObject({ eventsErased: 0, remains: [inBackups] });
		expect(await holding(pupilId(7))).toBe(0);
	});

	const clerk = async (rights: string) => {
		const user = `clerk_${settings.database}`;
		await asked(settings, `create role ${user} login password 'clerk'; grant usage on schema attendance to ${user}; grant ${rights} on all tables in schema attendance to ${user}`);
		return await openPostgresCaseStore({ ...settings, user, password: 'clerk' });
	};

	it('needs the right to delete, and says so', async () => {
		const limited = await clerk('select, insert');
		await expect(limited.erase(oakfield, [pupilId(7)], found, run)).rejects.toMatchObject({ name: 'CaseStoreError', advice: expect.stringContaining('delete in its table case_content') });
		expect(verifyChain(await limited.events(oakfield))).toMatchObject({ intact: true, events: 300, erased: 0 });
		await limited.close();
	});

	it('is told to be in the table’s file still where the user may delete and not make the table anew', async () => {
		const limited = await clerk('select, insert, delete');
		expect(await limited.erase(oakfield, [pupilId(7)], found, run)).toMatchObject({ eventsErased: 1, remains: [inFiles, inBackups] });
		expect(verifyChain(await limited.events(oakfield))).toMatchObject({ intact: true, erased: 1 });
		await limited.close();
	});
});
