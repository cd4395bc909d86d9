import { NodeHelpers, Workflow, type INode, type INodeParameters } from 'n8n-workflow';
import { AttendanceRisk } from '../../../nodes/AttendanceRisk/AttendanceRisk.node';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { enrolments } from '../../attendance/groups/inventedSchool';
import { week, weeks } from '../../attendance/registers';
import { readPdf } from '../../support/readPdf';
import { runNode } from '../../support/runNode';

const fellside = { urn: '999001', name: 'Fellside High School', localAuthority: 'Invented', phase: 'secondary' };
const moor = { ...fellside, urn: '999002', name: 'Moor Lane School' };

const yearSeven = enrolments(20, { yearGroup: '7', weeks: [week('I I'), ...weeks(1)] }, 'a');
const yearEight = enrolments(12, { yearGroup: '8', weeks: weeks(2) }, 'b');
const yearNine = enrolments(4, { yearGroup: '9', weeks: weeks(2) }, 'c');
const items = [...yearSeven, ...yearEight, ...yearNine].map((each) => ({ json: { school: fellside, ...each } }));

const run = (given: Array<{ json: object }>, parameters: INodeParameters = {}, continueOnFail = false) =>
	runNode(new AttendanceRisk(), { items: given, parameters: { operation: 'summarise', ...parameters }, continueOnFail });
const rowsOf = async (...args: Parameters<typeof run>) => (await run(...args)).outputs[0]?.map(({ json }) => json) ?? [];

afterAll(stopTypst);

describe('Attendance Risk, summarise groups', () => {
	it('gives the school and each group as a line, in the order of years, those too small without figures', async () => {
		const rows = await rowsOf(items, { groupBy: ['yearGroup'] });
		expect(rows.map(({ school, grouping, group, pupils, absencePercent, shown }) => [school, grouping, group, pupils, absencePercent, shown])).toEqual([
			['Fellside High School', 'Whole school', 'Whole school', 36, 5.56, true],
			['Fellside High School', 'Year group', 'Year 7', 20, 10, true],
			['Fellside High School', 'Year group', 'Year 8', undefined, undefined, false],
			['Fellside High School', 'Year group', 'Year 9', undefined, undefined, false],
		]);
		expect(rows[1]).toMatchObject({ persistentlyAbsentEnrolments: 20, comparison: 'Absent for 10.0% (40 of 400 sessions); everyone else for 0.0% (0 of 320 sessions): 10 percentage points higher.' });
	});

	it('names nobody and tells by no pairing who or how many are in a group', async () => {
		const { outputs } = await run(items);
		expect(JSON.stringify(outputs)).not.toMatch(/Quillfeather|"a1"|"c1"/);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual(outputs[0]?.map(() => ({ item: 0 })));
	});

	it('adds school weeks where asked to', async () => {
		const [without] = await rowsOf(items, { groupBy: ['yearGroup'] });
		const [withWeeks] = await rowsOf(items, { groupBy: ['yearGroup'], weeks: true });
		expect(without).not.toHaveProperty('weeks');
		expect(withWeeks?.weeks).toEqual([
			{ week: '2026-09-07', absentSessions: 40, possibleSessions: 360, absencePercent: 11.11 },
			{ week: '2026-09-14', absentSessions: 0, possibleSessions: 360, absencePercent: 0 },
		]);
	});

	it('adds a page of charts to the whole school where asked to, named without a pupil', async () => {
		const { outputs, bytes } = await run(items, { groupBy: ['yearGroup'], charts: true });
		const [whole, ...groups] = outputs[0] ?? [];
		expect(groups.every(({ binary }) => binary === undefined)).toBe(true);
		expect(whole?.binary?.pdf).toMatchObject({ fileName: 'attendance-at-a-glance-999001-2026-09-18.pdf', mimeType: 'application/pdf' });
		const { text } = await readPdf(bytes(whole?.binary?.pdf));
		expect(text).toContain('Fellside High School, 7 September 2026 to 18 September 2026, 36 pupils');
		expect(text).toMatch(/Year 8\s+not shown/);
	});

	it('makes no page of a school of fewer than ten', async () => {
		const { outputs } = await run(items.slice(0, 9), { charts: true });
		expect(outputs[0]?.[0]).toMatchObject({ json: { shown: false } });
		expect(outputs[0]?.[0]?.binary).toBeUndefined();
	});

	it('keeps schools apart, also where their pupils have the same ids', async () => {
		const both = [...items, ...yearSeven.map((each) => ({ json: { school: moor, ...each } }))];
		const rows = await rowsOf(both, { groupBy: [] });
		expect(rows.map(({ school, urn, pupils }) => [school, urn, pupils])).toEqual([['Fellside High School', '999001', 36], ['Moor Lane School', '999002', 20]]);
	});

	it('works on items without school or register', async () => {
		const bare = yearSeven.map(({ pupil, attendance }) => ({ json: { pupil, attendance } }));
		const [whole] = await rowsOf(bare, { groupBy: ['yearGroup'], weeks: true });
		expect(whole).toMatchObject({ group: 'Whole school', pupils: 20, weeks: null });
		expect(whole).not.toHaveProperty('school');
	});

	it('shows no group of fewer than ten, whatever number is set', async () => {
		await expect(run(items, { smallestGroup: 5 })).rejects.toMatchObject({
			message: '“Smallest Group Shown” must be a whole number, 10 or more',
			description: 'In a smaller group, figures tell about children whom readers know.',
		});
		expect((await rowsOf(items, { smallestGroup: 21, groupBy: ['yearGroup'] })).map(({ shown }) => shown)).toEqual([true, false, false, false]);
	});

	it('stops at an item without measures, or goes on without it where set to', async () => {
		const unscored = { json: { pupil: { ...yearSeven[0]?.pupil, id: '1042' } } };
		await expect(run([unscored])).rejects.toMatchObject({ message: 'Pupil 1042: "attendance" is missing', description: 'Put the node Attendance Risk before this one.' });
		const rows = await rowsOf([unscored, ...items], { groupBy: ['yearGroup'] }, true);
		expect(rows.at(-1)).toMatchObject({ error: 'Pupil 1042: "attendance" is missing', pupil: { id: '1042' } });
		expect(rows[0]).toMatchObject({ group: 'Whole school', pupils: 36 });
	});

	it('gives nothing for nothing', async () => {
		expect(await rowsOf([])).toEqual([]);
	});

	it.each([
		['score', 'Pupils'],
		['summarise', 'Groups'],
	])('has for %s one output, named %s', (operation, name) => {
		const { description } = new AttendanceRisk();
		const node = { id: '1', name: 'Risk', type: description.name, typeVersion: 1, position: [0, 0], parameters: { operation } } as INode;
		const type = new AttendanceRisk();
		const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		expect(NodeHelpers.getNodeOutputs(workflow, node, description)).toEqual([{ type: 'main', displayName: name }]);
	});
});
