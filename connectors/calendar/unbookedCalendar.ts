import type { TimeSlot } from '../../attendance/meetings';
import type { BookedMeeting, CalendarService, Meeting } from './port';

/**
 * A calendar that is read and never written, for a test run: it says what would be booked or moved, and nobody is invited. Times
 * and meetings are those of the calendar behind it.
 */
export class UnbookedCalendar implements CalendarService {
	constructor(private readonly behind: CalendarService) {}

	busy(calendars: readonly string[], within: TimeSlot): Promise<readonly TimeSlot[]> {
		return this.behind.busy(calendars, within);
	}

	find(calendar: string, key: string): Promise<BookedMeeting | undefined> {
		return this.behind.find(calendar, key);
	}

	async book(calendar: string, { key, slot }: Meeting): Promise<BookedMeeting> {
		return (await this.find(calendar, key)) ?? { id: '', slot, link: '', bookedBefore: false };
	}

	async move(calendar: string, key: string, slot: TimeSlot): Promise<BookedMeeting> {
		const found = await this.find(calendar, key);
		// Asked of the calendar behind, which refuses it in its own words.
		return found ? { ...found, slot } : await this.behind.move(calendar, key, slot);
	}

	async cancel(calendar: string, key: string): Promise<boolean> {
		return (await this.find(calendar, key)) !== undefined;
	}
}
