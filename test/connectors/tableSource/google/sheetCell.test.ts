import { cellText, type PlainCell } from '../../../../connectors/tableSource/google/sheetCell';

/** 7 September 2026 is day 46,272 counted from 30 December 1899 (Google's DateTimeRenderOption SERIAL_NUMBER). */
const day = 46_272;

describe('A cell of a Google Sheet as text', () => {
	test.each<[what: string, plain: PlainCell, shown: string, text: string]>([
		['a code', '/', '/', '/'],
		['a code that is a figure', 1, '1', '1'],
		['text with leading noughts', '0042', '0042', '0042'],
		['a number shown with leading noughts', 42, '0042', '0042'],
		['a date as the United Kingdom writes it', day, '07/09/2026', '2026-09-07'],
		['the same date as the United States write it', day, '9/7/2026', '2026-09-07'],
		['the same as Germany writes it', day, '07.09.2026', '2026-09-07'],
		['the same with a two-figure year', day, '7/9/26', '2026-09-07'],
		['the same with the name of the month', day, '7 Sept 2026', '2026-09-07'],
		['the same without the year', day, '7-Sep', '2026-09-07'],
		['the same with spaces', day, '07 09 2026', '2026-09-07'],
		['the day of the week alone', day, 'Monday', '2026-09-07'],
		['the year alone', day, '2026', '2026-09-07'],
		['a date with a time', day + 0.5625, '07/09/2026 13:30:00', '2026-09-07T13:30:00.000'],
		['a date with a time of twelve hours', day + 0.5625, '9/7/2026 1:30 PM', '2026-09-07T13:30:00.000'],
		['a time', 0.361111111111111, '08:40', '08:40:00'],
		['midnight', 0, '00:00', '00:00:00'],
		['a duration of more than a day', 1.25, '30:00:00', '30:00:00'],
		['a date typed as text', '07/09/2026', '07/09/2026', '07/09/2026'],
		['a number in the range of dates', day, '46272', '46272'],
		['the same with thousands grouped', day, '46,272', '46272'],
		['the same as Switzerland groups them', day, '46’272', '46272'],
		['the same with decimals', day, '46,272.00', '46272'],
		['the same with a continental comma', day, '46.272,00', '46272'],
		['a rounded number', 12.345, '12.3', '12.345'],
		['a percentage', 0.93456, '93.5%', '0.93456'],
		['no percent at all', 0, '0.00%', '0'],
		['money', 1.5, '£1.50', '1.5'],
		['a negative number', -3, '-3.0', '-3'],
		['a number with a word', 5, 'Week 5', '5'],
		['a number shown as a word', 1, 'Yes', '1'],
		['a half shown as a fraction', 0.5, '1/2', '0.5'],
		['a scientific number', day, '4.63E+04', '46272'],
		['a number that its format hides', 7, '', '7'],
		['more digits than a person sees', 0.1 + 0.2, '0.3', '0.3'],
		['a tick box', true, 'TRUE', 'TRUE'],
		['an error of a formula', '#N/A', '#N/A', '#N/A'],
		['nothing', undefined, '', ''],
	])('%s', (_, plain, shown, text) => {
		expect(cellText(plain, shown)).toBe(text);
	});
});
