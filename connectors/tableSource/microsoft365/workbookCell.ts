import { dateText, isDateFormat } from '../file/workbook/dateFormat';

/** Excel shows 15 digits of a number; what it stores beyond is not meant. */
const shownDigits = 15;

/** A number that is shown with leading zeros (an admission number), perhaps with a part for texts: `00000;@`. */
const leadingZeros = /^(0{2,})(?:;.*)?$/;

/** How a workbook counts its days. Graph does not say it; `countsFrom1904` finds out. */
export interface DayCount {
	readonly from1904: boolean;
}

/** Whether a cell holds a day: a number that is shown as a date. */
export const isDay = (value: unknown, format: unknown): value is number => typeof value === 'number' && value >= 1 && isDate(format);

const isDate = (format: unknown): boolean => typeof format === 'string' && !/^general$/i.test(format) && isDateFormat(0, format);

/**
 * A cell of a range as text, by its value and format: days as `YYYY-MM-DD`, times as `HH:MM:SS`, numbers as digits, as for
 * workbook files. What was typed as text (`001`, `/`) is text already.
 * https://learn.microsoft.com/graph/api/resources/workbookrange
 */
export function cellText(value: unknown, format: unknown, { from1904 }: DayCount): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	if (typeof value !== 'number') return '';
	const date = isDate(format) ? dateText(value, from1904) : undefined;
	if (date !== undefined) return date;
	const zeros = typeof format === 'string' ? leadingZeros.exec(format)?.[1] : undefined;
	if (zeros && Number.isInteger(value) && value >= 0) return String(value).padStart(zeros.length, '0');
	return String(Number(value.toPrecision(shownDigits)));
}

/**
 * Whether a workbook counts days from 1904, told by one cell with a day and what Excel shows in it: the year that is shown is
 * the one or the other. Where no year is shown, the usual count holds.
 */
export function countsFrom1904(day: number, shown: string): boolean {
	const yearIn = (from1904: boolean) => dateText(day, from1904)?.slice(0, 4) ?? '';
	const shows = (year: string) => year !== '' && (shown.includes(year) || new RegExp(`(?<!\\d)${year.slice(2)}(?!\\d)`).test(shown));
	return !shows(yearIn(false)) && shows(yearIn(true));
}
