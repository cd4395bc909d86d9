import { mondayOf, weekDates } from '../../calendar/weeks';
import { longDate } from '../../text/plainEnglish';
import { dateInWeekColumn } from '../columns/columns';
import { columnName } from '../findings';
import type { WeekColumns, WeekDate } from './rowLayouts';
import { readWeekDate } from '../reading/weekDate';
import { RegisterFileError } from '../registerFileError';
import type { Table, TableRow } from '../table';

/**
 * The week of a weekly file whose columns carry their dates ("Mon 07/09 AM", "Mon 07/09/2026 AM"). Takes the week that the
 * file otherwise says, if it does; gives that, or the one of the columns' own dates where they have a year. Throws
 * `RegisterFileError` where a column's date is of another week: marks must not stand on another day than their header says.
 */
export function weekOfHeader(
	table: Table,
	week: WeekColumns,
	said: WeekDate | undefined,
	firstRow: TableRow | undefined,
): WeekDate | undefined {
	const dated = week.flatMap((column, place) => {
		const text = column === undefined ? '' : dateInWeekColumn(table.header.cells[column] ?? '');
		return text === '' ? [] : [{ column: column as number, day: place >> 1, text }];
	});
	if (dated.length === 0) return said;
	const full = dated.map(({ text }) => dateOf(text)).find((date) => date !== undefined);
	const saidDate = said && (said.date ?? dateOf(firstRow?.cells[said.dateColumn ?? -1] ?? ''));
	const any = full ?? saidDate;
	if (!any) return said?.dateColumn === null ? said : undefined;
	const dates = weekDates(mondayOf(any));
	for (const { column, day, text } of dated) {
		const due = dates[day] as string;
		if ([text, `${text}/${due.slice(0, 4)}`, `${text} ${due.slice(0, 4)}`].some((date) => dateOf(date) === due)) continue;
		throw new RegisterFileError(
			`${table.file}: the column "${columnName(table, column)}" is not in the week of ${longDate(dates[0] as string)}`,
			'All ten columns must be of the one week that the file is for. Check the week commencing, and export again.',
		);
	}
	return said ?? { dateColumn: null, date: dates[0] as string, dateIsWeekEnd: false };
}

function dateOf(text: string): string | undefined {
	const read = readWeekDate(text);
	return 'problem' in read ? undefined : read.date;
}
