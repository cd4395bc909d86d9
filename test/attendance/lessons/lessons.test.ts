import type { ImportChoices } from '../../../attendance/register/importRegister';
import { lessonPatterns, readAfternoonPeriods } from '../../../attendance/lessons';
import { comparablePeriod, halfOfPeriod, isRegistration, readPeriod } from '../../../attendance/lessons/period';
import type { Lessons } from '../../../attendance/item';
import { rejections, run, table } from '../register/tables';

/** Two weeks of 1042 in school, but for Tuesday afternoon of the first; 1043 never away. */
const days = ['07', '08', '09', '10', '11', '14', '15', '16', '17', '18'];
const marks = () =>
	table(
		'marks.csv',
		'Admission Number|Date|Session|Mark',
		...days.flatMap((day) => [`1042|${day}/09/2026|AM|/`, `1042|${day}/09/2026|PM|${day === '08' ? 'I' : '\\'}`, `1043|${day}/09/2026|AM|/`, `1043|${day}/09/2026|PM|\\`]),
	);

const header = 'Admission Number|Date|Period|Subject|Teacher|Mark|Minutes Late';
const lessonsFile = (...rows: string[]) => table('lessons.csv', header, ...rows);

const imported = (lessons: ReturnType<typeof table>, chosen: Partial<ImportChoices> = {}) => run({ marks: marks(), lessons }, chosen);
const afternoon = { afternoonPeriods: readAfternoonPeriods('P4, P5') };

async function lessonsOf(id: string, lessons: ReturnType<typeof table>, chosen: Partial<ImportChoices> = afternoon): Promise<Lessons> {
	const { pupils } = await imported(lessons, chosen);
	const found = pupils.find(({ pupil }) => pupil.id === id)?.lessons;
	if (!found) throw new Error(`pupil ${id} has no lessons`);
	return found;
}

describe('lesson marks beside session marks', () => {
	const file = () =>
		lessonsFile(
			'1042|07/09/2026|P1|Mathematics|Mr Oak|/|',
			'1042|07/09/2026|P5|French|Ms Elm|N|',
			'1042|08/09/2026|P1|Mathematics|Mr Oak|L|7',
			'1042|08/09/2026|P5|French|Ms Elm|I|',
			'1042|09/09/2026|P4|French|Ms Elm|M|',
			'1042|09/09/2026|P1|Mathematics|Mr Ash|-|',
			'1042|10/09/2026|P1|Mathematics|Mr Oak|#|',
		);

	test('are counted by subject and by period', async () => {
		const { total, subjects, periods, from, to } = await lessonsOf('1042', file());
		expect([from, to]).toEqual(['2026-09-07', '2026-09-10']);
		expect(total).toEqual({ possible: 5, present: 2, absent: 3, authorised: 2, unauthorised: 1, late: 1, minutesLate: 7, missing: 1 });
		expect(subjects.map(({ subject, teacher, absent, possible }) => [subject, teacher, absent, possible])).toEqual([['French', 'Ms Elm', 3, 3], ['Mathematics', 'Mr Oak', 0, 2]]);
		expect(periods.map(({ period, session, absent, missing }) => [period, session, absent, missing])).toEqual([['P1', 'AM', 0, 1], ['P4', 'PM', 1, 0], ['P5', 'PM', 2, 0]]);
	});

	test('tell lessons missed in a half day for which the register has the pupil in school, and no others', async () => {
		const { missedWhilePresent } = await lessonsOf('1042', file());
		expect(missedWhilePresent).toEqual({
			lessons: 2,
			withoutReason: 1,
			sessions: 2,
			listed: [
				{ date: '2026-09-07', session: 'PM', period: 'P5', subject: 'French', lessonMark: 'N', sessionMark: '\\' },
				{ date: '2026-09-09', session: 'PM', period: 'P4', subject: 'French', lessonMark: 'M', sessionMark: '\\' },
			],
		});
	});

	test('never change a session mark, nor the pupils who are on the roll', async () => {
		const [plain, withLessons] = [await run({ marks: marks() }), await imported(file(), afternoon)];
		expect(withLessons.pupils.map(({ pupil, register }) => ({ pupil, register }))).toEqual(plain.pupils.map(({ pupil, register }) => ({ pupil, register })));
		expect(withLessons.counts).toEqual(plain.counts);
		expect(withLessons.pupils.map(({ lessons }) => lessons !== undefined)).toEqual([true, false]);
	});

	test('are the same whatever the order of the rows', async () => {
		const rows = ['1042|07/09/2026|P1|Art|A|/|', '1042|07/09/2026|P1|Art|A|N|', '1042|08/09/2026|P2|Art|A|-|', '1042|08/09/2026|P2|Art|A|/|', '1042|09/09/2026|P2|Art|A|O|'];
		const one = await lessonsOf('1042', lessonsFile(...rows));
		expect(await lessonsOf('1042', lessonsFile(...rows.toReversed()))).toEqual(one);
		expect(one.total).toMatchObject({ possible: 2, present: 1, absent: 1, missing: 1 });
	});

	test('leave out days before and after the dates asked for', async () => {
		const { total } = await lessonsOf('1042', file(), { ...afternoon, from: '2026-09-08', to: '2026-09-08' });
		expect(total).toMatchObject({ possible: 2, absent: 1 });
	});
});

describe('which half of the day a period is in', () => {
	test.each([
		['Mon:1', '1'], ['1Mon:3', '3'], ['Wk A Tue P2', 'P2'], ['Week 2 Friday - 5', '5'], ['P3', 'P3'], ['09:00', '09:00'], ['Monday', 'Monday'],
	])('%s is the period %s', (cell, period) => expect(readPeriod(cell)).toBe(period));

	test.each([['09:00', 'AM'], ['11:55 - 12:45', 'AM'], ['13:10', 'PM'], ['PM1', 'PM'], ['AM 2', 'AM'], ['P5', null], ['5', null], ['Lunch', null]])('the name %s says %s', (period, half) =>
		expect(halfOfPeriod(period)).toBe(half));

	test.each([['P4', '4'], ['Period 4', '4'], ['Lesson 04', '4'], ['4', '4'], ['Tue:4', '4'], ['4a', '4a'], ['Tutor', 'tutor']])('%s is compared as %s', (period, compared) =>
		expect(comparablePeriod(period)).toBe(compared));

	test.each([['AM', true], ['PM Reg', true], ['Registration', true], ['Tutor Time', true], ['P1', false], ['PM1', false], ['13:10', false]])('%s is a registration: %s', (period, is) =>
		expect(isRegistration(period)).toBe(is));

	const fiveDaysHalfAway = () => table('marks.csv', 'Admission Number|Date|Session|Mark', ...days.slice(0, 5).flatMap((day) => [`1|${day}/09/2026|AM|/`, `1|${day}/09/2026|PM|M`, `2|${day}/09/2026|AM|/`, `2|${day}/09/2026|PM|\\`]));
	const taught = (mark: string, missed: string) =>
		lessonsFile(...days.slice(0, 5).flatMap((day) => [`1|${day}/09/2026|P3|Art||${mark}|`]), `2|07/09/2026|P3|Art||${missed}|`);

	test.each([['M', 'PM', '\\'], ['/', 'AM', '/']] as const)('is told by the marks of days that a pupil was in for one half: %s is %s', async (mark, half, sessionMark) => {
		const { pupils, rejected } = await run({ marks: fiveDaysHalfAway(), lessons: taught(mark, 'N') });
		expect(rejected).toEqual([]);
		expect(pupils[1]?.lessons).toMatchObject({ periods: [{ period: 'P3', session: half }], missedWhilePresent: { listed: [{ session: half, sessionMark }] } });
	});

	test('is not guessed from a number: the period is named, and a lesson counts as missed only on a day in school throughout', async () => {
		const { pupils, rejected } = await imported(lessonsFile('1042|07/09/2026|P3|Art||N|', '1042|08/09/2026|P3|Art||N|'));
		expect(rejected).toMatchObject([{ file: 'lessons.csv', row: null, field: 'Period', value: 'P3', advice: expect.stringContaining('Afternoon Periods') }]);
		expect(pupils[0]?.lessons?.periods).toMatchObject([{ period: 'P3', session: null }]);
		expect(pupils[0]?.lessons?.missedWhilePresent.listed).toEqual([{ date: '2026-09-07', session: null, period: 'P3', subject: 'Art', lessonMark: 'N', sessionMark: '/ \\' }]);
	});
});

describe('a file of lesson marks', () => {
	test.each<[source: string, file: ReturnType<typeof table>]>([
		['Bromcom BasicAttendance', table('lessons.csv', 'StudentId|CalendarStartDate|Mark|PeriodDisplayName|AttendanceComment', '1042|2026-09-07T00:00:00|N|Mon:5|')],
		['Arbor lesson register marks', table('lessons.csv', 'Student ID|Event start|Event|Staff|Mark|Minutes late', '1042|Mon, 07 Sep 2026, 13:10|Maths 9X|Mr Oak|N|')],
		['Go4Schools student-lesson-marks', table('lessons.csv', 'UPN|Date|Period|Subject|Class|Mark', 'B801200005001|2026-09-07|5|Maths|9X|N')],
		['SIMS Lesson Monitor', table('lessons.csv', 'Admission Number|Mark Date|Period|Class|Mark|Minutes Late', '1042|07/09/2026|Mon:5|9X/Ma|N|')],
		['plain English', table('lessons.csv', 'Pupil No|Date|Lesson|Subject|Teacher|Code', '1042|7 September 2026|5|Maths|Mr Oak|N - No reason yet')],
	])('is read as %s writes it', async (_source, file) => {
		const register = table('marks.csv', 'Student ID|Admission Number|UPN|Date|Session|Mark', '1042|1042|B801200005001|07/09/2026|AM|/', '1042|1042|B801200005001|07/09/2026|PM|\\');
		const { pupils, rejected } = await run({ marks: register, lessons: file }, { afternoonPeriods: readAfternoonPeriods('5, 13:10') });
		expect(rejected).toEqual([]);
		expect(pupils[0]?.lessons?.missedWhilePresent).toMatchObject({ lessons: 1, withoutReason: 1, listed: [{ session: 'PM', sessionMark: '\\', lessonMark: 'N' }] });
	});

	test('gives rows that cannot be used back with the reason, and reads the others', async () => {
		const result = await imported(
			lessonsFile(
				'1042|31/09/2026|P1|Art||/|', '1042|07/09/2026||Art||/|', '9999|07/09/2026|P1|Art||/|', '9999|08/09/2026|P1|Art||/|', '|07/09/2026|P1|Art||/|',
				'1042|07/09/2026|P1|Art||H|', '1042|08/09/2026|P1|Art||/|', '1042|08/09/2026|P1|Art||N|', header, '1042|09/09/2026|AM|||/|', '1042|09/09/2026|P1|Art||/|',
			),
			afternoon,
		);
		expect(rejections(result)).toEqual([
			[2, 'Date', '31/09/2026'], [3, 'Period', ''], [4, 'Admission Number', '9999'], [6, 'Admission Number', ''], [7, 'Mark', 'H'], [9, 'Mark', 'N'],
		]);
		expect(result.pupils[0]?.lessons?.total).toMatchObject({ possible: 1, present: 1, missing: 2 });
	});

	test.each<[what: string, file: ReturnType<typeof table>, message: RegExp]>([
		['a column is missing', table('lessons.csv', 'UPN|Date|Mark', 'x|07/09/2026|/'), /^lessons\.csv: the column for the period is missing$/],
		['there is no row', table('lessons.csv', header), /^lessons\.csv has column names and no rows/],
		['dates have the month first', lessonsFile('1042|09/16/2026|P1|Art||/|', '1042|09/07/2026|P1|Art||/|'), /^lessons\.csv: the dates seem to be written with the month first/],
		['a column of numbers is taken for the periods', lessonsFile(...Array.from({ length: 200 }, (_, index) => `1042|07/09/2026|X${index}|Art||/|`)), /^lessons\.csv: the file has more than 150 different periods/],
	])('is refused where %s', async (_what, file, message) => {
		await expect(imported(file)).rejects.toThrow(message);
	});
});

describe('patterns in lessons', () => {
	const counts = (absent: number, possible: number) => ({ possible, present: possible - absent, absent, authorised: 0, unauthorised: absent, late: 0, minutesLate: 0, missing: 0 });
	const lessons = (missed: Partial<Lessons['missedWhilePresent']>, subject: [number, number], all: [number, number]): Lessons => ({
		from: '2026-09-07', to: '2026-11-20', total: counts(...all), subjects: [{ subject: 'French', teacher: '', ...counts(...subject) }], periods: [],
		missedWhilePresent: { lessons: 0, withoutReason: 0, sessions: 0, listed: [], ...missed },
	});
	const missedOn = (date: string) => ({ date, session: 'PM' as const, period: 'P5', subject: 'French', lessonMark: 'N', sessionMark: '\\' });

	test.each([
		['nothing stands out', lessons({}, [2, 20], [10, 200]), []],
		['one missed lesson may be a slip', lessons({ withoutReason: 1, listed: [missedOn('2026-09-07')] }, [1, 20], [1, 200]), []],
		['two are said', lessons({ withoutReason: 2, listed: [missedOn('2026-09-07'), missedOn('2026-09-08')] }, [2, 20], [2, 200]), ['In school and missing from 2 lessons without a reason, on 2 days.']],
		['a subject far above the others', lessons({}, [6, 20], [10, 200]), ['Missed 6 of 20 French lessons, and 4 of 180 others.']],
		['a subject of a pupil who is away from all', lessons({}, [10, 20], [90, 200]), []],
	])('%s', (_what, given, patterns) => expect(lessonPatterns(given)).toEqual(patterns));
});
