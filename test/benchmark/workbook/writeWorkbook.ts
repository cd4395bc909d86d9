/** Makes the workbook that the workbook section reads: a year of marks of 1,500 invented pupils, in one of three layouts. */
import { strToU8, zipSync } from 'fflate';

export const pupils = 1_500;
export const sessions = 380;
const firstMonday = Date.UTC(2025, 8, 1);
const day = 86_400_000;
const marks = ['/', '/', '/', '/', '/', '/', '/', '/', 'L', 'I', 'C1', 'O', 'U', 'M'];

export type WorkbookLayout = 'wide' | 'daily' | 'weekly';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const inPackage = 'http://schemas.openxmlformats.org/package/2006';

/** The workbook's bytes, written as Excel writes them: texts shared, dates as day numbers in a date format. */
export function writeWorkbook(layout: WorkbookLayout): Uint8Array {
	const shared = new Map<string, number>();
	const text = (value: string): string => {
		const index = shared.get(value) ?? shared.size;
		shared.set(value, index);
		return `t="s"><v>${index}</v>`;
	};
	const date = (moment: number): string => `s="1"><v>${moment / day + 25_569}</v>`;
	const lines: string[] = [];
	const row = (cells: readonly string[]) => {
		const number = lines.length + 1;
		lines.push(`<row r="${number}" spans="1:${cells.length}">${cells.map((cell, column) => `<c r="${columnName(column)}${number}" ${cell}</c>`).join('')}</row>`);
	};
	for (const cells of rowsOf(layout, text, date)) row(cells);
	const sheet = `<worksheet xmlns="${main}"><dimension ref="A1"/><sheetData>${lines.join('')}</sheetData></worksheet>`;
	const strings = [...shared.keys()].map((value) => `<si><t>${value}</t></si>`).join('');
	const xml = (content: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`);
	return zipSync(
		{
			'[Content_Types].xml': xml(`<Types xmlns="${inPackage}/content-types"/>`),
			'_rels/.rels': xml(`<Relationships xmlns="${inPackage}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
			'xl/workbook.xml': xml(`<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="Marks" sheetId="1" r:id="rId1"/></sheets></workbook>`),
			'xl/_rels/workbook.xml.rels': xml(
				`<Relationships xmlns="${inPackage}/relationships">${['worksheet', 'styles', 'sharedStrings']
					.map((type, at) => `<Relationship Id="rId${at + 1}" Type="${relationships}/${type}" Target="${type === 'worksheet' ? 'worksheets/sheet1' : type}.xml"/>`)
					.join('')}</Relationships>`,
			),
			'xl/styles.xml': xml(`<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`),
			'xl/sharedStrings.xml': xml(`<sst xmlns="${main}">${strings}</sst>`),
			'xl/worksheets/sheet1.xml': xml(sheet),
		},
		{ level: 6 },
	);
}

const keys = ['Admission Number', 'Surname', 'Forename', 'Registration Group', 'Year Group'];

/** Cells are given as the XML that follows a cell's address. */
function* rowsOf(layout: WorkbookLayout, text: (value: string) => string, date: (moment: number) => string): Generator<string[]> {
	const days = sessions / 2;
	const dayOf = (number: number): number => firstMonday + (Math.floor(number / 5) * 7 + (number % 5)) * day;
	const mark = (pupil: number, session: number): string => {
		const code = marks[(pupil * 7 + session * 3 + ((pupil * session) % 11)) % marks.length] as string;
		return text(code === '/' && session % 2 === 1 ? '\\' : code);
	};
	const key = (pupil: number): string[] => [`><v>${100_000 + pupil}</v>`, ...[`Surname${pupil % 900}`, `Forename${pupil % 300}`, `${7 + (pupil % 5)}${'ABCDEFGHIJ'[pupil % 10]}`, `${7 + (pupil % 5)}`].map(text)];
	const all = (count: number) => [...Array(count).keys()];
	if (layout === 'wide') {
		const header = all(sessions).map((session) => `${new Date(dayOf(session >> 1)).toISOString().slice(0, 10).split('-').reverse().join('/')} ${session % 2 ? 'PM' : 'AM'}`);
		yield [...keys, ...header].map(text);
		for (const pupil of all(pupils)) yield [...key(pupil), ...all(sessions).map((session) => mark(pupil, session))];
	} else if (layout === 'daily') {
		yield [...keys, 'Date', 'AM', 'PM'].map(text);
		for (const pupil of all(pupils)) for (const number of all(days)) yield [...key(pupil), date(dayOf(number)), mark(pupil, number * 2), mark(pupil, number * 2 + 1)];
	} else {
		const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].flatMap((name) => [`${name} AM`, `${name} PM`]);
		yield [...keys, 'Week Commencing', ...week].map(text);
		for (const pupil of all(pupils)) {
			for (const number of all(days / 5)) yield [...key(pupil), date(dayOf(number * 5)), ...all(10).map((session) => mark(pupil, number * 10 + session))];
		}
	}
}

function columnName(column: number): string {
	const letter = String.fromCharCode(65 + (column % 26));
	return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
