import { placeInWeek } from '../columns/columns';
import { seenText } from '../reading/plainCell';
import type { Table, TableRow } from '../table';
import { readHeaderName, type HeaderName } from './headerName';

/** A column of marks by all that stands above it. */
export interface SessionName extends HeaderName {
	readonly column: number;
	/** The date stands in a cell further left, merged over this column. */
	readonly carried: boolean;
}

export interface WholeHeader {
	/** The table with one name a column, and without the rows that its header takes up. */
	readonly table: Table;
	readonly sessions: readonly SessionName[];
}

/** Weeks, days, and morning and afternoon, each in a row of its own. */
const mostRows = 3;

/**
 * Puts together a header of up to three rows: dates, or weeks, above weekdays above AM and PM, where a merged cell gives its
 * text to the first column alone. A header of one row stays as it is.
 */
export function wholeHeader(table: Table, firstRow: TableRow | undefined): WholeHeader {
	const below = firstRow && isRowOfHalves(firstRow.cells, table.header.cells) ? firstRow : undefined;
	const rows = below ? [table.header, below] : [table.header];
	for (const title of [...table.titleRows].reverse()) {
		if (rows.length >= mostRows || !standsAbove(title, rows[0] as TableRow)) break;
		rows.unshift(title);
	}
	const names = rows.map(({ cells }) => cells.map(readHeaderName));
	const width = Math.max(...rows.map(({ cells }) => cells.length));
	const last = names.length - 1;
	const upper = names.slice(0, last).map((row) => carriedRight(row, names[last] as Names, width));
	const daysBelow = weekdaysBelow(upper, names[last] as Names);
	const sessions: SessionName[] = [];
	const cells: string[] = [];
	for (let column = 0; column < width; column += 1) {
		const own = names[last]?.[column];
		const over = upper.map((row) => row[column]);
		const parts = [...over.map((cell) => cell?.name), own].filter((part) => part !== undefined);
		const texts = rows.map(({ cells: row }, index) => seenText(row[over[index]?.column ?? column] ?? ''));
		cells.push(parts.length > 0 ? [...new Set(texts)].filter(Boolean).join(' ') : (texts.findLast(Boolean) ?? ''));
		if (parts.length > 0) sessions.push({ ...merged(parts, over.some((cell) => cell && (daysBelow.get(cell.name)?.size ?? 0) > 1)), column, carried: over.some((cell) => cell?.name.date && cell.column !== column) });
	}
	const header = { row: (rows.at(-1) as TableRow).row, cells };
	return { table: { ...table, header, rows: below ? without(table.rows, below.row) : table.rows }, sessions };
}

type Names = readonly (HeaderName | undefined)[];

interface CarriedName {
	readonly name: HeaderName;
	/** Where it stands. */
	readonly column: number;
}

/** A row's names, each also over the columns of marks to its right that have none of their own in this row. */
function carriedRight(row: Names, lowest: Names, width: number): (CarriedName | undefined)[] {
	const carried: (CarriedName | undefined)[] = [];
	let current: CarriedName | undefined;
	for (let column = 0; column < width; column += 1) {
		const name = row[column];
		if (name) current = { name, column };
		else if (lowest[column] === undefined) current = undefined;
		carried.push(current);
	}
	return carried;
}

/** Which weekdays stand below a date: below one alone the date is its own, and must agree with it. */
function weekdaysBelow(upper: readonly (readonly (CarriedName | undefined)[])[], lowest: Names): Map<HeaderName, Set<number>> {
	const below = new Map<HeaderName, Set<number>>();
	for (const row of upper) {
		for (const [column, cell] of row.entries()) {
			const weekday = [...upper.map((other) => other[column]?.name), lowest[column]].findLast((name) => name && name.weekday !== null)?.weekday;
			if (!cell?.name.date || weekday === null || weekday === undefined) continue;
			below.set(cell.name, (below.get(cell.name) ?? new Set()).add(weekday));
		}
	}
	return below;
}

/** The parts of a column's name, the lowest row's last. A date over several weekdays is that of their week. */
function merged(parts: readonly HeaderName[], isOverDays: boolean): HeaderName {
	const find = <Key extends keyof HeaderName>(key: Key) => [...parts].reverse().find((part) => part[key] !== null)?.[key] ?? null;
	const dated = parts.findLast(({ date }) => date !== null);
	const apart = dated !== undefined && dated.weekday === null && parts.some(({ weekday }) => weekday !== null);
	return { date: find('date'), weekday: find('weekday'), half: find('half'), ofWeek: parts.some(({ ofWeek }) => ofWeek) || (apart && isOverDays) } as HeaderName;
}

/** A row of AM and PM, and perhaps weekdays, below the dates, with further names only where the row above has none. */
function isRowOfHalves(cells: readonly string[], header: readonly string[]): boolean {
	let halves = 0;
	for (const [column, cell] of cells.entries()) {
		if (cell.trim() === '' || cell.trim() === header[column]?.trim()) continue;
		const name = readHeaderName(cell);
		if (name && !name.date) halves += 1;
		else if (name || header[column]?.trim()) return false;
	}
	return halves >= 2;
}

/** Whether a row above names days or weeks of the columns below it, and is no title: "Week commencing" belongs to no column. */
function standsAbove({ cells: upper }: TableRow, { cells: lower }: TableRow): boolean {
	const isOfMarks = (column: number): boolean => placeInWeek(lower[column] ?? '') !== undefined || readHeaderName(lower[column] ?? '') !== undefined;
	const named = upper.flatMap((cell, column) => (readHeaderName(cell) ? [column] : []));
	return named.length > 0 && named.every(isOfMarks);
}

async function* without(batches: Table['rows'], row: number): AsyncGenerator<readonly TableRow[]> {
	for await (const batch of batches) yield batch[0] && batch[0].row > row ? batch : batch.filter((one) => one.row !== row);
}
