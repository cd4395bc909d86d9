import { readTermDates } from '../../../attendance/calendar/termDates';
import { rejections, run, table, weeks } from './tables';

describe('marks outside a pupil’s time on roll', () => {
	const files = (...marks: string[]) => ({
		pupils: table('pupils.csv', 'Adno|Surname|Forename|Date of Admission|Date of Leaving', '1|Ash|Ann||', '2|Elm|Bo|08/09/2026|', '3|Fir|Cy||08/09/2026'),
		marks: table('marks.csv', 'Adno|Date|Session|Mark', '1|07/09/2026|AM|/', '1|08/09/2026|AM|/', '1|09/09/2026|AM|/', ...marks),
	});

	// Monitor your school attendance counts from the admission date and leaves out what follows the leaving date (rules §2.1).
	test('are left out and reported, each', async () => {
		const imported = await run(files('2|07/09/2026|AM|O', '2|08/09/2026|AM|/', '3|08/09/2026|AM|I', '3|09/09/2026|AM|O', '3|10/09/2026|AM|O'));
		expect(weeks(imported)).toEqual({
			1: { '2026-09-07': '/ . / . / . . . . .' },
			2: { '2026-09-07': '. . / . - . . . . .' },
			3: { '2026-09-07': '- . I . . . . . . .' },
		});
		expect(imported.rejected.map(({ row, value, reason }) => [row, value, reason])).toEqual([
			[5, 'O', 'Monday 7 September AM is before the pupil came on roll, on 8 September 2026'],
			[8, 'O', 'Wednesday 9 September AM is after the pupil’s last day on roll, 8 September 2026'],
			[9, 'O', 'Thursday 10 September AM is after the pupil’s last day on roll, 8 September 2026'],
		]);
		const { read, kept, notDue } = imported.counts;
		expect([read, kept, notDue]).toEqual([8, 5, 3]);
	});

	test('that say so themselves stay and are nothing to report', async () => {
		const imported = await run(files('2|07/09/2026|AM|Z', '3|09/09/2026|AM|#'));
		expect([rejections(imported), weeks(imported)[2], weeks(imported)[3]]).toEqual([[], { '2026-09-07': 'Z . - . - . . . . .' }, { '2026-09-07': '- . - . # . . . . .' }]);
	});
});

describe('term dates', () => {
	const termDates = readTermDates('02/09/2026 to 11/09/2026\n14/09/2026 to 23/10/2026\nINSET 08/09/2026');
	const header = 'Adno|Date|Session|Mark';

	test('make a day of term without marks missing, and leave a half day as it is', async () => {
		const imported = await run({ marks: table('marks.csv', header, '1|04/09/2026|AM|/', '1|09/09/2026|AM|/', '1|25/09/2026|PM|I') }, { termDates });
		expect(weeks(imported)).toEqual({
			1: {
				'2026-08-31': '. . . . . . . . / .',
				'2026-09-07': '- - . . / . - - - -',
				'2026-09-14': '- - - - - - - - - -',
				'2026-09-21': '- - - - - - - - . I',
			},
		});
	});

	test('of another year are refused, rather than leave out everything', async () => {
		await expect(run({ marks: table('marks.csv', header, '1|06/09/2027|AM|/', '1|07/09/2027|AM|/') }, { termDates })).rejects.toMatchObject({
			message: 'marks.csv: none of its marks is of a day on which a session was due',
			advice: expect.stringContaining('“Term Dates”'),
		});
	});

	test('leave out marks of a closed day, and report the day once', async () => {
		const imported = await run({ marks: table('marks.csv', header, '1|07/09/2026|AM|/', '1|08/09/2026|AM|O', '2|08/09/2026|PM|O', '2|09/09/2026|AM|/', '2|08/09/2026|AM|#', '1|26/10/2026|AM|O') }, { termDates });
		expect(weeks(imported)[1]).toEqual({ '2026-09-07': '/ . . . - . . . . .' });
		expect(imported.rejected.map(({ row, reason }) => [row, reason])).toEqual([
			[3, '2 marks of 8 September 2026, a day on which the school is closed by “Term Dates”'],
			[7, '1 mark of 26 October 2026, a day on which the school is closed by “Term Dates”'],
		]);
		expect(imported.counts.notDue).toBe(3);
	});
});
