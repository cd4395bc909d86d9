import { freeSlotOutsideLessons, readLessonTimes, type MeetingTimes } from '../../../attendance/meetings';

const lessons = [{ from: '08:45', to: '12:15' }, { from: '13:15', to: '15:15' }];
const times: MeetingTimes = { busy: [], schoolDays: ['2026-11-24', '2026-11-25'], opens: '08:30', closes: '16:00', minutes: 45, asAt: '2026-11-23', noticeSchoolDays: 1 };

test.each([
	['08:45 to 12:15, 13:15 to 15:15', lessons],
	['8.45-12.15\n13.15 until 15.15', lessons],
	['', []],
])('reads %j', (text, expected) => {
	expect(readLessonTimes(text)).toEqual(expected);
});

test.each(['all morning', '12:15 to 08:45', '08:45', '08:45 to 12:15 to 13:00', '25:00 to 26:00'])('refuses %j and says how to write it', (text) => {
	expect(() => readLessonTimes(text)).toThrow(expect.objectContaining({ message: expect.stringContaining('"Lesson Times"'), advice: expect.stringContaining('08:45 to 12:15') }));
});

test.each<[string, Partial<MeetingTimes>, string | null, boolean | null]>([
	['the lunch hour goes before any lesson', {}, '2026-11-24T12:15:00+00:00', false],
	['a later day outside lessons goes before an earlier one within', { busy: [{ start: '2026-11-24T12:00:00Z', end: '2026-11-24T17:00:00Z' }] }, '2026-11-25T12:15:00+00:00', false],
	['only where no day has room outside lessons, within them', { closes: '12:00' }, '2026-11-24T08:30:00+00:00', true],
	['nothing at all', { minutes: 500 }, null, null],
])('%s', (_what, change, start, inLessonTime) => {
	const found = freeSlotOutsideLessons({ ...times, ...change }, lessons);
	expect([found?.slot.start ?? null, found?.inLessonTime ?? null]).toEqual([start, inLessonTime]);
});

test('lessons are on the clock of summer and of winter alike', () => {
	const across = { ...times, schoolDays: ['2026-10-23', '2026-10-26'], asAt: '2026-10-22' };
	expect([across, { ...across, noticeSchoolDays: 2 }].map((each) => freeSlotOutsideLessons(each, lessons)?.slot.start)).toEqual(['2026-10-23T12:15:00+01:00', '2026-10-26T12:15:00+00:00']);
});
