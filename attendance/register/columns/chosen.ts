import { listed } from '../../text/plainEnglish';
import { RegisterFileError } from '../registerFileError';
import type { Table } from '../table';
import { bareName } from './bareName';

/** The names of columns as a person says them, by field. They outrank every name that is known of itself. */
export type ChosenColumns = Readonly<Record<string, string>>;

/** For each of the three files. */
export interface ChosenNames {
	readonly marks: ChosenColumns;
	readonly pupils: ChosenColumns;
	readonly contacts: ChosenColumns;
}

export const noneChosen: ChosenNames = { marks: {}, pupils: {}, contacts: {} };

/** The column that a person means: its name as written, else by letters and digits alone; undefined where there is none. */
export function chosenColumn(header: readonly string[], name: string): number | undefined {
	const exact = header.findIndex((cell) => cell.trim() === name.trim());
	const column = exact >= 0 || bareName(name) === '' ? exact : header.findIndex((cell) => bareName(cell) === bareName(name));
	return column < 0 ? undefined : column;
}

const mostShown = 40;

/** Throws `RegisterFileError` where a file lacks a column that the person named, with those that it has. */
export function refuseWithoutChosen({ file, header }: Table, chosen: ChosenColumns): void {
	const absent = Object.values(chosen).filter((name) => chosenColumn(header.cells, name) === undefined);
	if (absent.length === 0) return;
	const names = header.cells.map((name) => name.trim()).filter(Boolean);
	throw new RegisterFileError(
		`${file} has no column called ${listed(absent.map((name) => `"${name}"`))}, which “Column Names” asks for`,
		`Row ${header.row} has these columns: ${names.slice(0, mostShown).join(', ')}${names.length > mostShown ? ' …' : ''}. ` +
			'Correct the name under “Column Names”, or take it out there.',
	);
}
