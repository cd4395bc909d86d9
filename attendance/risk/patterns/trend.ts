import type { RegisterAttendance } from '../../item';

/** Two school weeks at least on either side, so that a joiner's first days are no trend. */
const enoughSessions = 20;

/** A whole school week more or less in four weeks. Three days, tried first, made a trend of every longer cold. */
const changePercent = 25;

/** Absence that rises or falls by 25 percentage points or more from one four weeks to the next. */
export function trendPattern({ trend: { lastFourWeeks: now, fourWeeksBefore: before } }: RegisterAttendance): string | null {
	if (now.possibleSessions < enoughSessions || before.possibleSessions < enoughSessions) return null;
	const change = now.absentSessions * before.possibleSessions - before.absentSessions * now.possibleSessions;
	if (Math.abs(change) * 100 < changePercent * now.possibleSessions * before.possibleSessions) return null;
	return (
		`Absence is ${change > 0 ? 'rising' : 'falling'}: ${now.absentSessions} of ${now.possibleSessions} sessions missed in the last four ` +
		`school weeks, ${before.absentSessions} of ${before.possibleSessions} in the four before.`
	);
}
