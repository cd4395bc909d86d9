import type { RegisterAttendance } from '../../item';
import type { Sessions } from '../../measures/sessions';
import { latenessPattern } from '../../risk/patterns/lateness';
import { shortSpellsPattern } from '../../risk/patterns/shortSpells';
import { weekdayPatterns } from '../../risk/patterns/weekday';

/**
 * Patterns that a conversation about support can start from. Those that weigh enforcement (the penalty-notice
 * threshold, unbroken unauthorised absence) are left out: a request for support is not about them.
 */
export function supportPatterns(attendance: RegisterAttendance, sessions: Sessions): string[] {
	const patterns = [...weekdayPatterns(attendance, sessions), shortSpellsPattern(attendance), latenessPattern(attendance)];
	return patterns.filter((pattern) => pattern !== null);
}
