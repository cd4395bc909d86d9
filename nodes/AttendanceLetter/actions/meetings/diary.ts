import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { openDays } from '../../../../attendance/calendar/openDays';
import { readTermDates } from '../../../../attendance/calendar/termDates';
import { daysLater } from '../../../../attendance/calendar/weeks';
import type { BookedMeetingItem, Contact, Pupil } from '../../../../attendance/item';
import {
	dayAndTime, freeSlotOutsideLessons, householdKey, householdsToInvite, inSchoolTime, meetingIdentity, readLessonTimes, sameSlot, wishedSlot,
	type FamilyMeeting, type LessonTime, type MeetingTimes, type TimeSlot, type Wish,
} from '../../../../attendance/meetings';
import { CalendarFolder } from '../../../../connectors/calendar/localFolder/calendarFolder';
import type { BookedMeeting, CalendarService, Meeting } from '../../../../connectors/calendar/port';
import { UnbookedCalendar } from '../../../../connectors/calendar/unbookedCalendar';
import { noneNamed, oneNamed } from '../../../../connectors/cloud/named';
import type { Cloud, Picked } from '../../../../connectors/cloud/port';
import { asAtDate } from '../../../shared/asAt';
import { chosenService, cloudOf } from '../../../shared/cloud/cloudOf';
import { pickedIn } from '../../../shared/cloud/places';
import { localFolder } from '../../../shared/localFolder';
import { toNodeError } from '../../../shared/perItem';
import { isTestRun } from '../../../shared/testRun';

/** How far ahead free times are looked for, in days. Calendars are asked about no more than two months at once. */
const daysAhead = 60;

/** Which meeting is meant, and the family that it is with. */
export interface MeetingWith {
	readonly meeting: FamilyMeeting;
	readonly pupil: Pupil;
	readonly contacts: readonly Contact[];
}

/** What came of a wish for another time. */
export type MoveAnswer = { readonly meeting: BookedMeetingItem; readonly before: { readonly date: string; readonly time: string } } | { readonly reason: string; readonly otherTimes: readonly string[] };

interface Opened {
	readonly calendar: CalendarService;
	readonly name: string;
}

interface Hours {
	readonly times: Omit<MeetingTimes, 'busy' | 'bookedOn'>;
	readonly lessons: readonly LessonTime[];
	/** Grows with each meeting of this run. */
	busy: readonly TimeSlot[];
	readonly bookedOn: Map<string, number>;
}

/** The school's calendar in one run: it is opened once, busy times are asked for once, and each meeting booked makes its time busy. */
export class Diary {
	booked = 0;
	withoutTime = 0;
	inLessonTime = 0;
	/** Whether times are only looked for, and nothing is booked or moved. */
	readonly isTest: boolean;
	private opened: Promise<Opened> | undefined;
	private hours: Promise<Hours> | undefined;

	constructor(private readonly context: IExecuteFunctions) {
		this.isTest = isTestRun(context);
	}

	/** The meeting as the calendar has it; undefined where it has none. */
	async find({ meeting }: MeetingWith, itemIndex: number): Promise<BookedMeetingItem | undefined> {
		const { calendar, name } = await this.calendarOf(itemIndex);
		const { key } = meetingIdentity(meeting);
		const found = await calendar.find(name, key);
		return found && this.asItem(found, key, itemIndex);
	}

	/** Books the next free time, or finds what an earlier run booked. Undefined where no time is free. */
	async book(wanted: MeetingWith, itemIndex: number): Promise<BookedMeetingItem | undefined> {
		const { calendar, name } = await this.calendarOf(itemIndex);
		const hours = await this.hoursOf(itemIndex);
		const [first, ...others] = this.entriesOf(wanted, itemIndex);
		const before = await calendar.find(name, first.key);
		const found = before ? { slot: before.slot, inLessonTime: false } : freeSlotOutsideLessons({ ...hours.times, busy: hours.busy, bookedOn: hours.bookedOn }, hours.lessons);
		if (!found) {
			this.withoutTime += 1;
			return undefined;
		}
		const booked = before ?? (await calendar.book(name, { ...first, slot: found.slot }));
		// Also where the first was there: the run that booked it may have ended before the others were invited.
		for (const entry of others) {
			const beside = await calendar.book(name, { ...entry, slot: booked.slot });
			if (!sameSlot(beside.slot, booked.slot)) await calendar.move(name, entry.key, booked.slot);
		}
		hours.busy = [...hours.busy, booked.slot];
		const { date } = dayAndTime(booked.slot.start);
		hours.bookedOn.set(date, (hours.bookedOn.get(date) ?? 0) + 1);
		if (!before) this.booked += 1;
		if (found.inLessonTime) this.inLessonTime += 1;
		return this.asItem({ ...booked, bookedBefore: before !== undefined }, first.key, itemIndex);
	}

	/** Moves the meeting to the time that the family asked for, in the calendars of all who were invited. */
	async move(wanted: MeetingWith, from: BookedMeetingItem, wish: Wish, itemIndex: number): Promise<MoveAnswer> {
		const { calendar, name } = await this.calendarOf(itemIndex);
		const hours = await this.hoursOf(itemIndex);
		const answer = this.wished(hours, wish, itemIndex);
		if ('reason' in answer) return { reason: answer.reason, otherTimes: answer.otherTimes.map(({ start }) => inWords(start)) };
		const moved = await calendar.move(name, from.key, answer.slot);
		const [, ...others] = householdsToInvite(wanted.pupil, wanted.contacts);
		for (const key of others.map((people) => householdKey(from.key, people))) {
			if (await calendar.find(name, key)) await calendar.move(name, key, answer.slot);
		}
		hours.busy = [...hours.busy, answer.slot];
		this.booked += 1;
		return { meeting: this.asItem(moved, from.key, itemIndex), before: { date: from.date, time: from.time } };
	}

	private wished(hours: Hours, wish: Wish, itemIndex: number) {
		try {
			return wishedSlot({ ...hours.times, busy: hours.busy, bookedOn: hours.bookedOn }, wish);
		} catch (error) {
			if (!(error instanceof RangeError)) throw toNodeError(this.context, error, itemIndex);
			throw this.refuse(error.message, 'Correct the time in "New Time", or leave it empty.', itemIndex);
		}
	}

	/**
	 * The entries of one meeting in the calendar: the school's own, with the colleagues and the first household where the family
	 * is invited by the calendar; and beside it one for each further household, which leaves the time free.
	 */
	private entriesOf({ meeting, pupil, contacts }: MeetingWith, itemIndex: number): [Omit<Meeting, 'slot'>, ...Omit<Meeting, 'slot'>[]] {
		const [household = [], ...others] = this.ticked('inviteFamily', itemIndex) ? householdsToInvite(pupil, contacts) : [];
		const staff = [...this.addresses('alsoFree', itemIndex), ...this.addresses('alsoInvited', itemIndex)].map((address) => ({ address }));
		const { key, title } = meetingIdentity(meeting, household.length > 0 ? 'family' : 'staff');
		const place = this.text('place', itemIndex);
		const entry = { title, place, hidesAttendees: household.length > 0 };
		return [
			{ ...entry, key, attendees: [...staff, ...addressesOf(household)] },
			...others.map((people) => ({ ...entry, key: householdKey(key, people), attendees: addressesOf(people), leavesFree: true })),
		];
	}

	private async calendarOf(itemIndex: number): Promise<Opened> {
		return await (this.opened ??= this.openCalendar(itemIndex).then(({ calendar, name }) => ({ calendar: this.isTest ? new UnbookedCalendar(calendar) : calendar, name })));
	}

	private async openCalendar(itemIndex: number): Promise<Opened> {
		if (chosenService(this.context, itemIndex) === 'none') {
			return { calendar: new CalendarFolder(localFolder(this.context), () => new Date().toISOString()), name: this.text('folder', itemIndex) };
		}
		const cloud = await cloudOf(this.context, itemIndex);
		return { calendar: await cloud.calendar(), name: await calendarName(cloud, pickedIn(this.context, 'calendar', itemIndex)) };
	}

	private async hoursOf(itemIndex: number): Promise<Hours> {
		return await (this.hours ??= this.readHours(itemIndex));
	}

	private async readHours(itemIndex: number): Promise<Hours> {
		const times = this.times(itemIndex);
		const lessons = readLessonTimes(this.text('lessonTimes', itemIndex));
		const { calendar, name } = await this.calendarOf(itemIndex);
		const within = { start: inSchoolTime(`${times.asAt}T00:00:00`), end: inSchoolTime(`${daysLater(times.asAt, daysAhead)}T00:00:00`) };
		const colleagues = chosenService(this.context, itemIndex) === 'none' ? [] : this.addresses('alsoFree', itemIndex);
		return { times, lessons, busy: await calendar.busy([name, ...colleagues], within), bookedOn: new Map() };
	}

	private times(itemIndex: number): Hours['times'] {
		const asAt = asAtDate(this.context, itemIndex);
		const termDates = readTermDates(this.text('termDates', itemIndex));
		if (!termDates) throw this.refuse('"Term Dates" is empty', 'Say when the school is open, so that no family is invited to a closed school.', itemIndex);
		if (!this.text('place', itemIndex)) throw this.refuse('"Place" is empty', 'Say where families come to: the letter tells them.', itemIndex);
		return {
			asAt,
			schoolDays: openDays(termDates, asAt, daysLater(asAt, daysAhead - 1)),
			opens: this.text('opens', itemIndex),
			closes: this.text('closes', itemIndex),
			minutes: this.number('minutes', itemIndex),
			noticeSchoolDays: this.number('notice', itemIndex),
			mostPerDay: this.number('mostPerDay', itemIndex),
		};
	}

	private asItem({ slot, link, bookedBefore }: BookedMeeting, key: string, itemIndex: number): BookedMeetingItem {
		return { key, ...dayAndTime(slot.start), place: this.text('place', itemIndex), start: slot.start, end: slot.end, link, bookedBefore };
	}

	private addresses(name: string, itemIndex: number): string[] {
		return this.text(name, itemIndex).split(/[,;\s]+/).filter((address) => address !== '');
	}

	private ticked(name: string, itemIndex: number): boolean {
		return this.context.getNodeParameter(name, itemIndex, false) === true && chosenService(this.context, itemIndex) !== 'none';
	}

	private number(name: string, itemIndex: number): number {
		return Number(this.context.getNodeParameter(name, itemIndex));
	}

	private text(name: string, itemIndex: number): string {
		return String(this.context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	}

	private refuse(message: string, description: string, itemIndex: number): NodeOperationError {
		return new NodeOperationError(this.context.getNode(), message, { itemIndex, description });
	}
}

/** "2026-12-03 at 3.30 pm", for staff who choose among times. */
function inWords(instant: string): string {
	const { date, time } = dayAndTime(instant);
	return `${date} at ${time}`;
}

/** One invitation for each address: two parents may share a mailbox. */
const addressesOf = (people: readonly Contact[]): { address: string; name: string }[] =>
	[...new Map(people.map(({ email, name }) => [email.trim().toLowerCase(), { address: email.trim(), name }])).values()];

/** How the calendar port knows the calendar that is meant: by id or address; empty for the account's own. */
async function calendarName(cloud: Cloud, picked: Picked | undefined): Promise<string> {
	if (!picked) return '';
	if ('id' in picked || picked.name.includes('@')) return 'id' in picked ? picked.id : picked.name;
	const found = await oneNamed(cloud.pick.calendars, picked.name, { what: 'calendar', service: cloud.name });
	if (!found) throw noneNamed(picked.name, 'calendar', cloud.name);
	return found.id;
}
