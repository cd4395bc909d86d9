/** Files that n8n keeps on disk between nodes, as it does unless it is told otherwise, reach the Register as streams. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { N8nInstance } from '../support/n8nInstance';
import { testFolder } from '../support/packedPackage';
import { workbook } from '../support/workbook';

const rows = [
	['Admission Number', 'Date', 'Session', 'Mark'],
	...Array.from({ length: 4_000 }, (_, at) => [String(1_000 + (at >> 1)), '07/09/2026', at % 2 ? 'PM' : 'AM', at % 2 ? '\\' : '/']),
];

let folder: string;
let n8n: N8nInstance;
beforeAll(async () => {
	folder = testFolder('files-on-disk');
	n8n = await N8nInstance.create(folder, { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' });
	n8n.installBuild();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const workflow = (file: string) => ({
	id: 'filesOnDisk',
	name: 'Files on disk',
	active: false,
	settings: { executionOrder: 'v1' },
	nodes: [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{ name: 'Read the file', type: 'n8n-nodes-base.readWriteFile', typeVersion: 1.1, parameters: { operation: 'read', fileSelector: file, options: {} } },
		{ name: 'Read the register', type: 'n8n-nodes-school-attendance.attendanceRegister', typeVersion: 1, parameters: { operation: 'import', source: 'item' } },
	].map((node, at) => ({ ...node, id: `on-disk-${at}`, position: [at * 220, 0] })),
	connections: {
		Start: { main: [[{ node: 'Read the file', type: 'main', index: 0 }]] },
		'Read the file': { main: [[{ node: 'Read the register', type: 'main', index: 0 }]] },
	},
});

test.each([
	['marks.csv', () => Buffer.from(rows.map((row) => row.join(',')).join('\r\n'))],
	['marks.xlsx', () => workbook({ Marks: rows })],
])('%s is imported whole', async (name, content) => {
	const file = path.join(folder, '.n8n-files', name);
	writeFileSync(file, content());
	const imported = path.join(folder, 'workflow.json');
	writeFileSync(imported, JSON.stringify(workflow(file)));
	await n8n.importWorkflow(imported);
	const run = await n8n.execute('filesOnDisk');
	const [read] = (run['Read the file']?.[0] ?? []) as unknown as { binary: { data: { id?: string } } }[];
	expect(read?.binary.data.id).toMatch(/^filesystem/);
	const pupils = run['Read the register']?.[0] ?? [];
	expect(pupils.length).toBe(2_000);
	for (const { json } of pupils) expect(json.register.weeks).toEqual({ '2026-09-07': '/ \\ . . . . . . . .' });
	expect(run['Read the register']?.[1] ?? []).toEqual([]);
}, 180_000);
