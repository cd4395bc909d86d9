import { supportFirstDocument } from '../../../attendance/policy';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceEscalation } from '../../../nodes/AttendanceEscalation/AttendanceEscalation.node';
import { noGroups, type Days } from '../../attendance/policy/pupils';
import { past } from '../../attendance/policy/simulation/play';
import { readPdf } from '../../support/readPdf';
import { runNode, type NodeRun } from '../../support/runNode';

afterAll(stopTypst);

const away: readonly Days[] = [['2026-09-28', '2026-12-18', 'O']];
const absence = (value: number) => [{ measure: 'attendance.absencePercent', comparison: 'at least', value }];
const [letter] = supportFirstDocument.steps;
/** One letter, which wants no approval, and one that does. */
const twoLetters = {
	...supportFirstDocument, routes: undefined, name: 'Two letters', version: '7', holds: [], waitBetweenSteps: { schoolDays: 10 },
	steps: [
		{ id: 'first', name: 'First letter', action: 'letter', audience: 'each parent', letterTemplate: letter?.letterTemplate, requiresApproval: false, dueWhen: [{ conditions: absence(6) }] },
		{ id: 'second', name: 'Second letter', action: 'letter', audience: 'each parent', letterTemplate: letter?.letterTemplate, dueWhen: [{ after: { step: 'first', schoolDays: 10 }, conditions: absence(10) }] },
	],
};

const school = { urn: '123456', name: 'Fellside High School', localAuthority: 'Wexfordshire', phase: 'secondary' };
const pupils = Array.from({ length: 24 }, (_, place) => {
	const { pupil, contacts, register } = past(String(place), place < 6 ? away : [], { pupil: { groups: { ...noGroups, freeSchoolMeals: place % 2 === 0 } } });
	return { json: { school, pupil, contacts, register } };
});

const run = (items: NodeRun['items'], parameters: NodeRun['parameters'] = {}, more: Partial<NodeRun> = {}) =>
	runNode(new AttendanceEscalation(), { items, parameters: { operation: 'simulate', policy: 'own', policyJson: JSON.stringify(twoLetters), ...parameters }, ...more });

describe('Attendance Escalation, simulate a policy', () => {
	it('gives one item for the year, with a page, and one for each week and step', async () => {
		const { outputs, bytes } = await run(pupils);
		expect(outputs).toHaveLength(1);
		const [summary, ...weeks] = outputs[0] ?? [];
		expect(summary?.json).toMatchObject({ row: 'summary', school: 'Fellside High School', urn: '123456', policy: 'Two letters 7', from: '2026-09-07', to: '2026-12-14', weeks: 14, pupils: 24, stepsTaken: 12, approvals: 6 });
		expect(weeks).toHaveLength(28);
		expect(weeks.filter(({ json }) => json.taken !== 0).map(({ json }) => [json.on, json.step, json.taken, json.approvals])).toEqual([['2026-10-05', 'first', 6, 0], ['2026-11-02', 'second', 6, 6]]);
		expect(summary?.binary?.pdf).toMatchObject({ fileName: 'policy-simulation-123456-2026-12-14.pdf', mimeType: 'application/pdf' });
		expect((await readPdf(bytes(summary?.binary?.pdf))).text).toContain('A policy tried on a past year');
	});

	it('names no pupil', async () => {
		const { outputs } = await run(pupils, { simulationPage: false });
		expect(JSON.stringify(outputs)).not.toMatch(/Marlowe|Tess/);
	});

	it('gives the same whatever letters were really sent, and heeds holds that people recorded', async () => {
		const history = { steps: [{ step: 'first', takenOn: '2026-09-28', state: 'done', documents: 1, absentSessions: null, possibleSessions: null }], holds: [] };
		const withHistory = pupils.map(({ json }) => ({ json: { ...json, case: history } }));
		const weeksOf = async (items: NodeRun['items']) => (await run(items, { simulationPage: false })).outputs[0]?.map(({ json }) => json);
		expect(await weeksOf(withHistory)).toEqual(await weeksOf(pupils));
		const held = pupils.map(({ json }) => ({ json: { ...json, case: { steps: [], holds: [{ kind: 'bereavement', reason: 'A death in the family', since: '2026-09-07', until: null }] } } }));
		const { outputs } = await run(held, { policyJson: JSON.stringify({ ...twoLetters, holds: [{ when: 'a person recorded a hold', reason: 'Asked to wait: {recorded}.' }] }), simulationPage: false });
		expect(outputs[0]?.[0]?.json).toMatchObject({ stepsTaken: 0, newlyHeld: 6, pupilsHeldByRule: [{ why: 'a person recorded a hold', pupils: 6 }] });
		expect(JSON.stringify(outputs)).not.toContain('death');
	});

	it('holds approvals back, runs on the day chosen, and compares two policies', async () => {
		const { outputs } = await run(pupils, { simulatedApprovals: 'held back', simulatedWeekday: 'friday', simulationPage: false, compareWith: 'own', compareJson: JSON.stringify({ ...twoLetters, name: 'One letter', steps: twoLetters.steps.slice(0, 1) }) });
		const [first, second, ...weeks] = outputs[0]?.map(({ json }) => json) ?? [];
		expect([first?.policy, second?.policy]).toEqual(['Two letters 7', 'One letter 7']);
		expect(first).toMatchObject({ from: '2026-09-11', stepsTaken: 6, approvals: 6, comparison: { policies: ['Two letters 7', 'One letter 7'], stepsTaken: [6, 6], approvals: [6, 0], pupils: { both: 6, firstOnly: 0, secondOnly: 0, neither: 18 } } });
		expect(weeks).toHaveLength(14 * 2 + 14);
	});

	it('keeps schools apart, counts a pupil once, and leaves out who has totals only', async () => {
		const other = pupils.map(({ json }) => ({ json: { ...json, school: { ...school, urn: '654321', name: 'Millbrook School' } } }));
		const totals = { json: { pupil: pupils[0]?.json.pupil, attendance: { basis: 'totals' } } };
		const { outputs, hints } = await run([...pupils, ...pupils.slice(0, 3), ...other, totals], { simulationPage: false });
		expect(outputs[0]?.filter(({ json }) => json.row === 'summary').map(({ json }) => [json.school, json.pupils, json.stepsTaken])).toEqual([['Fellside High School', 24, 12], ['Millbrook School', 24, 12]]);
		expect(hints).toEqual(['1 pupil left out: there are totals of them and no marks.']);
	});

	it.each([
		['a year that the registers do not hold', pupils, { simulatedYear: '2020-10-01' }, 'The registers hold no school week of 2020/21', 'choose a date of a year that they hold'],
		['a date that is none', pupils, { simulatedYear: 'soon' }, '"School Year" is not a date', 'leave the field empty for the latest year'],
		['no registers at all', [{ json: { pupil: pupils[0]?.json.pupil, attendance: { basis: 'totals' } } }], {}, 'No pupil came in with a register', 'Attendance Register (Import)'],
		['a second policy that cannot be read', pupils, { compareWith: 'own', compareJson: '{' }, 'not valid JSON', 'comma'],
		['an item that is no pupil', [{ json: { register: pupils[0]?.json.register } }], {}, '"pupil" is missing', 'Attendance Register'],
	])('says what to do about %s', async (_, items, parameters, message, description) => {
		await expect(run(items as NodeRun['items'], parameters as NodeRun['parameters'])).rejects.toMatchObject({ message: expect.stringContaining(message), description: expect.stringContaining(description) });
	});
});
