import type { Session } from './eachSession';

/** The sessions of one date. */
export interface SchoolDay {
	readonly date: string;
	readonly weekday: number;
	readonly sessions: readonly Session[];
}

/** Sessions put together by date; takes and gives them oldest first. */
export function schoolDays(sessions: readonly Session[]): SchoolDay[] {
	const days: Array<SchoolDay & { sessions: Session[] }> = [];
	for (const session of sessions) {
		const last = days[days.length - 1];
		if (last?.date === session.date) last.sessions.push(session);
		else days.push({ date: session.date, weekday: session.weekday, sessions: [session] });
	}
	return days;
}
