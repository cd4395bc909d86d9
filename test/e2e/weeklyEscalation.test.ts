/**
 * The main job as a user's n8n does it: the packed tarball installed into an n8n that has nothing else, the shipped
 * workflow imported as it is, executed on the sample primary school.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { exportFiles, generateSchool } from '../sample-school';
import { caseOf } from '../../attendance/caseLog';
import { openSqliteCaseStore } from '../../connectors/caseStore/sqlite/open';
import { approveAll } from '../support/approve';
import { N8nInstance, type RunData } from '../support/n8nInstance';
import { packPackage, testFolder } from '../support/packedPackage';
import { figures, importWeekly, placeExports, schoolFolder, tally } from '../support/weeklyRun';

const asAt = '2026-11-20';
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);

let folder: string;
let n8n: N8nInstance;
let first: RunData;
let second: RunData;
let waitsAt: string | null;
let beforeDecision: string[];
let decided: number;
const head = { name: 'R. Okafor', role: 'Headteacher' };
const sample = generateSchool({ phase: 'primary', seed: 7, asAt });
const { files, dirt } = exportFiles(sample, { dirt: true });

beforeAll(async () => {
	folder = testFolder('weekly');
	n8n = await N8nInstance.create(folder);
	await n8n.installTarball(packPackage(folder));
	placeExports(n8n, files);
	const workflow = await importWeekly(n8n, { asAt });
	({ data: first, waitsAt } = await n8n.executeTimed(workflow));
	beforeDecision = filesIn('referrals');
	decided = await approveAll(n8n, waitsAt, head);
	second = await n8n.execute(workflow);
}, 900_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (name: string): string[] => {
	const where = path.join(schoolFolder(n8n), name);
	return existsSync(where) ? (readdirSync(where, { recursive: true }) as string[]).filter((file) => /\.\w+$/.test(file)) : [];
};

test('the tarball brings its own code and needs nothing beside it', () => {
	const installed = readdirSync(path.join(folder, '.n8n/nodes/node_modules')).filter((name) => !name.startsWith('.'));
	expect(installed).toEqual(['n8n-nodes-school-attendance']);
});

test('every pupil of the exports comes out once, scored, and every planted fault is rejected', () => {
	const { pupils, rejectedRows, tiers } = figures(first);
	expect(pupils).toBe(sample.pupils.length);
	expect(sum(tiers)).toBe(pupils);
	expect(rejectedRows).toBeGreaterThanOrEqual(dirt.length);
	for (const { json } of first['Read the register']?.[1] ?? []) {
		expect(json).toMatchObject({ file: expect.any(String), row: expect.any(Number), field: expect.any(String), reason: expect.any(String) });
	}
});

test('every pupil is due, held or has nothing due, each with a reason', () => {
	const { pupils, due, held, nothingDue } = figures(first);
	expect(sum(due) + held + nothingDue).toBe(pupils);
	expect(sum(due)).toBeGreaterThan(0);
	for (const { json } of (first.Decide ?? []).flat()) expect(json.decision.reasons.length + (json.decision.held ? 1 : 0)).toBeGreaterThan(0);
});

test('each letter lies in the folder once, as PDF and as DOCX, and is in the case log', () => {
	const recorded = first['Record the letters']?.[0] ?? [];
	expect(recorded.length).toBeGreaterThan(0);
	const names = recorded.map(({ json }) => json.letter.fileName as string);
	expect(new Set(names).size).toBe(names.length);
	expect(filesIn('letters').map((file) => path.basename(file)).sort()).toEqual(names.flatMap((name) => [`${name}.docx`, `${name}.pdf`]).sort());
	expect(readFileSync(path.join(schoolFolder(n8n), 'letters', filesIn('letters').find((file) => file.endsWith('.pdf')) as string)).subarray(0, 5).toString()).toBe('%PDF-');
});

test('no file is named after a pupil or a parent', () => {
	const people = sample.pupils.flatMap(({ pupil, contacts }) => [pupil.legalSurname, ...contacts.map(({ name }) => name)]).map((name) => name.toLowerCase());
	for (const file of [...filesIn('letters'), ...filesIn('referrals')]) {
		const words = path.basename(file).toLowerCase().split(/[^\p{L}]+/u);
		expect(people.filter((name) => words.includes(name))).toEqual([]);
	}
});

test('executed again on the same day, it makes no second letter and says why', () => {
	const again = figures(second);
	expect(sum(again.letters)).toBe(0);
	expect(again.waiting).toBe(0);
	const written = new Set((first['Record the letters']?.[0] ?? []).map(({ json }) => json.pupil.id));
	const now = (second.Decide?.[2] ?? []).filter(({ json }) => written.has(json.pupil.id));
	expect(now.length).toBe(written.size);
	for (const { json } of now) expect(json.decision.reasons.join(' ')).toContain('20 November 2026');
});

test('a referral that lacks something is not written, and names what it lacks', () => {
	const incomplete = first['Prepare the referrals']?.[1] ?? [];
	const ready = first['Prepare the referrals']?.[0] ?? [];
	expect(incomplete.length + ready.length).toBeGreaterThan(0);
	expect(tally([...incomplete, ...ready], ({ json }) => json.decision.step)).toEqual(
		tally((first.Decide?.[0] ?? []).filter(({ json }) => json.decision.action === 'referral'), ({ json }) => json.decision.step),
	);
	for (const { json } of incomplete) expect(json.referral.missing.length).toBeGreaterThan(0);
	expect(filesIn('referrals').length).toBe(ready.length * 2);
});

test('what has weight waits for a person, and goes once they have decided', async () => {
	expect(waitsAt).toMatch(/^http/);
	expect(figures(first).waiting).toBe(decided);
	expect(decided).toBeGreaterThan(0);
	expect(beforeDecision).toEqual([]);
	expect(filesIn('referrals').length).toBeGreaterThan(0);

	const referred = (first['Needs approval?']?.[0] ?? []).map(({ json }) => json.pupil.id);
	const log = await openSqliteCaseStore(path.join(folder, '.n8n/school-attendance/case-log.sqlite'));
	try {
		const { school } = (first['Needs approval?']?.[0]?.[0] as (typeof first)[string][number][number]).json;
		const history = await log.history(school, referred);
		for (const id of referred) {
			const { approvals, steps } = caseOf(history.get(id) ?? []);
			expect(approvals).toEqual([expect.objectContaining({ outcome: 'approved', by: expect.stringContaining(head.name) })]);
			expect(steps.filter(({ step }) => step === approvals[0]?.step)).toEqual([expect.objectContaining({ state: 'done' })]);
		}
	} finally {
		await log.close();
	}
});

test('imported with no edits at all, it runs to its end for today', async () => {
	const { pupils, due, held, nothingDue } = figures(await n8n.execute(await importWeekly(n8n)));
	expect(pupils).toBe(sample.pupils.length);
	expect(sum(due) + held + nothingDue).toBe(pupils);
}, 300_000);
