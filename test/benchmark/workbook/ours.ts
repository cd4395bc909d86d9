/** Measured: a workbook opened and read to its last row as text by this package. Prints what it read, as the library's side does. */
import { readFileSync } from 'node:fs';
import { marksHeaderScore } from '../../../attendance/register/layout';
import { tableFile } from '../../../connectors/tableSource/file/tableFile';
import { tally } from './tally';

async function run(): Promise<void> {
	const content = readFileSync(process.argv[2] as string);
	const table = await tableFile({ name: 'marks.xlsx', content }).open(marksHeaderScore());
	const counts = tally();
	for await (const batch of table.rows) for (const { cells } of batch) counts.add(cells);
	process.stdout.write(counts.text());
}

void run();
