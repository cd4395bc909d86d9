import { schoolYearStart } from '../calendar/weeks';
import type { RegisterAttendance, Register } from '../item';
import { absenceBand, absenceLevels, reaches } from './absenceLevels';
import { continuousUnauthorised } from './continuousUnauthorised';
import { absenceOf, countSessions } from './counts';
import { penaltyNoticeThreshold } from './penaltyNoticeThreshold';
import { percentOf } from './percent';
import { sessionsUpTo } from './sessions';
import { sicknessDays } from './sicknessDays';
import { findSpells } from './spells';
import { absenceTrend } from './trend';
import { absenceByWeekday } from './weekdays';

/**
 * The statutory measures of one pupil.
 *
 * Takes the pupil's register and the date to work from (`YYYY-MM-DD`); later marks are left out. Gives the item's
 * `attendance`, for the school year of that date so far, in sessions (half days). Two of the measures look further
 * back, as their rules ask: the penalty-notice threshold at the whole register, and a run of unauthorised days to
 * where it began. Throws nothing for a register that fits its schema. Sources: rules §0 and §2, named in each measure.
 */
export function measure(register: Register, { asAt }: { readonly asAt: string }): RegisterAttendance {
	const sessions = sessionsUpTo(register, asAt);
	const yearStart = schoolYearStart(asAt);
	const ofYear = sessions.filter(({ date }) => date >= yearStart);
	const onRoll = ofYear.filter(({ code }) => code?.class !== 'administrative');

	const counts = countSessions(ofYear);
	const absence = absenceOf(counts);
	return {
		basis: 'register',
		from: onRoll[0]?.date ?? null,
		to: onRoll[onRoll.length - 1]?.date ?? null,
		...counts,
		attendancePercent: percentOf(counts.presentSessions + counts.approvedEducationalActivitySessions, counts.possibleSessions),
		absencePercent: percentOf(absence.absentSessions, absence.possibleSessions),
		persistentlyAbsent: reaches(absence, absenceLevels.persistent),
		severelyAbsent: reaches(absence, absenceLevels.severe),
		band: absenceBand(absence),
		...findSpells(ofYear),
		penaltyNoticeThreshold: penaltyNoticeThreshold(sessions),
		continuousUnauthorised: continuousUnauthorised(sessions, yearStart),
		sicknessDays: sicknessDays(ofYear),
		weekdays: absenceByWeekday(ofYear),
		trend: absenceTrend(ofYear),
	};
}
