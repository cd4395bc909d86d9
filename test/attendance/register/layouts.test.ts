import type { Table } from '../../../attendance/register/table';
import { run, table, weeks } from './tables';

/** Monday and Tuesday of one week, the same for every layout: I in the morning of Monday, and L on Tuesday afternoon. */
const expected = { '2026-09-07': 'I \\ / L . . . . . .' };
const longRows = (date: (day: string) => string, am: string, pm: string) => [
	[date('07'), am, 'I'],
	[date('07'), pm, '\\'],
	[date('08'), am, '/'],
	[date('08'), pm, 'L'],
];

describe('a row a session', () => {
	// Names by system: mis-layouts §5; rules §2.1 for the DfE.
	test.each<[string, string, (row: readonly string[]) => string, [string, string], (day: string) => string]>([
		['SIMS', 'Student ID|Date|Session Name|Mark', ([date, session, mark]) => `1042|${date}|${session}|${mark}`, ['AM', 'PM'], (day) => `${day}/09/2026`],
		['Arbor', 'Student ID|Date|Session|Attendance Mark', ([d, s, m]) => `1042|${d}|${s}|${m}`, ['AM', 'PM'], (day) => `${day === '07' ? 'Mon' : 'Tue'}, ${day} Sep 2026`],
		['Assembly', 'student_id|session_date|session_name|attendance_mark|minutes_late', ([d, s, m]) => `1042|${d}|${s}|${m}|`, ['AM', 'PM'], (day) => `2026-09-${day}`],
		['Bromcom', 'StudentId|CalendarStartDate|Mark|PeriodDisplayName', ([d, s, m]) => `1042|${d}|${m}|${s}`, ['Mon:AM', 'PM'], (day) => `2026-09-${day}T00:00:00`],
		['Wonde', 'student_id|date|session|attendance_code', ([d, s, m]) => `1042|${d}|${s}|${m}`, ['AM', 'PM'], (day) => `2026-09-${day} 00:00:00`],
		['Go4Schools', 'Student ID|Date|Session|Code', ([d, s, m]) => `1042|${d}|${s}|${m}`, ['AM', 'PM'], (day) => `2026-09-${day}`],
		[
			'DfE Export codes', 'Full Name|Pupil ID|School Name|Session date|Attendance code|Period Attendance Code',
			([d, s, m]) => `Ash, Ann|1042|Netherby School|${d}|${m}|${s}`, ['Morning attendance', 'Afternoon attendance'],
			(day) => `${day === '07' ? 'Monday' : 'Tuesday'} ${Number(day)} September 2026`,
		],
		['session in the date', 'Admission No|Session|Mark', ([d, s, m]) => `1042|${d} ${s}|${m}`, ['AM', 'PM'], (day) => `${day}/09/2026`],
		['time in the date', 'Admission No|Date|Mark', ([d, s, m]) => `1042|${d} ${s}|${m}`, ['08:50', '13:10'], (day) => `${day}/09/2026`],
		['Excel days', 'Adm No|Session Date|AM/PM|Code', ([d, s, m]) => `1042|${d}|${s}|${m}`, ['AM', 'PM'], (day) => String(46265 + Number(day))],
	])('as %s names its columns', async (_, header, line, [am, pm], date) => {
		const imported = await run({ marks: table('marks.csv', header, ...longRows(date, am, pm).map(line)) });
		expect(imported.rejected).toEqual([]);
		expect([imported.layout, weeks(imported)]).toEqual(['long', { 1042: expected }]);
	});
});

describe('a row a week', () => {
	const marks = 'I|/|/|L||||||';
	test.each([
		['Bromcom', 'StudentId|CalendarStartDate|MonAM|MonPM|TueAM|TuePM|WedAM|WedPM|ThuAM|ThuPM|FriAM|FriPM', '2026-09-07T00:00:00'],
		['with spaces', 'Student ID|Week Commencing|Mon AM|Mon PM|Tue AM|Tue PM|Wed AM|Wed PM|Thu AM|Thu PM|Fri AM|Fri PM', '07/09/2026'],
		['in full', 'UPN|W/C|Monday AM|Monday PM|Tuesday AM|Tuesday PM|Wednesday AM|Wednesday PM|Thursday AM|Thursday PM|Friday AM|Friday PM', 'Mon, 07 Sep 2026'],
		['with colons', 'Adm No|Week Beginning|Mon:AM|Mon:PM|Tues:AM|Tues:PM|Wed:AM|Wed:PM|Thurs:AM|Thurs:PM|Fri:AM|Fri:PM', '07/09/2026'],
		['half first', 'Adm No|Date|AM Mon|PM Mon|AM Tue|PM Tue|AM Wed|PM Wed|AM Thu|PM Thu|AM Fri|PM Fri', '07/09/2026'],
		['from a Sunday', 'Adm No|Week Start|MonAM|MonPM|TueAM|TuePM|WedAM|WedPM|ThuAM|ThuPM|FriAM|FriPM', '06/09/2026'],
		['from its first school day', 'Adm No|Week Start|MonAM|MonPM|TueAM|TuePM|WedAM|WedPM|ThuAM|ThuPM|FriAM|FriPM', '08/09/2026'],
		['by its end', 'Adm No|Week Ending|MonAM|MonPM|TueAM|TuePM|WedAM|WedPM|ThuAM|ThuPM|FriAM|FriPM', '13/09/2026'],
	])('%s', async (_, header, date) => {
		const id = header.startsWith('UPN') ? 'B801200005001' : '1042';
		const imported = await run({ marks: table('marks.csv', header, `${id}|${date}|${marks}`) });
		expect([imported.layout, weeks(imported)]).toEqual(['weekly', { [id]: expected }]);
	});

	const withoutDate = ['StudentId|MonAM|MonPM|TueAM|TuePM|WedAM|WedPM|ThuAM|ThuPM|FriAM|FriPM', `1042|${marks}`] as const;

	test('takes the week from a title above the header, or from the person', async () => {
		const titled: Table = { ...table('marks.csv', ...withoutDate), titleRows: [{ row: 1, cells: ['Weekly register'] }, { row: 2, cells: ['Week commencing:', '07/09/2026'] }] };
		expect(weeks(await run({ marks: titled }))).toEqual({ 1042: expected });
		expect(weeks(await run({ marks: table('marks.csv', ...withoutDate) }, { weekCommencing: '2026-09-09' }))).toEqual({ 1042: expected });
	});

	const dated = (names: (day: string, date: string, half: string) => string) =>
		['Mon 07', 'Tue 08', 'Wed 09', 'Thu 10', 'Fri 11'].flatMap((day) => ['AM', 'PM'].map((half) => names(day.slice(0, 3), day.slice(4), half))).join('|');

	test.each([
		['with its dates in the columns', `Adm No|${dated((day, date, half) => `${day} ${date}/09/2026 ${half}`)}`],
		['with its dates in words', `Adm No|${dated((day, date, half) => `${day} ${date} September 2026 ${half}`)}`],
		['half first', `Adm No|${dated((day, date, half) => `${half} ${day} ${date}/09/2026`)}`],
	])('takes the week %s', async (_, header) => {
		const imported = await run({ marks: table('marks.csv', header, `1042|${marks}`) });
		expect([imported.layout, weeks(imported)]).toEqual(['weekly', { 1042: expected }]);
	});

	test('agrees with dates without a year in the columns, or is refused', async () => {
		const header = `Adm No|W/C|${dated((day, date, half) => `${day} ${date}/09 ${half}`)}`;
		expect(weeks(await run({ marks: table('marks.csv', header, `1042|W/C 07/09/2026|${marks}`) }))).toEqual({ 1042: expected });
		await expect(run({ marks: table('marks.csv', header, `1042|14/09/2026|${marks}`) })).rejects.toMatchObject({
			message: 'marks.csv: the column "Mon 07/09 AM" is not in the week of 14 September 2026',
		});
		await expect(run({ marks: table('marks.csv', header.replace('|W/C', ''), `1042|${marks}`) })).rejects.toMatchObject({
			message: 'marks.csv: the column for the date of the week is missing',
			advice: expect.stringContaining('or enter the week under “Options”, “Week Commencing”'),
		});
	});

	test('takes the week from a title with its first and last day', async () => {
		const titled: Table = { ...table('marks.csv', ...withoutDate), titleRows: [{ row: 1, cells: ['Register for 07/09/2026 to 11/09/2026'] }] };
		expect(weeks(await run({ marks: titled }))).toEqual({ 1042: expected });
	});

	test('may leave out a whole day, as for a bank holiday', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|W/C|Tue AM|Tue PM|Wed AM|Wed PM', '1042|31/08/2026|I|/|/|L') });
		expect([imported.rejected, weeks(imported)]).toEqual([[], { 1042: { '2026-08-31': '. . I \\ / L . . . .' } }]);
	});

	test('with two weeks side by side is refused, since the second would be lost', async () => {
		const twice = `${withoutDate[0]}|${withoutDate[0].replace('StudentId|', '')}`;
		await expect(run({ marks: table('marks.csv', twice, `1042|${marks}|${marks}`) })).rejects.toMatchObject({
			message: 'marks.csv has more than one column for a session of the week: "MonAM" is the second',
		});
	});

	test('without a week is refused, and told which names would do', async () => {
		await expect(run({ marks: table('marks.csv', ...withoutDate) })).rejects.toMatchObject({
			message: 'marks.csv: the column for the date of the week is missing',
			advice: expect.stringMatching(/^Row 1 has these columns: StudentId, MonAM.*"Week Commencing" or "Week Beginning"/),
		});
	});
});

test('a row a day, with a morning and an afternoon column', async () => {
	const imported = await run({ marks: table('marks.csv', 'UPN|Date|AM|PM', 'B801200005001|07/09/2026|I|/', 'B801200005001|08/09/2026|/|L') });
	expect([imported.layout, weeks(imported)]).toEqual(['daily', { B801200005001: expected }]);
});

describe('a missing column is named, with those found and the names that would do', () => {
	test.each([
		['the date', 'UPN|Session|Mark', /"Date" or "Session Date"/],
		['the session (AM or PM)', 'UPN|Date|Mark', /"Session" or "Session Name"/],
		['the date', 'UPN|Form|AM|PM', /"Date" or "Session Date"/],
		['the mark', 'UPN|Date|Session', /"Mark" or "Attendance Mark"/],
		["the pupil's number", 'Surname|Date|Session|Mark', /"Admission Number" or "UPN"/],
		['Fri PM', 'UPN|Week Commencing|MonAM|MonPM|TueAM|TuePM|WedAM|WedPM|ThuAM|ThuPM|FriAM', /"MonAM"/],
	])('%s', async (what, header, names) => {
		const problem = run({ marks: table('marks.csv', header, header.replace(/[^|]+/g, 'x')) });
		await expect(problem).rejects.toMatchObject({
			message: `marks.csv: the column for ${what} is missing`,
			advice: expect.stringContaining(`Row 1 has these columns: ${header.split('|').join(', ')}.`),
		});
		await expect(problem).rejects.toMatchObject({ advice: expect.stringMatching(names) });
	});

	test('several at once', async () => {
		await expect(run({ marks: table('marks.csv', 'UPN|Colour', 'x|y') })).rejects.toMatchObject({
			message: 'marks.csv: the columns for the date, the session (AM or PM) and the mark are missing',
		});
	});

	test('and a first row that is no header is not shown, since it may be a record', async () => {
		await expect(run({ marks: table('marks.csv', '1042|Ash|07/09/2026|AM|I') })).rejects.toMatchObject({ advice: expect.not.stringContaining('Ash') });
	});

	test('also of the layout that the person chose', async () => {
		const long = table('marks.csv', 'UPN|Date|Session|Mark', 'B801200005001|07/09/2026|AM|/');
		await expect(run({ marks: long }, { layout: 'daily' })).rejects.toMatchObject({
			message: 'marks.csv: the columns for the morning mark and the afternoon mark are missing',
		});
	});
});

describe('a layout that is not read is named, with those that are', () => {
	test.each([
		['AM and PM for several days, without dates', ['|AM|PM|AM|PM', '1042|/|/|I|I'], 'has columns AM and PM for several days, and no dates above them'],
		['pupil details', ['Adno|Surname|Forename|Reg|DOB', '1042|Ash|Ann|7B|14/03/2015'], 'looks like pupil details, not register marks'],
		['contacts', ['Adno|Contact Name|Relationship', '1042|Ada Ash|Mother'], 'looks like contacts, not register marks'],
	])('%s', async (_, lines, what) => {
		await expect(run({ marks: table('marks.csv', ...lines) })).rejects.toMatchObject({ message: `marks.csv ${what}`, advice: expect.stringMatching(/^Layouts that work: a row a session .*Mon AM to Fri PM/) });
	});
});

test('two columns of one name are one where they agree or one is blank, and a missing mark where they differ', async () => {
	const imported = await run({ marks: table('marks.csv', 'Adno|Date|Session|Mark|Mark', '1042|07/09/2026|AM|I|', '1042|07/09/2026|PM||\\', '1042|08/09/2026|AM|/|/', '1042|08/09/2026|PM|/|I') });
	expect(weeks(imported)).toEqual({ 1042: { '2026-09-07': 'I \\ / - . . . . . .' } });
	expect(imported.rejected).toMatchObject([{ row: 5, field: 'Mark', value: '/', reason: 'The row has another mark in a second column called "Mark"' }]);
});
