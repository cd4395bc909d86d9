/**
 * Clinic, first-day calls, half-term updates and praise, as shipped and without any account, in one real n8n on the sample school:
 * each run twice, and what people tell by its forms.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { caseOf } from '../../attendance/caseLog';
import { openSqliteCaseStore } from '../../connectors/caseStore/sqlite/open';
import { exportFiles, generateSchool } from '../sample-school';
import { N8nInstance, repository, type RunData, type RunningServer } from '../support/n8nInstance';
import { testFolder } from '../support/packedPackage';
import { runServed, serve, submitForm, toServe } from '../support/servedWorkflows';
import { placeExports, schoolFolder } from '../support/weeklyRun';

const asAt = '2026-11-20';
/** A school day on which the family of the rearranged meeting did not come. */
const moved = '2026-12-09';
const school = { urn: '990101', name: 'Wexbourne Academy' };

const shipped = [
	{ name: 'half-term-updates', families: ['half-term-update'] },
	{ name: 'praise', families: ['improvement'] },
	{ name: 'daily-first-day-calls', families: ['first-day'] },
	{ name: 'attendance-clinic', families: ['clinic-invitation'] },
] as const;
type Name = (typeof shipped)[number]['name'];

let n8n: N8nInstance;
let server: RunningServer;
const workflows = {} as Record<Name, ReturnType<typeof toServe>>;

beforeAll(async () => {
	n8n = await N8nInstance.create(testFolder('letter-workflows'));
	n8n.installBuild();
	placeExports(n8n, exportFiles(generateSchool({ phase: 'primary', seed: 7, asAt })).files);
	for (const { name } of shipped) {
		const day = name === 'attendance-clinic' ? `={{ $('Who came: answer').isExecuted ? '${moved}' : '${asAt}' }}` : asAt;
		workflows[name] = toServe(path.join(repository, `workflows/embedded/${name}.json`), { asAt: day });
	}
	server = await serve(n8n, Object.values(workflows));
}, 300_000);

afterAll(async () => {
	await server?.stop();
	rmSync(n8n.folder, { recursive: true, force: true });
});

const filesIn = (name: string): string[] => {
	const where = path.join(schoolFolder(n8n), name);
	return existsSync(where) ? (readdirSync(where, { recursive: true }) as string[]).filter((entry) => /\.\w+$/.test(entry)) : [];
};
const recorded = (run: RunData) => run['Record the letters']?.[0] ?? [];
const familiesOf = (run: RunData) => [...new Set(recorded(run).map(({ json }) => json.letter.family))];
let invited = '';

describe.each(shipped)('$name', ({ name, families }) => {
	test('makes its letters, each once, and leaves them in the folder; run again, it makes none', async () => {
		const first = await runServed(n8n, server, workflows[name]);
		expect(familiesOf(first)).toEqual(families);
		const names = recorded(first).map(({ json }) => json.letter.fileName);
		expect(new Set(names).size).toBe(names.length);
		const inFolder = new Set(filesIn('letters').map((entry) => path.basename(entry)));
		expect(names.filter((fileName) => !inFolder.has(`${fileName}.pdf`))).toEqual([]);
		invited = recorded(first)[0]?.json.pupil.id as string;
		expect(recorded(await runServed(n8n, server, workflows[name]))).toEqual([]);
	}, 300_000);
});

test('the office gets the list of calls with whom to ring first, and its file is named after nobody', () => {
	const [pdf, csv] = ['pdf', 'csv'].map((ending) => filesIn('first-day-calls').find((entry) => entry.endsWith(`.${ending}`)));
	expect([pdf, csv].map((entry) => path.basename(entry ?? ''))).toEqual(['pdf', 'csv'].map((ending) => `first-day-calls-${school.urn}-${asAt}.${ending}`));
	expect(readFileSync(path.join(schoolFolder(n8n), 'first-day-calls', csv as string), 'utf8').split('\r\n').length).toBeGreaterThan(2);
});

describe('what people tell by a form', () => {
	const contactsMade = async (id: string) => {
		const log = await openSqliteCaseStore(path.join(n8n.folder, '.n8n/school-attendance/case-log.sqlite'));
		try {
			return caseOf((await log.history(school, [id])).get(id) ?? []).contactsMade;
		} finally {
			await log.close();
		}
	};

	test('a talk is kept in the case', async () => {
		const run = await submitForm(n8n, server, workflows['daily-first-day-calls'], 'A call was made', {
			'Pupil number': ` ${invited} `, 'Somebody was reached': 'Yes', 'What was said': 'Ill since the morning', 'Your name': 'P. Adeyemi',
		});
		expect(recorded(run)).toEqual([]);
		expect(await contactsMade(invited)).toEqual([expect.objectContaining({ way: 'phone call', reached: true, notes: 'Ill since the morning', by: 'P. Adeyemi', on: asAt })]);
	}, 300_000);

	test('a family that asks for another time gets it and is told once', async () => {
		const meetings = filesIn('meetings').length;
		const ask = () => submitForm(n8n, server, workflows['attendance-clinic'], 'Another time', { 'Pupil number': invited, 'Meeting was to be on': '', 'New date': moved, 'New time': '16:15' });
		const run = await ask();
		expect(familiesOf(run)).toEqual(['meeting-rearranged']);
		expect(recorded(run)[0]?.json.meeting).toMatchObject({ date: moved, time: '4.15 pm' });
		expect(filesIn('meetings')).toHaveLength(meetings);
		expect(recorded(await ask())).toEqual([]);
	}, 300_000);

	test('a family that did not come gets an offer, and the case keeps that nobody came', async () => {
		const run = await submitForm(n8n, server, workflows['attendance-clinic'], 'Who came', { 'Pupil number': invited, 'Meeting on': moved, 'The family came': 'No', 'What was agreed': '', 'Your name': 'P. Adeyemi' });
		expect(familiesOf(run)).toEqual(['meeting-missed']);
		expect(await contactsMade(invited)).toContainEqual(expect.objectContaining({ way: 'meeting', reached: false, on: moved }));
	}, 300_000);
});
