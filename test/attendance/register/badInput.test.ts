import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rejections, run, table, weeks } from './tables';
import type { Table, TableRow } from '../../../attendance/register/table';

const upn = 'B801200005001';

/** One week in each layout that has marks, for the same two pupils: I on Monday morning for the first. */
const layouts: [string, string, (id: string, mark: string) => string[]][] = [
	['long', 'Adno|Date|Session|Mark', (id, mark) => [`${id}|07/09/2026|AM|${mark}`, `${id}|07/09/2026|PM|\\`]],
	['daily', 'Adno|Date|AM|PM', (id, mark) => [`${id}|07/09/2026|${mark}|\\`]],
	['daily, both in one cell', 'Adno|Date|Marks', (id, mark) => [`${id}|07/09/2026|${mark} \\`]],
	['weekly', 'Adno|W/C|Mon AM|Mon PM|Tue AM|Tue PM', (id, mark) => [`${id}|07/09/2026|${mark}|\\||`]],
	['wide', 'Adno|07/09/2026 AM|07/09/2026 PM', (id, mark) => [`${id}|${mark}|\\`]],
	['wide, both in one cell', 'Adno|07/09/2026', (id, mark) => [`${id}|${mark} \\`]],
	['marks string', 'Adno|Start Date|End Date|Marks', (id, mark) => [`${id}|07/09/2026|08/09/2026|${mark},\\,,`]],
];

describe.each(layouts)('in a file laid out as %s', (_, header, rows) => {
	test('a mark that is no code is a missing mark and a finding', async () => {
		const imported = await run({ marks: table('marks.csv', header, ...rows('1', '/'), ...rows('2', '?'), ...rows('3', '=')) });
		expect(weeks(imported)[2]?.['2026-09-07']?.slice(0, 3)).toBe('- \\');
		expect(imported.rejected.map(({ reason }) => reason)).toEqual(['This is not an attendance code', expect.stringContaining('it was not run')]);
		const { read, kept, blank, rejected } = imported.counts;
		expect(kept + blank + rejected).toBe(read);
	});

	// SI 2024/208 from 19 August 2024: H withdrawn, C1 new.
	test('a code is read by the set of its date', async () => {
		const imported = await run({ marks: table('marks.csv', header, ...rows('1', 'C1'), ...rows('2', 'H')) });
		expect(imported.rejected.map(({ reason }) => reason)).toEqual(['H was withdrawn on 19 August 2024']);
		expect(weeks(imported)).toMatchObject({ 1: { '2026-09-07': expect.stringMatching(/^C1 \\/) }, 2: { '2026-09-07': expect.stringMatching(/^- \\/) } });
		const before = (text: string) => text.replaceAll('07/09/2026', '15/07/2024').replaceAll('08/09/2026', '16/07/2024');
		const old = await run({ marks: table('marks.csv', before(header), ...rows('1', 'C1').map(before), ...rows('2', 'H').map(before)) });
		expect(old.rejected.map(({ reason }) => reason)).toEqual(['C1 came into use on 19 August 2024, after the date of this session']);
	});

	test('blank rows, many of them, the header again and totals below make no pupil and no noise', async () => {
		const blank = header.replace(/[^|]+/g, '');
		const total = ['Total: 2', ...header.split('|').slice(1).map(() => '')].join('|');
		const imported = await run({ marks: table('marks.csv', header, ...rows('1', 'I'), ...Array.from({ length: 50 }, () => blank), header, ...rows('2', '/'), total) });
		expect([imported.pupils.map(({ pupil }) => pupil.id), imported.rejected.map(({ value }) => value)]).toEqual([['1', '2'], expect.arrayContaining([])]);
	});

	test('the same pupil twice is one where rows agree and a missing mark where they differ', async () => {
		const imported = await run({ marks: table('marks.csv', header, ...rows('1', 'I'), ...rows('1', 'I'), ...rows('2', 'I'), ...rows('2', '/')) });
		expect(weeks(imported)).toMatchObject({ 1: { '2026-09-07': expect.stringMatching(/^I \\/) }, 2: { '2026-09-07': expect.stringMatching(/^- \\/) } });
		expect(imported.rejected).toHaveLength(2);
	});

	test('a row longer than the header is refused', async () => {
		const imported = await run({ marks: table('marks.csv', header, ...rows('1', 'I'), ...rows('2', 'I').map((row) => `${row}|I`)) });
		expect(imported.pupils.map(({ pupil }) => pupil.id)).toEqual(['1']);
		expect(imported.rejected.every(({ reason }) => reason.includes('so its marks may stand in the wrong columns'))).toBe(true);
	});

	test('a row without a pupil is refused', async () => {
		const imported = await run({ marks: table('marks.csv', header, ...rows('1', 'I'), ...rows('', 'I')) });
		expect(imported.rejected.every(({ reason }) => reason === 'The row does not say which pupil it is about')).toBe(true);
	});
});

describe('mixed layouts', () => {
	test.each([
		['a session and a day', 'Adno|Date|Session|Mark|AM|PM', '1|07/09/2026|AM|I|/|\\', 'a row a session and a row a day'],
		['a week and a session', 'Adno|Date|Session|Mark|Mon AM|Mon PM', '1|07/09/2026|AM|I|/|\\', 'a row a session and a row a week'],
		['dates in columns and a session', 'Adno|Date|Session|Mark|07/09/2026 AM', '1|07/09/2026|AM|I|/', 'a row a session and a column a session or a day'],
	])('%s: a header that fits two is refused, and the person may choose', async (_, header, row, fits) => {
		await expect(run({ marks: table('marks.csv', header, row) })).rejects.toMatchObject({
			message: `marks.csv fits more than one layout: ${fits}`,
			advice: expect.stringContaining('“Layout”'),
		});
		expect((await run({ marks: table('marks.csv', header, row) }, { layout: 'long' })).layout).toBe('long');
	});

	test('a table of another layout below the first gives no mark to anybody', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|Date|Session|Mark', '1|07/09/2026|AM|I', 'Adno|Date|AM|PM', '1|08/09/2026|I|I') });
		expect(weeks(imported)).toEqual({ 1: { '2026-09-07': 'I . . . . . . . . .' } });
		expect(imported.rejected.map(({ row }) => row)).toEqual([3, 4]);
	});

	test('the next week below the first, in a weekly file whose date stands above it, is refused', async () => {
		const header = 'StudentId|Mon AM|Mon PM|Tue AM|Tue PM';
		const marks: Table = { ...table('marks.csv', header, '1|I|I|/|/', 'Week commencing 14/09/2026||||', header, '1|/|/|/|/'), titleRows: [{ row: 0, cells: ['Week commencing 07/09/2026'] }] };
		await expect(run({ marks })).rejects.toMatchObject({ message: 'marks.csv holds more than one week: row 3 begins another' });
	});

	test('the header again, in a weekly file whose date stands above it, makes no pupil', async () => {
		const header = 'StudentId|Mon AM|Mon PM|Tue AM|Tue PM';
		const imported = await run({ marks: table('marks.csv', header, '1|I|I|/|/', header, '2|/|/|/|/') }, { weekCommencing: '2026-09-07' });
		expect(imported.pupils.map(({ pupil }) => pupil.id)).toEqual(['1', '2']);
	});
});

describe('columns of one name', () => {
	test.each([
		['dates', 'Adno|Date|Date|Session|Mark', '1|07/09/2026|08/09/2026|AM|I', 'Date'],
		['sessions', 'Adno|Date|Session|Session|Mark', '1|07/09/2026|AM|PM|I', 'Session'],
		['pupils', 'Adno|Adno|Date|Session|Mark', '1|2|07/09/2026|AM|I', 'Adno'],
	])('that differ, of %s, are refused: nobody can tell which is meant', async (_, header, row, name) => {
		await expect(run({ marks: table('marks.csv', header, row) })).rejects.toMatchObject({ message: `marks.csv has two columns called "${name}", and in row 2 they differ` });
	});

	test('that agree are one', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|Date|Adno|Session|Mark|Date', '1|07/09/2026|1|AM|I|07/09/2026') });
		expect(weeks(imported)).toEqual({ 1: { '2026-09-07': 'I . . . . . . . . .' } });
	});
});

describe('pupils', () => {
	test('a UPN with a wrong check letter is reported, and the pupil kept', async () => {
		const imported = await run({ marks: table('marks.csv', 'UPN|07/09/2026 AM|07/09/2026 PM', `C${upn.slice(1)}|I|\\`) });
		expect(imported.rejected).toMatchObject([{ row: 2, field: 'UPN', reason: 'This UPN does not agree with its check letter, so one character is wrong' }]);
		expect(weeks(imported)).toEqual({ [`C${upn.slice(1)}`]: { '2026-09-07': 'I \\ . . . . . . . .' } });
	});

	test('two with one UPN, which is all that the marks say, get no marks of each other', async () => {
		const imported = await run({
			pupils: table('pupils.csv', 'Adno|UPN|Surname|Forename', `1|${upn}|Ash|Ann`, `2|${upn}|Elm|Bo`, '3|T801200005002|Fir|Cy'),
			marks: table('marks.csv', 'UPN|Date|Session|Mark', `${upn}|07/09/2026|AM|I`, `${upn}|07/09/2026|PM|O`, 'T801200005002|07/09/2026|AM|/'),
		});
		expect(weeks(imported)).toEqual({ 1: { '2026-09-07': '- . . . . . . . . .' }, 2: { '2026-09-07': '- . . . . . . . . .' }, 3: { '2026-09-07': '/ . . . . . . . . .' } });
		expect(imported.rejected.map(({ reason }) => reason)).toContain('Two pupils have this UPN, so its rows could be of either');
	});

	test('two with one UPN are told apart by their own numbers, and reported', async () => {
		const imported = await run({
			pupils: table('pupils.csv', 'Adno|UPN|Surname|Forename', `1|${upn}|Ash|Ann`, `2|${upn}|Elm|Bo`),
			marks: table('marks.csv', 'Adno|UPN|07/09/2026 AM|07/09/2026 PM', `1|${upn}|I|\\`, `2|${upn}|/|\\`),
		});
		expect(weeks(imported)).toEqual({ 1: { '2026-09-07': 'I \\ . . . . . . . .' }, 2: { '2026-09-07': '/ \\ . . . . . . . .' } });
		expect(imported.rejected).toMatchObject([{ file: 'pupils.csv', row: 3, reason: 'The pupil in row 2 has this UPN too' }]);
	});
});

describe('dates', () => {
	// Clocks go forward on 28 March 2027 and back on 25 October 2026 and 31 October 2027: midnight in London is 23:00Z in summer.
	test.each([
		['2026-10-22T23:00:00Z', '2026-10-19', 8], ['2026-10-26T00:00:00Z', '2026-10-26', 0], ['2027-03-28T23:00:00Z', '2027-03-29', 0], ['2027-03-26T00:00:00Z', '2027-03-22', 8],
		['2027-10-28T23:00:00.000Z', '2027-10-25', 8], ['2027-11-01T00:00:00Z', '2027-11-01', 0], ['2027-03-28T23:00:00+00:00', '2027-03-29', 0], ['2027-03-29T00:00:00+01:00', '2027-03-29', 0],
	])('%s is the day that London had', async (stamp, monday, place) => {
		const imported = await run({ marks: table('marks.csv', 'Adno|Date|Session|Mark', `1|${stamp}|AM|I`) });
		const week = new Array<string>(10).fill('.');
		week[place] = 'I';
		expect([imported.rejected, weeks(imported)]).toEqual([[], { 1: { [monday]: week.join(' ') } }]);
	});

	test('29 February is a day in a leap year alone', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|Date|Session|Mark', '1|29/02/2028|AM|I', '1|29/02/2027|AM|I') });
		expect([weeks(imported), rejections(imported)]).toEqual([{ 1: { '2028-02-28': '. . I . . . . . . .' } }, [[3, 'Date', '29/02/2027']]]);
	});
});

/** What is held, without what only waits to be cleared away: that depends on how busy the machine is. */
function heapInUse(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	return process.memoryUsage().heapUsed;
}

test('a million blank rows are passed over and not held', async () => {
	const header: TableRow = { row: 1, cells: ['Adno', '07/09/2026 AM', '07/09/2026 PM'] };
	let held = 0;
	async function* rows(): AsyncGenerator<readonly TableRow[]> {
		for (let batch = 0; batch < 1_000; batch += 1) {
			yield Array.from({ length: 1_000 }, (_, index) => ({ row: 2 + batch * 1_000 + index, cells: ['', '', ''] }));
		}
		held = heapInUse();
		yield [{ row: 1_000_002, cells: ['1', 'I', '\\'] }];
	}
	const before = heapInUse();
	const imported = await run({ marks: { file: 'marks.csv', titleRows: [], header, rows: rows() } });
	expect([imported.rejected, weeks(imported)]).toEqual([[], { 1: { '2026-09-07': 'I \\ . . . . . . . .' } }]);
	expect(held - before).toBeLessThan(40 * 1_048_576);
}, 60_000);

describe('columns that the person names', () => {
	const names = (marks: Record<string, string>, pupils: Record<string, string> = {}, contacts: Record<string, string> = {}) => ({ columnNames: { marks, pupils, contacts } });

	test('outrank every name that is known', async () => {
		const marks = table('marks.csv', 'Ref|When|Slot|Symbol|Mark', '1|07/09/2026|AM|I|B+');
		const imported = await run({ marks }, names({ admissionNumber: 'Ref', date: 'When', session: 'Slot', mark: 'Symbol' }));
		expect([imported.rejected, weeks(imported)]).toEqual([[], { 1: { '2026-09-07': 'I . . . . . . . . .' } }]);
	});

	test('in each of the three files', async () => {
		const imported = await run(
			{
				marks: table('marks.csv', 'Ref|Date|Session|Mark', '1|07/09/2026|AM|I'),
				pupils: table('pupils.csv', 'Nr|Last|First|Home group', '1|Ash|Ann|7B'),
				contacts: table('contacts.csv', 'Kid|Who|Rings on', '1|Ada Ash|01632 960001'),
			},
			names({ misId: 'Ref' }, { misId: 'Nr', legalSurname: 'Last', legalForename: 'First', registrationGroup: 'Home group' }, { misId: 'Kid', name: 'Who', phone: 'Rings on' }),
		);
		expect(imported.rejected).toEqual([]);
		expect(imported.pupils[0]).toMatchObject({ pupil: { legalSurname: 'Ash', registrationGroup: '7B' }, contacts: [{ name: 'Ada Ash', phone: '01632 960001' }] });
	});

	test('for totals', async () => {
		const imported = await run({ marks: table('totals.csv', 'Adno|Poss. att.|Here|Away', '1|120|108|12') }, names({ possibleSessions: 'Poss. att.', attendedSessions: 'Here', absentSessions: 'Away' }));
		expect(imported.withTotals[0]?.attendance).toMatchObject({ possibleSessions: 120, absentSessions: 12 });
	});

	test('and that a file lacks are an error, with those that it has', async () => {
		await expect(run({ marks: table('marks.csv', 'Adno|Date|Session|Mark', '1|07/09/2026|AM|I') }, names({ mark: 'Symbol' }))).rejects.toMatchObject({
			message: 'marks.csv has no column called "Symbol", which “Column Names” asks for',
			advice: expect.stringContaining('Adno, Date, Session, Mark'),
		});
	});
});

describe('what a person is told', () => {
	test('of a row with a cell too many says so, and not that a forename is no date', async () => {
		const { rejected } = await run({ marks: table('marks.csv', 'Adno|Name|Date|AM|PM', '1|Ash|Ann|07/09/2026|/|I', '2|Brook, Ben|07/09/2026|/|I') });
		expect(rejected).toMatchObject([{ row: 2, field: 'Row', value: '', reason: expect.stringContaining('6 cells') }]);
	});

	test('of a child without a number, whatever the surname, asks for the number', async () => {
		const { rejected } = await run({ marks: table('marks.csv', 'Surname|Adno|07/09/2026 AM|07/09/2026 PM', 'Page||O|O', 'Ash|1|/|I') });
		expect(rejected).toMatchObject([{ row: 2, field: 'Adno', reason: 'The row does not say which pupil it is about', advice: expect.stringContaining('If it is a pupil') }]);
	});

	test('of dates asked for the wrong way round names both', async () => {
		const marks = () => table('marks.csv', 'Adno|Date|AM|PM', '1|07/09/2026|/|I');
		await expect(run({ marks: marks() }, { from: '2027-01-04', to: '2026-09-07' })).rejects.toMatchObject({ message: '“From” (4 January 2027) is after “To” (7 September 2026)' });
	});

	test('of a column for each weekday says what it lacks', async () => {
		const marks = table('marks.csv', 'Adno|W/C|Mon|Tue|Wed|Thu|Fri', '1|07/09/2026|/\\|I|/|/|/');
		await expect(run({ marks })).rejects.toMatchObject({ message: expect.stringContaining('one column for each day of the week') });
	});
});

/** Issued twice, or typed from the row above: the marks of one child must not become the absence of another. */
describe('two children with one UPN and no other number', () => {
	const shared = 'Two pupils have this UPN, so its rows could be of either';
	it.each([
		['long', ['UPN|Surname|Forename|Date|Session|Mark', `${upn}|Ash|Ann|07/09/2026|AM|/`, `${upn}|Brook|Ben|08/09/2026|AM|O`, `${upn}|ASH|Ann|07/09/2026|PM|I`]],
		['wide', ['UPN|Name|07/09/2026 AM|07/09/2026 PM|08/09/2026 AM', `${upn}|Ash, Ann|/|I|`, `${upn}|Brook, Ben|||O`]],
		['weekly', ['UPN|Name|W/C|Mon AM|Mon PM|Tue AM|Tue PM', `${upn}|Ash, Ann|07/09/2026|/|I||`, `${upn}|Brook, Ben|07/09/2026|||O|`]],
	])('%s: the second is refused and told', async (_, lines) => {
		const imported = await run({ marks: table('marks.csv', ...lines) });
		expect(Object.values(weeks(imported))).toEqual([{ '2026-09-07': expect.stringMatching(/^\/ I [.-] [.-] \. \. \. \. \. \.$/) }]);
		expect(imported.rejected).toContainEqual(expect.objectContaining({ row: 3, field: 'UPN', reason: shared }));
	});

	test('totals: the second is refused and not added', async () => {
		const lines = ['UPN|Name|Possible|Attended|Authorised|Unauthorised|Start Date|End Date', `${upn}|Ash, Ann|100|90|6|4|01/09/2026|01/10/2026`, `${upn}|Brook, Ben|50|20|0|30|02/10/2026|01/11/2026`];
		const { withTotals } = await run({ marks: table('totals.csv', ...lines) });
		expect(withTotals.map(({ attendance }) => attendance.possibleSessions)).toEqual([100]);
	});
});
