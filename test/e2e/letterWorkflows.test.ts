/**
 * Clinic, first-day calls, half-term updates and praise, as shipped and without any account, in a real n8n on the sample school: each
 * run twice.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { exportFiles, generateSchool } from '../sample-school';
import { N8nInstance, repository, type RunData } from '../support/n8nInstance';
import { testFolder } from '../support/packedPackage';
import { importShipped, placeExports, schoolFolder } from '../support/weeklyRun';

const asAt = '2026-11-20';
const urn = '990101';
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
	expect([pdf, csv].map((entry) => path.basename(entry ?? ''))).toEqual(['pdf', 'csv'].map((ending) => `first-day-calls-${urn}-${asAt}.${ending}`));
	expect(readFileSync(path.join(schoolFolder(n8n), 'first-day-calls', csv as string), 'utf8').split('\r\n').length).toBeGreaterThan(2);
});
