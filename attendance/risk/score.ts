import type { RegisterAttendance, Register, Risk } from '../item';
import { schoolDays } from '../measures/schoolDays';
import { sessionsOfYear } from '../measures/eachSession';
import { latenessPattern } from './patterns/lateness';
import { shortSpellsPattern } from './patterns/shortSpells';
import { trendPattern } from './patterns/trend';
import { continuousPattern, thresholdPattern } from './patterns/unauthorised';
import { weekdayPatterns } from './patterns/weekday';
import { reasonsFor } from './reasons';
import { tierOf } from './tier';

/**
 * The risk of one pupil: tier, reasons and patterns, in words with their counts.
 *
 * Takes the pupil's measures, and the register and date they were made from, for patterns by the day. Nothing else of
 * the pupil is read, so that no group (free school meals, SEND, social worker …) can change the tier, a reason or the
 * order (design §7). `probabilityPersistentlyAbsent` is null: a chance is stated only once it has been checked against
 * published figures, and an unchecked one would be believed.
 */
export function score(attendance: RegisterAttendance, { register, asAt }: { readonly register: Register; readonly asAt: string }): Risk {
	const daysOfYear = schoolDays(sessionsOfYear(register, asAt));
	const tier = tierOf(attendance);
	const patterns = [
		thresholdPattern(attendance),
		continuousPattern(attendance),
		trendPattern(attendance),
		...weekdayPatterns(daysOfYear),
		shortSpellsPattern(attendance),
		latenessPattern(attendance),
	];
	return {
		tier,
		probabilityPersistentlyAbsent: null,
		reasons: reasonsFor(attendance, tier),
		patterns: patterns.filter((pattern) => pattern !== null),
	};
}
