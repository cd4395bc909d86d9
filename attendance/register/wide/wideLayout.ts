import { daysLater, mondayOf, weekdayIndex } from '../../calendar/weeks';
import type { SessionHalf } from '../../item';
import { longDate } from '../../text/plainEnglish';
import type { ChosenColumns } from '../columns/chosen';
import { repeatedWeekColumn } from '../columns/columns';
import { marksColumns } from '../columns/marksColumns';
import { missingKey, refuseWithout } from '../columns/requireColumns';
import { columnName } from '../findings';
import type { LayoutChoice } from '../layout/kinds';
import { marksHeaderScore } from '../layout/score';
import { monthFirstError } from '../monthFirst';
import { orderToldBy, readDate } from '../reading/date';
import { RegisterFileError } from '../registerFileError';
import type { Table, TableRow } from '../table';
import { wholeHeader, type SessionName } from './wholeHeader';
import { spanOfDates, withYear, type Span } from './years';

/** A session, or a day, and the columns that hold its marks. */
export interface SessionColumns {
	readonly date: string;
	/** Null: a cell holds both marks of the day. */
	readonly half: SessionHalf | null;
	/** Further columns of the same session come after the first. */
	readonly columns: readonly number[];
}

/** A file with a row a pupil and a column a session or a day. */
export interface WideLayout {
	readonly kind: 'wide';
	/** The table with its whole header in one row. */
	readonly table: Table;
	readonly sessions: readonly SessionColumns[];
}

/**
 * Finds which column holds which session of a wide file. Throws `RegisterFileError` where a column's date cannot be read or
 * lacks a year that nothing tells, or where it cannot be told which column is the morning: no mark may stand on a day by guess.
 */
export function wideLayout(table: Table, firstRow: TableRow | undefined, choice: LayoutChoice, chosen: ChosenColumns): WideLayout {
	const whole = wholeHeader(table, firstRow);
	const columns = marksColumns(whole.table.header.cells, chosen);
	const dated = whole.sessions.filter(({ date }) => date !== null);
	const missing = missingKey(columns);
	const again = repeatedWeekColumn(table.header.cells);
	if (dated.length === 0 && again !== undefined) throw twice(table, again);
	if (dated.length === 0) {
		missing.push({ what: 'the marks of each session or day', several: true, names: ['07/09/2026 AM', 'Mon 07/09/2026 PM', '07/09/2026'] });
	}
	refuseWithout(missing, whole.table, marksHeaderScore(chosen));
	const dates = datesOf(whole.table, dated, choice);
	return { kind: 'wide', table: whole.table, sessions: bySession(whole.table, dated, dates) };
}

/** The date of each column, in their order. */
function datesOf(table: Table, dated: readonly SessionName[], choice: LayoutChoice): string[] {
	const orders = dated.map(({ date }) => orderToldBy(date?.text ?? ''));
	if (orders.includes('month first') && !orders.includes('day first')) throw monthFirstError(table.file);
	const full = dated.flatMap(({ date }) => (date?.hasYear ? [isoOf(date.text)].filter((iso) => iso !== undefined) : []));
	const given = { from: choice.from ?? choice.firstDay ?? choice.weekCommencing, to: choice.to ?? choice.lastDay };
	const span = spanOfDates(table.titleRows, full, given);
	return dated.map((name) => dateOf(table, name, span));
}

function dateOf(table: Table, { column, date, weekday, ofWeek }: SessionName, span: Span | undefined): string {
	const text = date?.text ?? '';
	const iso = date?.hasYear ? isoOf(text) : span && withYear(text, span);
	const name = `${table.file}: the column "${columnName(table, column)}"`;
	if (!iso && !date?.hasYear && !span) {
		throw new RegisterFileError(
			`${name} has a date without a year, and nothing in the file says the year`,
			'Write the year into the column names (07/09/2026 AM), or the dates of the report into a row above them ("07/09/2026 to 23/10/2026"), ' +
				'or set “From” and “To” under “Options”.',
		);
	}
	if (!iso) {
		throw new RegisterFileError(
			`${name} has a date that cannot be read${date?.hasYear ? '' : ` between ${longDate(span?.from as string)} and ${longDate(span?.to as string)}`}`,
			'Dates are read as DD/MM/YYYY or YYYY-MM-DD. Correct the name of the column, or take the column out.',
		);
	}
	if (weekday === null) return iso;
	if (ofWeek) return daysLater(mondayOf(weekdayIndex(iso) > 4 ? daysLater(iso, 2) : iso), weekday);
	if (weekdayIndex(iso) === weekday) return iso;
	throw new RegisterFileError(
		`${name} names the wrong day: ${longDate(iso)} is another day of the week`,
		'One of the two is wrong, so nobody can tell which day its marks are of. Correct the name of the column.',
	);
}

function isoOf(text: string): string | undefined {
	const read = readDate(text);
	return 'problem' in read ? undefined : read.date;
}

function bySession(table: Table, dated: readonly SessionName[], dates: readonly string[]): SessionColumns[] {
	const halves = halvesOf(table, dated, dates);
	const sessions = new Map<string, { date: string; half: SessionHalf | null; columns: number[] }>();
	for (const { column, half, date } of halves) {
		const key = `${date} ${half}`;
		const same = sessions.get(key);
		if (!same) sessions.set(key, { date, half, columns: [column] });
		else if (dated.some((name) => name.column === column && name.carried)) throw twice(table, column);
		else same.columns.push(column);
	}
	return [...sessions.values()];
}

interface HalfColumn {
	readonly column: number;
	readonly date: string;
	readonly half: SessionHalf | null;
}

/**
 * The half of each column. Where the names do not say it: a day that has two columns has its morning first; a date over an
 * empty name is a merged cell, and its afternoon stands under the empty one; a day with one column has both marks in a cell.
 */
function halvesOf(table: Table, dated: readonly SessionName[], dates: readonly string[]): HalfColumn[] {
	const named = dated.map(({ column, half }, index) => ({ column, half, date: dates[index] as string }));
	const unsaid = named.filter(({ half }) => half === null);
	const countOf = new Map<string, number>();
	for (const { date } of unsaid) countOf.set(date, (countOf.get(date) ?? 0) + 1);
	const counts = new Set(countOf.values());
	const said = new Set(named.filter(({ half }) => half !== null).map(({ date }) => date));
	const clash = unsaid.find(({ date }) => said.has(date));
	if (clash || counts.size > 1 || [...counts].some((count) => count > 2)) throw halfUnsaid(table, clash ?? (unsaid[0] as HalfColumn));
	if (counts.has(2)) {
		const met = new Set<string>();
		return named.map(({ column, half, date }) => {
			if (half !== null) return { column, half, date };
			const isSecond = met.has(date);
			met.add(date);
			return { column, half: isSecond ? 'PM' : 'AM', date };
		});
	}
	const { cells } = table.header;
	const isMerged = unsaid.length > 0 && unsaid.every(({ column }) => cells[column + 1] === '' && cells[column + 2] !== '');
	if (!isMerged) return named;
	return named.flatMap(({ column, half, date }): HalfColumn[] => (half === null ? [{ column, half: 'AM', date }, { column: column + 1, half: 'PM', date }] : [{ column, half, date }]));
}

function halfUnsaid(table: Table, { column }: HalfColumn): RegisterFileError {
	return new RegisterFileError(
		`${table.file}: it cannot be told whether the column "${columnName(table, column)}" is the morning, the afternoon or both`,
		'Name each column with its date and AM or PM, such as "07/09/2026 AM".',
	);
}

function twice(table: Table, column: number): RegisterFileError {
	return new RegisterFileError(
		`${table.file} has more than one column for a session of the week: "${columnName(table, column)}" is the second`,
		'Where several weeks stand side by side, each needs its own date above it or in its columns’ names, such as "Mon 07/09/2026 AM".',
	);
}
