import { isOfCompulsorySchoolAge } from '../../../attendance/calendar/compulsorySchoolAge';

/** Education Act 1996, section 8: from the 31 December, 31 March or 31 August on or after the fifth birthday. */
test.each([
	['2021-03-31', '2026-03-31'],
	['2021-04-01', '2026-08-31'],
	['2021-08-31', '2026-08-31'],
	['2021-09-01', '2026-12-31'],
	['2020-12-31', '2025-12-31'],
])('a child born on %s is of compulsory school age from %s', (dateOfBirth, first) => {
	const dayBefore = new Date(Date.parse(`${first}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
	const isOn = (date: string) => isOfCompulsorySchoolAge({ dateOfBirth, yearGroup: '' }, date);
	expect([isOn(dayBefore), isOn(first)]).toEqual([false, true]);
});

/** It ends on the last Friday of June in the school year of the sixteenth birthday. */
test.each([
	['2010-08-31', '2026-06-26', '2026-06-27'],
	['2009-09-01', '2026-06-26', '2026-06-27'],
	['2010-09-01', '2027-06-25', '2027-06-26'],
	['2008-01-15', '2024-06-28', '2024-06-29'],
])('a pupil born on %s is so until %s', (dateOfBirth, last, after) => {
	const isOn = (date: string) => isOfCompulsorySchoolAge({ dateOfBirth, yearGroup: '11' }, date);
	expect([isOn(last), isOn(after)]).toEqual([true, false]);
});

test.each([['N2', false], ['R', null], ['1', true], ['10', true], ['11', null], ['12', false], ['', null]])('without a date of birth, Year %s says %s', (yearGroup, is) => {
	expect(isOfCompulsorySchoolAge({ dateOfBirth: null, yearGroup }, '2026-10-01')).toBe(is);
});
