import { parse } from 'csv-parse/sync';
import type { School } from '../../attendance/item';
import { importRegister, type ImportedRegister } from '../../attendance/register/importRegister';
import type { Table } from '../../attendance/register/table';
import type { SchoolFiles } from './index';

export type FileName = keyof SchoolFiles['files'];

/** A file of the sample school as the table that a register is imported from. */
export function tableOf({ files }: SchoolFiles, file: FileName): Table {
	const [header, ...rows] = parse(files[file], { bom: true }) as [string[], ...string[][]];
	async function* batches() {
		yield rows.map((cells, index) => ({ row: index + 2, cells }));
	}
	return { file, titleRows: [], header: { row: 1, cells: header }, rows: batches() };
}

/** Imports the sample school's files, all three or those named. */
export function importFiles(files: SchoolFiles, school: School, which: readonly FileName[] = ['pupils.csv', 'contacts.csv']): Promise<ImportedRegister> {
	const optional = (file: FileName) => (which.includes(file) ? tableOf(files, file) : undefined);
	return importRegister(
		{ marks: tableOf(files, 'marks.csv'), pupils: optional('pupils.csv'), contacts: optional('contacts.csv') },
		{ layout: null, weekCommencing: null, from: null, to: null, school },
	);
}
