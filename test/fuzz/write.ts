/** Writes a grid of cells as the files that programs write: text with any delimiter and encoding, or a workbook. */
import type { Random } from '../sample-school/random';
import { archive, sheetXml } from '../support/workbook';
import type { Grid } from './register';

export interface Dialect {
	readonly delimiter: string;
	readonly lineEnd: string;
	readonly encoding: 'utf8' | 'utf8 with mark' | 'utf16le' | 'utf16be' | 'latin1';
	readonly quoteAll: boolean;
}

export const plainDialect: Dialect = { delimiter: ',', lineEnd: '\r\n', encoding: 'utf8', quoteAll: false };

export const randomDialect = (random: Random): Dialect => ({
	delimiter: random.pick([',', ';', '\t', '|']),
	lineEnd: random.pick(['\r\n', '\n', '\r']),
	encoding: random.pick(['utf8', 'utf8 with mark', 'utf16le', 'utf16be', 'latin1']),
	quoteAll: random.chance(0.3),
});

export function asText(grid: Grid, { delimiter, lineEnd, encoding, quoteAll }: Dialect): Buffer {
	const needsQuotes = new RegExp(`["\\r\\n${delimiter === '|' ? '\\|' : delimiter}]`);
	const cell = (text: string) => (quoteAll || needsQuotes.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
	const text = grid.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
	switch (encoding) {
		case 'utf8':
			return Buffer.from(text);
		case 'utf8 with mark':
			return Buffer.from(`\ufeff${text}`);
		case 'utf16le':
			return Buffer.from(`\ufeff${text}`, 'utf16le');
		case 'utf16be':
			return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
		case 'latin1':
			return Buffer.from(text, 'latin1');
	}
}

const asSheet = (grid: Grid): string => sheetXml(grid.map((row) => row.map((cell) => cell || null)));

export const asWorkbook = (grid: Grid): Buffer => archive({ Marks: asSheet(grid) });
