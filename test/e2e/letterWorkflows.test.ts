/**
 * Clinic, first-day calls, half-term updates and praise, as shipped and without any account, in a real n8n on the sample school: each
 * run twice, and once for what people tell by its forms.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { caseOf } from '../../attendance/caseLog';
import { openSqliteCaseStore } from '../../connectors/caseStore/sqlite/open';
import { exportFiles, generateSchool } from '../sample-school';
import { N8nInstance, repository, type RunData } from '../support/n8nInstance';
import { testFolder } from '../support/packedPackage';
import { importShipped, placeExports, schoolFolder, type NodeInFile } from '../support/weeklyRun';

const asAt = '2026-11-20';
const school = { urn: '990101', name: 'Wexbourne Academy' };
const sample = generateSchool({ phase: 'primary', seed: 7, asAt });

let folder: string;
let n8n: N8nInstance;

beforeAll(async () => {
	folder = testFolder('letter-workflows');
	n8n = await N8nInstance.create(folder);
	n8n.installBuild();
	placeExports(n8n, exportFiles(sample).files);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => path.join(repository, `workflows/embedded/${name}.json`);
const filesIn = (name: string): string[] => {
	const where = path.join(schoolFolder(n8n), name);
	return existsSync(where) ? (readdirSync(where, { recursive: true }) as string[]).filter((entry) => /\.\w+$/.test(entry)) : [];
};
const recorded = (run: RunData) => run['Record the letters']?.[0] ?? [];

/** The same workflow as its form starts it: the form’s trigger stands in for the button, and the answer is what somebody entered. */
function answered(form: string, answers: Readonly<Record<string, string | boolean>>) {
	return (node: NodeInFile & { type: string }): void => {
		const change = node as { type: string; name: string; parameters: Record<string, unknown> };
		if (change.name === 'Or run it now') change.type = 'n8n-nodes-base.noOp';
		if (change.name === form) Object.assign(change, { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} });
		if (change.name !== `${form}: answer`) return;
		const { assignments } = change.parameters.assignments as { assignments: Array<{ name: string; value: unknown }> };
		for (const field of assignments) field.value = answers[field.name] ?? '';
	};
}

describe.each([
	{ name: 'half-term-updates', families: ['half-term-update'] },
	{ name: 'praise', families: ['improvement'] },
	{ name: 'daily-first-day-calls', families: ['first-day'] },
	{ name: 'attendance-clinic', families: ['clinic-invitation'] },
])('$name', ({ name, families }) => {
	let first: RunData;
	let second: RunData;
	beforeAll(async () => {
		const before = filesIn('letters').length;
		const workflow = await importShipped(n8n, file(name), { asAt });
		first = await n8n.execute(workflow);
		expect(filesIn('letters').length).toBeGreaterThan(before);
		second = await n8n.execute(workflow);
	}, 300_000);

	test('makes its letters, each once, and leaves them in the folder', () => {
		expect([...new Set(recorded(first).map(({ json }) => json.letter.family))]).toEqual(families);
		const names = recorded(first).map(({ json }) => json.letter.fileName);
		expect(new Set(names).size).toBe(names.length);
		for (const fileName of names) expect(filesIn('letters').map((entry) => path.basename(entry))).toContain(`${fileName}.pdf`);
	});

	test('run again, it makes none', () => {
		expect(recorded(second)).toEqual([]);
	});
});

test('the office gets the list of calls with whom to ring first, and its file is named after nobody', () => {
	const [pdf, csv] = ['pdf', 'csv'].map((ending) => filesIn('first-day-calls').find((entry) => entry.endsWith(`.${ending}`)));
	expect([pdf, csv].map((entry) => path.basename(entry ?? ''))).toEqual(['pdf', 'csv'].map((ending) => `first-day-calls-${school.urn}-${asAt}.${ending}`));
	expect(readFileSync(path.join(schoolFolder(n8n), 'first-day-calls', csv as string), 'utf8').split('\r\n').length).toBeGreaterThan(2);
});

describe('what people tell by a form', () => {
	const history = async (id: string) => {
		const log = await openSqliteCaseStore(path.join(folder, '.n8n/school-attendance/case-log.sqlite'));
		try {
			return caseOf((await log.history(school, [id])).get(id) ?? []);
		} finally {
			await log.close();
		}
	};
	const booked = async () => {
		const [invitation] = recorded(await n8n.execute(await importShipped(n8n, file('attendance-clinic'), { asAt })));
		expect(invitation).toBeUndefined();
		const log = await openSqliteCaseStore(path.join(folder, '.n8n/school-attendance/case-log.sqlite'));
		try {
			const all = await log.history(school, sample.pupils.map(({ pupil }) => pupil.id));
			return [...all].filter(([, events]) => caseOf(events).steps.some(({ step }) => step === 'meeting-invitation')).map(([id]) => id);
		} finally {
			await log.close();
		}
	};

	test('a talk is kept in the case', async () => {
		const id = sample.pupils[0]?.pupil.id as string;
		await n8n.execute(await importShipped(n8n, file('daily-first-day-calls'), { asAt }, answered('A call was made', { pupil: id, reached: true, notes: 'Ill since the morning', by: 'Office' })));
		expect((await history(id)).contactsMade).toEqual([expect.objectContaining({ way: 'phone call', reached: true, notes: 'Ill since the morning', on: asAt })]);
	}, 300_000);

	test('a family that asks for another time gets it, once, and one that did not come gets an offer and stays on the ladder', async () => {
		const [id = ''] = await booked();
		const meeting = filesIn('meetings').length;
		const move = answered('Another time', { pupil: id, bookedFor: '', newDate: '2026-12-09', newTime: '16:15' });
		const moved = recorded(await n8n.execute(await importShipped(n8n, file('attendance-clinic'), { asAt }, move)));
		expect([...new Set(moved.map(({ json }) => json.letter.family))]).toEqual(['meeting-rearranged']);
		expect(moved[0]?.json.meeting).toMatchObject({ date: '2026-12-09', time: '4.15 pm' });
		expect(filesIn('meetings')).toHaveLength(meeting);

		const came = answered('Who came', { pupil: id, on: '2026-12-09', came: false, notes: '', by: 'Office' });
		const missed = recorded(await n8n.execute(await importShipped(n8n, file('attendance-clinic'), { asAt: '2026-12-09' }, came)));
		expect([...new Set(missed.map(({ json }) => json.letter.family))]).toEqual(['meeting-missed']);
		expect((await history(id)).contactsMade).toEqual([expect.objectContaining({ way: 'meeting', reached: false, on: '2026-12-09' })]);
	}, 300_000);
});
