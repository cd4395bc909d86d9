import type { LessonCounts, Lessons } from '../item';
import { counted } from '../text/plainEnglish';
import { needsReason } from './missed';

/** Once may be a mark entered wrongly. */
const fewestMissed = 2;

/** A subject or period stands out from four missed lessons on, one in five, and three times as often as in the others. */
const standsOut = { fewest: 4, oneIn: 5, times: 3 } as const;

/**
 * Patterns in a pupil's lessons worth a conversation, in words with their counts: lessons missed although the register has
 * the pupil in school, and subjects and periods missed far more than the others. For the risk's `patterns`; they change
 * neither tier nor chance, which rest on session marks.
 */
export function lessonPatterns({ missedWhilePresent, subjects, periods, total }: Lessons): string[] {
	const { withoutReason, listed } = missedWhilePresent;
	const days = new Set(listed.filter(({ lessonMark }) => needsReason(lessonMark)).map(({ date }) => date)).size;
	const missed =
		withoutReason >= fewestMissed
			? [`In school and missing from ${counted(withoutReason, 'lesson')} without a reason, on ${counted(days, 'day')}.`]
			: [];
	return [
		...missed,
		...subjects.filter((counts) => counts.subject !== '' && isFarAbove(counts, total)).map((counts) => sentence(`${counts.subject} lessons`, counts, total)),
		...periods.filter((counts) => isFarAbove(counts, total)).map((counts) => sentence(`lessons in period ${counts.period}`, counts, total)),
	];
}

function isFarAbove({ absent, possible }: LessonCounts, total: LessonCounts): boolean {
	const [otherAbsent, otherPossible] = [total.absent - absent, total.possible - possible];
	if (absent < standsOut.fewest || absent * standsOut.oneIn < possible || otherPossible === 0) return false;
	return absent * otherPossible >= standsOut.times * otherAbsent * possible;
}

const sentence = (what: string, { absent, possible }: LessonCounts, total: LessonCounts): string =>
	`Missed ${absent} of ${possible} ${what}, and ${total.absent - absent} of ${total.possible - possible} others.`;
