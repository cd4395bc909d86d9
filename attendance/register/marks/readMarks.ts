import type { PeekedRows, Table, TableRow } from '../table';
import { CodedMarks } from './codedMarks';
import { MarksReader } from './marksReader';

/**
 * Reads all rows of a table of marks, of which the first have been looked at: by the numbers of their cells where the
 * table can give them and the reader has a use for them, and otherwise as text. Throws what the reader throws.
 */
export async function readMarks(table: Table, peeked: Pick<PeekedRows, 'seen' | 'rows'>, reader: { add(row: TableRow): void }): Promise<void> {
	const columns = reader instanceof MarksReader ? CodedMarks.columnsFor(reader) : undefined;
	if (!table.coded || !columns) {
		for await (const batch of peeked.rows) for (const row of batch) reader.add(row);
		return;
	}
	for (const batch of peeked.seen) for (const row of batch) reader.add(row);
	const rows = table.coded(CodedMarks.numbered(columns), CodedMarks.together(columns));
	const marks = new CodedMarks(columns, rows, reader as MarksReader);
	for await (const batch of rows.batches) marks.add(batch);
}
