import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { groupInspectionSchema } from '../../../attendance/inspection';
import type { Register } from '../../../attendance/item';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceRegister } from '../../../nodes/AttendanceRegister/AttendanceRegister.node';
import { readPdf } from '../../support/readPdf';
import { runNode, type NodeRun } from '../../support/runNode';
import { registerFrom, week } from '../../attendance/registers';
import { schoolOf } from '../../attendance/inspection/schools';

const folder = mkdtempSync(path.join(tmpdir(), 'inspections-'));
// n8n's own rule about where files may lie is in force here as well; it is read when the first node runs.
process.env.N8N_RESTRICT_FILE_ACCESS_TO = folder;

afterAll(async () => {
	rmSync(folder, { recursive: true });
	await stopTypst();
});

const asAt = '2026-10-09';
const weeks = (...first: string[]): Register => registerFrom('2026-09-07', [...first, ...Array<string>(5 - first.length).fill(week())]);
const school = { urn: '', name: 'Netherby School', localAuthority: '', phase: 'secondary' };

const items = [
	...schoolOf({ '7/B': 6, '7-B': 6, '8A': 6 }, weeks(), { '7/B-1': weeks(week('N N', '/ -')), '7-B-2': weeks(week('- -')) }),
].map((item) => ({ json: { school, ...item } }));

const run = (more: Partial<NodeRun> = {}) => runNode(new AttendanceRegister(), { items, ...more, parameters: { operation: 'inspect', asAt, ...more.parameters } });

describe('Attendance Register, inspect', () => {
	it('gives an item for each registration group, worst first, and the overview by an output of its own', async () => {
		const { outputs } = await run();
		expect(outputs).toHaveLength(2);
		const [findings = [], overview = []] = outputs;
		expect(findings.map(({ json }) => [json.registrationGroup, (json.counts as { mustBePutRight: number }).mustBePutRight])).toEqual([['7/B', 3], ['7-B', 2], ['8A', 0]]);
		for (const { json } of findings) expect(groupInspectionSchema.safeParse(json).error).toBeUndefined();
		expect(overview.map(({ json }) => json.summary)).toEqual([expect.stringMatching(/^3 registration groups; 2 with something to look at\. 5 points to put right/)]);
		expect(findings[0]?.pairedItem).toEqual([0, 1, 2, 3, 4, 5].map((item) => ({ item })));
	});

	it('makes a page for a group with something to settle, and none for another', async () => {
		const { outputs: [findings = [], overview = []], bytes } = await run();
		expect(findings.map(({ binary }) => binary?.pdf?.fileName)).toEqual(['register-check-2026-10-09-7-B.pdf', 'register-check-2026-10-09-7-B-2.pdf', undefined]);
		const { text } = await readPdf(bytes(findings[0]?.binary?.pdf));
		expect(text).toContain('Register check: 7/B');
		expect(text).toContain('Forename1 Surname1 (7/B-1)');
		expect(overview[0]?.binary).toMatchObject({ pdf: { fileName: 'register-check-2026-10-09-all-groups.pdf' }, csv: { fileName: 'register-check-2026-10-09-all-groups.csv' } });
		expect(bytes(overview[0]?.binary?.csv).toString()).toContain('7/B,Tutor 7/B,must be put right,Tutor,N left for more than five school days,Forename1 Surname1 (7/B-1),2,');
	});

	it('names no pupil in a subject, nor in text and page where numbers alone are asked for', async () => {
		const { outputs: [findings = []], bytes } = await run({ parameters: { naming: 'number' } });
		expect(findings.map(({ json }) => json.subject)).toEqual(['Register check 7/B, 9 October 2026', 'Register check 7-B, 9 October 2026', 'Register check 8A, 9 October 2026']);
		expect(findings[0]?.json.text).toContain('Pupil 7/B-1: Mon 7 Sept AM (N)');
		expect(findings[0]?.json.text).not.toMatch(/Surname/);
		expect((await readPdf(bytes(findings[0]?.binary?.pdf))).text).not.toMatch(/Surname/);
	});

	it('looks at marks from a date on where one is set', async () => {
		const { outputs: [findings = []] } = await run({ parameters: { inspectOptions: { from: '2026-09-14' } } });
		expect(findings.every(({ json }) => (json.findings as unknown[]).length === 0)).toBe(true);
	});

	it('refuses two schools at once, and an item without a register, naming the pupil by number', async () => {
		const other = { json: { ...items[0]?.json, school: { ...school, name: 'Fellside' } } };
		await expect(run({ items: [...items, other] })).rejects.toMatchObject({ message: 'The items are of 2 schools' });
		const bare = { json: { pupil: items[0]?.json.pupil } };
		await expect(run({ items: [bare] })).rejects.toMatchObject({ message: 'Pupil 7/B-1: "register" is missing' });
		const { outputs } = await run({ items: [bare, ...items], continueOnFail: true });
		expect(outputs[0]?.at(-1)?.json).toMatchObject({ error: 'Pupil 7/B-1: "register" is missing', pupil: { id: '7/B-1' } });
		expect(outputs[0]).toHaveLength(4);
	});
});

describe('Attendance Register, send', () => {
	const send = async (input: NodeRun['items']) => await runNode(new AttendanceRegister(), { items: input, parameters: { operation: 'send', folder } });

	it('saves each page and the overview into a folder for the day, and lets a group without a page pass', async () => {
		const { outputs: [findings = [], overview = []], bytes } = await run();
		const input = [...findings, ...overview].map(({ json, binary }) => ({
			json,
			binary: Object.fromEntries(Object.entries(binary ?? {}).map(([name, file]) => [name, { content: bytes(file), fileName: file.fileName as string, mimeType: file.mimeType }])),
		}));
		const { outputs } = await send(input);
		expect(outputs).toHaveLength(1);
		expect(outputs[0]?.map(({ json }) => (json.savedAs as string[]).length)).toEqual([1, 1, 0, 2]);
		expect(readdirSync(path.join(folder, asAt)).sort()).toEqual([
			'register-check-2026-10-09-7-B-2.pdf', 'register-check-2026-10-09-7-B.pdf',
			'register-check-2026-10-09-all-groups.csv', 'register-check-2026-10-09-all-groups.pdf',
		]);
	});

	it('says what to do where something else comes in', async () => {
		await expect(send([{ json: { pupil: { id: '1' } } }])).rejects.toMatchObject({ description: expect.stringContaining('Attendance Register (Inspect)') });
	});
});
