import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { archive, sheetXml, workbook } from '../../../support/workbook';
import { readFile } from './readFile';

const header = ['UPN', 'Surname', 'Date', 'Session', 'Mark'];

describe('an Excel workbook', () => {
	test('is read as text, with the rows’ own numbers, in one piece or many', async () => {
		const content = workbook({ Marks: [['Attendance'], [], header, ['B1', 'Zoë & Co <x>', '07/09/2026', 'AM', '/'], [], ['B2', null, 46275, 'PM', 7.5]] });
		for (const pieceLength of [undefined, 100]) {
			const read = await readFile(content, pieceLength);
			expect([read.headerRow, read.header, read.titles[0]?.[0]]).toEqual([3, header, 'Attendance']);
			expect(read.rows).toEqual([[4, 'B1', 'Zoë & Co <x>', '07/09/2026', 'AM', '/'], [6, 'B2', '', '46275', 'PM', '7.5']]);
		}
	});

	test('gives dates as dates, in whatever zone it is read', async () => {
		const { rows } = await readFile(workbook({ Marks: [header, ['B1', '', { days: 46274 }, '', ''], ['B2', '', { days: 46274.5 }, '', '']] }));
		expect(rows.map((row) => row[3])).toEqual(['2026-09-09', '2026-09-09T12:00:00.000']);
	});

	test('is read from the sheet that has the known columns', async () => {
		const { header: found, rows } = await readFile(workbook({ Cover: [['Report'], ['Date', 'today']], Marks: [header, ['B1', 'Ash', '', 'AM', '/']], Notes: [['x']] }));
		expect([found, rows.length]).toEqual([header, 1]);
	});

	test('has its formulas left alone: a cell is what Excel stored, and blank where it stored nothing', async () => {
		const { rows } = await readFile(workbook({ Marks: [header, ['B1', { formula: 'A1&"x"', stored: 'Ash' }, '', 'AM', { formula: '1/0' }]] }));
		expect(rows).toEqual([[2, 'B1', 'Ash', '', 'AM', '']]);
	});

	test('gives no more than the directory lists and no cell twice', async () => {
		const content = archive({ Marks: sheetXml([header, ['B1', 'Ash', '', 'AM', '/']]) });
		expect((await readFile(Buffer.concat([content.subarray(0, 0), content]))).rows).toEqual([[2, 'B1', 'Ash', '', 'AM', '/']]);
	});

	test.each(['1', 'true'])('of the 1904 date system (date1904="%s") gives the same dates', async (flag) => {
		const parts = unzipSync(workbook({ Marks: [header, ['B1', '', { days: 46274 - 1462 }, 'AM', '/']] }));
		const changed = strFromU8(parts['xl/workbook.xml'] as Uint8Array).replace('<sheets>', `<workbookPr date1904="${flag}"/><sheets>`);
		const { rows } = await readFile(Buffer.from(zipSync({ ...parts, 'xl/workbook.xml': strToU8(changed) })));
		expect(rows[0]?.[3]).toBe('2026-09-09');
	});

	test('of two sheets with the same columns is read from the one with rows, and refused where both have some', async () => {
		const row = ['B1', 'Ash', '07/09/2026', 'AM', '/'];
		expect((await readFile(workbook({ Empty: [header], Marks: [header, row] }))).rows.length).toBe(1);
		await expect(readFile(workbook({ Autumn: [header, row], Notes: [['x']], Spring: [['Title'], header, row] }))).rejects.toMatchObject({
			name: 'TableError',
			message: 'file.csv has the same columns on 2 sheets: "Autumn", "Spring"',
		});
	});

	test('formatted down to its last row is as long as its marks, not as its formats', async () => {
		const blank = '<row r="4" spans="1:25"><c r="A4" s="0"></c></row><row r="1048576"><c r="Y1048576" s="0"/></row>';
		const sheet = sheetXml([header, [], ['B1', 'Zoë', '07/09/2026', 'AM', '/']]).replace('</sheetData>', `${blank}</sheetData>`);
		expect((await readFile(archive({ Marks: sheet }))).rows).toEqual([[3, 'B1', 'Zoë', '07/09/2026', 'AM', '/']]);
	});

	test('has nothing of what its XML declares fetched or multiplied', async () => {
		const entities = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY f SYSTEM "file:///etc/hostname">]>`;
		const sheet = sheetXml([header, ['B1', 'ENTITIES', '07/09/2026', 'AM', '/']]).replace('ENTITIES', '&b;&f;');
		expect((await readFile(archive({ Marks: entities + sheet }))).rows[0]?.[2]).not.toMatch(/haha|[^&;bf]/);
	});

	test('of the 1904 date system has its bare numbers turned into dates, in columns named for dates alone', async () => {
		const parts = unzipSync(workbook({ Marks: [header, ['B1', 44_813, 46274 - 1462, 'AM', '/']] }));
		const changed = strFromU8(parts['xl/workbook.xml'] as Uint8Array).replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
		const { rows } = await readFile(Buffer.from(zipSync({ ...parts, 'xl/workbook.xml': strToU8(changed) })));
		expect(rows[0]?.slice(1, 4)).toEqual(['B1', '44813', '2026-09-09']);
	});

	test.each([
		['a date in a header', [['UPN', { days: 46272 }, { days: 46272.5 }], ['B1', '/', '\\']], ['UPN', '2026-09-07', '2026-09-07T12:00:00.000']],
		['a time of day', [['UPN', { days: 0.3611111111111111 }, { days: 0.5 }], ['B1', '/', '/']], ['UPN', '08:40:00', '12:00:00']],
		['numbers as Excel shows them', [['UPN', 4.35, 1e21, 0.1 + 0.2], ['B1', '/', '/', '/']], ['UPN', '4.35', '1e+21', '0.3']],
	])('gives %s', async (_, rows, expected) => expect((await readFile(workbook({ Marks: rows }))).header).toEqual(expected));
});

describe('merged cells give their value to each cell that they cover', () => {
	const merged = (rows: Parameters<typeof sheetXml>[0], areas: readonly string[]) =>
		readFile(archive({ Marks: sheetXml(rows).replace('</sheetData>', `</sheetData><mergeCells>${areas.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`) }));

	test('a date above its AM and PM columns, in a header of two rows', async () => {
		const rows = [['', '', { days: 46272 }, null, { days: 46273 }], ['UPN', 'Surname', 'AM', 'PM', 'AM', 'PM'], ['B1', 'Ash', '/', '\\', '/', '\\']];
		const { titles, header: found } = await merged(rows, ['C1:D1', 'E1:F1']);
		expect([titles, found]).toEqual([[['', '', '2026-09-07', '2026-09-07', '2026-09-08', '2026-09-08']], rows[1]]);
	});

	test('a pupil beside two rows, and a code across a week', async () => {
		const { rows } = await merged([header, ['B1', 'Ash', 'x', 'AM', '/'], [null, null, null, 'PM', '\\'], ['B2', 'Elm', 'H']], ['A2:A3', 'B2:B3', 'C4:E4']);
		expect(rows).toEqual([[2, 'B1', 'Ash', 'x', 'AM', '/'], [3, 'B1', 'Ash', '', 'PM', '\\'], [4, 'B2', 'Elm', 'H', 'H', 'H']]);
	});

	test('but a total that begins in the first column stays one cell, and rows with nothing of their own stay blank', async () => {
		const { rows } = await merged([header, ['B1', 'Ash', '', 'AM', '/'], [], ['Total pupils: 1']], ['A2:A3', 'B2:B3', 'A4:E4']);
		expect(rows).toEqual([[2, 'B1', 'Ash', '', 'AM', '/'], [4, 'Total pupils: 1', '', '', '', '']]);
	});

	test.each(['A1:XFD1048576', 'A2:A1048576', 'B9:A1', 'nonsense'])('and "%s" costs nothing', async (area) => {
		const { rows } = await merged([header, ['B1', 'Ash', '', 'AM', '/']], Array(5_000).fill(area));
		expect(rows).toEqual([[2, 'B1', 'Ash', '', 'AM', '/']]);
	});
});

/** Forms that the standard allows and that other programs than Excel write. */
describe('the XML of a workbook', () => {
	const row = ['B1', 'Ash', '', 'AM', '/'];
	const plain = () => sheetXml([header, row]);
	const read = async (sheet: string, extra = {}) => (await readFile(archive({ Marks: sheet }, extra))).rows[0];

	test('may have a prefix on every name', async () => {
		expect(await read(plain().replace(/<(\/?)(\w)/g, '<$1x:$2').replace('xmlns=', 'xmlns:x='))).toEqual([2, ...row]);
	});

	test('may leave out the addresses of rows and cells', async () => expect(await read(plain().replace(/ r="[A-Z0-9]+"/g, ''))).toEqual([2, ...row]));

	test('may be in UTF-16', async () => {
		const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plain().replace('Ash', 'Zoë'), 'utf16le')]);
		const parts = unzipSync(archive({ Marks: plain() }));
		expect((await readFile(Buffer.from(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': utf16 })))).rows[0]?.[2]).toBe('Zoë');
	});

	test.each([
		['comments', 'A<!-- <c> -->sh', 'Ash'],
		['CDATA', '<![CDATA[A&<s]]>h', 'A&<sh'],
		['entities', 'A&amp;&#83;&#x68;&apos;&unknown;', "A&Sh'&unknown;"],
		['signs that XML cannot hold', 'A_x000D_s_x005F_h', 'A\rs_h'],
		['pieces of several formats', 'A</t></is><is><r><t>s</t></r><r><rPh sb="0" eb="1"><t>spoken</t></rPh><t>h', 'Ash'],
	])('may have %s', async (_, written, expected) => {
		expect((await read(plain().replace('>Ash<', `>${written}<`)))?.[2]).toBe(expected);
	});

	test('may share texts, in pieces of several formats, before or after the sheet', async () => {
		const strings = '<sst><si><t>Elm</t></si><si><r><t>A</t></r><r><rPr><b/></rPr><t xml:space="preserve">sh </t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></si><si/></sst>';
		const shared = plain().replace(/<c r="B2"[^/]*?<\/c>|<c r="B2".*?<\/c>/, '<c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c>');
		expect((await read(shared, { 'xl/sharedStrings.xml': strToU8(strings) }))?.slice(2, 4)).toEqual(['Ash ', '']);
	});

	test('that ends before its sheet does is refused, not read in part', async () => {
		const cut = plain().slice(0, plain().indexOf('</sheetData>'));
		await expect(read(cut)).rejects.toMatchObject({ name: 'TableError', message: 'file.csv cannot be read as an Excel workbook' });
	});

	test('of a chart beside the sheets is passed over', async () => {
		const parts = unzipSync(workbook({ Chart: [['UPN', 'Mark']], Marks: [header, row] }));
		const relations = strFromU8(parts['xl/_rels/workbook.xml.rels'] as Uint8Array).replace('/worksheet"', '/chartsheet"');
		expect((await readFile(Buffer.from(zipSync({ ...parts, 'xl/_rels/workbook.xml.rels': strToU8(relations) })))).rows.length).toBe(1);
	});

	test('may stand where the workbook says and not where Excel puts it', async () => {
		const parts = unzipSync(archive({ Marks: plain() }));
		const moved = Object.fromEntries(Object.entries(parts).map(([name, content]) => [name.replace('xl/', 'Book/').replace('workbook.xml', 'Main.xml'), content]));
		moved['_rels/.rels'] = strToU8(strFromU8(moved['_rels/.rels'] as Uint8Array).replace('xl/workbook.xml', '/Book/Main.xml'));
		expect((await readFile(Buffer.from(zipSync(moved)))).rows).toEqual([[2, ...row]]);
	});

	test('that was changed after it was packed is refused as damaged', async () => {
		const content = Buffer.from(zipSync(unzipSync(archive({ Marks: plain() })), { level: 0 }));
		content[content.indexOf('>Ash<') + 1] = 'B'.charCodeAt(0);
		await expect(readFile(content)).rejects.toMatchObject({ message: expect.stringContaining('damaged') });
	});
});
