/** The daily register inspection in a real n8n: the shipped workflow as it is, on the sample school with lesson marks beside it. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { marksOf } from '../../attendance/calendar/weeks';
import type { GroupInspection } from '../../attendance/inspection';
import { exportFiles, generateSchool } from '../sample-school';
import { N8nInstance, repository, type RunData } from '../support/n8nInstance';
import { testFolder } from '../support/packedPackage';
import { importShipped, placeExports, schoolFolder } from '../support/weeklyRun';

const shipped = path.join(repository, 'workflows/embedded/daily-register-inspection.json');
const asAt = '2026-11-20';
const sample = generateSchool({ phase: 'primary', seed: 7, asAt });
const { files } = exportFiles(sample, { dirt: true });

/** Marks of one group's register forgotten on a morning, and one pupil in school and missing from a lesson. */
const forgotten = { group: sample.pupils[0]?.pupil.registrationGroup as string, date: '18/11/2026', session: 'AM' };
const truant = sample.pupils.find(({ register }) => [...marksOf(register)].some(({ date, session, mark }) => date === '2026-11-19' && session === 'PM' && mark === '\\'))?.pupil;
const lessons = ['Admission Number,Date,Period,Subject,Teacher,Mark', `${truant?.id},19/11/2026,13:15,Science,Mr T. Oakes,N`].join('\r\n');

function withForgottenRegister(marks: string): string {
	const [header, ...rows] = marks.split('\r\n');
	const { group, date, session } = forgotten;
	return [header, ...rows.filter((row) => !(row.includes(`,${group},${date},${session},`)))].join('\r\n');
}

let folder: string;
let n8n: N8nInstance;
let run: RunData;
let findings: GroupInspection[];

beforeAll(async () => {
	folder = testFolder('daily');
	n8n = await N8nInstance.create(folder);
	n8n.installBuild();
	placeExports(n8n, { ...files, 'marks.csv': withForgottenRegister(files['marks.csv']), 'lessons.csv': lessons });
	run = await n8n.execute(await importShipped(n8n, shipped, { asAt }));
	findings = (run['Inspect each group']?.[0] ?? []).map(({ json }) => json as unknown as GroupInspection);
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kindsOf = (group: string | undefined) => findings.find(({ registrationGroup }) => registrationGroup === group)?.findings.map(({ kind }) => kind) ?? [];
const savedFiles = () => readdirSync(path.join(schoolFolder(n8n), 'register-checks', asAt)).sort();

test('inspects every registration group once, worst first', () => {
	expect(findings.map(({ registrationGroup }) => registrationGroup).sort()).toEqual([...new Set(sample.pupils.map(({ pupil }) => pupil.registrationGroup))].sort());
	const weighed = findings.map(({ counts }) => counts.weighed);
	expect(weighed).toEqual(weighed.toSorted((one, other) => other - one));
});

test('finds the register that was not taken, the withdrawn codes and the missed lesson', () => {
	expect(kindsOf(forgotten.group)).toContain('registerNotTaken');
	expect(findings.flatMap(({ findings: all }) => all.filter(({ kind }) => kind === 'notACode').flatMap(({ found }) => found.flatMap(({ sessions }) => sessions.map(({ mark }) => mark))))).toEqual(['H', 'H', 'H']);
	expect(kindsOf(truant?.registrationGroup)).toContain('lessonsMissed');
});

test('saves a page for each group with something for its tutor, and the overview, none named after a person', () => {
	const withPage = (run['Save the pages']?.[0] ?? []).filter(({ json }) => (json as unknown as { savedAs: string[] }).savedAs.length === 1);
	expect(withPage.length).toBeGreaterThan(0);
	expect(savedFiles()).toHaveLength(withPage.length + 2);
	for (const file of savedFiles()) expect(file).toMatch(/^register-check-2026-11-20-[\w-]+\.(pdf|csv)$/);
	expect(readFileSync(path.join(schoolFolder(n8n), 'register-checks', asAt, 'register-check-2026-11-20-all-groups.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
	expect(existsSync(path.join(schoolFolder(n8n), 'letters'))).toBe(false);
});

test('imported with no edits at all, it runs to its end for today', async () => {
	const today = await n8n.execute(await importShipped(n8n, shipped));
	expect(today['Inspect each group']?.[0]?.length).toBe(findings.length);
}, 300_000);
