import { Readable } from 'node:stream';
import { bareName } from '../../../../attendance/register/columns/bareName';
import { tableFile } from '../../../../connectors/tableSource/file/tableFile';

const known = new Set(['upn', 'surname', 'date', 'session', 'mark']);

export interface ReadTable {
	readonly header: readonly string[];
	readonly headerRow: number;
	readonly titles: readonly (readonly string[])[];
	readonly rows: readonly (readonly [number, ...string[]])[];
}

/** Reads a whole file, given in one piece or in pieces of so many bytes. Rows come with their numbers. */
export async function readFile(content: Buffer | string, pieceLength?: number): Promise<ReadTable> {
	const bytes = Buffer.from(content as Buffer);
	const source = tableFile({ name: 'file.csv', content: pieceLength ? Readable.from(pieces(bytes, pieceLength)) : bytes });
	const table = await source.open((cells) => cells.filter((cell) => known.has(bareName(cell))).length);
	const rows: [number, ...string[]][] = [];
	for await (const batch of table.rows) for (const { row, cells } of batch) rows.push([row, ...cells]);
	source.close();
	return { header: table.header.cells, headerRow: table.header.row, titles: table.titleRows.map(({ cells }) => cells), rows };
}

function* pieces(bytes: Buffer, length: number): Generator<Buffer> {
	for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}
