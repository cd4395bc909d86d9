import { cellText, countsFrom1904, isDay } from '../../../../connectors/tableSource/microsoft365/workbookCell';

// Serial numbers as Excel gives them: 46274 is 9 September 2026 (ECMA-376-1, 18.17.4.1). Formats as Graph gives them in
// `numberFormat` (https://learn.microsoft.com/graph/api/resources/workbookrange).
describe('a cell of a workbook as text', () => {
	test.each([
		['a day in British form', 46274, 'dd/mm/yyyy', '2026-09-09'],
		['a day in American form', 46274, 'm/d/yyyy', '2026-09-09'],
		['a day with its weekday', 46274, '[$-F800]dddd, mmmm dd, yyyy', '2026-09-09'],
		['a day and a time', 46274.5, 'dd/mm/yyyy hh:mm', '2026-09-09T12:00:00.000'],
		['a time', 0.361111111111111, 'hh:mm', '08:40:00'],
		['a day that was given no format', 46274, 'General', '46274'],
		['a code that is a number', 1, 'General', '1'],
		['a code that is text', '/', '@', '/'],
		['a backslash', '\\', 'General', '\\'],
		['leading zeros that were typed as text', '00123', '@', '00123'],
		['leading zeros that the format shows', 123, '00000', '00123'],
		['the same with a part for texts', 123, '00000;@', '00123'],
		['a long number', 800_123_456_789, 'General', '800123456789'],
		['a decimal as a person sees it', 0.1 + 0.2, 'General', '0.3'],
		['a percentage', 0.925, '0.0%', '0.925'],
		['an amount in pounds', 12.5, '[$£-809]#,##0.00', '12.5'],
		['a negative number', -3, '0;[Red]-0', '-3'],
		['a number in minutes and seconds is a time', 0.5, 'mm:ss', '12:00:00'],
		['a truth', true, 'General', 'TRUE'],
		['an error', '#N/A', 'General', '#N/A'],
		['nothing', '', 'General', ''],
		['null', null, undefined, ''],
		['text that looks like a formula', "=1+1", '@', '=1+1'],
	])('%s', (_, value, format, text) => expect(cellText(value, format, { from1904: false })).toBe(text));

	test('days are counted from 1904 where the workbook does', () => expect(cellText(44812, 'dd/mm/yyyy', { from1904: true })).toBe('2026-09-09'));

	test.each([
		[46274, '09/09/2026', false],
		[44812, '09/09/2026', true],
		[44812, '9-Sep-26', true],
		[46274, '9-Sep-26', false],
		[46274, 'Wednesday', false],
		[44812, '09.09.', false],
	])('day %i that is shown as "%s": from 1904 is %s', (day, shown, from1904) => expect(countsFrom1904(day, shown)).toBe(from1904));

	test.each([
		[46274, 'dd/mm/yyyy', true],
		[46274, 'General', false],
		[0.5, 'hh:mm', false],
		['46274', 'dd/mm/yyyy', false],
	])('%p with the format %s is a day: %s', (value, format, day) => expect(isDay(value, format)).toBe(day));
});
