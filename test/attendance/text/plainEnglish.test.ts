import { asSentence, dateRange, counted, listed, longDate, percentText, percentWithCounts, sessionsAsDays, weekdayDate } from '../../../attendance/text/plainEnglish';

describe('dates in words', () => {
	it.each([
		['2026-11-23', '23 November 2026', 'Monday 23 November'],
		['2026-09-01', '1 September 2026', 'Tuesday 1 September'],
		['2028-02-29', '29 February 2028', 'Tuesday 29 February'],
	])('%s', (date, long, withWeekday) => {
		expect(longDate(date)).toBe(long);
		expect(weekdayDate(date)).toBe(withWeekday);
	});
});

describe('sessions as days', () => {
	it.each([
		[0, '0 days'],
		[1, 'half a day'],
		[2, '1 day'],
		[3, '1½ days'],
		[4, '2 days'],
		[9, '4½ days'],
		[38, '19 days'],
	])('%i', (sessions, words) => expect(sessionsAsDays(sessions)).toBe(words));
});

describe('percentages', () => {
	it.each([
		[9, 84, '10.7%'],
		[1, 8, '12.5%'],
		[0, 84, '0.0%'],
		[84, 84, '100.0%'],
		[38, 380, '10.0%'],
		[1, 16, '6.3%'],
		[1, 2000, '0.1%'],
	])('%i of %i', (part, whole, words) => expect(percentText(part, whole)).toBe(words));

	// A pupil at 9.97% is not persistently absent, so the words must not say 10.0% (rules §0, trap 4).
	it.each([
		[39, 391, '9.97%'],
		[19, 381, '4.98%'],
		[1999, 2000, '99.95%'],
		[2999, 3000, '99.96%'],
	])('%i of %i is not rounded up to a whole per cent', (part, whole, words) => expect(percentText(part, whole)).toBe(words));

	it('stand beside their counts', () => {
		expect(percentWithCounts(9, 72)).toBe('12.5% (9 of 72 sessions)');
		expect(percentWithCounts(0, 1)).toBe('0.0% (0 of 1 session)');
		expect(percentWithCounts(0, 0)).toBe('no possible sessions');
	});
});

describe('counts and lists', () => {
	it.each([
		[counted(1, 'session'), '1 session'],
		[counted(0, 'session'), '0 sessions'],
		[counted(2, 'child', 'children'), '2 children'],
		[listed([]), ''],
		[listed(['a']), 'a'],
		[listed(['a', 'b']), 'a and b'],
		[listed(['a', 'b', 'c']), 'a, b and c'],
	])('%s', (made, expected) => expect(made).toBe(expected));
});

describe('ranges of days', () => {
	it.each([
		['2026-10-12', '2026-10-12', 'Monday 12 October 2026'],
		['2026-10-12', '2026-10-16', 'Monday 12 to Friday 16 October 2026'],
		['2026-10-30', '2026-11-02', 'Friday 30 October to Monday 2 November 2026'],
		['2026-12-28', '2027-01-08', 'Monday 28 December 2026 to Friday 8 January 2027'],
	])('%s to %s', (from, to, words) => expect(dateRange(from, to)).toBe(words));
});

describe('what a person wrote, as a sentence', () => {
	it.each([['we thought of it', 'We thought of it.'], [' Is it so? ', 'Is it so?'], ['She said “yes.”', 'She said “yes.”'], ['', '']])('"%s"', (written, sentence) => expect(asSentence(written)).toBe(sentence));
});
