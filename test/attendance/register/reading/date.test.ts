import { halfOfDate, orderToldBy, readDate, readMoment } from '../../../../attendance/register/reading/date';

const date = (cell: string) => {
	const read = readDate(cell);
	return 'problem' in read ? read.problem : read.date;
};

describe('a date', () => {
	// Arbor's two styles, Bromcom's .NET dates, the DfE's "Export codes", Excel's serials (mis-layouts §5), and how people type.
	test.each([
		['2026-09-09', 'ISO'],
		['2026-09-09T00:00:00', 'ISO with midnight'],
		['2026-09-09 08:50:00.000', 'a database’s'],
		['2026-09-09T08:50:00+01:00', 'ISO with London’s offset'],
		['2026-09-08T23:00:00Z', 'midnight in London, told in UTC'],
		['2026/09/09', 'ISO with slashes'],
		['20260909', 'ISO without'],
		['09/09/2026', 'day first'],
		['9/9/26', 'day first, short'],
		['09-09-2026', 'with hyphens'],
		['09.09.2026', 'with stops'],
		[' 09/09/2026 00:00 ', 'with spaces and midnight'],
		['Wed, 09 Sep 2026', 'Arbor'],
		['Wed, 09 Sep 2026, 11:20', 'Arbor with a time'],
		['09-Sep-2026', 'Oracle’s'],
		['09-Sep-26', 'Oracle’s, short'],
		['9 Sept 2026', 'by hand'],
		['9th September 2026', 'by hand'],
		['Wednesday 9 September 2026', 'DfE Export codes'],
		['Wednesday, 9 September 2026', 'DfE Export codes'],
		['September 9, 2026', 'month in words first'],
		['09/09/2026 (Wed)', 'weekday after'],
		['09/09/2026 AM', 'with the session'],
		['46274', 'Excel'],
		['46274.4722222', 'Excel with a time'],
		['="09/09/2026"', 'text that Excel must not touch'],
	])('%s is 9 September 2026 (%s)', (cell) => expect(date(cell)).toBe('2026-09-09'));

	test('is read with the day first, never the month', () => expect(date('09/11/2026')).toBe('2026-11-09'));

	test.each([
		['31/02/2026', 'is not in the calendar'],
		['29/02/2026', 'is not in the calendar'],
		['00/09/2026', 'is not in the calendar'],
		['09/23/2026', 'is not in the calendar, read with the day first (DD/MM/YYYY)'],
		['2026-13-01', 'is not in the calendar, read with the day first (DD/MM/YYYY)'],
		['Thu, 09 Sep 2026', 'names the wrong day: 9 September 2026 is a Wednesday'],
		['09/09/2026 25:00', 'has a time that no clock shows'],
		['9 Septober 2026', 'is not a date'],
		['7A', 'is not a date'],
		['', 'is not a date'],
		['12', 'is not a date'],
		['1042', 'is a number and not a date'],
		['=TODAY()', 'is not a date'],
	])('%s %s', (cell, problem) => expect(date(cell)).toBe(problem));

	test('29 February is a date in a leap year', () => expect(date('29/02/2028')).toBe('2028-02-29'));

	test.each([
		['09/09/2026 AM', 'AM'],
		['09/09/2026 Afternoon', 'PM'],
		['Wed, 09 Sep 2026, 11:20', 'AM'],
		['2026-09-09T13:05:00', 'PM'],
		['09/09/2026 1:05 pm', 'PM'],
		['09/09/2026 00:00', null],
		['09/09/2026', null],
	])('%s tells the half of the day: %s', (cell, half) => {
		const read = readDate(cell);
		expect('problem' in read ? read : halfOfDate(read)).toBe(half);
	});

	test('moments grow with time, and what is no date is no moment', () => {
		const moments = ['09/09/2026', '2026-09-09 08:50', '2026-09-09 08:50:01', '10/09/2026'].map((cell) => readMoment(cell) as number);
		expect([...moments].sort((one, other) => one - other)).toEqual(moments);
		expect(new Set(moments).size).toBe(4);
		expect(readMoment('A. Tutor')).toBeNull();
	});
});

test.each([
	['14/09/2026', 'day first'],
	['Mon 14-9-26', 'day first'],
	['09/14/2026', 'month first'],
	['9/14/2026 8:50', 'month first'],
	['09/07/2026', undefined],
	['32/13/2026', undefined],
	['2026-09-14', undefined],
	['Total', undefined],
])('what comes first in %s: %s', (cell, order) => expect(orderToldBy(cell)).toBe(order));
