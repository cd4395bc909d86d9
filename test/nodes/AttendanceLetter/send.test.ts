import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { runNode } from '../../support/runNode';

const folder = mkdtempSync(path.join(tmpdir(), 'letters-'));
// n8n's own rule about where files may lie is in force here as well; it is read when the first node runs.
process.env.N8N_RESTRICT_FILE_ACCESS_TO = folder;

beforeEach(() => rmSync(path.join(folder, 'letters'), { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const reference = 'early-concern_8B_3f9a21c0';

/** A letter made on a date, with what the case log answered about it. */
const letter = (date: string, text: string, caseLog?: object) => ({
	json: {
		pupil: { id: '1042' },
		letter: {
			key: '1042|early-concern|id:1|2026/27', step: 'early-concern', family: 'early-concern', templateVersion: 'early-concern 2026.1', date,
			addressee: { name: 'Ms Ngozi Okafor', relationship: 'Mother', postable: true }, channel: 'post', language: '', interpreter: false,
			fileName: `${date}_${reference}`,
		},
		...(caseLog ? { caseLog: { key: '1042|early-concern|id:1|2026/27', stage: 'reserved', alreadyDone: false, resumed: false, on: date, document: null, reason: '', ...caseLog } } : {}),
	},
	binary: {
		pdf: { content: Buffer.from(`${text} pdf`), fileName: `${date}_${reference}.pdf`, mimeType: 'application/pdf' },
		docx: { content: Buffer.from(`${text} docx`), fileName: `${date}_${reference}.docx`, mimeType: 'application/zip' },
	},
});

const send = async (...items: Array<ReturnType<typeof letter>>) =>
	await runNode(new AttendanceLetter(), { items, parameters: { operation: 'send', folder: path.join(folder, 'letters') } });
const files = () => (readdirSync(path.join(folder, 'letters'), { recursive: true }) as string[]).filter((file) => file.includes('.')).sort();
const content = (file: string) => readFileSync(path.join(folder, 'letters', file), 'utf8');

test('saves each document in a folder for the day and says where', async () => {
	const { outputs } = await send(letter('2026-11-23', 'first'));
	expect(files()).toEqual([`2026-11-23/2026-11-23_${reference}.docx`, `2026-11-23/2026-11-23_${reference}.pdf`]);
	expect((outputs[0]?.[0]?.json.letter as { savedAs: string[] }).savedAs.map((file) => path.basename(file))).toEqual([
		`2026-11-23_${reference}.pdf`, `2026-11-23_${reference}.docx`,
	]);
});

test('a second save of the same letter adds no document', async () => {
	await send(letter('2026-11-23', 'first'));
	await send(letter('2026-11-23', 'second'));
	expect(files()).toHaveLength(2);
});

describe('a letter that an earlier run began and did not record', () => {
	const begun = { resumed: true, on: '2026-11-16', document: `2026-11-16_${reference}` };

	test('is kept as it is where that run had saved it: somebody may have posted it', async () => {
		await send(letter('2026-11-16', 'first'));
		const { outputs } = await send(letter('2026-11-23', 'second', begun));
		expect(files()).toEqual([`2026-11-16/2026-11-16_${reference}.docx`, `2026-11-16/2026-11-16_${reference}.pdf`]);
		expect(content(`2026-11-16/2026-11-16_${reference}.pdf`)).toBe('first pdf');
		expect((outputs[0]?.[0]?.json.letter as { savedAs: string[] }).savedAs[0]).toContain('2026-11-16');
	});

	test('is saved now where that run had not come so far', async () => {
		await send(letter('2026-11-23', 'second', begun));
		expect(content(`2026-11-23/2026-11-23_${reference}.pdf`)).toBe('second pdf');
	});
});

test('a folder that n8n may not use is named, with what to do', async () => {
	const elsewhere = runNode(new AttendanceLetter(), { items: [letter('2026-11-23', 'first')], parameters: { operation: 'send', folder: path.join(tmpdir(), 'elsewhere') } });
	await expect(elsewhere).rejects.toMatchObject({ message: expect.stringContaining('n8n may not use the folder'), description: expect.stringContaining('N8N_RESTRICT_FILE_ACCESS_TO') });
});

describe('a folder by a pattern', () => {
	const sendWith = (folderPattern: string) => runNode(new AttendanceLetter(), { items: [letter('2026-11-23', 'first')], parameters: { operation: 'send', folder: path.join(folder, 'letters'), folderPattern } });

	test('is made below the one that was chosen', async () => {
		await sendWith('{{year}}/{{letter}}/{{date}}');
		expect(files()).toEqual(['docx', 'pdf'].map((ending) => `2026-27/early-concern/2026-11-23/2026-11-23_${reference}.${ending}`));
	});

	test('that asks for what could hold a name stops the run and says what it may hold', async () => {
		await expect(sendWith('{{pupil.legalSurname}}')).rejects.toMatchObject({ message: expect.stringContaining('is not a placeholder'), description: expect.stringContaining('{{letter}}') });
		expect(() => files()).toThrow();
	});

	test('that is changed between two runs makes no second document of a letter that the first began', async () => {
		await sendWith('{{date}}');
		const begun = letter('2026-11-23', 'second', { resumed: true, on: '2026-11-23', document: `2026-11-23_${reference}` });
		await runNode(new AttendanceLetter(), { items: [begun], parameters: { operation: 'send', folder: path.join(folder, 'letters'), folderPattern: '{{year}}/{{letter}}' } });
		expect(files()).toHaveLength(2);
	});
});
