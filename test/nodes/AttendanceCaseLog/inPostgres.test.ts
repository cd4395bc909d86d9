import { verifyChain } from '../../../attendance/caseLog';
import { openPostgresCaseStore } from '../../../connectors/caseStore/postgres/open';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceCaseLog } from '../../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { startPostgres, type RunningPostgres } from '../../support/postgres';
import { runNode, type NodeRun } from '../../support/runNode';
import { father, letter, pupilItem, school } from './items';

let server: RunningPostgres;
beforeAll(async () => {
	server = await startPostgres();
});
afterAll(async () => {
	await stopTypst();
	await server.stop();
});

describe('Attendance Case Log, kept in PostgreSQL', () => {
	const settings = (over: object = {}) => {
		const { host, port, database, user, password } = server;
		return { host, port, database, user, password, ssl: 'disable' as const, ...over };
	};
	const run = (parameters: object, items: NodeRun['items'], executionId = '1', over: object = {}) =>
		runNode(new AttendanceCaseLog(), { items, parameters: { store: 'postgres', ...parameters }, executionId, credentials: { schoolPostgresApi: settings(over) } });
	const reserve = (items: NodeRun['items'], executionId: string) => run({ operation: 'record', stage: 'reserve' }, items, executionId);

	it('reserves, settles and tells the history, and lets each letter through once', async () => {
		const items = [letter('1042'), letter('1042', father), letter('7')];
		const atOnce = await Promise.all([reserve(items, '1'), reserve(items, '2')]);
		const [winner] = atOnce.filter(({ outputs }) => outputs[0]?.length === 3);
		expect(atOnce.map(({ outputs }) => outputs.map(({ length }) => length)).sort()).toEqual([[0, 3], [3, 0]]);
		expect(winner?.outputs[0]?.map(({ json }) => json.caseLog)).toMatchObject(Array(3).fill({ stage: 'reserved', alreadyDone: false }));

		const settled = await run({ operation: 'record', stage: 'settle' }, items, winner === atOnce[0] ? '1' : '2');
		expect(settled.outputs[0]?.map(({ json }) => json.caseLog)).toMatchObject(Array(3).fill({ stage: 'settled', alreadyDone: false }));
		expect(settled.hints).toEqual([]);
		expect((await reserve(items, '3')).outputs[1]?.map(({ json }) => json.caseLog)).toMatchObject(Array(3).fill({ alreadyDone: true }));

		const history = await run({ operation: 'getHistory' }, [{ json: pupilItem('1042') }, { json: pupilItem('8') }]);
		expect(history.outputs[0]?.map(({ json }) => (json.case as { steps: object[] }).steps)).toMatchObject([[{ step: 'early-concern', state: 'done', documents: 2 }], []]);

		const store = await openPostgresCaseStore(settings());
		expect(verifyChain(await store.events(school))).toMatchObject({ intact: true, events: 6, erased: 0 });
		await store.close();
	});

	it('records, plans, verifies, exports and erases', async () => {
		const there = { json: { ...pupilItem('77'), school: { ...school, urn: '900003', name: 'Postgate School' } } };
		const at = { asAt: '2018-11-05' };
		await run({ operation: 'record', what: 'hold', by: 'office', holdKind: 'other', reason: 'Ask me', ...at }, [there]);
		await run({ operation: 'plan', by: 'office', barriers: 'a', targets: 'b', support: 'c', owner: 'd', reviewOn: '2018-12-03', ...at }, [there]);
		expect((await run({ operation: 'review', asAt: '2018-12-03' }, [there])).outputs[0]).toHaveLength(1);
		const verdict = async () => (await run({ operation: 'verify' }, [there])).outputs[0]?.[0]?.json.verification;
		expect(await verdict()).toMatchObject({ intact: true, events: 2, erased: 0 });
		const files = await run({ operation: 'export', asAt: '2018-12-03' }, [there]);
		expect(files.outputs[0]?.[0]?.json.caseFile).toMatchObject({ entries: 2 });
		const erase = async (testRun: boolean) => (await run({ operation: 'erase', by: 'lead', eraseReason: 'schedule', testRun, asAt: '2026-11-23' }, [there])).outputs[0]?.[0]?.json.erasure;
		expect(await erase(true)).toMatchObject({ testRun: true, pupilsErased: 1, eventsErased: 2 });
		expect(await erase(false)).toMatchObject({ testRun: false, pupilsErased: 1, eventsErased: 2 });
		expect(await verdict()).toMatchObject({ intact: true, events: 3, erased: 2 });
		expect((await run({ operation: 'getHistory' }, [there])).outputs[0]?.[0]?.json.case).toMatchObject({ holds: [], plans: [] });
	});

	it('says what is wrong with the database and what to do, without the password', async () => {
		const error = await run({ operation: 'getHistory' }, [{ json: pupilItem('1042') }], '1', { password: 'wrong-password' }).catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ message: expect.stringContaining('The user or the password is wrong'), description: expect.stringContaining('then execute again') });
		expect(JSON.stringify(error)).not.toContain('wrong-password');
	});
});
