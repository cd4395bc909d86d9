import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NodeHelpers, Workflow, type INode } from 'n8n-workflow';
import { verifyChain } from '../../../attendance/caseLog';
import { caseLogSchema, caseSchema } from '../../../attendance/item';
import { decide, supportFirst } from '../../../attendance/policy';
import { openSqliteCaseStore } from '../../../connectors/caseStore/sqlite/open';
import { AttendanceCaseLog } from '../../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { factsOf, monday, mother, patterns } from '../../attendance/policy/pupils';
import { runNode, type NodeRun } from '../../support/runNode';
import { father, letter, pupilItem, referral, school } from './items';

describe('Attendance Case Log', () => {
	let databaseFile: string;
	beforeEach(() => {
		databaseFile = path.join(mkdtempSync(path.join(tmpdir(), 'case-log-node-')), 'case-log.sqlite');
	});

	const run = (parameters: object, items: NodeRun['items'], more: Partial<NodeRun> = {}) =>
		runNode(new AttendanceCaseLog(), { items, parameters: { databaseFile, ...parameters }, ...more });
	const reserve = (items: NodeRun['items'], executionId = '1', more: Partial<NodeRun> = {}) => run({ operation: 'record', stage: 'reserve' }, items, { executionId, ...more });
	const settle = (items: NodeRun['items'], executionId = '1', more: Partial<NodeRun> = {}) => run({ operation: 'record', stage: 'settle' }, items, { executionId, ...more });
	const history = (items: NodeRun['items'], more: Partial<NodeRun> = {}) => run({ operation: 'getHistory' }, items, more);
	const eventsOf = async () => {
		const store = await openSqliteCaseStore(databaseFile);
		const events = await store.events(school);
		await store.close();
		return events;
	};
	const caseOfFirst = async (id: string) => (await history([{ json: pupilItem(id) }])).outputs[0]?.[0]?.json.case;

	describe('record', () => {
		it('lets each letter through once, and each parent has a letter', async () => {
			const items = [letter('1042'), letter('1042', father), letter('7')];
			const first = await reserve(items);
			expect(first.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
			expect(first.outputs[1]).toEqual([]);
			const { caseLog, ...others } = first.outputs[0]?.[0]?.json ?? {};
			expect(others).toEqual(items[0]?.json);
			expect(first.bytes(first.outputs[0]?.[0]?.binary?.pdf).toString()).toBe('a letter');
			expect(caseLogSchema.parse(caseLog)).toEqual({
				key: '1042|early-concern|id:7731|2026/27', stage: 'reserved', alreadyDone: false, resumed: false, on: monday, document: '2026-11-23_early-concern_9C_1042', holdsUntil: expect.any(String), reason: 'The early concern letter for this contact is reserved for this run.',
			});

			await settle(items);
			const second = await reserve(items, '2');
			expect(second.outputs[0]).toEqual([]);
			expect(second.outputs[1]).toHaveLength(3);
			expect(second.outputs[1]?.[0]).toEqual({
				json: { ...items[0]?.json, caseLog: { key: '1042|early-concern|id:7731|2026/27', stage: 'reserved', alreadyDone: true, resumed: false, on: monday, document: '2026-11-23_early-concern_9C_1042', reason: 'The early concern letter for this contact was made on 23 November 2026; nothing was made again.' } },
				pairedItem: { item: 0 },
			});
		});

		it('takes the runs of two n8n for two, although both count theirs alike', async () => {
			let another: typeof AttendanceCaseLog = AttendanceCaseLog;
			jest.isolateModules(() => {
				another = jest.requireActual<{ AttendanceCaseLog: typeof AttendanceCaseLog }>('../../../nodes/AttendanceCaseLog/AttendanceCaseLog.node').AttendanceCaseLog;
			});
			const here = await reserve([letter('1042')], '1');
			const there = await runNode(new another(), { items: [letter('1042')], parameters: { databaseFile, operation: 'record', stage: 'reserve' }, executionId: '1' });
			const tried = await reserve([letter('1042')], '1');
			expect([here, there, tried].map(({ outputs }) => outputs.map(({ length }) => length))).toEqual([[1, 0], [0, 1], [1, 0]]);
		});

		it('keeps a run that comes while another is at it away', async () => {
			await reserve([letter('1042')], '1');
			const { outputs } = await reserve([letter('1042')], '2');
			expect(outputs[1]?.[0]?.json.caseLog).toMatchObject({ alreadyDone: true, reason: expect.stringMatching(/^Another run began the early concern letter for this contact less than 15 minutes ago/) });
		});

		it('lets two runs at the same moment share the letters between them', async () => {
			const items = Array.from({ length: 30 }, (_, place) => letter(String(place)));
			const [one, two] = await Promise.all([reserve(items, '1'), reserve(items, '2')]);
			expect((one.outputs[0]?.length ?? 0) + (two.outputs[0]?.length ?? 0)).toBe(30);
		});

		it('lets a node that n8n tries again go on', async () => {
			await reserve([letter('1042')], '1');
			const { outputs } = await reserve([letter('1042')], '1');
			expect(outputs[0]?.[0]?.json.caseLog).toMatchObject({ alreadyDone: false, resumed: true });
		});

		it('takes up what a run left open long ago, and says what becomes of its document', async () => {
			const store = await openSqliteCaseStore(databaseFile);
			const { key, fileName } = letter('1042', mother, '2026-11-16').json.letter;
			await store.reserve(school, [{ key, pupilId: '1042', step: 'early-concern', asAt: '2026-11-16', absentSessions: null, possibleSessions: null, document: fileName }], { id: 'stopped', at: '2026-11-16T09:00:00.000Z' });
			await store.close();
			const { outputs } = await reserve([letter('1042')]);
			expect(outputs[0]?.[0]?.json.caseLog).toMatchObject({
				resumed: true, on: '2026-11-16', document: '2026-11-16_early-concern_9C_1042',
				reason: 'The early concern letter for this contact was begun on 16 November 2026 and is not known to be finished; this run takes it up. Where "2026-11-16_early-concern_9C_1042" was saved then, it is kept and no other is made.',
			});
		});

		it('makes an act once that stands twice in one run', async () => {
			const { outputs } = await reserve([letter('1042'), letter('1042')]);
			expect(outputs.map((items) => items.length)).toEqual([1, 1]);
			expect(outputs[1]?.[0]?.json.caseLog).toMatchObject({ reason: 'The early concern letter for this contact stands twice in this run; it is made once.' });
		});

		it('records a referral, with the counts of the day and nothing else of the child', async () => {
			await reserve([referral('1042')]);
			const { outputs } = await settle([referral('1042')]);
			expect(outputs).toHaveLength(1);
			expect(outputs[0]?.[0]?.json.caseLog).toMatchObject({ stage: 'settled', alreadyDone: false, reason: 'Recorded: the local authority support referral was made on 23 November 2026.' });
			const links = await eventsOf();
			expect(verifyChain(links)).toMatchObject({ intact: true, events: 2, erased: 0 });
			expect(links[1]?.event).toMatchObject({ kind: 'settled', key: '1042|local-authority-support|2026/27', pupilId: '1042', absentSessions: 56, possibleSessions: 100, document: '2026-11-23_local-authority-support_3f9a21c0' });
			expect(JSON.stringify(links)).not.toMatch(/marlowe|tess|mill lane/i);
		});

		it('takes the act that the decision asked for where an item has a letter and a referral', async () => {
			const { outputs } = await reserve([{ json: { ...referral('1042').json, letter: letter('1042').json.letter } }]);
			expect(outputs[0]?.[0]?.json.caseLog).toMatchObject({ key: '1042|local-authority-support|2026/27' });
		});

		it('counts from the date of the run that decided, whatever date is printed on the letter', async () => {
			const { json, binary } = letter('1042');
			await settle([{ json: { ...json, letter: { ...json.letter, date: '2026-11-25' } }, binary }]);
			expect(await caseOfFirst('1042')).toMatchObject({ steps: [{ takenOn: monday }] });
			await settle([{ json: { ...letter('7').json, decision: undefined } }]);
			expect(await caseOfFirst('7')).toMatchObject({ steps: [{ takenOn: monday }] });
		});

		it('keeps the pupils of two schools of one run apart', async () => {
			const elmbrook = { ...school, urn: '900002', name: 'Elmbrook School' };
			const there = { ...letter('1042'), json: { ...letter('1042').json, school: elmbrook } };
			const { outputs } = await reserve([letter('1042'), there, letter('7')]);
			expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
			expect(await eventsOf()).toHaveLength(2);
		});

		it('reserves nothing where an item cannot be read and the node is to stop', async () => {
			await expect(reserve([letter('1042'), { json: pupilItem('7') }])).rejects.toMatchObject({
				message: 'Pupil 7: there is no letter, referral or task to record',
				description: 'Put the node Attendance Letter or Attendance Referral before this one. A task is taken from the output Due of Attendance Escalation.',
			});
			expect(existsSync(databaseFile)).toBe(false);
		});

		it('goes on with the others where the node is set to, and hands on no record of the one that failed', async () => {
			const { outputs } = await reserve([{ json: pupilItem('7') }, letter('1042')], '1', { continueOnFail: true });
			expect(outputs[0]?.map(({ json }) => Object.keys(json).sort())[0]).toEqual(['advice', 'error', 'pupil']);
			expect(outputs[0]?.[1]?.json.caseLog).toMatchObject({ alreadyDone: false });
		});

		it('records no referral that is not complete', async () => {
			await expect(reserve([referral('1042', false)])).rejects.toMatchObject({ message: 'Pupil 1042: the referral is not complete' });
		});

		it('settles once, also what was never reserved: that it happened must not be lost', async () => {
			await settle([letter('1042')]);
			const { outputs } = await settle([letter('1042')], '2');
			expect(outputs[0]?.[0]?.json.caseLog).toMatchObject({ alreadyDone: true, reason: 'It was recorded before that the early concern letter for this contact was made on 23 November 2026.' });
			expect((await reserve([letter('1042')], '3')).outputs[1]).toHaveLength(1);
		});
	});

	describe('get history', () => {
		it('gives a pupil without history an empty case, and keeps all else', async () => {
			const item = { json: { ...pupilItem('1042'), note: 'kept' } };
			const { outputs } = await history([item]);
			expect(outputs).toHaveLength(1);
			expect(outputs[0]).toEqual([{ json: { ...item.json, case: { steps: [], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] } }, pairedItem: { item: 0 } }]);
		});

		it('tells decide what was done, so that a second run has nothing due and says why', async () => {
			await reserve([letter('1042')]);
			expect(await caseOfFirst('1042')).toMatchObject({ steps: [{ state: 'reserved' }] });
			await settle([letter('1042')]);
			const found = caseSchema.parse(await caseOfFirst('1042'));
			expect(found).toEqual({ steps: [{ step: 'early-concern', period: '2026/27', takenOn: monday, state: 'done', documents: 1, absentSessions: 8, possibleSessions: 100 }], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] });
			const second = decide({ ...factsOf({ days: patterns.dayHereAndThere }), case: found }, supportFirst, monday);
			expect(second).toMatchObject({ outcome: 'nothing due', reasons: ['The early concern letter was made on 23 November 2026. No second step is taken for a pupil on one day.'] });
		});

		it('does nothing, and makes no file, where no item comes', async () => {
			await history([]).catch(() => undefined);
			expect(existsSync(databaseFile)).toBe(false);
		});

		it('says what is wrong with the file and what to do, also item by item', async () => {
			writeFileSync(databaseFile, 'Pupil,Date\n'.repeat(500));
			const failure = { message: `"${databaseFile}" is not a case log`, description: expect.stringContaining('Look at the path') };
			await expect(history([{ json: pupilItem('1042') }])).rejects.toMatchObject(failure);
			const { outputs } = await history([{ json: pupilItem('1042') }, { json: pupilItem('7') }], { continueOnFail: true });
			expect(outputs[0]?.map(({ json }) => [json.error, json.pupil])).toEqual([[failure.message, { id: '1042' }], [failure.message, { id: '7' }]]);
		});
	});

	it('lives in n8n’s own folder where no file is named', async () => {
		const before = process.env.N8N_USER_FOLDER;
		process.env.N8N_USER_FOLDER = path.dirname(databaseFile);
		try {
			await reserve([letter('1042')]);
			await run({ operation: 'record', stage: 'reserve', databaseFile: '' }, [letter('1042')]);
			expect(existsSync(path.join(path.dirname(databaseFile), '.n8n/school-attendance/case-log.sqlite'))).toBe(true);
		} finally {
			if (before === undefined) delete process.env.N8N_USER_FOLDER;
			else process.env.N8N_USER_FOLDER = before;
		}
	});
});

describe('the ways out of Attendance Case Log, as the editor sees them', () => {
	const { description } = new AttendanceCaseLog();

	it.each([
		[{ operation: 'getHistory' }, ['Cases']],
		[{ operation: 'record' }, ['Cases', 'Already Done']],
		[{ operation: 'record', stage: 'reserve' }, ['Cases', 'Already Done']],
		[{ operation: 'record', stage: 'settle' }, ['Cases']],
		[{ operation: 'record', stage: 'release' }, ['Cases']],
		[{ operation: 'record', what: 'hold' }, ['Cases']],
		[{ operation: 'plan' }, ['Cases']],
		[{ operation: 'review' }, ['Cases']],
		[{ operation: 'verify' }, ['Verdict', 'Open Reservations']],
		[{ operation: 'export' }, ['Case Files']],
		[{ operation: 'export', whichCases: 'sample' }, ['Case Files', 'Overview']],
		[{ operation: 'erase' }, ['Erased']],
	])('%j has %j', (parameters, names) => {
		const node: INode = { id: '1', name: 'Case Log', type: description.name, typeVersion: 1, position: [0, 0], parameters };
		const nodeTypes = { getByName: () => new AttendanceCaseLog(), getByNameAndVersion: () => new AttendanceCaseLog(), getKnownTypes: () => ({}) };
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		const outputs = NodeHelpers.getNodeOutputs(workflow, node, description);
		expect(outputs).toEqual(names.map((displayName) => ({ type: 'main', displayName })));
	});
});

describe('what Attendance Case Log says below its name', () => {
	const { description } = new AttendanceCaseLog();

	it.each([
		[{ operation: 'getHistory' }, 'Get each pupil’s history'],
		[{ operation: 'record' }, 'Reserve before acting'],
		[{ operation: 'record', stage: 'settle' }, 'Record that it is done'],
		[{ operation: 'record', what: 'hold', stage: 'settle' }, 'Record a hold'],
		[{ operation: 'review', whichCases: 'sample' }, 'List reviews due'],
		[{ operation: 'export', whichCases: 'sample' }, 'Sample case files'],
		[{ operation: 'erase' }, 'Say what would be erased'],
		[{ operation: 'erase', testRun: false }, 'Erase'],
		[{ operation: 'verify' }, 'Check that nothing was changed'],
	])('%j: %s', (given, words) => {
		const parameters = NodeHelpers.getNodeParameters(description.properties, given, true, false, { typeVersion: 1 } as INode, description) ?? {};
		const node: INode = { id: '1', name: 'Case Log', type: description.name, typeVersion: 1, position: [0, 0], parameters };
		const nodeTypes = { getByName: () => new AttendanceCaseLog(), getByNameAndVersion: () => new AttendanceCaseLog(), getKnownTypes: () => ({}) };
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		expect(workflow.expression.getSimpleParameterValue(node, description.subtitle, 'internal', {}, undefined, '')).toBe(words);
	});
});

describe('what Attendance Case Log asks for', () => {
	const { description } = new AttendanceCaseLog();
	const node = { typeVersion: 1 } as INode;

	it.each([
		[{ operation: 'getHistory' }, ['store', 'databaseFile'], []],
		[{ operation: 'record' }, ['store', 'databaseFile'], []],
		[{ operation: 'record', store: 'postgres' }, ['store'], ['schoolPostgresApi']],
		[{ operation: 'getHistory', store: 'postgres' }, ['store'], ['schoolPostgresApi']],
		// It shows the log's cases as a Sheet or list, and reads them from the items.
		[{ operation: 'mirror', store: 'postgres' }, [], ['schoolGoogleOAuth2Api']],
	])('%j has of the log’s own fields %j, and the credentials %j', (given, fields, expected) => {
		const parameters = NodeHelpers.getNodeParameters(description.properties, { service: 'google', ...given }, true, false, node, description) ?? {};
		const shown = <T extends { name: string }>(all: readonly T[]) => all.filter((each) => NodeHelpers.displayParameter(parameters, each as never, node, description)).map(({ name }) => name);
		expect(shown(description.properties).filter((name) => ['store', 'databaseFile'].includes(name))).toEqual(fields);
		expect(shown(description.credentials ?? [])).toEqual(expected);
	});
});
