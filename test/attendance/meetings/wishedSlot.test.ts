import { wishedSlot, type MeetingTimes, type Wish } from '../../../attendance/meetings';

const times: MeetingTimes = {
	busy: [{ start: '2026-12-03T16:00:00Z', end: '2026-12-03T16:30:00Z' }],
	schoolDays: ['2026-11-24', '2026-12-03', '2026-12-04', '2026-12-07'],
	opens: '15:30', closes: '16:30', minutes: 30, asAt: '2026-11-23', noticeSchoolDays: 2,
};
const on = (date: string | null, time = ''): Wish => ({ date, time });
const startOf = (wish: Wish, change: Partial<MeetingTimes> = {}) => {
	const answer = wishedSlot({ ...times, ...change }, wish);
	return 'slot' in answer ? answer.slot.start : answer.reason;
};

test.each<[string, Wish, string]>([
	['a day and a time, also with less notice and outside the usual hours', on('2026-11-24', '18:00'), '2026-11-24T18:00:00+00:00'],
	['a day alone: its first free time', on('2026-12-04'), '2026-12-04T15:30:00+00:00'],
	['a day on which part is taken', on('2026-12-03'), '2026-12-03T15:30:00+00:00'],
	['no wish: the next free time, with the usual notice', on(null), '2026-12-03T15:30:00+00:00'],
	['a time that is taken', on('2026-12-03', '16:15'), 'The time that was asked for is taken'],
	['a day on which the school is closed', on('2026-12-05', '16:00'), 'The school is not open on the day that was asked for'],
	['a day that has passed', on('2026-11-20', '16:00'), 'The day that was asked for has passed, or is today'],
	['a day that is no school day, alone', on('2026-12-06'), 'Nothing is free on the day that was asked for'],
])('%s', (_what, wish, expected) => {
	expect(startOf(wish)).toBe(expected);
});

test('what is not free comes with three times from that day on', () => {
	const answer = wishedSlot(times, on('2026-12-03', '16:15'));
	expect('otherTimes' in answer && answer.otherTimes.map(({ start }) => start)).toEqual(['2026-12-03T15:30:00+00:00', '2026-12-04T15:30:00+00:00', '2026-12-04T16:00:00+00:00']);
});

test('a day that holds as many meetings as it may is full, unless the family asked for that very time', () => {
	const full = { mostPerDay: 1, bookedOn: new Map([['2026-12-04', 1]]) };
	expect(startOf(on('2026-12-04'), full)).toBe('Nothing is free on the day that was asked for');
	expect(startOf(on('2026-12-04', '16:00'), full)).toBe('2026-12-04T16:00:00+00:00');
});

test('a time that is none is refused', () => {
	expect(() => wishedSlot(times, on('2026-12-04', 'after work'))).toThrow(RangeError);
});
