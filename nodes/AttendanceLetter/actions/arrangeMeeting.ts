import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { openDays } from '../../../attendance/calendar/openDays';
import { readTermDates } from '../../../attendance/calendar/termDates';
import { daysLater } from '../../../attendance/calendar/weeks';
import { readItem, type BookedMeetingItem, type Decision, type Pupil, type School } from '../../../attendance/item';
import { dayAndTime, freeSlots, inSchoolTime, meetingIdentity, type MeetingTimes, type TimeSlot } from '../../../attendance/meetings';
import { counted } from '../../../attendance/text/plainEnglish';
import type { BookedMeeting, CalendarService } from '../../../connectors/calendar/port';
import { noneNamed, oneNamed } from '../../../connectors/cloud/named';
import type { Cloud, Picked } from '../../../connectors/cloud/port';
import { asAtDate } from '../../shared/asAt';
import { cloudOf } from '../../shared/cloud/cloudOf';
import { pickedIn } from '../../shared/cloud/places';
import { perItem } from '../../shared/perItem';
import { properties } from './arrangeMeeting.properties';

export const description = properties;

/** How far ahead free times are looked for, in days. Calendars are asked about no more than two months at once. */
const daysAhead = 60;

/** The letter that invites to a meeting, by its template's id; the others need none. */
const invitation = 'meeting-invitation';

/**
 * Books a free time for each pupil whose decision asks for a meeting, and adds `meeting`, which the invitation then says.
 * Every other item passes as it came. Where no time is free the item passes without one, and the letter asks the family to
 * choose. Run again, it finds what it booked and books nothing.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const diary = new Diary(this);
	const outputs = await perItem(this, 2, async ({ json, binary }, itemIndex) => {
		if (json.decision === undefined) return [{ output: 0, json, binary }];
		const { school, pupil, decision } = readItem(json, ['school', 'pupil', 'decision']);
		if (decision.outcome !== 'due' || decision.letterTemplate !== invitation) return [{ output: 0, json, binary }];
		const meeting = await diary.meetingOf(school, pupil, decision, itemIndex);
		return [{ output: 0, json: meeting ? { ...json, meeting } : json, binary }];
	});
	const { booked, withoutTime } = diary;
	if (booked > 0) this.addExecutionHints({ message: `${counted(booked, 'meeting')} booked.`, location: 'outputPane', type: 'info' });
	if (withoutTime > 0) {
		this.addExecutionHints({ message: `No free time was found for ${counted(withoutTime, 'meeting')}: the letter asks the family to choose one.`, location: 'outputPane', type: 'warning' });
	}
	return outputs;
}

/** The school's calendar in one run: busy times are asked for once, and each meeting booked makes its time busy. */
class Diary {
	booked = 0;
	withoutTime = 0;
	private opened: Promise<{ readonly calendar: CalendarService; readonly name: string; readonly times: Omit<MeetingTimes, 'busy'>; busy: readonly TimeSlot[] }> | undefined;

	constructor(private readonly context: IExecuteFunctions) {}

	async meetingOf(school: School, pupil: Pupil, { step, asAt, period }: Decision, itemIndex: number): Promise<BookedMeetingItem | undefined> {
		const diary = await (this.opened ??= this.open(itemIndex));
		const { key, title } = meetingIdentity({ urn: school.urn || school.name, pupilId: pupil.id, step: step ?? invitation, asAt, period });
		const place = this.text('place', itemIndex);
		const before = await diary.calendar.find(diary.name, key);
		if (before) return asItem({ ...before, bookedBefore: true }, key, place);

		const [slot] = freeSlots({ ...diary.times, busy: diary.busy }, 1);
		if (!slot) {
			this.withoutTime += 1;
			return undefined;
		}
		const meeting = await diary.calendar.book(diary.name, { key, slot, title, place, attendees: this.colleagues(itemIndex).map((address) => ({ address })) });
		diary.busy = [...diary.busy, meeting.slot];
		this.booked += 1;
		return asItem(meeting, key, place);
	}

	private async open(itemIndex: number) {
		const times = this.times(itemIndex);
		const cloud = await cloudOf(this.context, itemIndex);
		const calendar = await cloud.calendar();
		const name = await calendarName(cloud, pickedIn(this.context, 'calendar', itemIndex));
		const within = { start: inSchoolTime(`${times.asAt}T00:00:00`), end: inSchoolTime(`${daysLater(times.asAt, daysAhead)}T00:00:00`) };
		return { calendar, name, times, busy: await calendar.busy([name, ...this.colleagues(itemIndex)], within) };
	}

	private times(itemIndex: number): Omit<MeetingTimes, 'busy'> {
		const asAt = asAtDate(this.context, itemIndex);
		const termDates = readTermDates(this.text('termDates', itemIndex));
		if (!termDates) throw this.refuse('"Term Dates" is empty', 'Say when the school is open, so that no family is invited to a closed school.', itemIndex);
		if (!this.text('place', itemIndex)) throw this.refuse('"Place" is empty', 'Say where families come to: the letter tells them.', itemIndex);
		return {
			asAt,
			schoolDays: openDays(termDates, asAt, daysLater(asAt, daysAhead - 1)),
			opens: this.text('opens', itemIndex),
			closes: this.text('closes', itemIndex),
			minutes: Number(this.context.getNodeParameter('minutes', itemIndex)),
			noticeSchoolDays: Number(this.context.getNodeParameter('notice', itemIndex)),
		};
	}

	private colleagues(itemIndex: number): string[] {
		return this.text('alsoFree', itemIndex).split(/[,;\s]+/).filter((address) => address !== '');
	}

	private text(name: string, itemIndex: number): string {
		return String(this.context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	}

	private refuse(message: string, description: string, itemIndex: number): NodeOperationError {
		return new NodeOperationError(this.context.getNode(), message, { itemIndex, description });
	}
}

/** How the calendar port knows the calendar that is meant: by id or address; empty for the account's own. */
async function calendarName(cloud: Cloud, picked: Picked | undefined): Promise<string> {
	if (!picked) return '';
	if ('id' in picked || picked.name.includes('@')) return 'id' in picked ? picked.id : picked.name;
	const found = await oneNamed(cloud.pick.calendars, picked.name, { what: 'calendar', service: cloud.name });
	if (!found) throw noneNamed(picked.name, 'calendar', cloud.name);
	return found.id;
}

function asItem({ slot, link, bookedBefore }: BookedMeeting, key: string, place: string): BookedMeetingItem {
	return { key, ...dayAndTime(slot.start), place, start: slot.start, end: slot.end, link, bookedBefore };
}
