import { rejections, run, table, weeks } from './tables';

/**
 * The exports and API tables of each system, with the very names found for it. Sources: mis-layouts, section 5, and rules,
 * section 2.1; the repository or page is named beside each case.
 */
const upn = 'B801200005001';
const week = { '2026-09-07': 'I \\ / L . . . . . .' };

describe('the marks of', () => {
	test.each<[string, string, readonly string[], string]>([
		// github.com/jamesgurung/bromcom-essentials-dotnet, src/ApiContracts.cs: /v2/StudentAttendanceByWeek has no date of its own.
		['Bromcom, StudentAttendanceByWeek with its week', 'StudentId|CalendarStartDate|MonAM|MonPM|TueAM|TuePM|WedAM|WedPM|ThuAM|ThuPM|FriAM|FriPM', ['1042|2026-09-07T00:00:00|I|\\|/|L||||||'], 'weekly'],
		['Bromcom, BasicAttendance', 'StudentId|CalendarStartDate|Mark|PeriodDisplayName|AttendanceComment', ['1042|2026-09-07T00:00:00|I|AM|Ill', '1042|2026-09-07T00:00:00|\\|PM|', '1042|2026-09-08T00:00:00|/|AM|', '1042|2026-09-08T00:00:00|L|PM|bus'], 'long'],
		// support.arbor-education.com: live report tables, dates in two styles; github.com/arbor-education/sis-sdk-php.
		['Arbor, raw attendance marks with a time', 'Student ID|Date|Session|Mark', ['1042|Mon, 07 Sep 2026, 08:50|AM|I', '1042|Mon, 07 Sep 2026, 13:10|PM|\\', '1042|Tue, 08 Sep 2026, 08:50|AM|/', '1042|Tue, 08 Sep 2026, 13:10|PM|L'], 'long'],
		['Arbor, raw attendance marks with plain dates', 'Arbor ID|Date|Roll Call|Attendance Mark', ['1042|07/09/2026|AM Registration|I', '1042|07/09/2026|PM Registration|\\', '1042|08/09/2026|AM Registration|/', '1042|08/09/2026|PM Registration|L'], 'long'],
		['Arbor, AttendanceRollCallRecord', 'Student ID|recordDate|rollCall|attendanceMark|minutesLate|source', ['1042|2026-09-07|AM|I||register', '1042|2026-09-07|PM|\\||register', '1042|2026-09-08|AM|/||register', '1042|2026-09-08|PM|L||register'], 'long'],
		// docs.aim.phinite.com, SIMS session attendance.
		['SIMS, session attendance', 'Date|ID|Mark|Session Name|Student ID', ['07/09/2026|9001|I|AM|1042', '07/09/2026|9002|\\|PM|1042', '08/09/2026|9003|/|AM|1042', '08/09/2026|9004|L|PM|1042'], 'long'],
		['SIMS, with sub-codes of a school', 'Student ID|Date|Session Name|Mark', ['1042|07/09/2026|AM|I01', '1042|07/09/2026|PM|\\', '1042|08/09/2026|AM|/', '1042|08/09/2026|PM|L'], 'long'],
		// github.com/assembly-edu/assembly-client-php, docs/Model.
		['Assembly, attendances', 'object|id|student_id|registration_group_id|group_id|session_date|session_name|attendance_mark|minutes_late|comments', ['attendance|1|1042|7||2026-09-07|AM|I||', 'attendance|2|1042|7||2026-09-07|PM|\\||', 'attendance|3|1042|7||2026-09-08|AM|/||', 'attendance|4|1042|7||2026-09-08|PM|L||'], 'long'],
		// github.com/wondeltd/php-client: the shape in which sessions are written.
		['Wonde, attendance/session', 'student_id|date|session|attendance_code|comment|minutes_late', ['1042|2026-09-07|AM|I||', '1042|2026-09-07|PM|\\||', '1042|2026-09-08|AM|/||', '1042|2026-09-08|PM|L||'], 'long'],
		// github.com/afsarchowdhury/g4sr: student-session-marks by date.
		['Go4Schools, student session marks', 'student_id|date|session|session_mark', ['1042|2026-09-07|AM|I', '1042|2026-09-07|PM|\\', '1042|2026-09-08|AM|/', '1042|2026-09-08|PM|L'], 'long'],
	])('%s', async (_, header, rows, layout) => {
		const imported = await run({ marks: table('marks.csv', header, ...rows) });
		expect([imported.rejected, imported.layout, weeks(imported)]).toEqual([[], layout, { 1042: week }]);
	});

	test('Bromcom, StudentAttendanceByWeek alone: the week is asked for, or entered', async () => {
		const marks = () => table('marks.csv', 'StudentId|MonAM|MonPM|TueAM|TuePM|WedAM|WedPM|ThuAM|ThuPM|FriAM|FriPM', '1042|I|\\|/|L||||||');
		await expect(run({ marks: marks() })).rejects.toMatchObject({ advice: expect.stringContaining('“Week Commencing”') });
		expect(weeks(await run({ marks: marks() }, { weekCommencing: '2026-09-07' }))).toEqual({ 1042: week });
	});

	describe('the DfE, “Export codes”', () => {
		const header = 'Full Name|UPN|School Name|Session date|Attendance code|Period Attendance Code';
		const row = (date: string, code: string, period: string) => `Ash, Ann|${upn}|Netherby School|${date}|${code}|${period}`;

		// rules §2.1; the service's prototype shows in "Period Attendance Code" which session the row is of, and no second mark.
		test('whose "Period Attendance Code" names the session', async () => {
			const imported = await run({
				marks: table(
					'marks.csv', header,
					row('Monday 7 September 2026', 'I', 'Morning attendance'), row('Monday 7 September 2026', '\\', 'Afternoon attendance'),
					row('Tuesday 8 September 2026', '/', 'Morning attendance'), row('Tuesday 8 September 2026', 'L', 'Afternoon attendance'), row('Tuesday 8 September 2026', '--', 'Morning attendance'),
				),
			});
			expect([imported.rejected, weeks(imported), imported.pupils[0]?.school.name]).toEqual([[], { [upn]: week }, 'Netherby School']);
		});

		test('and rejects a row where it names none, rather than take the morning', async () => {
			const imported = await run({ marks: table('marks.csv', header, row('7 September 2026', 'I', 'Authorised attendance'), row('7 September 2026', '/', 'Morning attendance')) });
			expect(rejections(imported)).toEqual([[2, 'Period Attendance Code', 'Authorised attendance']]);
			await expect(run({ marks: table('marks.csv', header, row('7 September 2026', 'I', 'I')) })).rejects.toMatchObject({ message: 'marks.csv: no mark in it could be read' });
		});

		test('whose date says the session, where both columns hold codes', async () => {
			const marks = table('marks.csv', header, row('07/09/2026 AM', 'I', 'I'), row('07/09/2026 PM', '\\', '\\'));
			const imported = await run({ marks });
			expect([imported.rejected, weeks(imported)]).toEqual([[], { [upn]: { '2026-09-07': 'I \\ . . . . . . . .' } }]);
		});

		test('and takes no time beside a date for the session: lessons have times too', async () => {
			const marks = table('marks.csv', header, row('07/09/2026 09:00', 'I', 'I'), row('07/09/2026 13:30', '\\', '\\'));
			await expect(run({ marks })).rejects.toMatchObject({ message: 'marks.csv: no mark in it could be read' });
		});
	});
});

test('Bromcom’s flat student view is a file of pupils with contacts', async () => {
	const imported = await run({
		marks: table('marks.csv', 'UPN|Date|Session|Mark', `${upn}|07/09/2026|AM|/`),
		pupils: table(
			'pupils.csv',
			'Upn|AdmissionNumber|YearGroup|TutorGroupName|PresentPercentageWithEA|EverFsm6Flag|InCareFlag|EalFlag|PremiumPupilFlag|Contact1Name|Contact1Telephone|Contact1Email|Contact1Relationship|Contact1ParentalResponsibility',
			`${upn}|1042|Year 7|7B|91.2|True|True|False|True|Ada Ash|01632 960001|ada@example.invalid|Mother|True`,
		),
	});
	expect(imported.pupils[0]).toMatchObject({
		pupil: { id: '1042', yearGroup: '7', registrationGroup: '7B', groups: { lookedAfter: true, freeSchoolMeals: false } },
		contacts: [{ name: 'Ada Ash', relationship: 'Mother', parentalResponsibility: true }],
	});
});

describe('minutes late', () => {
	test.each([
		['Assembly', 'student_id|session_date|session_name|attendance_mark|minutes_late', (half: string, mark: string, minutes: string) => `1|2026-09-07|${half}|${mark}|${minutes}`],
		['Arbor', 'Student ID|recordDate|rollCall|attendanceMark|minutesLate', (half: string, mark: string, minutes: string) => `1|2026-09-07|${half}|${mark}|${minutes}`],
		['a report', 'Adno|Date|Session|Mark|Minutes Late', (half: string, mark: string, minutes: string) => `1|07/09/2026|${half}|${mark}|${minutes}`],
	])('of %s stand in the register, for those who were late', async (_, header, row) => {
		const imported = await run({ marks: table('marks.csv', header, row('AM', 'L', '12'), row('PM', '\\', '5')) });
		expect(imported.pupils[0]?.register).toMatchObject({ minutesLate: { '2026-09-07 AM': 12 } });
	});

	test.each([['12', 12], ['12.0', 12], ['7 mins', 7], ['0:35', 35], ['00:12:00', 12], ['0', undefined], ['', undefined], ['late', undefined]])('%j', async (cell, minutes) => {
		const imported = await run({ marks: table('marks.csv', 'Adno|Date|Session|Mark|Minutes Late', `1|07/09/2026|AM|U|${cell}`) });
		expect(imported.pupils[0]?.register.minutesLate).toEqual(minutes === undefined ? undefined : { '2026-09-07 AM': minutes });
	});
});
