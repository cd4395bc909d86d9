import { firstDayCallSchema, letterDetailsSchema } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceReport } from '../../../nodes/AttendanceReport/AttendanceReport.node';
import { mother, noGroups, pupil as somebody } from '../../attendance/policy/pupils';
import { registerFrom, week, weeks } from '../../attendance/registers';
import { readPdf } from '../../support/readPdf';
import { runNode } from '../../support/runNode';

afterAll(stopTypst);

const monday = '2026-11-02';
const asAt = '2026-11-25';
const school = { urn: '999001', name: 'Fellside High School', localAuthority: 'Wexshire', phase: 'secondary' };
const item = (id: string, today: string, groups: object = {}) => {
	const register = registerFrom(monday, [...weeks(3, week()), `/ \\ / \\ ${today} . . . .`]);
	return { json: { school, pupil: { ...somebody, id, groups: { ...noGroups, ...groups } }, contacts: [{ ...mother, phone: '01632 960017', language: 'Polish', interpreter: true }], register, attendance: measure(register, { asAt }), note: 'kept' } };
};
const items = [item('1', 'N -'), item('2', '/ -'), item('3', 'N -', { socialWorker: true }), item('4', '- -')];
const run = (over: object = {}, all: ReadonlyArray<{ json: object }> = items) => runNode(new AttendanceReport(), { items: all, parameters: { operation: 'firstDayCalls', asAt, ...over } });

test('gives one page with its CSV, and an item for each pupil to ring about, in order, with all keys kept', async () => {
	const { outputs, bytes } = await run();
	const [[page, ...more] = [], calls = []] = outputs;
	expect(more).toEqual([]);
	expect(page?.json.report).toMatchObject({ kind: 'first-day calls', asAt, calls: 2, isTaken: true, fileName: `first-day-calls-999001-${asAt}` });
	expect(calls.map(({ json }) => [(json.pupil as { id: string }).id, firstDayCallSchema.parse(json.firstDayCall).place, json.note])).toEqual([['3', 1, 'kept'], ['1', 2, 'kept']]);
	expect(calls.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 2 }, { item: 0 }]);
	expect(letterDetailsSchema.parse(calls[0]?.json.letterDetails).firstDay).toEqual({ date: asAt, session: 'AM' });
	const { text } = await readPdf(bytes(page?.binary?.pdf));
	for (const words of ['First-day calls: Wednesday 25 November', '2 pupils not in school', 'Ring first', 'Nobody reached by 11:00', '01632 960017', 'interpreter for Polish', 'Registers to take first', 'No mark for 1 of 4 pupils']) expect(text).toContain(words);
	expect(text).not.toContain('social worker');
	expect(bytes(page?.binary?.csv).toString()).toContain('01632 960017');
	for (const file of [page?.binary?.pdf, page?.binary?.csv]) expect(file?.fileName).toMatch(/^first-day-calls-999001-2026-11-25\.(pdf|csv)$/);
});

test('a morning on which everybody is accounted for has a page that says so', async () => {
	const { outputs } = await run({}, [item('2', '/ -')]);
	expect(outputs[0]?.[0]?.json.report).toMatchObject({ calls: 0, text: expect.stringContaining('0 pupils not in school') });
	expect(outputs[1]).toEqual([]);
});

test('pupils of two schools in one list are refused, and an item without measures names what is missing', async () => {
	const other = item('9', 'N -');
	await expect(run({}, [...items, { json: { ...other.json, school: { ...school, urn: '999002' } } }])).rejects.toMatchObject({ message: 'The items are of 2 schools' });
	const { attendance: _, ...bare } = other.json;
	await expect(run({}, [{ json: bare }])).rejects.toMatchObject({ message: expect.stringContaining('"attendance" is missing') });
});
