import { verifyChain } from '../../../../attendance/caseLog';
import { CaseStoreError, type CaseStore } from '../../../../connectors/caseStore/caseStore';
import type { PostgresSettings } from '../../../../connectors/caseStore/postgres/connection';
import { openPostgresCaseStore } from '../../../../connectors/caseStore/postgres/open';
import { act, acts, oakfield } from '../acts';
import { CuttableWay } from './cutConnection';
import { asked, Databases } from './databases';

const run = { id: 'run 1', at: '2026-11-23T09:00:00.000Z' };

let databases: Databases;
beforeAll(async () => {
	databases = await Databases.start();
});
afterAll(async () => await databases.stop());

let settings: PostgresSettings;
const opened: CaseStore[] = [];
async function open(over: Partial<PostgresSettings> = {}): Promise<CaseStore> {
	const store = await openPostgresCaseStore({ ...settings, ...over });
	opened.push(store);
	return store;
}
beforeEach(async () => {
	({ settings } = await databases.fresh());
});
afterEach(async () => {
	await Promise.all(opened.splice(0).map((store) => store.close()));
});

/** The error of a call, which must be one that a school can read. */
async function failure(call: Promise<unknown>): Promise<CaseStoreError> {
	const error: unknown = await call.then(() => undefined, (thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(CaseStoreError);
	return error as CaseStoreError;
}
const outcomes = async (store: CaseStore, over: Partial<typeof run> = {}) => (await store.reserve(oakfield, acts(0, 50), { ...run, ...over })).map(({ outcome }) => outcome);

/** Has the first insert of an event stand still on the server. */
const sleepAtInserts = () =>
	asked(settings, `create sequence attendance.naps; create function attendance.nap() returns trigger language plpgsql as
		$$ begin if nextval('attendance.naps') = 1 then perform pg_sleep(60); end if; return null; end $$;
		create trigger nap before insert on case_content execute function attendance.nap()`);
async function sleeping(): Promise<number> {
	for (;;) {
		const [found] = await asked<{ pid: number }>(settings, "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'");
		if (found) return found.pid;
	}
}
const endConnections = (name: string) => asked(settings, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`);

describe('opening the case log in PostgreSQL', () => {
	it.each([
		['a wrong password', { password: 'wrong-password' }, 'The user or the password is wrong', 'Check both'],
		['a database that does not exist', { database: 'no_such' }, 'There is no database of this name', 'Check its name'],
		['a port where nobody listens', { port: 1 }, 'No PostgreSQL answers', 'firewall'],
		['a host that does not exist', { host: 'database.invalid' }, 'There is no host of this name', 'how the host is written'],
		['SSL that the server does not speak', { ssl: 'verify' }, 'does not encrypt connections', 'SSL switched on'],
	] as const)('says what to do about %s, and never the password', async (_what, over, message, advice) => {
		const error = await failure(open(over));
		expect(error.message).toContain(message);
		expect(error.advice).toContain(advice);
		expect(JSON.stringify([error.message, error.advice, error])).not.toContain((over as { password?: string }).password ?? settings.password);
	});

	describe('by a user with fewer rights', () => {
		const clerk = async (...grants: string[]) => {
			const user = `clerk_${settings.database}`;
			await asked(settings, `create role ${user} login password 'clerk'; ${grants.map((grant) => `${grant} ${user};`).join(' ')}`);
			return { user, password: 'clerk' };
		};

		it('says which right is missing where the user may not make the schema', async () => {
			const error = await failure(open(await clerk()));
			expect(error.message).toContain('may not do this');
			expect(error.advice).toContain('create a schema in the database');
		});

		it('says so where somebody else made an empty schema', async () => {
			await asked(settings, 'create schema attendance');
			expect((await failure(open(await clerk('grant usage on schema attendance to')))).advice).toContain('ALTER SCHEMA attendance OWNER');
		});

		it('says so where the user may read the log and not write to it', async () => {
			await (await open()).settle(oakfield, [act('1')], run);
			const store = await open(await clerk('grant usage on schema attendance to', 'grant select on all tables in schema attendance to'));
			expect((await store.history(oakfield, ['1'])).size).toBe(1);
			expect((await failure(store.reserve(oakfield, [act('2')], run))).advice).toContain('read and insert');
		});

		it('works where the user may read and insert, and no more', async () => {
			await open();
			const store = await open(await clerk('grant usage on schema attendance to', 'grant select, insert on all tables in schema attendance to'));
			expect(await outcomes(store)).toEqual(Array(50).fill('reserved'));
		});
	});

	it('says so where the schema holds something else', async () => {
		await asked(settings, 'create schema attendance; create table attendance.case_chain (id integer)');
		expect((await failure(open())).message).toContain('holds something else');
	});

	it('makes nothing outside its own schema', async () => {
		await open();
		expect(await asked(settings, "select distinct schemaname from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")).toEqual([{ schemaname: 'attendance' }]);
	});

	it('leaves no connection behind, whether it opened or not', async () => {
		await (await openPostgresCaseStore(settings)).close();
		await asked(settings, "insert into attendance.kysely_migration values ('9999-12-later', '2030-01-01T00:00:00.000Z')");
		await failure(open());
		expect(await asked(settings, 'select count(*)::int as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')).toEqual([{ others: 0 }]);
	});
});

describe('the case log in PostgreSQL, when things go wrong', () => {
	it('refuses that its tables are emptied', async () => {
		await open();
		for (const table of ['case_chain', 'case_content', 'case_erased', 'school_name']) await expect(asked(settings, `truncate ${table}`)).rejects.toThrow('append-only');
	});

	it('connects anew where the server ended an idle connection', async () => {
		const store = await open();
		await outcomes(store);
		await endConnections(settings.database);
		expect(await outcomes(store)).toEqual(Array(50).fill('resumed'));
	});

	it('begins the step again, and writes it once, where the server ends the connection before the commit', async () => {
		const store = await open();
		await sleepAtInserts();
		const call = outcomes(store);
		await sleeping();
		await endConnections(settings.database);
		expect(await call).toEqual(Array(50).fill('reserved'));
		expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, events: 50 });
	});

	it('says that nothing was written where the network fails before the commit and stays away', async () => {
		await open();
		const way = await CuttableWay.to(settings.port);
		const store = await open({ port: way.port });
		way.cutOnce({ at: 'insert into "attendance"."case_content"', when: 'for good' });
		const error = await failure(outcomes(store));
		expect(error.message).toContain('No PostgreSQL answers');
		expect(error.advice).toContain('Nothing was written');
		expect(await (await open()).events(oakfield)).toEqual([]);
	});

	it.each([
		['before', 0, 'reserved'],
		['after', 50, 'resumed'],
	] as const)('says that a step may have been written where the network fails at the commit (%s it), and running again is safe', async (when, written, again) => {
		await open();
		const way = await CuttableWay.to(settings.port);
		try {
			const store = await open({ port: way.port });
			way.cutOnce({ at: 'commit\0', when });
			const error = await failure(outcomes(store));
			expect(error.message).toContain('may or may not have been written');
			expect(error.advice).toContain('nothing is made twice');
			expect(await store.events(oakfield)).toHaveLength(written);
			expect(await outcomes(store)).toEqual(Array(50).fill(again));
			expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, events: 50 });
		} finally {
			await way.close();
		}
	});

	it.each(['40001', '40P01'])('does again what another transaction was in the way of (%s)', async (code) => {
		const store = await open();
		await asked(settings, `create sequence attendance.tries; create function attendance.busy() returns trigger language plpgsql as
			$$ begin if nextval('attendance.tries') < 3 then raise exception 'in the way' using errcode = '${code}'; end if; return null; end $$;
			create trigger busy before insert on case_content execute function attendance.busy()`);
		expect(await outcomes(store)).toEqual(Array(50).fill('reserved'));
		expect(await store.events(oakfield)).toHaveLength(50);
	});

	it('does not wait for a run of another school', async () => {
		const other = { urn: '900002', name: 'Elmbrook School' };
		const [store, second] = [await open(), await open()];
		await store.settle(other, [act('1')], run);
		await outcomes(store);
		await sleepAtInserts();
		const slow = outcomes(store, { id: 'run 2', at: '2026-11-24T09:00:00.000Z' });
		const pid = await sleeping();
		expect(await second.settle(other, [act('2')], run)).toMatchObject([{ alreadySettled: false }]);
		await asked(settings, `select pg_terminate_backend(${pid})`);
		expect(await slow).toEqual(Array(50).fill('resumed'));
	});

	it('ends, on the server, a transaction that stands still, and a wait for a lock', async () => {
		const store = await open();
		await asked(settings, `create table attendance.seen as select '' as name, '' as setting; create function attendance.look() returns trigger language plpgsql as
			$$ begin insert into attendance.seen select name, current_setting(name) from pg_settings where name in ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'); return null; end $$;
			create trigger look before insert on case_content execute function attendance.look()`);
		await outcomes(store);
		expect(await asked(settings, "select name, setting from attendance.seen where name <> '' order by name")).toEqual([
			{ name: 'idle_in_transaction_session_timeout', setting: '1min' },
			{ name: 'lock_timeout', setting: '30s' },
			{ name: 'statement_timeout', setting: '1min' },
		]);
	});
});
