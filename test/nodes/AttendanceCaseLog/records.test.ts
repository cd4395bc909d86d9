import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyChain } from '../../../attendance/caseLog';
import { caseLogSchema, caseSchema, recordedSchema, type Case } from '../../../attendance/item';
import { openSqliteCaseStore } from '../../../connectors/caseStore/sqlite/open';
import { AttendanceCaseLog } from '../../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { monday, mother } from '../../attendance/policy/pupils';
import { runNode, type NodeRun } from '../../support/runNode';
import { father, pupilItem, school } from './items';

const by = 'P. Adeyemi, attendance officer';
const secret = /marlowe|tess|ines|owen|mill lane/i;

describe('what people say, recorded by Attendance Case Log', () => {
	let databaseFile: string;
	beforeEach(() => {
		databaseFile = path.join(mkdtempSync(path.join(tmpdir(), 'case-log-records-')), 'case-log.sqlite');
	});

	const run = (parameters: object, items: NodeRun['items'], more: Partial<NodeRun> = {}) =>
		runNode(new AttendanceCaseLog(), { items, parameters: { databaseFile, asAt: monday, ...parameters }, ...more });
	const item = (id = '1042', over: object = {}) => ({ json: { ...pupilItem(id), contacts: [mother, father], ...over } });
	const record = (what: string, parameters: object, items: NodeRun['items'] = [item()], more: Partial<NodeRun> = {}) => run({ operation: 'record', what, by, ...parameters }, items, more);
	const caseNow = async (id = '1042'): Promise<Case> => caseSchema.parse((await run({ operation: 'getHistory' }, [item(id)])).outputs[0]?.[0]?.json.case);
	const answerOf = (ran: Awaited<ReturnType<typeof run>>, place = 0) => recordedSchema.parse(ran.outputs[0]?.[place]?.json.recorded);
	const log = async () => {
		const store = await openSqliteCaseStore(databaseFile);
		const events = await store.events(school);
		await store.close();
		return events;
	};

	const approval = (over: object = {}) => ({ outcome: 'held', by: 'H. Brannigan', on: monday, at: `${monday}T10:00:00.000Z`, reason: 'Ring first', until: '2026-12-04', step: 'early-concern', period: '2026/27', ...over });
	const plan = { operation: 'plan', by, barriers: 'No bus before 8.10\n\n PE on Mondays ', targets: 'In by 8.45', support: 'Bus pass | Pastoral office\nA mentor', owner: 'Ms Okafor', reviewOn: '2026-12-14', agreedWith: 'Pupil and mother' };

	describe('once', () => {
		it.each<[string, object, keyof Case]>([
			['hold', { holdKind: 'bereavement', reason: 'A grandfather died' }, 'holds'],
			['help', { help: 'Breakfast club', provider: 'Pastoral team' }, 'interventions'],
			['contact', { way: 'phone call', parent: 'Mother', notes: 'Bus' }, 'contactsMade'],
			['notice', { noticeKind: 'penalty notice', parent: '7732' }, 'notices'],
		])('%s: a second run writes nothing again, and says so', async (what, parameters, kept) => {
			const first = await record(what, parameters);
			expect(answerOf(first)).toMatchObject({ alreadyRecorded: false, id: expect.stringMatching(/^[\da-f]{8}$/) });
			expect(answerOf(await record(what, parameters, [item()], { executionId: '2' }))).toMatchObject({ alreadyRecorded: true, id: answerOf(first).id });
			expect((await caseNow())[kept]).toHaveLength(1);
			expect(await log()).toHaveLength(1);
		});

		it('takes the same hold with other words on the same day for one, and two talks for two', async () => {
			await record('hold', { holdKind: 'bereavement', reason: 'A grandfather died' });
			await record('hold', { holdKind: 'bereavement', reason: 'Her grandfather has died' });
			await record('contact', { way: 'phone call', reached: false, parent: 'Mother' });
			await record('contact', { way: 'phone call', reached: true, parent: 'Mother' });
			expect(await caseNow()).toMatchObject({ holds: [{ reason: 'A grandfather died' }], contactsMade: [{ reached: false }, { reached: true }] });
		});

		it('keeps pupils and schools apart', async () => {
			const elsewhere = item('1042', { school: { ...school, urn: '900002', name: 'Elmbrook School' } });
			const { outputs } = await record('hold', { holdKind: 'other', reason: 'Ask me' }, [item(), item('7'), elsewhere]);
			expect(outputs[0]?.map(({ json, pairedItem }) => [(json.recorded as { alreadyRecorded: boolean }).alreadyRecorded, pairedItem])).toEqual([0, 1, 2].map((place) => [false, { item: place }]));
			expect(await log()).toHaveLength(2);
		});
	});

	it('holds no name of pupil or parent in a field of its own, and the absence of the day', async () => {
		await record('contact', { way: 'meeting', parent: 'Ines Marlowe' });
		await record('notice', { noticeKind: 'penalty notice', parent: 'Father' });
		const events = await log();
		expect(JSON.stringify(events)).not.toMatch(secret);
		expect(events[0]?.event).toMatchObject({ kind: 'recorded', asAt: monday, absentSessions: 8, possibleSessions: 100, record: { contact: 'id:7731', on: monday } });
		expect(verifyChain(events)).toMatchObject({ intact: true });
	});

	it('takes the day from On, and the date of the run from As At', async () => {
		await record('help', { help: 'Mentoring', on: '2026-11-09' });
		expect((await log())[0]?.event).toMatchObject({ asAt: monday, record: { on: '2026-11-09' } });
	});

	describe('a person’s decision', () => {
		it.each(['approved', 'held', 'not appropriate'])('%s is recorded for its step and period', async (outcome) => {
			await record('approval', {}, [item('1042', { approval: approval({ outcome }) })]);
			expect((await caseNow()).approvals).toEqual([{ step: 'early-concern', period: '2026/27', outcome, by: 'H. Brannigan', on: monday, reason: 'Ring first', until: '2026-12-04' }]);
		});

		it('is one, though each parent’s letter carries it; a later one is another', async () => {
			const held = item('1042', { approval: approval() });
			const { outputs } = await record('approval', {}, [held, held]);
			expect(outputs[0]).toHaveLength(2);
			await record('approval', {}, [item('1042', { approval: approval({ outcome: 'approved', reason: '', until: null, at: `${monday}T11:00:00.000Z` }) })]);
			await record('approval', {}, [item('1042', { approval: approval({ at: `${monday}T12:00:00.000Z` }) })]);
			expect(await log()).toHaveLength(3);
		});

		it('that nobody made, or that no step needed, is not recorded, and says why', async () => {
			const unanswered = await record('approval', {}, [item('1042', { approval: approval({ outcome: 'not answered', by: '' }) }), item('7')]);
			expect([answerOf(unanswered), answerOf(unanswered, 1)]).toMatchObject([{ type: null, reason: 'Nobody decided before the link ended; nothing was recorded.' }, { type: null, reason: 'The step needed nobody’s approval; nothing was recorded.' }]);
			expect(await log()).toEqual([]);
		});

		it('must be there where the step needs one', async () => {
			const needing = item();
			const json = { ...needing.json, decision: { ...needing.json.decision, requiresApproval: true } };
			await expect(record('approval', {}, [{ json }])).rejects.toMatchObject({ message: 'Pupil 1042: "approval" is missing', description: 'Put the node Attendance Approval before this one.' });
		});
	});

	describe('what is about an earlier record', () => {
		it('ends the open holds of a kind, also when n8n tries again', async () => {
			await record('hold', { holdKind: 'bereavement', reason: 'A' });
			await record('hold', { holdKind: 'court order', reason: 'B' });
			expect(answerOf(await record('holdEnded', { holdToEnd: 'bereavement' }))).toMatchObject({ alreadyRecorded: false, reason: 'Recorded: the end of the hold.' });
			expect(answerOf(await record('holdEnded', { holdToEnd: 'bereavement' }))).toMatchObject({ alreadyRecorded: true });
			expect((await caseNow()).holds).toMatchObject([{ kind: 'court order' }]);
			await record('holdEnded', {});
			expect((await caseNow()).holds).toEqual([]);
		});

		it('tells what came of the one help that goes on, or of the one named', async () => {
			await record('help', { help: 'Breakfast club' });
			await record('help', { help: 'Mentoring' });
			await expect(record('helpOutcome', { helpOutcome: 'helped' })).rejects.toMatchObject({ message: 'Pupil 1042: more than one help goes on' });
			await record('helpOutcome', { help: 'breakfast  CLUB', helpOutcome: 'did not help', notes: 'Came twice' });
			await record('helpOutcome', { helpOutcome: 'helped' });
			expect((await caseNow()).interventions).toMatchObject([{ name: 'Breakfast club', outcome: 'did not help', notes: 'Came twice' }, { name: 'Mentoring', outcome: 'helped' }]);
		});

		const penalties = (...dates: string[]) => dates.map((issuedOn) => ({ json: { ...item().json, issuedOn } }));
		const recordPenalties = (items: NodeRun['items']) => record('notice', { noticeKind: 'penalty notice', parent: 'Mother', issuedOn: '={{ $json.issuedOn }}' }, items);

		it.each([
			['three within three years, all told at once', ['2026-10-05', '2024-10-07', '2025-10-06'], [0, 1, 2]],
			['two', ['2024-10-07', '2025-10-06'], []],
			['one of before 19 August 2024', ['2024-08-18', '2025-10-06'], [0]],
		])('records %s, and warns in item and run where the law says no', async (_, dates, warned) => {
			const { outputs, hints } = await recordPenalties(penalties(...dates));
			const answers = outputs[0]!.map(({ json }) => recordedSchema.parse(json.recorded));
			expect(answers.flatMap(({ warnings }, place) => (warnings ? [place] : []))).toEqual(warned);
			expect(hints.length).toBe(warned.length > 0 ? 1 : 0);
			expect((await caseNow()).notices).toHaveLength(dates.length);
		});

		it('warns again where the notice stands in the log already, and of a notice to improve for a holiday or of two weeks', async () => {
			const answers = [];
			for (let time = 0; time < 2; time += 1) answers.push(answerOf(await record('notice', { noticeKind: 'notice to improve', issuedBy: 'school', parent: 'Mother', termTimeHoliday: true, periodEndsOn: '2026-12-04' })));
			expect(answers).toMatchObject([{ alreadyRecorded: false }, { alreadyRecorded: true }]);
			for (const { warnings } of answers) expect(warnings).toEqual([expect.stringContaining('not used for a term-time holiday'), expect.stringContaining('fewer than 3 school weeks')]);
			expect(answers[0]?.warnings?.join(' ')).not.toMatch(secret);
		});

		it('tells what became of a parent’s notice', async () => {
			const improvement = { noticeKind: 'notice to improve', issuedBy: 'school', periodEndsOn: '2027-01-08' };
			await record('notice', { ...improvement, parent: 'Mother' });
			await record('notice', { ...improvement, parent: 'Father' });
			await expect(record('noticeOutcome', { noticeKind: 'notice to improve', noticeOutcome: 'improved' })).rejects.toMatchObject({ message: 'Pupil 1042: more than one parent has such a notice' });
			await record('noticeOutcome', { noticeKind: 'notice to improve', parent: 'Father', noticeOutcome: 'withdrawn' });
			expect((await caseNow()).notices).toMatchObject([
				{ contact: 'id:7731', outcome: null, authority: 'Wexshire', periodEndsOn: '2027-01-08', issuedBy: 'school' },
				{ contact: 'id:7732', outcome: 'withdrawn', outcomeOn: monday },
			]);
		});

		it.each<[string, object, string]>([
			['holdEnded', {}, 'no such hold is recorded'],
			['helpOutcome', { helpOutcome: 'helped' }, 'no help of that name is recorded'],
			['noticeOutcome', { noticeKind: 'penalty notice', noticeOutcome: 'paid' }, 'no such notice is recorded'],
		])('%s: says where there is none, and goes on with the others', async (what, parameters, message) => {
			await expect(record(what, parameters)).rejects.toMatchObject({ message: `Pupil 1042: ${message}`, description: expect.stringMatching(/\S/) });
			await record('hold', { holdKind: 'other', reason: 'x' }, [item('7')]);
			await record('help', { help: 'x' }, [item('7')]);
			await record('notice', { noticeKind: 'penalty notice', parent: 'Mother' }, [item('7')]);
			const { outputs } = await record(what, parameters, [item(), item('7')], { continueOnFail: true });
			expect(outputs[0]?.map(({ json }) => [json.error, (json.recorded as object | undefined) !== undefined])).toEqual([[`Pupil 1042: ${message}`, false], [undefined, true]]);
		});
	});

	describe('says what is wrong, for whom, and what to do, and names nobody', () => {
		it.each<[string, object, string]>([
			['hold', { by: ' ', reason: 'x' }, '"Member of Staff" is empty'],
			['hold', { reason: '={{ "" }}' }, '"Reason" is empty'],
			['hold', { reason: 'x', until: '2026-11-01' }, '"Until" lies before "Date"'],
			['help', { help: ' ' }, '"Help" is empty'],
			['notice', { noticeKind: 'notice to improve', parent: 'Mother', periodEndsOn: '={{ "" }}' }, '"Period Ends On" must be a day after the notice was issued'],
			['notice', { noticeKind: 'penalty notice' }, '"Parent" fits more than one contact'],
			['contact', { parent: 'Uncle' }, 'no contact is the one named in "Parent"'],
		])('%s %j', async (what, parameters, message) => {
			const error = await record(what, parameters).catch((thrown: unknown) => thrown);
			expect(error).toMatchObject({ message: `Pupil 1042: ${message}`, description: expect.stringMatching(/\S/) });
			expect(JSON.stringify(error)).not.toMatch(secret);
		});

		it('records nothing of the others where one cannot be read and the node is to stop', async () => {
			await expect(record('hold', { holdKind: 'other', reason: '={{ $json.why ?? "" }}' }, [item('1042', { why: 'x' }), item('7')])).rejects.toMatchObject({ message: 'Pupil 7: "Reason" is empty' });
			expect(await log().catch(() => [])).toEqual([]);
		});
	});

	it('takes the addressee of the letter where no parent is named', async () => {
		const letter = {
			key: 'k', step: 'notice-to-improve', family: 'early-concern', templateVersion: '1', date: monday, addressee: { name: 'Owen Marlowe', relationship: 'Father', postable: true },
			channel: 'post', language: '', interpreter: false, fileName: 'f',
		};
		await record('notice', { noticeKind: 'penalty notice' }, [item('1042', { letter })]);
		expect((await caseNow()).notices).toMatchObject([{ contact: 'id:7732' }]);
	});

	describe('plan and review', () => {
		it('records a plan, line by line, with who helps', async () => {
			expect(answerOf(await run(plan, [item()]))).toMatchObject({ type: 'plan', alreadyRecorded: false });
			expect(answerOf(await run(plan, [item()]))).toMatchObject({ alreadyRecorded: true });
			expect((await caseNow()).plans).toMatchObject([{
				barriers: ['No bus before 8.10', 'PE on Mondays'], targets: ['In by 8.45'], owner: 'Ms Okafor', reviewOn: '2026-12-14', agreedWith: 'Pupil and mother',
				support: [{ what: 'Bus pass', who: 'Pastoral office' }, { what: 'A mentor', who: 'Ms Okafor' }], madeOn: monday, absentSessions: 8, possibleSessions: 100,
			}]);
		});

		it.each([
			[{ barriers: ' \n ' }, '"What Stands in the Way" is empty'],
			[{ support: '={{ "" }}' }, '"Support" is empty'],
			[{ reviewOn: '={{ "" }}' }, '"Review On" must be a day after the plan was made'],
			[{ reviewOn: monday }, '"Review On" must be a day after the plan was made'],
		])('refuses %j', async (over, message) => await expect(run({ ...plan, ...over }, [item()])).rejects.toMatchObject({ message: `Pupil 1042: ${message}` }));

		it('lists the pupils whose review has come, each once, with what was agreed', async () => {
			await run(plan, [item(), item('8')]);
			const list = async (asAt: string) => (await run({ operation: 'review', asAt }, [item(), item(), item('7'), item('8')])).outputs[0] ?? [];
			expect(await list('2026-12-13')).toEqual([]);
			const due = await list('2026-12-16');
			expect(due.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 3 }]);
			expect(due[0]?.json).toMatchObject({ reviewDue: { reviewOn: '2026-12-14', daysOverdue: 2, targets: ['In by 8.45'], reason: 'The plan that Ms Okafor looks after was to be reviewed on 14 December 2026, 2 days ago.' }, case: { plans: [{}] } });
		});

		it('records a review, and the next is due on the day that it names', async () => {
			await run(plan, [item()]);
			const review = { operation: 'review', reviewAction: 'record', by, planOutcome: 'partly met', notes: 'Mondays', nextReviewOn: '2027-01-12', asAt: '2026-12-14' };
			expect(answerOf(await run(review, [item()]))).toMatchObject({ type: 'plan review', alreadyRecorded: false });
			expect((await run({ operation: 'review', asAt: '2026-12-20' }, [item()])).outputs[0]).toEqual([]);
			expect((await run({ operation: 'review', asAt: '2027-01-12' }, [item()])).outputs[0]).toHaveLength(1);
			const close = { ...review, planOutcome: 'met', nextReviewOn: '', asAt: '2027-01-12' };
			await run(close, [item()]);
			expect(answerOf(await run(close, [item()]))).toMatchObject({ alreadyRecorded: true });
			expect((await caseNow()).plans).toMatchObject([{ reviewOn: null, reviews: [{ outcome: 'partly met' }, { outcome: 'met' }] }]);
			await expect(run({ ...close, asAt: '2027-01-20' }, [item()])).rejects.toMatchObject({ message: 'Pupil 1042: the last plan was closed on 12 January 2027' });
			await expect(run(close, [item('7')])).rejects.toMatchObject({ message: 'Pupil 7: no plan is recorded' });
		});
	});

	describe('a task', () => {
		const task = (id = '1042') => item(id, { decision: { ...pupilItem(id).decision, action: 'task', task: 'Ring home', step: 'ring-home', stepName: 'Ring home', key: `${id}|ring-home|2026/27`, period: '2026/27', letterTemplate: null } });
		const act = async (stage: string, executionId: string) => await run({ operation: 'record', stage }, [task()], { executionId });

		it('is done once, as a letter is made once, and has no document', async () => {
			expect((await act('reserve', '1')).outputs[0]?.[0]?.json.caseLog).toMatchObject({ key: '1042|ring-home|2026/27', document: null, reason: 'The task "Ring home" is reserved for this run.' });
			expect(caseLogSchema.parse((await act('settle', '1')).outputs[0]?.[0]?.json.caseLog).reason).toBe('Recorded: the task "Ring home" was done on 23 November 2026.');
			expect((await act('reserve', '2')).outputs[1]?.[0]?.json.caseLog).toMatchObject({ reason: 'The task "Ring home" was done on 23 November 2026; nothing was done again.' });
			expect((await caseNow()).steps).toMatchObject([{ step: 'ring-home', period: '2026/27', state: 'done' }]);
		});
	});
});
