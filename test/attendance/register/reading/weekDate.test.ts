import { readDays, readWeekDate } from '../../../../attendance/register/reading/weekDate';

const date = (cell: string) => {
	const read = readWeekDate(cell);
	return 'problem' in read ? read.problem : read.date;
};

test.each(['07/09/2026', 'W/C 07/09/2026', 'w/b: 7 Sep 2026', 'Week commencing Mon 07/09/2026', '07/09/2026 - 11/09/2026', '07/09/2026 to 11/09/2026', 'Week beginning 7th September 2026'])(
	'%s is the week of 7 September',
	(cell) => expect(date(cell)).toBe('2026-09-07'),
);

test('a time that is longer than a week is no week, and neither is a week’s number', () => {
	expect([date('01/09/2026 - 18/12/2026'), date('Week 3')]).toEqual(['is not a date', 'is not a date']);
	expect(readDays('Marks from 07/09/2026 to 18/09/2026')).toBeUndefined();
	expect(readDays('Register for 07/09/2026 to 11/09/2026')?.date).toBe('2026-09-07');
	expect(readDays('Printed 07/09/2026')).toBeUndefined();
});
