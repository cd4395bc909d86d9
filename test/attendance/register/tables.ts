import { importRegister, type ImportChoices, type ImportedRegister } from '../../../attendance/register/importRegister';
import type { Table, TableRow } from '../../../attendance/register/table';

/**
 * A table from rows written as text, cells parted by `|`; the first row is the header. Row numbers are those of a file
 * whose header stands in row 1.
 */
export function table(file: string, ...lines: readonly string[]): Table {
	const rows = lines.map((line, index): TableRow => ({ row: index + 1, cells: line.split('|').map((cell) => cell.trim()) }));
	return { file, titleRows: [], header: rows[0] as TableRow, rows: inBatches(rows.slice(1)) };
}

async function* inBatches(rows: readonly TableRow[]): AsyncGenerator<readonly TableRow[]> {
	for (let first = 0; first < rows.length; first += 3) yield rows.slice(first, first + 3);
}

export const choices: ImportChoices = {
	layout: null,
	weekCommencing: null,
	from: null,
	to: null,
	school: { urn: '', name: 'Netherby School', localAuthority: '', phase: null },
};

interface Files {
	readonly marks: Table;
	readonly pupils?: Table;
	readonly contacts?: Table;
	readonly lessons?: Table;
}

export const run = (files: Files, chosen: Partial<ImportChoices> = {}): Promise<ImportedRegister> => importRegister(files, { ...choices, ...chosen });

/** Each pupil's weeks by pupil id. */
export const weeks = ({ pupils }: ImportedRegister): Record<string, Record<string, string>> =>
	Object.fromEntries(pupils.map(({ pupil, register }) => [pupil.id, register.weeks]));

/** Rejected rows in short: row, field, value. */
export const rejections = ({ rejected }: ImportedRegister): [number | null, string, string][] => rejected.map(({ row, field, value }) => [row, field, value]);
