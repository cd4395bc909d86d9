import type { TableRow } from '../../../../attendance/register/table';
import { unescaped, type WorkbookContents } from './contents';
import { dateText } from './dateFormat';
import { named, XmlTags } from './xmlTags';

const tag = { c: named('c'), is: named('is'), r: named('r'), row: named('row'), rPh: named('rPh'), s: named('s'), sheetData: named('sheetData'), t: named('t'), v: named('v') };

/** The columns that Excel has; what lies beyond is no address. */
const mostColumns = 16_384;

/** How many dates are kept as text to be given again. A long register has few hundred, each on thousands of rows. */
const mostDatesKept = 10_000;

/** Excel stores more digits than it shows: 0.1 + 0.2 is 0.30000000000000004 in the file and 0.3 for a person. */
const shownDigits = 15;

/**
 * Reads a sheet's rows that hold anything, one at a time, in the order of its XML; rows and cells that are only formatted
 * cost nothing. Rows are filled up with blanks to the given width. Cells are text: formulas are never worked out, a cell
 * has the value that Excel last stored.
 * Throws an `Error` where the XML ends before the sheet does.
 */
export function* sheetRows(xml: Buffer, contents: WorkbookContents, width = 0): Generator<TableRow> {
	const tags = new XmlTags(xml);
	const cellText = cellTexts(tags, contents);
	let inSheet = false;
	let row = 0;
	let column = -1;
	let cells: string[] = [];
	while (tags.next()) {
		if (tags.name === tag.c) {
			if (tags.closing) continue;
			column += 1;
			let type = '';
			let style = 0;
			while (tags.nextAttribute()) {
				if (tags.attribute === tag.r) {
					const at = tags.column();
					if (at >= 0 && at < mostColumns) column = at;
				} else if (tags.attribute === tag.t) type = tags.value();
				else if (tags.attribute === tag.s) style = Number(tags.value());
			}
			const text = tags.isEmpty() ? '' : cellText(type, style);
			if (text === '' || column >= mostColumns) continue;
			while (cells.length < column) cells.push('');
			cells[column] = text;
		} else if (tags.name === tag.row) {
			if (tags.closing) {
				if (cells.length > 0) {
					while (cells.length < width) cells.push('');
					yield { row, cells };
					cells = [];
				}
				continue;
			}
			row += 1;
			column = -1;
			while (tags.nextAttribute()) if (tags.attribute === tag.r) row = Number(tags.value()) || row;
		} else if (tags.name === tag.sheetData) {
			if (tags.closing || tags.isEmpty()) return;
			inSheet = true;
		}
	}
	if (inSheet) throw new Error('The sheet ends before its last row');
}

/** Gives a function that reads on from an opened cell to its end and tells its text, by its type and style (ECMA-376-1, 18.3.1.4). */
function cellTexts(tags: XmlTags, { sharedStrings, dateStyles, from1904 }: WorkbookContents): (type: string, style: number) => string {
	const dates = new Map<string, string>();

	const ofNumber = (written: string, style: number): string => {
		if (dateStyles[style]) {
			const known = dates.get(written);
			if (known !== undefined) return known;
			const date = dateText(Number(written), from1904);
			if (date !== undefined) {
				if (dates.size >= mostDatesKept) dates.clear();
				dates.set(written, date);
				return date;
			}
		}
		if (/^(?:0|[1-9]\d{0,14})$/.test(written)) return written;
		const number = Number(written);
		return Number.isNaN(number) ? written : String(Number(number.toPrecision(shownDigits)));
	};

	return (type, style) => {
		let text = '';
		let inlined = '';
		let spoken = false;
		while (tags.next()) {
			const { name, closing } = tags;
			if (name === tag.c && closing) break;
			if (name === tag.v && closing) text = type === 's' ? (sharedStrings[tags.wholeNumber()] ?? '') : tags.text();
			else if (name === tag.t && closing && !spoken) inlined += tags.text();
			else if (name === tag.rPh) spoken = !closing && !tags.isEmpty();
		}
		switch (type) {
			case 's':
			case 'e':
				return text;
			case 'inlineStr':
				return unescaped(inlined);
			case 'str':
				return unescaped(text);
			case 'b':
				return text === '' ? '' : text.trim() === '1' ? 'TRUE' : 'FALSE';
			case 'd':
				return text.trim().replace(/T00:00:00(?:\.0+)?Z?$|Z$/, '');
			default:
				return text === '' ? '' : ofNumber(text.trim(), style);
		}
	};
}
