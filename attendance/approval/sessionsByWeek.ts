import { mondayOf } from '../calendar/weeks';
import { codeOn } from '../codes';
import type { MarkedSession } from '../item';
import { longDate, weekdayDate } from '../text/plainEnglish';

/** The absent sessions of a week: its Monday in words, and each day with its marks ("Tuesday I", "Friday AM O"). */
export interface WeekOfSessions {
	readonly week: string;
	readonly days: readonly string[];
}

/** Absent sessions as a person looks them up in a register, oldest week first. A day absent all day with one code is said once. */
export function sessionsByWeek(sessions: readonly MarkedSession[]): WeekOfSessions[] {
	const weeks = Map.groupBy(sessions, ({ date }) => mondayOf(date));
	return [...weeks].map(([monday, ofWeek]) => ({ week: longDate(monday), days: [...Map.groupBy(ofWeek, ({ date }) => date)].map(([date, ofDay]) => dayOf(date, ofDay)) }));
}

function dayOf(date: string, sessions: readonly MarkedSession[]): string {
	const day = weekdayDate(date).split(' ')[0] as string;
	const [first, second] = sessions;
	if (first && second && first.code === second.code) return `${day} ${first.code}`;
	return `${day} ${sessions.map(({ session, code }) => `${session} ${code}`).join(', ')}`;
}

/** What the codes among these sessions mean, by code. */
export function codesIn(sessions: readonly MarkedSession[]): ReadonlyMap<string, string> {
	return new Map(sessions.map(({ code, date }) => [code, codeOn(code, date)?.meaning ?? 'not known']));
}
