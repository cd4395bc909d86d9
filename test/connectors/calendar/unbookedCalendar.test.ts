import type { BookedMeeting, CalendarService, TimeSlot } from '../../../connectors/calendar/port';
import { UnbookedCalendar } from '../../../connectors/calendar/unbookedCalendar';

const slot: TimeSlot = { start: '2026-12-03T15:30:00Z', end: '2026-12-03T16:00:00Z' };
const later: TimeSlot = { start: '2026-12-04T15:30:00Z', end: '2026-12-04T16:00:00Z' };
const there: BookedMeeting = { id: 'event-1', slot, link: 'https://calendar.example/1', bookedBefore: true };

/** A calendar with one meeting, which nobody may write. */
const refuse = () => Promise.reject(new Error('The calendar was written'));
const readOnly: CalendarService = {
	busy: () => Promise.resolve([slot]),
	find: (_, key) => Promise.resolve(key === 'booked' ? there : undefined),
	book: refuse,
	move: refuse,
	cancel: refuse,
};
const calendar = new UnbookedCalendar(readOnly);
const meeting = (key: string) => ({ key, slot: later, title: 'Meeting with a family', attendees: [{ address: 'parent@example.org' }] });

test('says what would be booked, and writes nothing', async () => {
	expect(await calendar.book('', meeting('new'))).toMatchObject({ slot: later, bookedBefore: false });
	expect(await calendar.busy([''], slot)).toEqual([slot]);
});

test('finds what is booked, and would move it and cancel it', async () => {
	expect(await calendar.book('', meeting('booked'))).toEqual(there);
	expect(await calendar.move('', 'booked', later)).toEqual({ ...there, slot: later });
	expect([await calendar.cancel('', 'booked'), await calendar.cancel('', 'new')]).toEqual([true, false]);
});

test('a meeting that is not there is refused as by the calendar itself', async () => {
	await expect(calendar.move('', 'new', later)).rejects.toThrow();
});
