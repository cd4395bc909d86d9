/** Excel's own formats of dates and times, those of East Asian editions with them (ECMA-376-1, 18.8.30). */
const builtIn: readonly (readonly [number, number])[] = [[14, 22], [27, 36], [45, 47], [50, 58]];

/** What of a format is not a place for a figure: quoted and escaped signs, spaces as wide as a sign, colours and languages. */
const decoration = /"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/** Whether a number of this format is shown as a date or a time. `code` is the format of the workbook's own, if it is one. */
export function isDateFormat(id: number, code: string | undefined): boolean {
	if (code === undefined) return builtIn.some(([first, last]) => id >= first && id <= last);
	const [forNumbers = ''] = code.replace(decoration, '').split(';');
	return /[dmyhs]/i.test(forNumbers) && !/[0#?]/.test(forNumbers.replace(/s[.,]0+/gi, ''));
}

const dayZero = Date.UTC(1899, 11, 30);
/** Serial number of 1 January 1904 in the usual count. */
const daysTo1904 = 1462;
/** 31 December 9999, the last day that Excel knows. */
const lastDay = 2_958_465;
const millisecondsPerDay = 86_400_000;

/**
 * A day number as ISO text: `2026-09-09`, with `T12:00:00.000` where it has a time, and `08:40:00` where it is a time alone.
 * No time zone has a part in it. Undefined where it is no date that Excel knows.
 * Excel counts a 29 February 1900 that never was, so days before it are off by one (ECMA-376-1, 18.17.4.1).
 */
export function dateText(days: number, from1904: boolean): string | undefined {
	if (!(days >= 0 && days < lastDay + 1)) return undefined;
	const moment = Math.round(days * millisecondsPerDay);
	if (moment < millisecondsPerDay) return new Date(moment).toISOString().slice(11, 19);
	const shift = from1904 ? daysTo1904 : days < 60 ? 1 : 0;
	return new Date(dayZero + shift * millisecondsPerDay + moment).toISOString().replace(/T00:00:00\.000Z$|Z$/, '');
}
