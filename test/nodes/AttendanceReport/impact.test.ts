import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { reportSchema } from '../../../attendance/impact';
import { emptyCase } from '../../../attendance/item';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceReport } from '../../../nodes/AttendanceReport/AttendanceReport.node';
import { pupil as somebody } from '../../attendance/policy/pupils';
import { addDays, registerFrom, week, weeks } from '../../attendance/registers';
import { readPdf } from '../../support/readPdf';
import { runNode } from '../../support/runNode';

const folder = mkdtempSync(path.join(tmpdir(), 'reports-'));
process.env.N8N_RESTRICT_FILE_ACCESS_TO = folder;

afterAll(stopTypst);

const fellside = { urn: '999001', name: 'Fellside High School', localAuthority: 'Wexshire', phase: 'secondary' };
const moor = { ...fellside, urn: '999002', name: 'Moor Lane School' };
const monday = '2026-09-07';
const letterOn = addDays(monday, 42);
const asAt = addDays(monday, 12 * 7 + 4);

const bad = week('O O', 'O O');
/** Six bad weeks, the week of the letter, and six after it: bad again, or good. */
const marks = (after: string) => [...weeks(6, bad), ...weeks(7, after)];
const step = (id: string) => ({ step: id, takenOn: letterOn, state: 'done' as const, documents: 1, absentSessions: null, possibleSessions: null });
const help = (name: string) => ({ id: 'h1', name, provider: '', aim: '', startedOn: letterOn, outcome: null, endedOn: null, notes: '', absentSessions: null, possibleSessions: null });

const item = (id: string, after: string, history: object = {}, school = fellside) => ({
	json: { school, pupil: { ...somebody, id }, register: registerFrom(monday, marks(after)), case: { ...emptyCase, ...history } },
});
const many = (count: number, make: (number: number) => ReturnType<typeof item>) => Array.from({ length: count }, (_, number) => make(number));
const letter = { steps: [step('early-concern')] };

/** Forty who had the letter and missed nothing after, and sixty like them who had none and missed as much as before. */
const treated = many(40, (number) => item(`t${number}`, week(), letter));
const others = many(60, (number) => item(`c${number}`, bad));

const run = (items: ReadonlyArray<{ json: object }>, parameters: INodeParameters = {}, continueOnFail = false) =>
	runNode(new AttendanceReport(), { items, parameters: { operation: 'impact', asAt, ...parameters }, continueOnFail });
const reportsOf = async (items: ReadonlyArray<{ json: object }>) => ((await run(items)).outputs[0] ?? []).map(({ json }) => reportSchema.parse(json.report));

describe('Attendance Report, impact', () => {
	it('gives the page, then an item for each thing done, with counts, words and what is left', async () => {
		const [page, concern, ...more] = await reportsOf([...treated, ...others]);
		expect(more).toEqual([]);
		expect(page).toMatchObject({ kind: 'impact page', asAt, pupils: 100, pupilsWithoutMarks: 0, fileName: `impact-999001-${asAt}` });
		// 4 of 10 sessions a week for four weeks before; none of 60 after. Pupils like them went on missing 4 of 10: 12 days of 30.
		expect(concern).toMatchObject({
			kind: 'impact', what: 'step', id: 'early-concern', name: 'Early concern letter', verdict: 'less absence', times: 40, pupils: 40,
			absentSessionsBefore: 40 * 16, possibleSessionsBefore: 40 * 40, absentSessionsAfter: 0, possibleSessionsAfter: 40 * 60,
			likeThem: { pupils: 60, percentBefore: 40, percentAfter: 40, hadItSoonAfter: 0 }, left: { days: -12 }, notCompared: [],
		});
	});

	it('calls a step of a policy it does not know by the words of its id, and help by its own name', async () => {
		const other = many(40, (number) => item(`t${number}`, bad, { steps: [step('family-breakfast-talk')], interventions: [help('Mentoring')] }));
		expect((await reportsOf([...other, ...others])).map((report) => (report.kind === 'impact' ? [report.what, report.name, report.verdict] : report.kind))).toEqual([
			'impact page', ['intervention', 'Mentoring', 'may be chance'], ['step', 'Family breakfast talk', 'may be chance'],
		]);
	});

	it('adds the page as a tagged PDF that says how to read it and describes its drawings', async () => {
		const { outputs, bytes } = await run([...treated, ...others]);
		const [page, ...lines] = outputs[0] ?? [];
		expect(page?.binary?.pdf).toMatchObject({ fileName: `impact-999001-${asAt}.pdf`, mimeType: 'application/pdf' });
		expect(lines.every(({ binary }) => binary === undefined)).toBe(true);
		const { text } = await readPdf(bytes(page?.binary?.pdf));
		for (const words of ['What came after each step', 'Fellside High School', 'How to read this', 'Early concern letter', '40.0% (640 of 1,600)', '0.0% (0 of 2,400)', 'Less absence than expected']) expect(text).toContain(words);
	});

	it.each([
		{ what: 'fewer than ten had it', items: [...treated.slice(0, 9), ...others] },
		{ what: 'a school of fewer than ten', items: treated.slice(0, 9) },
	])('$what: says that they are too few and gives no figure of them', async ({ items }) => {
		const { outputs, bytes } = await run(items);
		const [page, concern] = (outputs[0] ?? []).map(({ json }) => reportSchema.parse(json.report));
		expect(concern).toMatchObject({ verdict: 'cannot be told', times: null, pupils: null, absentSessionsBefore: null, likeThem: null, left: null, notCompared: [], somethingElseToo: null });
		const { text } = await readPdf(bytes(outputs[0]?.[0]?.binary?.pdf));
		expect(text.replace(/\s+/g, ' ')).toContain('The early concern letter was used for fewer than ten pupils');
		for (const said of [text, page?.kind === 'impact page' ? page.text : '']) expect(said.replace(/Page \d of \d|95 such lines in 100/g, '')).not.toMatch(/\b9 (of|times)|%/);
	});

	it('tells no figure of pupils like them where these are fewer than ten', async () => {
		const [, concern] = await reportsOf([...treated, ...others.slice(0, 9)]);
		expect(concern).toMatchObject({ verdict: 'cannot be told', pupils: 40, likeThem: null, left: null });
	});

	it('does not name on the page a kind of help that few had', async () => {
		const { outputs, bytes } = await run([item('t0', bad, { interventions: [help('Bereavement counselling')] }), ...others]);
		const { text } = await readPdf(bytes(outputs[0]?.[0]?.binary?.pdf));
		expect(text).toContain('1 kind of help was used for fewer than ten pupils');
		expect(text).not.toContain('counselling');
	});

	it('names nobody, and tells by no pairing of whom a figure is', async () => {
		const { outputs } = await run([...others, ...treated]);
		expect(JSON.stringify(outputs)).not.toMatch(new RegExp(`${somebody.legalSurname}|"[tc]\\d+"`));
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it('keeps schools apart, and counts a pupil of several items once', async () => {
		const both = [...treated, ...others, ...treated.slice(0, 5), ...others.map(({ json }) => ({ json: { ...json, school: moor } }))];
		const { outputs } = await run(both);
		expect(outputs[0]?.map(({ json }) => [(json.school as unknown as typeof fellside).name, reportSchema.parse(json.report)]).map(([name, report]) => [name, typeof report === 'object' && (report.kind === 'impact' ? report.times : report.pupils)])).toEqual([
			[fellside.name, 100], [fellside.name, 40], [moor.name, 60],
		]);
	});

	it('joins the registers of a pupil who left and came back', async () => {
		const [back] = treated;
		const whole = marks(week());
		const gone = week('. .', '. .', '. .', '. .', '. .');
		const part = (from: number, to: number) => ({ json: { ...(back as (typeof treated)[number]).json, register: registerFrom(monday, whole.map((each, place) => (place >= from && place < to ? each : gone))) } });
		const [, concern] = await reportsOf([part(0, 6), part(6, 13), ...treated.slice(1), ...others]);
		expect(concern).toMatchObject({ times: 40, pupils: 40, absentSessionsBefore: 640 });
	});

	it('says how many pupils have totals and no marks, and leaves them out', async () => {
		const totals = { json: { school: fellside, pupil: { ...somebody, id: 'x1' }, attendance: { basis: 'totals' } } };
		const { outputs, hints } = await run([...treated, ...others, totals, totals]);
		expect(outputs[0]?.[0]?.json.report).toMatchObject({ pupils: 100, pupilsWithoutMarks: 1, text: expect.stringContaining('Of 1 further pupil the file gives totals and no marks') });
		expect(hints.join(' ')).toContain('1 pupil left out');
	});

	it('asks for the case log where the history is missing, and goes on without the pupil where told to', async () => {
		const { case: _, ...bare } = (others[0] as (typeof others)[number]).json;
		await expect(run([{ json: bare }])).rejects.toThrow('Pupil c0: "case" is missing');
		const { outputs } = await run([{ json: bare }, ...others.slice(1)], {}, true);
		expect(outputs[0]?.at(-1)?.json).toMatchObject({ error: expect.stringContaining('"case" is missing'), pupil: { id: 'c0' } });
	});

	it('saves the page where it is told to, below a folder for the day', async () => {
		const { outputs, bytes } = await run([...treated, ...others]);
		const items = (outputs[0] ?? []).map(({ json, binary }) => ({
			json,
			...(binary?.pdf ? { binary: { pdf: { content: bytes(binary.pdf), fileName: binary.pdf.fileName as string, mimeType: 'application/pdf' } } } : {}),
		}));
		const saved = await runNode(new AttendanceReport(), { items, parameters: { operation: 'send', folder } });
		expect(readdirSync(path.join(folder, asAt))).toEqual([`impact-999001-${asAt}.pdf`]);
		expect(saved.outputs[0]?.map(({ json }) => (json.savedAs as string[]).length)).toEqual([1, 0]);
		await expect(runNode(new AttendanceReport(), { items: [{ json: {} }], parameters: { operation: 'send', folder } })).rejects.toThrow('is no report');
	});
});
