import type { SessionHalf } from '../item';
import { seenText } from '../register/reading/plainCell';
import { readSession } from '../register/reading/session';

/** Before a period's own name, where systems write the week and the day: SIMS "Mon:1", "1Mon:3", "Week A Tue P2". */
const weekAndDay = /^(?:(?:week|wk)\s*[ab12]\s*|[ab12]\s*)?(?:mon|tue|wed|thu|fri)(?:s|nes|rs|ur)?(?:day)?(?:\s*[:.\-_]\s*|\s+|(?=p?\d))(?=\S)/i;

const longestName = 30;

/** A period as every day has it: "Mon:1" and "Tue:1" are both "1". */
export function readPeriod(cell: string): string {
	const text = seenText(cell).replace(/\s+/g, ' ');
	return text.replace(weekAndDay, '').slice(0, longestName);
}

/** The morning and afternoon registers themselves, which some systems export among the lessons ("AM", "PM Reg", "Registration"). */
export const isRegistration = (period: string): boolean =>
	/^(?:(?:am|pm)(?:\s*(?:reg|registration|session|mark|register))?|(?:reg|registration|tutor(?:\s*time)?|form(?:\s*time)?)(?:\s*(?:am|pm))?)$/i.test(period);

/** Which half of the day a period is in, where its own name says so: a time of day, or "PM1". Null where it does not. */
export function halfOfPeriod(period: string): SessionHalf | null {
	const time = /^(\d{1,2})[:.](\d{2})/.exec(period);
	const read = readSession(time ? time[0] : period.replace(/(am|pm)\s*\d+$/i, '$1'), true);
	return 'half' in read ? read.half : null;
}

/** A period as settings and files are compared by it: "P4", "Period 4", "Lesson 4" and "4" are one. */
export function comparablePeriod(period: string): string {
	const text = readPeriod(period).toLowerCase().replace(/[^a-z0-9:]/g, '');
	return /^(?:period|per|lesson|p|l)?0*(\d{1,2}[a-z]?)$/.exec(text)?.[1] ?? text;
}

/** The periods that a person has named as those of the afternoon, parted by commas; null where nothing is named. */
export function readAfternoonPeriods(text: string): ReadonlySet<string> | null {
	const named = text.split(/[,;]/).map(comparablePeriod).filter(Boolean);
	return named.length > 0 ? new Set(named) : null;
}
