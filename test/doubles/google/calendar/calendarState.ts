import type { Account } from '../directory';
import { GoogleError, notFound } from '../http/googleError';
import { Ids } from '../ids';

export type AccessRole = 'freeBusyReader' | 'reader' | 'writer' | 'owner';
const ranks: readonly AccessRole[] = ['freeBusyReader', 'reader', 'writer', 'owner'];

/** An event as it is kept: what was sent, and what the service knows of it. */
export interface StoredEvent {
	readonly id: string;
	/** Fields as the resource has them. Times stay as they were sent. */
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- checked by the schema when it was sent
	content: Record<string, any>;
	status: 'confirmed' | 'tentative' | 'cancelled';
	readonly created: string;
	updated: string;
	sequence: number;
	version: number;
	/** Milliseconds since 1970. */
	start: number;
	end: number;
	readonly organizer: string;
}

export interface StoredCalendar {
	readonly id: string;
	readonly summary: string;
	readonly timeZone: string;
	readonly primaryOf: string | undefined;
	readonly access: Map<string, AccessRole>;
	readonly events: Map<string, StoredEvent>;
}

/** The school's calendars. Tests fill it and look into it. */
export class CalendarState {
	readonly calendars = new Map<string, StoredCalendar>();
	/** Mails to those invited, because an event was made, changed or cancelled. */
	readonly mails: { readonly to: string; readonly event: string; readonly what: 'invited' | 'changed' | 'cancelled' }[] = [];
	private readonly ids = new Ids('calendar');
	private clock = Date.now();

	constructor(accounts: readonly Account[]) {
		for (const { email } of accounts) this.add(email, { [email]: 'owner' }, email);
	}

	/** A calendar beside the accounts' own, and who may do what with it. */
	addCalendar(summary: string, access: Readonly<Record<string, AccessRole>>): StoredCalendar {
		return this.add(summary, access);
	}

	/** Lets somebody see or write a calendar, as its owner does in the settings. */
	share(calendar: string, email: string, role: AccessRole): void {
		this.calendars.get(calendar)?.access.set(email, role);
	}

	/** Always later than the time before. */
	now(): string {
		this.clock = Math.max(this.clock + 1, Date.now());
		return new Date(this.clock).toISOString();
	}

	roleIn(calendar: StoredCalendar | undefined, user: string, least: AccessRole): boolean {
		const role = calendar?.access.get(user);
		return role !== undefined && ranks.indexOf(role) >= ranks.indexOf(least);
	}

	/** @throws 404 where the calendar is not seen, 403 where it is not the user's to do this with. */
	open(id: string, user: string, least: AccessRole): StoredCalendar {
		const calendar = this.calendars.get(id === 'primary' ? user : id);
		if (!calendar || !this.roleIn(calendar, user, 'freeBusyReader')) throw notFound('Not Found');
		if (!this.roleIn(calendar, user, least)) throw new GoogleError(403, 'requiredAccessLevel', `You need to have ${least} access to this calendar.`, { domain: 'calendar' });
		return calendar;
	}

	private add(summary: string, access: Readonly<Record<string, AccessRole>>, primaryOf?: string): StoredCalendar {
		const calendar: StoredCalendar = {
			id: primaryOf ?? `c_${this.ids.next(40).toLowerCase()}@group.calendar.google.com`,
			summary,
			timeZone: 'Europe/London',
			primaryOf,
			access: new Map(Object.entries(access)),
			events: new Map(),
		};
		this.calendars.set(calendar.id, calendar);
		return calendar;
	}
}
