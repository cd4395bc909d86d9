import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { compiled } from '../../../../../connectors/tableSource/file/delimited/runs/compiled';
import { Pages } from '../../../../../connectors/tableSource/file/delimited/pages';
import { DelimitedRows } from '../../../../../connectors/tableSource/file/delimited/rows';
import { piecesOf } from '../../../../../connectors/tableSource/file/bytes';

const root = path.resolve(__dirname, '../../../../..');
const sources = path.join(root, 'connectors/tableSource/file/delimited/runs/program');

test('what runs is the source that stands beside it, compiled; else "npx gulp program" was forgotten', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'program-'));
	try {
		const outFile = path.join(folder, 'program.wasm');
		const compiler = path.join(root, 'node_modules/assemblyscript/bin/asc.js');
		await promisify(execFile)(process.execPath, [compiler, '--config', path.join(sources, 'asconfig.json'), path.join(sources, 'index.ts'), '--outFile', outFile]);
		expect((await readFile(outFile)).toString('base64')).toBe(compiled);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});

/** Each row's number, a moment that no other row has, and a mark; read by the numbers of their cells. */
test('more different rows than are kept are read all the same', async () => {
	const rows = 260_000;
	const text = Array.from({ length: rows }, (_, row) => `P${row % 30_000},${'long '.repeat(row % 40)}${row},${row % 2 ? '/' : 'I'}`).join('\n');
	const coded = new DelimitedRows(new Pages('file.csv', piecesOf(Buffer.from(text)), ','), 0).asNumbers([0, 1, 2], [[0], [1, 2]]);
	let row = 0;
	let unnumbered = 0;
	for await (const { count, codes, row: textOf } of coded.batches) {
		for (let index = 0; index < count; index += 1, row += 1) {
			const [pupil, moment, mark] = codes.map((ofColumn) => ofColumn[index] as number) as [number, number, number];
			if (moment === 0) unnumbered += 1;
			const cells = [coded.text(0, pupil), moment === 0 ? textOf(index).cells[1] : coded.text(1, moment), coded.text(2, mark)];
			if (cells.join() !== `P${row % 30_000},${'long '.repeat(row % 40)}${row},${row % 2 ? '/' : 'I'}`) throw new Error(`Row ${row} was read as ${cells.join()}`);
		}
	}
	expect(row).toBe(rows);
	expect(unnumbered).toBeGreaterThan(rows / 2);
});
