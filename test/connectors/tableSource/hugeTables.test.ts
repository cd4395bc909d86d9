/** Tables far beyond what a school has, which are read all the same or refused with advice, in little time and memory. */
import { importRegister, type ImportedRegister } from '../../../attendance/register/importRegister';
import { marksHeaderScore } from '../../../attendance/register/layout';
import { tableFile } from '../../../connectors/tableSource/file/tableFile';
import { archive, sheetXml, workbook } from '../../support/workbook';

type Row = readonly (string | null)[];

const header = ['Admission Number', 'Legal Surname', 'Date', 'Session', 'Mark'];
const ash = ['1001', 'Ash', '07/09/2026', 'AM', '/'];
const elm = ['1002', 'Elm', '07/09/2026', 'AM', 'I'];
const times = (count: number) => [...Array(count).keys()];

const asText = (rows: readonly Row[]) => Buffer.from(rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n'));
const asWorkbook = (rows: readonly Row[]) => workbook({ Marks: rows });

async function imported(content: Buffer): Promise<ImportedRegister> {
	const marks = await tableFile({ name: 'marks', content }).open(marksHeaderScore());
	return await importRegister({ marks }, { layout: null, weekCommencing: null, from: null, to: null, school: { urn: '', name: '', localAuthority: '', phase: null } });
}

const registersOf = ({ pupils }: ImportedRegister) => pupils.map(({ pupil, register }) => [pupil.legalSurname, Object.values(register.weeks).join()]);
const both = [['Ash', '/ . . . . . . . . .'], ['Elm', 'I . . . . . . . . .']];

describe('16,384 columns, the most that Excel has', () => {
	const wide = [[...header, ...times(16_379).map((at) => `Column ${at}`)], [...ash, ...times(16_379).map(() => 'x')], [...elm, ...times(16_378).map(() => ''), 'x']];
	test.each([['CSV', asText(wide)], ['XLSX', asWorkbook(wide)]])('are read (%s)', async (_, content) => {
		const register = await imported(content);
		expect([registersOf(register), register.rejected]).toEqual([both, []]);
	});

	test('of sessions are read, or refused with the reason', async () => {
		const sessions = times(2_000).map((at) => `${new Date(Date.UTC(2020, 8, 7) + (Math.floor((at >> 1) / 5) * 7 + ((at >> 1) % 5)) * 86_400_000).toISOString().slice(0, 10)} ${at % 2 ? 'PM' : 'AM'}`);
		const { counts, layout } = await imported(asWorkbook([['Admission Number', ...sessions], ['1001', ...sessions.map(() => 'I')]]));
		expect([layout, counts.kept]).toEqual(['wide', 2_000]);
	});
});

describe('a million blank rows', () => {
	test('below and between the marks of a CSV file are passed over, and the numbers of rows stay right', async () => {
		const blank = ',,,,\r\n'.repeat(500_000);
		const register = await imported(Buffer.from(`${header.join(',')}\r\n${ash.join(',')}\r\n${blank}${elm.join(',')}\r\n1003,Fir,07/09/2026,AM,??\r\n${blank}`));
		expect(registersOf(register).slice(0, 2)).toEqual(both);
		expect(register.rejected.map(({ row, field }) => [row, field])).toEqual([[500_004, 'Mark']]);
	});

	test('of a workbook, formatted or not, are passed over', async () => {
		const row = (at: number) => (at % 2 ? `<row r="${at}" spans="1:5"/>` : `<row r="${at}"><c r="A${at}" s="1"/></row>`);
		const blank = times(1_048_570).map((at) => row(at + 4)).join('');
		const register = await imported(archive({ Marks: sheetXml([header, ash, elm]).replace('</sheetData>', `${blank}</sheetData>`) }, {}, 0));
		expect([registersOf(register), register.counts.rows]).toEqual([both, 2]);
	});
});

describe('cells of great length', () => {
	const long = 'x'.repeat(32_767);
	test.each([['CSV', asText], ['XLSX', asWorkbook]])('are read where they are remarks, and shown short where they are marks (%s)', async (_, written) => {
		const register = await imported(written([[...header, 'Comments'], [...ash, long], [...elm, ''], ['1003', 'Fir', '07/09/2026', 'AM', long, '']]));
		expect(registersOf(register).slice(0, 2)).toEqual(both);
		expect(register.rejected.map(({ row, value }) => [row, value.length])).toEqual([[4, 61]]);
	});

	test('beyond a million characters are a quotation mark that was never closed', async () => {
		const text = [header.join(','), ash.join(','), `C1,"${'x'.repeat(2_000_000)}`, elm.join(',')].join('\r\n');
		await expect(imported(Buffer.from(text))).rejects.toMatchObject({ message: expect.stringContaining('more than a million characters'), advice: expect.stringContaining('never closed') });
	});
});

test.each([['CSV', asText], ['XLSX', asWorkbook]])('two columns of marks of one name are not read as one: what differs is reported (%s)', async (_, written) => {
	const twice = [[...header, 'Mark'], [...ash, '/'], [...elm, '/']];
	const register = await imported(written(twice));
	expect(registersOf(register)[0]).toEqual(both[0]);
	expect(register.rejected.length).toBeGreaterThan(0);
	expect(registersOf(register)[1]).toEqual(['Elm', '- . . . . . . . . .']);
});

test('a sheet for each class is not read in part: the sheets are named', async () => {
	const classes = Object.fromEntries(times(30).map((at) => [`Class ${at + 1}`, [header, ash]]));
	await expect(imported(workbook(classes))).rejects.toMatchObject({
		message: 'marks has the same columns on 30 sheets: "Class 1", "Class 2", "Class 3", "Class 4", "Class 5", "Class 6" …',
		advice: expect.stringContaining('import each sheet'),
	});
});

test('a workbook with a password is named as such', async () => {
	// [MS-OFFCRYPTO] 2.3: an encrypted workbook is a compound file, as old workbooks are.
	const encrypted = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(4_096), Buffer.from('EncryptedPackage', 'utf16le')]);
	await expect(imported(encrypted)).rejects.toMatchObject({ message: expect.stringContaining('a workbook with a password'), advice: expect.stringContaining('take the password off') });
});
