import type { Attendance } from '../../item';
import type { Sessions } from '../../measures/sessions';
import { latenessPattern } from './lateness';
import { shortSpellsPattern } from './shortSpells';
import { trendPattern } from './trend';
import { continuousPattern, thresholdPattern } from './unauthorised';
import { weekdayPatterns } from './weekday';

/**
 * Patterns worth a conversation, in words with their counts; what the law looks at comes first. All need single sessions,
 * so totals show none. One more pattern is one more line here; a pattern that needs more than one pupil's marks comes
 * in through `PupilToScore.morePatterns`.
 */
export function patternsOf(attendance: Attendance, sessions: Sessions | null): string[] {
	if (attendance.basis === 'totals') return [];
	const patterns = [
		thresholdPattern(attendance),
		continuousPattern(attendance),
		sessions && trendPattern(attendance, sessions),
		...(sessions ? weekdayPatterns(attendance, sessions) : []),
		shortSpellsPattern(attendance),
		latenessPattern(attendance),
	];
	return patterns.filter((pattern) => pattern !== null);
}
