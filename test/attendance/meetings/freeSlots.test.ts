import fc from 'fast-check';
import { freeSlots, inSchoolTime, joined, sameSlot, type MeetingTimes } from '../../../attendance/meetings';

const times: MeetingTimes = {
	busy: [],
	schoolDays: ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30'],
	opens: '08:30',
	closes: '10:00',
	minutes: 45,
	asAt: '2026-11-23',
	noticeSchoolDays: 1,
};
const starts = (change: Partial<MeetingTimes>, count = 10): string[] => freeSlots({ ...times, ...change }, count).map(({ start }) => start);

test('offers the next times in order, back to back, within opening hours, on school days after today', () => {
	expect(freeSlots(times, 3)).toEqual([
		{ start: '2026-11-24T08:30:00+00:00', end: '2026-11-24T09:15:00+00:00' },
		{ start: '2026-11-24T09:15:00+00:00', end: '2026-11-24T10:00:00+00:00' },
		{ start: '2026-11-25T08:30:00+00:00', end: '2026-11-25T09:15:00+00:00' },
	]);
});

test.each<[string, Partial<MeetingTimes>, string[]]>([
	['two school days of notice skip the next one', { noticeSchoolDays: 2, schoolDays: ['2026-11-24', '2026-11-25'] }, ['2026-11-25T08:30:00+00:00', '2026-11-25T09:15:00+00:00']],
	['notice counts school days, not days: over a weekend', { asAt: '2026-11-25', closes: '09:15' }, ['2026-11-30T08:30:00+00:00']],
	['more notice than school days known', { noticeSchoolDays: 9 }, []],
	['school days in any order, twice', { schoolDays: ['2026-11-25', '2026-11-24', '2026-11-25'], closes: '09:15' }, ['2026-11-24T08:30:00+00:00', '2026-11-25T08:30:00+00:00']],
	['a meeting longer than the day', { minutes: 91 }, []],
	['busy all day, written in UTC as calendars do', { schoolDays: ['2026-11-24'], busy: [{ start: '2026-11-24T00:00:00Z', end: '2026-11-25T00:00:00Z' }] }, []],
	['a busy time that ends within a step', { schoolDays: ['2026-11-24'], busy: [{ start: '2026-11-24T08:00:00Z', end: '2026-11-24T08:50:00Z' }] }, ['2026-11-24T09:00:00+00:00']],
	['a busy time that touches the end', { schoolDays: ['2026-11-24'], busy: [{ start: '2026-11-24T09:15:00Z', end: '2026-11-24T10:00:00Z' }] }, ['2026-11-24T08:30:00+00:00']],
	['a gap between two colleagues that is too short', { schoolDays: ['2026-11-24'], busy: [{ start: '2026-11-24T08:30:00Z', end: '2026-11-24T09:00:00Z' }, { start: '2026-11-24T09:30:00Z', end: '2026-11-24T10:00:00Z' }] }, []],
	['the most of a day, so that a clinic spreads over days', { mostPerDay: 1 }, ['2026-11-24T08:30:00+00:00', '2026-11-25T08:30:00+00:00', '2026-11-30T08:30:00+00:00']],
	['the most of a day, of which some stand already', { mostPerDay: 2, bookedOn: new Map([['2026-11-24', 2], ['2026-11-25', 1]]) }, ['2026-11-25T08:30:00+00:00', '2026-11-30T08:30:00+00:00', '2026-11-30T09:15:00+00:00']],
])('%s', (_what, change, expected) => {
	expect(starts(change)).toEqual(expected);
});

/** The clocks go back on 25 October 2026 and forward on 28 March 2027, at 01:00 UTC (https://www.gov.uk/when-do-the-clocks-change). */
test('half past eight is half past eight on both sides of a change of the clock', () => {
	expect(starts({ asAt: '2026-10-22', schoolDays: ['2026-10-23', '2026-10-26'], closes: '09:15' })).toEqual(['2026-10-23T08:30:00+01:00', '2026-10-26T08:30:00+00:00']);
	expect(starts({ asAt: '2027-03-25', schoolDays: ['2027-03-26', '2027-03-29'], closes: '09:15' })).toEqual(['2027-03-26T08:30:00+00:00', '2027-03-29T08:30:00+01:00']);
});

test('a busy time of summer is compared as an instant, not as text', () => {
	const busy = [{ start: '2027-03-29T07:30:00Z', end: '2027-03-29T08:15:00Z' }];
	expect(starts({ asAt: '2027-03-26', schoolDays: ['2027-03-29'], busy })).toEqual(['2027-03-29T09:15:00+01:00']);
});

test.each<[string, Partial<MeetingTimes>]>([
	['closes before it opens', { opens: '16:30', closes: '08:30' }],
	['no time of day', { opens: 'half eight' }],
	['no length', { minutes: 0 }],
	['no meeting a day', { mostPerDay: 0 }],
	['no notice', { noticeSchoolDays: 0 }],
	['half a day of notice', { noticeSchoolDays: 1.5 }],
	['a busy time that is no time', { busy: [{ start: 'Tuesday', end: 'Wednesday' }] }],
])('refuses: %s', (_what, change) => {
	expect(() => starts(change)).toThrow(RangeError);
});

test('whatever is busy, no offered time meets it, none meets another, and each is as long as asked', () => {
	const busyTime = fc.tuple(fc.integer({ min: 0, max: 48 * 60 }), fc.integer({ min: 1, max: 200 })).map(([from, length]) => {
		const start = Date.parse('2027-03-27T00:00:00Z') + from * 60_000;
		return { start: new Date(start).toISOString(), end: new Date(start + length * 60_000).toISOString() };
	});
	fc.assert(
		fc.property(fc.array(busyTime, { maxLength: 12 }), fc.integer({ min: 5, max: 120 }), (busy, minutes) => {
			const free = freeSlots({ ...times, asAt: '2027-03-26', schoolDays: ['2027-03-27', '2027-03-28'], opens: '00:00', closes: '23:00', busy, minutes }, 50);
			const all = [...free, ...busy].map(({ start, end }) => [Date.parse(start), Date.parse(end)] as const);
			free.forEach((slot, index) => {
				const [start, end] = all[index]!;
				expect(end - start).toBe(minutes * 60_000);
				expect(all.filter(([otherStart, otherEnd]) => otherStart < end && otherEnd > start)).toHaveLength(1);
				expect(slot.start.slice(11, 16) >= '00:00' && slot.end.slice(11, 16) <= '23:00').toBe(true);
			});
		}),
		{ numRuns: 150 },
	);
});

test('stretches that overlap or touch are one', () => {
	expect(joined([{ start: '2026-11-24T10:00:00Z', end: '2026-11-24T11:00:00Z' }, { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' }, { start: '2026-11-24T12:00:00Z', end: '2026-11-24T12:30:00Z' }])).toEqual([
		{ start: '2026-11-24T09:00:00+00:00', end: '2026-11-24T11:00:00+00:00' },
		{ start: '2026-11-24T12:00:00+00:00', end: '2026-11-24T12:30:00+00:00' },
	]);
	expect(inSchoolTime('2026-07-01T08:00:00Z')).toBe('2026-07-01T09:00:00+01:00');
	expect(sameSlot({ start: '2026-07-01T09:00:00+01:00', end: '2026-07-01T10:00:00+01:00' }, { start: '2026-07-01T08:00:00Z', end: '2026-07-01T09:00:00.000Z' })).toBe(true);
});
