import { openDays } from '../../../attendance/calendar/openDays';
import { readTermDates } from '../../../attendance/calendar/termDates';

const terms = readTermDates('02/11/2026 to 18/12/2026\nclosed 27/11/2026\n04/01/2027 to 12/02/2027');

test.each([
	{ what: 'Mondays to Fridays, without weekends', after: '2026-11-18', until: '2026-11-24', days: ['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24'] },
	{ what: 'no closed day', after: '2026-11-25', until: '2026-11-30', days: ['2026-11-26', '2026-11-30'] },
	{ what: 'nothing in the holiday, and the next term', after: '2026-12-17', until: '2027-01-05', days: ['2026-12-18', '2027-01-04', '2027-01-05'] },
	{ what: 'nothing before the term begins', after: '2026-10-25', until: '2026-11-02', days: ['2026-11-02'] },
	{ what: 'nothing after the last term', after: '2027-02-12', until: '2027-03-30', days: [] },
])('$what', ({ after, until, days }) => {
	expect(terms && openDays(terms, after, until)).toEqual(days);
});
