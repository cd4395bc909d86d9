import { DateTime } from 'luxon';
import { inSchoolTime } from '../../../attendance/meetings';
import type { Meeting, TimeSlot } from '../port';

/** A meeting as it stands in a file of its own. */
export interface FiledMeeting extends Pick<Meeting, 'key' | 'slot' | 'title' | 'description' | 'place' | 'leavesFree'> {
	/** How often it was changed: a calendar that the file is put into again takes the later one. */
	readonly sequence: number;
	readonly isCancelled: boolean;
}

/** Octets that a line may hold, its end not counted (RFC 5545 §3.1). */
const longestLine = 75;

/**
 * The meeting as an iCalendar file (RFC 5545, https://www.rfc-editor.org/rfc/rfc5545), which every calendar opens. Times are in
 * UTC, so that no table of time zones is needed. Takes the instant at which it is written (ISO 8601).
 */
export function calendarFile({ key, slot, title, description, place, leavesFree, sequence, isCancelled }: FiledMeeting, writtenAt: string): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//School attendance//Meetings//EN',
		'BEGIN:VEVENT',
		`UID:${key}@school-attendance`,
		`DTSTAMP:${utc(writtenAt)}`,
		`DTSTART:${utc(slot.start)}`,
		`DTEND:${utc(slot.end)}`,
		`SEQUENCE:${sequence}`,
		`STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
		'CLASS:PRIVATE',
		`TRANSP:${leavesFree ? 'TRANSPARENT' : 'OPAQUE'}`,
		`SUMMARY:${escaped(title)}`,
		...(place ? [`LOCATION:${escaped(place)}`] : []),
		...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
		'END:VEVENT',
		'END:VCALENDAR',
	];
	return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** Reads back such a file, also where another calendar has written it anew. Null where it holds no meeting with these lines. */
export function readCalendarFile(content: string): FiledMeeting | null {
	const lines = content.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
	const value = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
	const [uid, start, end] = [value('UID'), instant(value('DTSTART')), instant(value('DTEND'))];
	if (!uid || !start || !end) return null;
	const [place, description] = [value('LOCATION'), value('DESCRIPTION')];
	return {
		key: uid.split('@')[0] as string,
		slot: { start, end },
		title: plain(value('SUMMARY') ?? ''),
		...(place !== undefined && { place: plain(place) }),
		...(description !== undefined && { description: plain(description) }),
		leavesFree: value('TRANSP') === 'TRANSPARENT',
		sequence: Number(value('SEQUENCE') ?? 0),
		isCancelled: value('STATUS') === 'CANCELLED',
	};
}

/** The same meeting at another time, or cancelled: one more change. */
export const changed = (meeting: FiledMeeting, change: { readonly slot?: TimeSlot; readonly isCancelled?: boolean }): FiledMeeting => ({ ...meeting, ...change, sequence: meeting.sequence + 1 });

const basicFormat = "yyyyMMdd'T'HHmmss'Z'";

const utc = (moment: string): string => DateTime.fromISO(moment, { zone: 'utc' }).toFormat(basicFormat);

function instant(written: string | undefined): string | null {
	const moment = DateTime.fromFormat(written ?? '', basicFormat, { zone: 'utc' });
	return moment.isValid ? inSchoolTime(moment.toISO()) : null;
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
const plain = (text: string): string => text.replace(/\\([nN\\;,])/g, (_, what: string) => (what.toLowerCase() === 'n' ? '\n' : what));

/** Long lines go on in the next after a space, broken between characters and never within one. */
function folded(line: string): string {
	const parts: string[] = [];
	let part = '';
	for (const character of line) {
		const room = longestLine - (parts.length > 0 ? 1 : 0);
		if (Buffer.byteLength(part + character) > room) {
			parts.push(part);
			part = '';
		}
		part += character;
	}
	return [...parts, part].join('\r\n ');
}
