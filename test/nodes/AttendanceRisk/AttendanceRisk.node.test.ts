import { attendanceSchema, groupsSchema, riskSchema } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { score } from '../../../attendance/risk';
import { AttendanceRisk } from '../../../nodes/AttendanceRisk/AttendanceRisk.node';
import { registerFrom, week, weeks } from '../../attendance/registers';
import { runNode } from '../../support/runNode';

const register = registerFrom('2026-09-07', [...weeks(4, week('/ \\', 'I I')), week('O O', 'U \\'), ...weeks(3)]);
const asAt = '2026-10-30';

const noGroups = groupsSchema.parse({});
const everyGroup = Object.fromEntries(Object.keys(noGroups).map((flag) => [flag, true]));
const item = (id: string, more: object = {}) => ({
	json: { pupil: { id, legalSurname: 'Quillfeather', groups: noGroups }, contacts: [{ name: 'Ada Thornbury' }], register, ...more },
});

const run = (items: Array<{ json: object }>, parameters: { asAt?: string } = { asAt }, continueOnFail = false) =>
	runNode(new AttendanceRisk(), { items, parameters, continueOnFail });

describe('Attendance Risk, score', () => {
	it('adds the measures and the risk and keeps every other key', async () => {
		const { outputs } = await run([item('1042', { note: 'kept' })]);
		const { attendance, risk, ...others } = outputs[0]?.[0]?.json ?? {};
		expect(others).toEqual(item('1042', { note: 'kept' }).json);
		expect(attendanceSchema.parse(attendance)).toEqual(measure(register, { asAt }));
		expect(riskSchema.parse(risk)).toEqual(score(measure(register, { asAt }), { register, asAt }));
	});

	it('gives the items in the order they came, each paired with its own, worst not first', async () => {
		const worse = registerFrom('2026-09-07', [week('O O', 'O O', 'O O', 'O O', 'O O')]);
		const { outputs } = await run([item('3', { register: registerFrom('2026-09-07', weeks(1)) }), item('1', { register: worse }), item('2')]);
		expect(outputs).toHaveLength(1);
		expect(outputs[0]?.map(({ json, pairedItem }) => [(json.pupil as { id: string }).id, pairedItem])).toEqual([
			['3', { item: 0 }],
			['1', { item: 1 }],
			['2', { item: 2 }],
		]);
	});

	it('reads marks up to the date and not beyond', async () => {
		const { outputs } = await run([item('1042')], { asAt: '2026-09-11' });
		expect(outputs[0]?.[0]?.json.attendance).toMatchObject({ to: '2026-09-11', possibleSessions: 10, absencePercent: 20 });
	});

	// Design §7: groups widen support and holds; they never change a score or the order.
	it('gives the same measures and risk whatever groups a pupil is in', async () => {
		const { outputs } = await run([item('1'), item('2', { pupil: { id: '2', groups: everyGroup } })]);
		const [without, withAll] = outputs[0]?.map(({ json }) => ({ attendance: json.attendance, risk: json.risk })) ?? [];
		expect(withAll).toEqual(without);
		expect(without?.risk).toMatchObject({ tier: 'persistently absent' });
	});

	it('stops at an item without a register and says which pupil and what to do', async () => {
		await expect(run([item('1042', { register: undefined })])).rejects.toMatchObject({
			message: 'Pupil 1042: "register" is missing',
			description: 'Put the node Attendance Register before this one.',
		});
	});

	it('goes on where the node is set to, and hands on no record of the pupil that failed', async () => {
		const broken = item('1042', { register: { ...register, weeks: { '2026-09-08': week() } } });
		const { outputs } = await run([broken, item('7')], { asAt }, true);
		expect(outputs[0]?.[0]?.json).toEqual({
			error: 'Pupil 1042: the field "register.weeks.2026-09-08" must be a Monday: each week stands under the date of its Monday',
			advice: 'Correct it where it comes from: Attendance Register.',
			pupil: { id: '1042' },
		});
		expect(outputs[0]?.[1]?.json).toMatchObject({ pupil: { id: '7' }, risk: { tier: 'persistently absent' } });
	});

	it('refuses a date that is none', async () => {
		await expect(run([item('1042')], { asAt: 'last Friday' })).rejects.toMatchObject({ message: '"As At" is not a date' });
	});
});
