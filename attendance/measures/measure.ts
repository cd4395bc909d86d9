import type { Register, RegisterAttendance } from '../item';
import { codeNumber, numbersWhere } from '../codes/codeNumbers';
import { absenceAroundBreaks } from './aroundBreaks';
import { continuousUnauthorised } from './continuousUnauthorised';
import { absenceOf, countsOf } from './counts';
import { lateness } from './lateness';
import { overdueReasons } from './overdueReasons';
import { penaltyNoticeThreshold } from './penaltyNoticeThreshold';
import { ratesOf } from './rates';
import { sessionsOf, type Sessions, type SessionsWanted } from './sessions';
import { sicknessDays } from './sicknessDays';
import { findSpells } from './spells';
import { allWeekdays, tallyYear } from './tally';
import { absenceTrend } from './trend';
import { twentyDayGround } from './twentyDayGround';
import { absenceByWeekday } from './weekdays';

/**
 * The statutory measures of one pupil.
 *
 * Takes the pupil's register and the date to work from (`YYYY-MM-DD`); later marks are left out. Where the school's
 * calendar is given, school days and school weeks are the school's, else those of the pupil's own register; where the
 * dates on roll are given, marks outside them are left out. Gives the item's `attendance`, for the school year of that
 * date so far, in sessions (half days). Four of the measures look further back, as their rules ask: the penalty-notice
 * threshold and overdue reasons at the whole register, and runs of unauthorised days to where they began. Throws nothing
 * for a register that fits its schema. Sources: rules §0 and §2, named in each measure.
 */
export function measure(register: Register, wanted: SessionsWanted): RegisterAttendance {
	return measureSessions(sessionsOf(register, wanted));
}

/** The same of sessions made before, where they serve for more than the measures. */
export function measureSessions(sessions: Sessions): RegisterAttendance {
	const tally = tallyYear(sessions);
	const counts = countsOf(allWeekdays(tally));
	return {
		basis: 'register',
		...daysOnRoll(sessions),
		...counts,
		...ratesOf(counts.presentSessions + counts.approvedEducationalActivitySessions, absenceOf(counts)),
		...findSpells(sessions),
		penaltyNoticeThreshold: penaltyNoticeThreshold(sessions),
		continuousUnauthorised: continuousUnauthorised(sessions),
		twentyDayGround: twentyDayGround(sessions),
		sicknessDays: sicknessDays(sessions),
		overdueReasons: overdueReasons(sessions),
		lateness: lateness(sessions),
		weekdays: absenceByWeekday(tally),
		aroundBreaks: absenceAroundBreaks(sessions),
		trend: absenceTrend(sessions),
	};
}

/** Marks that say nothing of the pupil: not yet on the admission register, or the whole school closed. */
const ofNobody = numbersWhere((code) => code.class === 'administrative');
ofNobody[codeNumber.noSession] = 1;

function daysOnRoll({ codes, dates, yearFrom, end }: Sessions): Pick<RegisterAttendance, 'from' | 'to'> {
	let first = yearFrom;
	while (first < end && ofNobody[codes[first] as number]) first += 1;
	if (first === end) return { from: null, to: null };
	let last = end - 1;
	while (ofNobody[codes[last] as number]) last -= 1;
	return { from: dates[first >> 1] as string, to: dates[last >> 1] as string };
}
