import { attendanceSchema, groupsSchema, riskSchema, type Risk } from '../../../attendance/item';
import { measure, measureTotals } from '../../../attendance/measures';
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
	it('gives the same measures and risk, in the same order, whatever is swapped of who the pupils are', async () => {
		const registers = Array.from({ length: 12 }, (_, index) =>
			registerFrom('2026-09-07', weeks(8).map((marks, each) => ((each * 5 + index) % (index + 2) === 0 ? week('/ \\', index % 2 ? 'I I' : 'O O') : marks))));
		const people = (sign: 1 | 0) => registers.map((each, index) => item(String(index), {
			register: each,
			school: { urn: '990101', name: 'Wexbourne Academy', localAuthority: 'Wexshire', phase: 'secondary' },
			pupil: {
				id: String(index), upn: '', groups: index % 2 === sign ? everyGroup : noGroups, sex: index % 2 === sign ? 'F' : 'M', gender: 'x', ethnicity: sign ? 'A' : 'B',
				legalSurname: sign ? 'Quillfeather' : 'Ashdown', legalForename: sign ? 'Ada' : 'Bo', preferredForename: '', dateOfBirth: sign ? '2012-01-02' : '2010-11-30',
				yearGroup: sign ? '7' : '11', registrationGroup: sign ? '7A' : '11C', onRollFrom: null, onRollTo: null,
				address: sign ? { lines: ['1 Hill'], postcode: 'ZZ99 1AA' } : null,
			},
		}));
		const risksOf = async (sign: 1 | 0) => (await run(people(sign))).outputs[0]?.map(({ json }) => ({ attendance: json.attendance, risk: json.risk }));
		const risks = await risksOf(1);
		expect(await risksOf(0)).toEqual(risks);
		expect(new Set(risks?.map(({ risk }) => (risk as Risk).probabilityPersistentlyAbsent)).size).toBeGreaterThan(5);
	});

	it('sees pupils against those of their own school, and no other', async () => {
		const of = (school: string, absent: boolean, count: number) => Array.from({ length: count }, (_, index) => item(`${school}${index}`, {
			school: { urn: '', name: school, localAuthority: '', phase: 'secondary' },
			register: registerFrom('2026-09-07', weeks(8).map((marks, each) => (absent && (each + index) % 2 ? week('I I') : marks))),
		}));
		const same = (school: string) => item('same', { school: { urn: '', name: school, localAuthority: '', phase: 'secondary' } });
		const chances = async (items: Array<{ json: object }>) =>
			(await run(items)).outputs[0]?.filter(({ json }) => (json.pupil as { id: string }).id === 'same').map(({ json }) => (json.risk as Risk).probabilityPersistentlyAbsent as number);
		const together = await chances([...of('Hill', true, 80), same('Hill'), ...of('Dale', false, 80), same('Dale')]);
		expect(together).toEqual([...(await chances([...of('Hill', true, 80), same('Hill')]) ?? []), ...(await chances([...of('Dale', false, 80), same('Dale')]) ?? [])]);
		expect(together?.[0]).toBeGreaterThan(together?.[1] as number);
	});

	it('scores pupils of whom there are totals only, and says what those cannot tell', async () => {
		const attendance = measureTotals({
			possibleSessions: 80, absentSessions: 12, attendedSessions: null, presentSessions: null, approvedEducationalActivitySessions: null,
			authorisedAbsentSessions: null, unauthorisedAbsentSessions: null, lateSessions: null, missingMarks: null, codes: null,
		}, { from: null, to: null });
		const { outputs } = await run([item('9', { register: undefined, attendance })]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ attendance, risk: { tier: 'persistently absent', patterns: [] } });
		expect((outputs[0]?.[0]?.json.risk as Risk).reasons.join(' ')).toContain('totals alone');
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
		const alone = await run([item('7')]);
		expect(outputs[0]?.[1]?.json).toEqual(alone.outputs[0]?.[0]?.json);
	});

	it('refuses a date that is none', async () => {
		await expect(run([item('1042')], { asAt: 'last Friday' })).rejects.toMatchObject({ message: '"As At" is not a date' });
	});
});
