import type { Json } from '../http/call';
import { Counter, exchangeId } from '../ids';

export interface StoredEvent {
	readonly id: string;
	properties: Json;
	version: number;
}

export interface StoredCalendar {
	readonly id: string;
	readonly name: string;
	readonly isDefault: boolean;
	readonly canEdit: boolean;
	readonly events: StoredEvent[];
}

/** What was told to people who are invited: a mail of the calendar to each of them. */
export interface Told {
	readonly what: 'invited' | 'moved' | 'cancelled';
	readonly event: string;
	readonly to: readonly string[];
}

/** The calendars of all mailboxes. */
export class Calendars {
	readonly told: Told[] = [];
	private readonly calendars = new Map<string, StoredCalendar[]>();
	private readonly counter = new Counter();

	/** Calendars of a mailbox, by the id of its user; the first is its own. */
	of(user: string): StoredCalendar[] {
		const there = this.calendars.get(user);
		if (there) return there;
		const own = [this.made(user, 'Calendar', true)];
		this.calendars.set(user, own);
		return own;
	}

	/** Another calendar of a mailbox, which somebody has made or opened to it. */
	add(user: string, name: string, canEdit = true): StoredCalendar {
		const made = { ...this.made(user, name, false), canEdit };
		this.of(user).push(made);
		return made;
	}

	addEvent(calendar: StoredCalendar, properties: Json): StoredEvent {
		const event = { id: exchangeId(`event ${calendar.id} ${this.counter.next()}`), properties, version: 1 };
		calendar.events.push(event);
		return event;
	}

	private made(user: string, name: string, isDefault: boolean): StoredCalendar {
		return { id: exchangeId(`calendar ${user} ${name}`), name, isDefault, canEdit: true, events: [] };
	}
}
