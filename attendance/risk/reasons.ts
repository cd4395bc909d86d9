import type { Attendance, Tier } from '../item';
import { absenceLevels } from '../measures/absenceLevels';
import { counted, percentText, sessionsAsDays, weekdayDate } from '../text/plainEnglish';
import { absenceOf } from '../measures/counts';

/** Below this a day or two moves a pupil between tiers: four school weeks, in which four missed sessions are 10%. */
export const fewSessions = 40;

const whatTheTierMeans: Record<Tier, string | null> = {
	all: null,
	'at risk': `This is ${absenceLevels.atRisk}% or more and less than ${absenceLevels.persistent}%: at risk of becoming persistently absent.`,
	'persistently absent': `This is ${absenceLevels.persistent}% or more: persistently absent.`,
	'severely absent': `This is ${absenceLevels.severe}% or more: severely absent.`,
};

/**
 * Why a pupil is in a tier, in sentences that a parent could read, the counts first. Reads counts only; no sentence
 * names the kind of absence, since reasons reach people who need not know of an illness or a religion (rules §8).
 * Nobody is waited for who has left the school's roll.
 */
export function reasonsFor(attendance: Attendance, tier: Tier, hasLeft = false): string[] {
	const { absentSessions, possibleSessions } = absenceOf(attendance);
	const missing = missingMarksReason(attendance.missingMarks ?? 0);
	if (possibleSessions === 0) return present(['No possible sessions so far this school year.', missing]);
	if (absentSessions === 0) {
		return present([`Missed none of ${counted(possibleSessions, 'possible session')} this school year.`, missing]);
	}
	return present([
		`Missed ${absentSessions} of ${counted(possibleSessions, 'possible session')} this school year ` +
			`(${sessionsAsDays(absentSessions)}), ${percentText(absentSessions, possibleSessions)}.`,
		whatTheTierMeans[tier],
		authorisedReason(attendance),
		hasLeft ? null : currentAbsenceReason(attendance.currentAbsence),
		attendance.basis === 'totals'
			? 'Made from totals alone: when absence fell, in how many spells and on which days cannot be told, nor whether the penalty-notice threshold is met.'
			: null,
		possibleSessions < fewSessions
			? `This rests on ${counted(possibleSessions, 'possible session')} only, so a day or two changes it a great deal.`
			: null,
		missing,
	]);
}

function authorisedReason({ authorisedAbsentSessions: authorised, unauthorisedAbsentSessions: unauthorised }: Attendance): string {
	if (authorised === null || unauthorised === null) return 'The file does not say how much of it was authorised.';
	return `Authorised: ${counted(authorised, 'session')}. Unauthorised: ${counted(unauthorised, 'session')}.`;
}

function currentAbsenceReason(current: Attendance['currentAbsence']): string | null {
	if (!current) return null;
	return `Not back yet: absent since ${weekdayDate(current.from)} (${sessionsAsDays(current.sessions)} so far).`;
}

function missingMarksReason(missingMarks: number): string | null {
	if (missingMarks === 0) return null;
	return missingMarks === 1
		? '1 mark is missing or not valid; it counts neither as absence nor as attendance.'
		: `${missingMarks} marks are missing or not valid; they count neither as absence nor as attendance.`;
}

const present = (sentences: ReadonlyArray<string | null>): string[] => sentences.filter((sentence) => sentence !== null);
