import { googleDriveFileTable } from '../../../../connectors/tableSource/google/googleDriveFileTable';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { StoredFile } from '../../../doubles/google/drive/file';
import { surviveEveryFault } from '../../service/everyFault';
import { startWorkspace, type StartedWorkspace } from '../../service/google/startWorkspace';

const score = (cells: readonly string[]) => cells.filter((cell) => ['UPN', 'Mark'].includes(cell)).length;
const csv = (rows: number) => `UPN,Mark\n${Array.from({ length: rows }, (_, index) => `A${index},/`).join('\n')}\n`;

const put = ({ google }: StartedWorkspace, content: string, name = 'marks.csv'): StoredFile => google.drive.state.add({ name, mimeType: 'text/csv', content: Buffer.from(content) });

async function read({ signedIn }: StartedWorkspace, fileId: string) {
	const source = googleDriveFileTable(signedIn('drive.readonly'), { fileId });
	try {
		const table = await source.open(score);
		const rows: string[][] = [];
		for await (const batch of table.rows) for (const { cells } of batch) rows.push([...cells]);
		return { file: table.file, rows };
	} finally {
		source.close();
	}
}

let started: StartedWorkspace;
beforeEach(async () => {
	started = await startWorkspace();
});
afterEach(() => started.doubles.close());

/** More than one piece of 8 MiB. */
const long = 1_100_000;

test('a CSV file is read by pieces', async () => {
	const { rows } = await read(started, put(started, csv(long)).id);
	expect([rows.length, rows.at(-1)]).toEqual([long, [`A${long - 1}`, '/']]);
	expect(started.doubles.requests.map(({ headers }) => headers.range).filter(Boolean)).toEqual(['bytes=0-8388607', 'bytes=8388608-16777215']);
	expectNoRefusals(started.doubles);
});

test.each<[string, string]>([
	['another length', csv(long + 1)],
	['the same length and other rows', csv(long).replaceAll('/', 'N')],
	['less than was read already', csv(10)],
])('a file that is saved with %s while it is read is told, and never read for a shorter or another one', async (_, changed) => {
	const file = put(started, csv(long));
	started.doubles.between({ path: /alt=media/ }, () => started.google.drive.state.addRevision(file, Buffer.from(changed)));
	await expect(read(started, file.id)).rejects.toMatchObject({ name: 'ServiceError', message: 'Google Drive could not read "marks.csv": the file was changed while it was read' });
});

test('a piece that breaks off is fetched again', async () => {
	const file = put(started, csv(long));
	started.doubles.faultOnce({ path: /alt=media/, after: 1 }, { kind: 'cut', when: 'within the body' });
	expect((await read(started, file.id)).rows).toHaveLength(long);
	expect(started.doubles.unmet).toBe(0);
});

test('a Google Sheet that is chosen as a file is read as a sheet', async () => {
	const { id } = started.google.sheets.state.add('Register', [{ title: 'Marks', rows: [['UPN', 'Mark'], ['A1', '/']] }]);
	expect(await read(started, id)).toEqual({ file: 'Register, sheet "Marks"', rows: [['A1', '/']] });
	expectNoRefusals(started.doubles);
});

test.each<[string, (workspace: StartedWorkspace) => string, string]>([
	['a Google Doc', ({ google }) => google.drive.state.add({ name: 'Notes', mimeType: 'application/vnd.google-apps.document' }).id, 'Notes is no table'],
	['a folder', ({ google }) => google.drive.state.addFolder('Registers').id, 'Registers is no table'],
	['an empty file', (workspace) => put(workspace, '').id, 'marks.csv is empty'],
	['a PDF', (workspace) => put(workspace, '%PDF-1.7').id, 'marks.csv is a PDF'],
	['a file in the bin', (workspace) => Object.assign(put(workspace, csv(1)), { trashed: true }).id, 'marks.csv is in the bin of Google Drive'],
])('%s is told', async (_, prepare, message) => {
	await expect(read(started, prepare(started))).rejects.toMatchObject({ name: 'TableError', message });
});

test('a file is read whole under every fault, or a clear error says what to do', async () => {
	await surviveEveryFault(async () => {
		const workspace = await startWorkspace();
		const { id } = put(workspace, csv(50));
		let rows: unknown;
		return { doubles: workspace.doubles, act: async () => void ({ rows } = await read(workspace, id)), state: () => rows };
	});
});
