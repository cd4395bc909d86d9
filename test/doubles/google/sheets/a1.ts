import { invalidArgument } from '../http/googleError';

/** A rectangle of a sheet; ends not within, undefined where the range is open ("A:C"). Counted from 0. */
export interface Area {
	readonly sheet: string | undefined;
	readonly startRow: number;
	readonly startColumn: number;
	readonly endRow: number | undefined;
	readonly endColumn: number | undefined;
}

export function columnName(index: number): string {
	let name = '';
	for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
	return name;
}

export const columnIndex = (letters: string): number => [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const corner = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?$/;

/**
 * Reads A1 notation: `Sheet1!A1:B2`, `Sheet1!A:C`, `'My sheet'!1:2`, `Sheet1`
 * (https://developers.google.com/workspace/sheets/api/guides/concepts#cell). Titles with spaces or signs need quotes.
 */
export function parseA1(range: string): Area {
	const wrong = () => invalidArgument(`Unable to parse range: ${range}`);
	const split = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(.*)$/s.exec(range);
	if (!split || range === '') throw wrong();
	const [, quoted, plain, cells = ''] = split;
	const sheet = quoted === undefined ? plain : quoted.replaceAll("''", "'");
	if (plain !== undefined && !/^[\p{L}\p{N}_]+$/u.test(plain)) throw wrong();
	const parts = cells.split(':');
	const [from, to = from] = parts.map((part) => corner.exec(part));
	if (sheet === undefined && (parts.length > 2 || !from || !to || (parts.length === 1 && !(from[1] && from[2])))) {
		// No cells: the title of a sheet.
		const alone = /^'((?:[^']|'')+)'$/.exec(range)?.[1]?.replaceAll("''", "'") ?? (/^[\p{L}\p{N}_]+$/u.test(range) ? range : undefined);
		if (alone === undefined) throw wrong();
		return { sheet: alone, startRow: 0, startColumn: 0, endRow: undefined, endColumn: undefined };
	}
	if (parts.length > 2 || !from || !to || (!from[1] && !from[2]) || (!to[1] && !to[2]) || (parts.length === 1 && !(from[1] && from[2]))) throw wrong();
	if (Boolean(from[1]) !== Boolean(to[1]) && Boolean(from[2]) !== Boolean(to[2])) throw wrong();
	const rows = [from[2], to[2]].map((row) => (row ? Number(row) - 1 : undefined));
	const columns = [from[1], to[1]].map((letters) => (letters ? columnIndex(letters) : undefined));
	const last = (ends: readonly (number | undefined)[]) => (ends[1] === undefined ? undefined : Math.max(ends[0] ?? 0, ends[1]) + 1);
	return {
		sheet,
		startRow: Math.min(rows[0] ?? 0, rows[1] ?? rows[0] ?? 0),
		startColumn: Math.min(columns[0] ?? 0, columns[1] ?? columns[0] ?? 0),
		endRow: last(rows),
		endColumn: last(columns),
	};
}

export const quotedTitle = (title: string): string => (/^[A-Za-z_]\w*$/.test(title) && !/^[A-Za-z]{1,3}\d+$/.test(title) ? title : `'${title.replaceAll("'", "''")}'`);

/** The range as answers write it: `'My sheet'!A1:B2`. */
export function writeA1(title: string, { startRow, startColumn, endRow, endColumn }: { startRow: number; startColumn: number; endRow: number; endColumn: number }): string {
	const from = `${columnName(startColumn)}${startRow + 1}`;
	const to = `${columnName(Math.max(endColumn, startColumn + 1) - 1)}${Math.max(endRow, startRow + 1)}`;
	return `${quotedTitle(title)}!${from === to ? from : `${from}:${to}`}`;
}
