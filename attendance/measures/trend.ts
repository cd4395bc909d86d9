import { sessionsPerWeek, type RegisterAttendance } from '../item';
import { addSession } from './counts';
import type { Sessions } from './sessions';

const weeksCompared = 4;

/** Absence in the last four school weeks, the one under way included, beside the four before them, of the school year. */
export function absenceTrend({ codes, yearFrom, end, schoolWeeks, calendar, asAt }: Sessions): RegisterAttendance['trend'] {
	const lastFourWeeks = { absentSessions: 0, possibleSessions: 0 };
	const fourWeeksBefore = { absentSessions: 0, possibleSessions: 0 };
	const now = calendar.weekNumberAt(asAt);
	for (let week = schoolWeeks.length - 1; week >= 0; week -= 1) {
		const number = schoolWeeks[week] as number;
		const weeksAgo = now - number;
		if (number < 0 || weeksAgo < 0) continue;
		if (weeksAgo >= 2 * weeksCompared) break;
		const count = weeksAgo < weeksCompared ? lastFourWeeks : fourWeeksBefore;
		const from = Math.max(week * sessionsPerWeek, yearFrom);
		const to = Math.min((week + 1) * sessionsPerWeek, end);
		for (let place = from; place < to; place += 1) addSession(count, codes[place] as number);
	}
	return { lastFourWeeks, fourWeeksBefore };
}
