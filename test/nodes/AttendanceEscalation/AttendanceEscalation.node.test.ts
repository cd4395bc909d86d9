import { decisionSchema } from '../../../attendance/item';
import { decide, supportFirst, supportFirstDocument } from '../../../attendance/policy';
import { AttendanceEscalation } from '../../../nodes/AttendanceEscalation/AttendanceEscalation.node';
import { done, factsOf, monday, noGroups, patterns, pupil } from '../../attendance/policy/pupils';
import { runNode, type NodeRun } from '../../support/runNode';

type Situation = Parameters<typeof factsOf>[0];
type Run = Partial<NodeRun>;

const item = (id: string, situation: Situation, more: object = {}) => ({ json: { ...factsOf(situation), pupil: { ...pupil, id }, ...more } });
const run = (items: NodeRun['items'], { parameters, ...rest }: Run = {}) => runNode(new AttendanceEscalation(), { items, parameters: { asAt: monday, ...parameters }, ...rest });
const idsOf = (outputs: Awaited<ReturnType<typeof runNode>>['outputs']) => outputs.map((items) => items.map(({ json }) => (json.pupil as { id: string }).id));

const late = item('late', { days: patterns.dayHereAndThere });
const severe = item('severe', { days: patterns.severe });
const cared = item('cared', { days: patterns.severe }, { pupil: { ...pupil, id: 'cared', groups: { ...noGroups, lookedAfter: true } } });
const well = item('well', {});

describe('Attendance Escalation, decide', () => {
	it('sends each pupil by what was decided, paired and with all that it brought', async () => {
		const { outputs } = await run([well, late, cared, severe]);
		expect(idsOf(outputs)).toEqual([['late', 'severe'], ['cared'], ['well']]);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
		const { decision, ...others } = outputs[0]?.[0]?.json ?? {};
		expect(others).toEqual(late.json);
		expect(decisionSchema.parse(decision)).toEqual(decide({ ...factsOf({ days: patterns.dayHereAndThere }), pupil: { ...pupil, id: 'late' } }, supportFirst, monday));
	});

	it('decides the same in any order', async () => {
		const decisions = async (items: NodeRun['items']) => {
			const { outputs } = await run(items);
			return Object.fromEntries(outputs.flat().map(({ json }) => [(json.pupil as { id: string }).id, json.decision]));
		};
		expect(await decisions([severe, cared, late, well])).toEqual(await decisions([well, late, cared, severe]));
	});

	it('works without a case log, and has nothing due again where the log says so', async () => {
		const { outputs } = await run([item('1', { days: patterns.dayHereAndThere }, { case: undefined }), item('2', { days: patterns.dayHereAndThere, steps: [done('early-concern', monday)] })]);
		expect(idsOf(outputs)).toEqual([['1'], [], ['2']]);
		expect(outputs[2]?.[0]?.json.decision).toMatchObject({ reasons: ['The early concern letter was made on 23 November 2026. No second step is taken for a pupil on one day.'] });
	});

	it('holds a letter where the item brings no contacts', async () => {
		const { outputs } = await run([item('1', { days: patterns.dayHereAndThere }, { contacts: undefined, register: undefined, risk: undefined })]);
		expect(outputs[1]?.[0]?.json.decision).toMatchObject({ step: 'early-concern', held: { reason: expect.stringContaining('nobody to write to') } });
	});

	describe('with a policy of the school’s own', () => {
		const own = (policyJson: string) => ({ parameters: { policy: 'own', policyJson } });

		it('begins as a copy of the shipped one', async () => {
			const { outputs } = await run([late, severe, well], { parameters: { policy: 'own' } });
			expect(outputs).toEqual((await run([late, severe, well])).outputs);
		});

		it('does as it says', async () => {
			const [letter] = supportFirstDocument.steps;
			const policy = { ...supportFirstDocument, name: 'Ours', version: '1', steps: [{ ...letter, dueWhen: [{ conditions: [{ measure: 'attendance.absentSessions', comparison: 'at least', value: 56 }] }] }] };
			const { outputs } = await run([late, severe], own(JSON.stringify(policy)));
			expect(idsOf(outputs)).toEqual([['severe'], [], ['late']]);
			expect(outputs[0]?.[0]?.json.decision).toMatchObject({ policy: 'Ours 1', step: 'early-concern' });
		});

		it('says which step and which field is wrong', async () => {
			const [letter] = supportFirstDocument.steps;
			const policy = JSON.stringify({ ...supportFirstDocument, steps: [{ ...letter, dueWhen: [{ conditions: [{ measure: 'attendance.absencePercent', comparison: 'at least', value: 500 }] }] }] });
			await expect(run([late], own(policy))).rejects.toMatchObject({
				message: expect.stringContaining('step 1 ("early-concern"), way 1, condition 1, field "value" must be a percentage'),
				description: expect.stringContaining('Correct it in the policy'),
			});
			await expect(run([late], own('{'))).rejects.toMatchObject({ message: expect.stringContaining('not valid JSON') });
		});
	});

	it('stops at an item without attendance and says what to do, or goes on without its record', async () => {
		const broken = item('1042', {}, { attendance: undefined });
		await expect(run([broken])).rejects.toMatchObject({ message: 'Pupil 1042: "attendance" is missing', description: 'Put the node Attendance Risk before this one.' });
		const { outputs } = await run([broken, late], { continueOnFail: true });
		expect(outputs[0]?.[0]?.json).toEqual({ error: 'Pupil 1042: "attendance" is missing', advice: 'Put the node Attendance Risk before this one.', pupil: { id: '1042' } });
		expect(idsOf(outputs)[0]).toEqual(['1042', 'late']);
	});
});
