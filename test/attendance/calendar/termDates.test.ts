import { readTermDates } from '../../../attendance/calendar/termDates';

describe('term dates as a person writes them', () => {
	test('a line a term, and a line a closed day', () => {
		expect(readTermDates('02/09/2026 to 23/10/2026\n\n2 November 2026 - 18 December 2026\nclosed 02/09/2026\nINSET: 27/11/2026\nclosed 07/12/2026 to 08/12/2026')).toEqual({
			terms: [{ from: '2026-09-02', to: '2026-10-23' }, { from: '2026-11-02', to: '2026-12-18' }],
			closed: ['2026-09-02', '2026-11-27', '2026-12-07', '2026-12-08'],
		});
	});

	test.each([
		['in any order', '02/11/2026 to 18/12/2026\n02/09/2026 to 23/10/2026', 2],
		['with words before the dates', 'Autumn 1: Wed 02/09/2026 to Fri 23/10/2026\nAutumn 2: 02/11/2026 until 18/12/2026', 2],
		['in ISO', '2026-09-02 – 2026-10-23', 1],
		['on one line', '02/09/2026 to 23/10/2026; 02/11/2026 to 18/12/2026', 2],
	])('%s', (_, text, terms) => expect(readTermDates(text)?.terms.map(({ from }) => from)).toEqual(['2026-09-02', '2026-11-02'].slice(0, terms)));

	test('nothing is no term dates', () => expect(readTermDates(' \n ')).toBeNull());

	test.each([
		['no dates', 'Autumn term', 'Line 1 of “Term Dates” cannot be read: "Autumn term"'],
		['a date alone', '02/09/2026 to 23/10/2026\n02/11/2026', 'Line 2 of “Term Dates” cannot be read: "02/11/2026"'],
		['no day of the calendar', '31/09/2026 to 23/10/2026', 'Line 1 of “Term Dates” cannot be read: "31/09/2026 to 23/10/2026"'],
		['an end before its beginning', '23/10/2026 to 02/09/2026', 'Line 1 of “Term Dates” ends before it begins'],
		['a whole year', '02/09/2026 to 23/07/2027', 'Line 1 of “Term Dates” is longer than any term'],
		['terms that overlap', '02/09/2026 to 23/10/2026\n23/10/2026 to 18/12/2026', 'Line 2 of “Term Dates” overlaps another term'],
		['closed days alone', 'closed 02/09/2026', '“Term Dates” has closed days and no term'],
	])('%s is refused', (_, text, message) => expect(() => readTermDates(text)).toThrow(message));
});
