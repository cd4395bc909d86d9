import { findWeekColumns } from '../columns/columns';
import type { Table, TableRow } from '../table';
import { wholeHeader } from './wholeHeader';

/** Two days: AM and PM alone are a row a day. */
const fewestSessions = 4;

/**
 * A weekly table whose header stands in two rows, the weekdays above AM and PM, with both in one ("Monday AM"). Any other
 * table is given as it is.
 */
export function withWeekdaysAbove(table: Table, firstRow: TableRow | undefined): Table {
	if (findWeekColumns(table.header.cells)) return table;
	const { table: whole, sessions } = wholeHeader(table, firstRow);
	const isWeek = sessions.length >= fewestSessions && sessions.every(({ date, weekday, half }) => date === null && weekday !== null && half !== null);
	if (!isWeek) return table;
	const { file, titleRows, header, rows } = whole;
	return { file, titleRows, header, rows };
}
