import { listed } from '../../text/plainEnglish';
import { RegisterFileError } from '../registerFileError';
import type { HeaderScore, Table } from '../table';
import type { Columns } from './columns';
import { keyFields } from './fields';

export interface MissingColumn {
	/** What the column would hold: "the date". */
	readonly what: string;
	/** Whether it would be several columns. */
	readonly several?: boolean;
	/** Names that would do. */
	readonly names: readonly string[];
	/** What would do instead of a column. */
	readonly instead?: string;
}

const mostShown = 40;

/**
 * Throws `RegisterFileError` where columns are missing: names each, the names that would do and those that were found.
 * Names from the file are shown only where its header was recognised; otherwise its first row may be a pupil's record.
 */
export function refuseWithout(missing: readonly MissingColumn[], table: Table, score: HeaderScore): void {
	if (missing.length === 0) return;
	const several = missing.length > 1 || missing[0]?.several;
	const what = listed(missing.map((column) => column.what));
	throw new RegisterFileError(
		`${table.file}: the ${several ? 'columns' : 'column'} for ${what} ${several ? 'are' : 'is'} missing`,
		`${found(table, score)} ${missing.map(wanted).join(' ')} Then export again, or rename the column in the file, or give its name under “Column Names”.`,
	);
}

/** What every file needs: a column that says which pupil a row is about. */
export function missingKey(columns: Columns<keyof typeof keyFields>): MissingColumn[] {
	const hasKey = (Object.keys(keyFields) as (keyof typeof keyFields)[]).some((kind) => columns.has(kind));
	return hasKey ? [] : [{ what: "the pupil's number", names: ['Admission Number', 'UPN', 'Student ID'] }];
}

/** Numbers and dates stand in records, not in the names of columns ("AM" stands in both). */
const isOfRecord = (cell: string): boolean => /\d{3}|\d[/.-]\d|^\s*\d+\s*$/.test(cell);

/** Of the names in a header, one in so many is known at least; a record may hold one by chance, or have run together with the header. */
const unknownToEachKnown = 3;

function found({ header }: Table, score: HeaderScore): string {
	const names = header.cells.map((name) => name.trim()).filter(Boolean);
	if (score(header.cells) * unknownToEachKnown < names.length || names.length === 0 || names.some(isOfRecord))
		return 'No row with column names was found at the top of the file.';
	return `Row ${header.row} has these columns: ${names.slice(0, mostShown).join(', ')}${names.length > mostShown ? ' …' : ''}.`;
}

const wanted = ({ what, names, instead }: MissingColumn): string =>
	`For ${what}, name a column ${names.map((name) => `"${name}"`).join(' or ')}${instead ? `, or ${instead}` : ''}.`;
