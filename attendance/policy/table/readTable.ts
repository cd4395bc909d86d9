import { listed } from '../../text/plainEnglish';
import { nearest } from '../../text/nearest';
import { PolicyError } from '../readPolicy';
import type { Policy } from '../schema';
import { readCell } from './cells';
import { columns, fieldOfHeader, fields, titleOf, type Field } from './columns';
import { readRows } from './readRows';
import type { WrittenRow } from './writtenRow';

/** A row as a spreadsheet's node gives it: header to value. */
export type TableRow = Readonly<Record<string, unknown>>;

/** n8n's Google Sheets node says in this column which row of the sheet an item is. */
const sheetsRowNumber = 'row_number';
/** Row 1 is the header. */
const firstRow = 2;

const advice = 'Correct these cells in the table and execute again; a merged cell fills its first row only. Attendance Escalation, Read Policy, gives the shipped policy as such a table.';

/**
 * Reads a policy from the rows of a table, in the layout that `writeTable` gives.
 * Takes items' values by header: text, numbers, true or false. Rows that are blank are passed over, as are columns that
 * a policy does not have. Rows are numbered as the sheet does, the header being row 1; where an item says its
 * `row_number`, by that.
 * Throws `PolicyError`, which names the row and the column of everything that is wrong.
 */
export function readTable(rows: readonly TableRow[]): Policy {
	const headers = headersOf(rows);
	const written = rows.map((row, place) => writtenRow(row, place + firstRow, headers)).filter(({ cells, unread }) => Object.keys({ ...cells, ...unread }).length > 0);
	if (written.length === 0) throw new PolicyError('The policy’s table has no rows', 'Look whether the node before reads the right sheet, and whether its first row holds the headers.');
	return readRows(written, advice);
}

type Headers = ReadonlyMap<Field, string>;

function headersOf(rows: readonly TableRow[]): Headers {
	const all = new Set(rows.flatMap((row) => Object.keys(row)));
	const headers = new Map<Field, string>();
	const faults: string[] = [];
	const strange: string[] = [];
	for (const header of all) {
		const field = fieldOfHeader(header);
		if (field === undefined) strange.push(header);
		else if (headers.has(field)) faults.push(`the columns "${headers.get(field)}" and "${header}" are both read as ${titleOf(field)}; keep one`);
		else headers.set(field, header);
	}
	const missing = fields.filter((field) => !headers.has(field));
	for (const header of strange) {
		const meant = nearest(header, missing.map(titleOf));
		if (meant !== undefined && header !== sheetsRowNumber) faults.push(`the column "${header}" is not known; did you mean "${meant}"? If it is for yourselves, give it another name`);
	}
	for (const field of ['kind', 'name', 'dueWhen'] as const) if (rows.length > 0 && !headers.has(field)) faults.push(`there is no column "${columns[field].title}"`);
	if (faults.length > 0) throw new PolicyError(`The policy cannot be used: ${faults.join('; ')}`, `Name the columns ${listed(fields.map((field) => `"${titleOf(field)}"`))}, in the first row. ${advice}`);
	return headers;
}

function writtenRow(values: TableRow, place: number, headers: Headers): WrittenRow {
	const given = values[sheetsRowNumber];
	const row = `row ${typeof given === 'number' ? given : place}`;
	const at = (field: Field) => `${row}, column "${headers.get(field) ?? titleOf(field)}"`;
	const cells: Partial<Record<Field, string>> = {};
	const unread: Partial<Record<Field, string>> = {};
	for (const [field, header] of headers) {
		const read = readCell(values[header]);
		if (typeof read !== 'string') unread[field] = read.fault;
		else if (read !== '') cells[field] = read;
	}
	return { cells, unread, place: row, at };
}
