import { contactSchema, type Risk } from '../../../attendance/item';
import { AttendanceRisk } from '../../../nodes/AttendanceRisk/AttendanceRisk.node';
import { enrolment } from '../../attendance/groups/inventedSchool';
import { week, weeks } from '../../attendance/registers';
import { runNode } from '../../support/runNode';

const asAt = '2026-11-20';
const mother = contactSchema.parse({
	id: '77', name: 'Ngozi Achebe', relationship: 'Mother', parentalResponsibility: true, priority: 1, livesWithPupil: true, address: null,
});
const mondaysOff = { weeks: [...weeks(4, week('O O')), ...weeks(4)] };
const child = (id: string, more: object = {}) => {
	const { pupil, register } = enrolment({ id, ...mondaysOff });
	return { json: { pupil, contacts: [mother], register, ...more } };
};

async function risksOf(items: Array<{ json: object }>): Promise<Risk[]> {
	const { outputs } = await runNode(new AttendanceRisk(), { items, parameters: { asAt } });
	return outputs[0]?.map(({ json }) => json.risk as unknown as Risk) ?? [];
}

const together = 'Absent on the same 8 sessions as a brother or sister at this school, of 8 missed.';

describe('Attendance Risk, score, with brothers and sisters', () => {
	it('tells that they are absent together, as a pattern without a name or an id', async () => {
		const risks = await risksOf([child('1'), child('2')]);
		for (const { patterns } of risks) expect(patterns.at(-1)).toBe(together);
	});

	it('changes by it neither tier nor chance nor reasons', async () => {
		const alone = await risksOf([child('1'), child('2', { contacts: [] })]);
		const [withSibling] = await risksOf([child('1'), child('2')]);
		expect({ ...withSibling, patterns: null }).toEqual({ ...alone[0], patterns: null });
		expect(alone[0]?.patterns).not.toContain(together);
	});

	it.each([
		['pupils of two schools', child('2', { school: { urn: '999002', name: 'Moor Lane School', localAuthority: '', phase: 'primary' } })],
		['a pupil whose contacts cannot be read', child('2', { contacts: 'Ngozi Achebe' })],
		['a pupil with a parent of the same name alone', child('2', { contacts: [{ ...mother, id: '78' }] })],
	])('tells it not of %s, and scores them all the same', async (_what, other) => {
		const risks = await risksOf([child('1'), other]);
		expect(risks.map(({ tier }) => tier)).toEqual(['persistently absent', 'persistently absent']);
		expect(risks.flatMap(({ patterns }) => patterns)).not.toContain(together);
	});
});
