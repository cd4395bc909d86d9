import { dateText } from '../file/workbook/dateFormat';

/** A cell as the Sheets API gives it with UNFORMATTED_VALUE and SERIAL_NUMBER: dates are numbers of days. */
export type PlainCell = string | number | boolean | null | undefined;

/** Digits that a person would see: 0.1 + 0.2 is 0.30000000000000004 in the cell. */
const shownDigits = 15;

/** A format without any figure in it is taken for one of dates ("Monday") from 1927 on; below, it is "Yes" for 1. */
const firstWordyDay = 10_000;

/**
 * A cell as text, from its plain value and from what a person sees (FORMATTED_VALUE): dates as `2026-09-07` whatever the
 * sheet's locale writes, times as `08:40:00`, leading noughts kept, other numbers as digits.
 *
 * Neither value is enough: seen, a date is 07/09/2026 in one locale and 9/7/2026 in another; plain, it is a number like any
 * other (https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueRenderOption). Together they tell: a
 * number is a date where what is seen are the figures of that date, and not those of the number.
 */
export function cellText(plain: PlainCell, shown: string): string {
	if (plain === null || plain === undefined) return '';
	if (typeof plain === 'string') return plain;
	if (typeof plain === 'boolean') return plain ? 'TRUE' : 'FALSE';
	const digits = String(Number(plain.toPrecision(shownDigits)));
	if (shown === '' || shown === digits) return digits;
	if (showsNumber(plain, shown)) return /^0\d+$/.test(shown) ? shown : digits;
	const date = dateText(plain, false);
	if (date && showsDate(date, plain, shown)) return date;
	// A time of 30 hours is no time of a day.
	return /^\d+:\d\d\b/.test(shown) ? shown : digits;
}

/** Whether figures are those of a number, however they are rounded, grouped, or made a percentage: "46,272", "£1.50", "93.5%". */
function showsNumber(number: number, shown: string): boolean {
	const figures = /^\D*?(\d[\d.,'’\s]*)\D*$/.exec(shown)?.[1]?.replace(/['’\s]/g, '');
	if (!figures) return false;
	const size = Math.abs(shown.includes('%') ? number * 100 : number);
	return readings(figures).some(({ value, decimals }) => Math.abs(value - size) <= 0.5 * 10 ** -decimals + size * 1e-12);
}

/** What figures with points and commas may mean: all of them group thousands, or the last begins the decimals. */
function readings(figures: string): { readonly value: number; readonly decimals: number }[] {
	const [, whole = '', decimals = ''] = /^(.*?)[.,]?(\d*)$/.exec(figures) ?? [];
	const plainDigits = (text: string) => text.replace(/[.,]/g, '');
	return [
		{ value: Number(plainDigits(figures)), decimals: 0 },
		{ value: Number(`${plainDigits(whole) || '0'}.${decimals || '0'}`), decimals: decimals.length },
	];
}

/** Whether all figures that are seen belong to this date or time, in whatever order and language. */
function showsDate(date: string, days: number, shown: string): boolean {
	const seen = shown.match(/\d+/g);
	if (!seen) return days >= firstWordyDay;
	const [year, month, day, hour, minute, second, fraction] = partsOf(date);
	const parts = [year, year % 100, month, day, hour, hour % 12 || 12, minute, second, fraction];
	return seen.every((figures) => parts.includes(Number(figures)));
}

/** Year, month, day, hour, minute, second, milliseconds; -1 for what the text does not have. */
function partsOf(date: string): [number, number, number, number, number, number, number] {
	const [, year, month, day, hour, minute, second, fraction] = /^(?:(\d+)-(\d+)-(\d+))?T?(?:(\d+):(\d+):(\d+)(?:\.(\d+))?)?$/.exec(date) ?? [];
	const part = (text: string | undefined) => (text === undefined ? -1 : Number(text));
	return [part(year), part(month), part(day), part(hour), part(minute), part(second), part(fraction)];
}
