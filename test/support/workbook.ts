import { strToU8, zipSync, type Zippable } from 'fflate';

/** A cell: text, a number, a date as Excel's number of days in a date format, or a formula with the value Excel last stored. */
export type WorkbookCell = string | number | null | { readonly days: number } | { readonly formula: string; readonly stored?: string };

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);

/** Makes an XLSX workbook, with its sheets in the given order. Only what a reader needs is in it. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly WorkbookCell[])[]>>): Buffer {
	return archive(Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, sheetXml(rows)])));
}

/**
 * The same from the sheets' own XML, for sheets that no program would write; `extra` are further files of the archive.
 * Level 0 packs nothing, which is quicker for a very long sheet.
 */
export function archive(sheets: Readonly<Record<string, string>>, extra: Zippable = {}, level: 0 | 6 = 6): Buffer {
	const names = Object.keys(sheets);
	const listed = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
	const linked = names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('');
	const styles = `<Relationship Id="rId${names.length + 1}" Type="${relationships}/styles" Target="styles.xml"/>`;
	const files: Zippable = {
		'[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
		'_rels/.rels': xml(
			`<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		),
		'xl/workbook.xml': xml(`<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${listed}</sheets></workbook>`),
		'xl/_rels/workbook.xml.rels': xml(`<Relationships xmlns="${packageRelationships}">${linked}${styles}</Relationships>`),
		// Style 1 is Excel's built-in date format 14.
		'xl/styles.xml': xml(`<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`),
		...extra,
	};
	for (const [at, name] of names.entries()) files[`xl/worksheets/sheet${at + 1}.xml`] = xml(sheets[name] as string);
	return Buffer.from(zipSync(files, { level }));
}

/** One sheet's XML, a row an array. */
export function sheetXml(rows: readonly (readonly WorkbookCell[])[]): string {
	const lines = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`)).join('')}</row>`);
	return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: WorkbookCell, at: string): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
	if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
	if ('days' in cell) return `<c r="${at}" s="1"><v>${cell.days}</v></c>`;
	return `<c r="${at}" t="str"><f>${escaped(cell.formula)}</f>${cell.stored === undefined ? '' : `<v>${escaped(cell.stored)}</v>`}</c>`;
}

function columnName(column: number): string {
	const letter = String.fromCharCode(65 + (column % 26));
	return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
