import type { RegisterAttendance } from '../../item';
import type { Sessions } from '../../measures/sessions';

/** Two school weeks at least on either side, so that a joiner's first days are no trend. */
const enoughSessions = 20;

/** Four days more or less in four whole weeks. */
const changePercent = 20;

/** One cold, however long, is no trend, and two may be luck; three separate absences in four weeks seldom are. */
const fewestSpells = 3;

const weeksCompared = 4;

/**
 * Absence that rises or falls by 20 percentage points or more from one four school weeks to the next, the larger of them in
 * three separate absences or more. An absence that still goes on is told by the reasons, not here.
 */
export function trendPattern({ trend: { lastFourWeeks: now, fourWeeksBefore: before }, spells }: RegisterAttendance, { calendar, asAt }: Pick<Sessions, 'calendar' | 'asAt'>): string | null {
	if (now.possibleSessions < enoughSessions || before.possibleSessions < enoughSessions) return null;
	const change = now.absentSessions * before.possibleSessions - before.absentSessions * now.possibleSessions;
	if (Math.abs(change) * 100 < changePercent * now.possibleSessions * before.possibleSessions) return null;
	const thisWeek = calendar.weekNumberAt(asAt);
	const nowFrom = calendar.schoolWeeks[Math.max(0, thisWeek - weeksCompared + 1)] ?? '';
	const beforeFrom = calendar.schoolWeeks[Math.max(0, thisWeek - 2 * weeksCompared + 1)] ?? '';
	const inLarger = spells.filter(({ from, to }) => (change > 0 ? to >= nowFrom : to >= beforeFrom && from < nowFrom));
	if (inLarger.length < fewestSpells) return null;
	return (
		`Absence is ${change > 0 ? 'rising' : 'falling'}: ${now.absentSessions} of ${now.possibleSessions} sessions missed in the last four ` +
		`school weeks, ${before.absentSessions} of ${before.possibleSessions} in the four before.`
	);
}
