import type { Kysely, KyselyPlugin } from 'kysely';
import { caseOf, verifyChain, type LoggedAct } from '../../../attendance/caseLog';
import type { CaseStore } from '../../../connectors/caseStore/caseStore';
import { SqlCaseStore, type CaseStoreBackend } from '../../../connectors/caseStore/sql/sqlCaseStore';
import type { CaseLogTables } from '../../../connectors/caseStore/sql/tables';
import { bringUpToDate } from '../../../connectors/caseStore/sql/upToDate';
import { act, acts, oakfield } from './acts';
import type { Place, TestedBackend } from './backend';
import { takesUpTheFirstRelease } from './firstRelease';
import { keepsUnderProcesses } from './processes';
import { keepsRecords } from './records';
import { showsTampering } from './tampering';

const morning = { id: 'run 1', at: '2026-11-23T09:00:00.000Z' };
const minutesLater = (id: string, minutes: number) => ({ id, at: new Date(Date.parse(morning.at) + minutes * 60_000).toISOString() });

/** What holds of the case log in every database. */
export function keepsTheContract(backend: TestedBackend): void {
	keepsUnderProcesses(backend);
	keepsRecords(backend);
	takesUpTheFirstRelease(backend);
	showsTampering(backend);

	describe(`the case log ${backend.name}`, () => {
		let place: Place;
		let store: CaseStore;
		const opened: CaseStore[] = [];
		const open = async () => {
			const another = await place.open();
			opened.push(another);
			return another;
		};

		beforeEach(async () => {
			place = await backend.fresh();
			store = await open();
		});
		afterEach(async () => {
			await Promise.all(opened.splice(0).map((each) => each.close()));
		});

		const outcomes = async (run = morning, asked = [act('1042')], school = oakfield) => (await store.reserve(school, asked, run)).map(({ outcome }) => outcome);

		it('lets one letter about several pupils through for all of them or for none', async () => {
			const [a, b, c] = ['1', '2', '3'].map((pupilId) => act(pupilId, { together: 'one letter' })) as [LoggedAct, LoggedAct, LoggedAct];
			await store.settle(oakfield, [act('2')], minutesLater('run 0', -30));
			expect(await outcomes(morning, [a, b, c, act('4')])).toEqual(['not together', 'already done', 'not together', 'reserved']);
			// Nothing was written for the two, so that a letter of their own may go at once.
			const pair = [act('1', { together: 'the other two' }), act('3', { together: 'the other two' })];
			expect(await outcomes(minutesLater('run 2', 1), pair)).toEqual(['reserved', 'reserved']);
			expect(await outcomes(minutesLater('run 3', 2), pair)).toEqual(['another run', 'another run']);
			// The run stopped: the same letter is taken up, and no other, since it may be on its way.
			expect(await outcomes(minutesLater('run 4', 30), [act('1')])).toEqual(['another letter']);
			expect(await outcomes(minutesLater('run 4', 30), pair)).toEqual(['resumed', 'resumed']);
			await store.settle(oakfield, pair, minutesLater('run 4', 31));
			expect(await outcomes(minutesLater('run 5', 60), pair)).toEqual(['already done', 'already done']);
			expect(verifyChain(await store.events(oakfield)).intact).toBe(true);
		});

		it('reserves, settles and tells the history', async () => {
			expect(await outcomes()).toEqual(['reserved']);
			expect(await store.settle(oakfield, [act('1042')], minutesLater('run 1', 1))).toEqual([{ on: '2026-11-23', alreadySettled: false, wasReserved: true }]);

			const history = await store.history(oakfield, ['1042', '7', '1042']);
			expect([...history.keys()]).toEqual(['1042']);
			expect(caseOf(history.get('1042') ?? []).steps).toEqual([
				{ step: 'early-concern', period: '2026/27', takenOn: '2026-11-23', state: 'done', documents: 1, absentSessions: 9, possibleSessions: 104 },
			]);
		});

		it('never lets a key through again once it is settled, in this run or any other', async () => {
			await outcomes();
			await store.settle(oakfield, [act('1042')], morning);
			expect(await outcomes()).toEqual(['already done']);
			expect(await outcomes(minutesLater('run 2', 60 * 24 * 7), [act('1042', { asAt: '2026-11-30' })])).toEqual(['already done']);
		});

		it('keeps a second run away for a while, then lets it take up what the first left open, once', async () => {
			await outcomes();
			expect(await outcomes(minutesLater('run 2', 1))).toEqual(['another run']);
			expect(await outcomes(minutesLater('run 2', 20))).toEqual(['resumed']);
			expect(await outcomes(minutesLater('run 3', 21))).toEqual(['another run']);
		});

		it('lets the same run go on when n8n tries its node again, and writes nothing more', async () => {
			await outcomes();
			expect(await outcomes()).toEqual(['resumed']);
			expect(await store.events(oakfield)).toHaveLength(1);
		});

		it('answers in the order asked and lets an act that stands twice in one batch through once', async () => {
			await outcomes(morning, [act('2')]);
			await store.settle(oakfield, [act('2')], morning);
			expect(await outcomes(minutesLater('run 2', 1), [act('1'), act('2'), act('1'), act('3')])).toEqual(['reserved', 'already done', 'repeated', 'reserved']);
		});

		it('settles once, however often it is asked, and records what was done without a reservation', async () => {
			const [first] = await store.settle(oakfield, [act('1042'), act('1042')], morning);
			expect(first).toEqual({ on: '2026-11-23', alreadySettled: false, wasReserved: false });
			expect(await store.settle(oakfield, [act('1042', { asAt: '2026-11-30' })], minutesLater('run 2', 60))).toEqual([
				{ on: '2026-11-23', alreadySettled: true, wasReserved: false },
			]);
			expect(await store.events(oakfield)).toHaveLength(1);
		});

		it('takes hundreds of letters in one go, and its chain holds', async () => {
			const many = acts(0, 1300);
			expect(new Set(await outcomes(morning, many))).toEqual(new Set(['reserved']));
			await store.settle(oakfield, many, morning);
			expect((await store.history(oakfield, many.map(({ pupilId }) => pupilId))).size).toBe(1300);
			expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, events: 2600 });
		});

		it('lets two runs of one n8n write at the same moment without a deadlock, and gives each key to one of them', async () => {
			const other = await open();
			await store.settle(oakfield, [act('met before')], morning);
			const asked = acts(0, 200);
			const answers = await Promise.all([store.reserve(oakfield, asked, morning), other.reserve(oakfield, [...asked].reverse(), minutesLater('run 2', 0))]);
			const won = answers.map((each) => each.filter(({ outcome }) => outcome === 'reserved').length);
			expect(won[0]! + won[1]!).toBe(200);
			expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, events: 201 });
		});

		it('writes nothing of a batch of which one act cannot be written', async () => {
			const broken = act('3', { possibleSessions: 0.5 });
			await expect(store.reserve(oakfield, [act('1'), broken], morning)).rejects.toThrow();
			expect(await store.events(oakfield)).toEqual([]);
			expect(await outcomes()).toEqual(['reserved']);
		});

		it('tells the history of 1,000 pupils among 10,000 events by one query', async () => {
			const pupils = Array.from({ length: 1000 }, (_, index) => String(index));
			const all = pupils.flatMap((id) => [1, 2, 3, 4, 5].map((letter) => act(id, { key: `${id}|${letter}` })));
			await store.reserve(oakfield, all, morning);
			await store.settle(oakfield, all, morning);

			let queries = 0;
			const counted = seenThrough(store, (args) => {
				if (JSON.stringify(args.node).includes('case_content')) queries += 1;
				return args.node;
			});
			const history = await counted.history(oakfield, pupils);
			expect(queries).toBe(1);
			expect(history.size).toBe(1000);
			expect([...history.values()].every((events) => events.length === 10 && events[0]?.kind === 'reserved')).toBe(true);
		});

		describe('texts', () => {
			it.each([
				["a quote and what follows it in an attack", "1'); drop table case_content; --"],
				['double quotes, backslashes and percent signs', '\\"%_$1 ?'],
				['an emoji and letters of other scripts', '🧒🏽 Zoë 中文 Łukasz'],
				['letters written two ways, which are two ids', 'e\u0301'],
				['line ends and tabs', 'a\r\n\tb'],
			])('come back as they were written: %s', async (_what, text) => {
				await store.settle({ urn: '', name: text }, [act(text, { document: text, step: text })], { ...morning, id: text });
				expect((await store.history({ urn: '', name: text }, [text, text.normalize('NFC')])).get(text)).toMatchObject([{ pupilId: text, document: text, step: text, run: text }]);
				expect(verifyChain(await store.events({ urn: '', name: text }))).toMatchObject({ intact: true, events: 1 });
			});

			it.each([
				['NUL', 'a\0b'],
				['half an emoji', 'a\ud83eb'],
			])('are refused, and nothing is written, where they hold %s', async (_what, text) => {
				const refusal = { name: 'CaseStoreError', message: expect.stringContaining('"document" of pupil 2'), advice: expect.stringContaining('stray character') };
				for (const write of ['reserve', 'settle'] as const) {
					await expect(store[write](oakfield, [act('1'), act('2', { document: text })], morning)).rejects.toMatchObject(refusal);
				}
				await expect(store.history(oakfield, [text])).rejects.toMatchObject({ name: 'CaseStoreError' });
				await expect(store.settle({ urn: '', name: text }, [act('1')], morning)).rejects.toMatchObject({ message: expect.stringContaining('of the school') });
				expect(await store.events(oakfield)).toEqual([]);
			});
		});

		describe('versions', () => {
			it('takes the steps that an older log lacks, and keeps what it holds', async () => {
				await outcomes(morning, acts(0, 3));
				const { db } = inside(store);
				const taken = { up: () => Promise.reject(new Error('taken before')) };
				const steps = { '2026-11-case-events': taken, '2026-11-content-apart': taken, '9999-12-later': { up: async (older: Kysely<unknown>) => await older.schema.createTable('later').addColumn('name', 'text').execute() } };
				await bringUpToDate(db, { migrations: steps, named: 'case log', ...place.upgrade });
				await place.past("insert into later values ('here')");
				expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, events: 3 });
				// What a package that does not know the step finds.
				await expect(place.open()).rejects.toMatchObject({ message: expect.stringContaining('made by a newer version'), advice: expect.stringContaining('Update n8n-nodes-school-attendance') });
			});
		});

		describe('append-only', () => {
			beforeEach(async () => {
				await outcomes(morning, acts(0, 3));
			});
			it.each([
				["update case_content set as_at = '2026-01-01'"],
				["update case_chain set hash = 'f'"],
				['delete from case_content'],
				['delete from case_content where sequence = 3'],
				['delete from case_chain where sequence = 3'],
				['update school_name set school = 9'],
				['delete from school_name'],
			])('refuses: %s', async (text) => await expect(place.past(text)).rejects.toThrow('append-only'));
		});

		describe('several schools in one file', () => {
			const done = async (school: typeof oakfield) => {
				await store.settle(school, [act('1042')], morning);
			};
			const isDone = async (school: typeof oakfield) => (await store.history(school, ['1042'])).size === 1;

			it('keeps the same pupil id of two schools apart, and each school’s chain whole', async () => {
				await done(oakfield);
				expect(await isDone({ urn: '900002', name: 'Elmbrook School' })).toBe(false);
				await done({ urn: '900002', name: 'Elmbrook School' });
				expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, events: 1 });
			});

			it.each([
				['fills in its URN later', { urn: '', name: 'Oakfield School' }, oakfield],
				['writes its name another way', { urn: '', name: 'Oakfield School' }, { urn: '', name: ' OAKFIELD  school' }],
				['changes its name under the same URN', oakfield, { urn: '900001', name: 'Oakfield Academy' }],
				['leaves its URN out later', oakfield, { urn: '', name: 'Oakfield School' }],
			])('finds the history of a school that %s', async (_name, before, after) => {
				await done(before);
				expect(await isDone(after)).toBe(true);
				await store.reserve(after, [act('5')], morning);
				expect(await isDone(before)).toBe(true);
			});

			it('gives schools that it meets for the first time at one moment a log each', async () => {
				const schools = [1, 2, 3, 4, 5].map((place) => ({ urn: `90001${place}`, name: 'St Anne’s' }));
				const stores = await Promise.all(schools.map(open));
				await Promise.all(schools.map(async (school, place) => await stores[place]!.settle(school, acts(0, place + 1), morning)));
				for (const [place, school] of schools.entries()) expect(verifyChain(await store.events(school))).toMatchObject({ intact: true, events: place + 1 });
			});

			it('tells two schools of one name apart by their URNs', async () => {
				await done({ urn: '900001', name: 'St Anne’s' });
				expect(await isDone({ urn: '900002', name: 'St Anne’s' })).toBe(false);
				await store.reserve({ urn: '900002', name: 'St Anne’s' }, [act('5')], morning);
				expect(await isDone({ urn: '900001', name: 'St Anne’s' })).toBe(true);
			});
		});
	});
}

/** A store lets nobody see its queries, so a test looks inside. */
const inside = (store: CaseStore) => store as unknown as { readonly db: Kysely<CaseLogTables>; readonly backend: CaseStoreBackend };

/** The same store, whose queries are seen. */
function seenThrough(store: CaseStore, transformQuery: KyselyPlugin['transformQuery']): CaseStore {
	const { db, backend } = inside(store);
	return new SqlCaseStore(db.withPlugin({ transformQuery, transformResult: async ({ result }) => result }), backend);
}
