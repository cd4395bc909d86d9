import { schoolCalendarOf } from '../../attendance/calendar/schoolCalendar';
import type { Register, School } from '../../attendance/item';
import { absenceOf, countAbsence } from '../../attendance/measures/counts';
import { eachSession } from '../../attendance/measures/eachSession';
import { measureSessions } from '../../attendance/measures/measure';
import { sessionsOf } from '../../attendance/measures/sessions';
import { SchoolScores } from '../../attendance/risk';
import { schoolCalendar, type SchoolCalendar } from '../sample-school/calendar/schoolCalendar';
import { SampleSchoolYear, type Phase, type SamplePupil } from '../sample-school/index';
import type { Told } from './figures';
import { drawOtherSchool, type OtherKind } from './otherSchools';

/** The school year that is checked; any with term dates will do. */
const within = '2025-10-01';

export const checkedWeeks = [4, 8, 16, 24] as const;

interface CheckedPupil {
	/** As it stood on the date, with N still open and gaps; later marks may be there and are left out. */
	readonly register: Register;
	readonly came: boolean;
	readonly groups: Readonly<Record<string, boolean>>;
}

/** A school whose whole year is known, seen from its own weeks. */
export interface CheckedSchool {
	readonly phase: School['phase'];
	pupilsAt(date: string): CheckedPupil[];
}

/** The date of the last day of a school week, counted from 1. */
export function endOfSchoolWeek(week: number, { days }: SchoolCalendar = schoolCalendar(within)): string {
	const mondays = [...new Set(days.map(({ monday }) => monday))];
	return days.findLast(({ monday }) => monday === mondays[week - 1])?.date as string;
}

/** A sample school, other than those that its figures were calibrated on. */
export function sampleSchool(phase: Phase, seed: number, size?: number): CheckedSchool {
	const year = new SampleSchoolYear(phase, seed, within, size);
	const { terms } = year.calendar.dates;
	// As the DfE counts: absence of Year 11 up to the summer half-term (study leave comes after it).
	const lastDayOf = ({ pupil }: SamplePupil) => (pupil.yearGroup === '11' ? terms[2].halfTerm.from : terms[2].to);
	const cameOf = new Map(year.asAt(terms[2].to).pupils.map((each) => [each.pupil.id, isPersistentlyAbsent(each.register, lastDayOf(each))]));
	return {
		phase,
		pupilsAt: (date) => year.asAt(date).pupils.filter(({ pupil }) => pupil.onRollTo === null || pupil.onRollTo > date).map((each) => ({
			register: each.register,
			came: cameOf.get(each.pupil.id) as boolean,
			groups: groupsOf(each),
		})),
	};
}

function groupsOf({ pupil, sex }: SamplePupil): Record<string, boolean> {
	const { freeSchoolMeals, senSupport, ehcPlan, englishAdditionalLanguage, socialWorker, youngCarer } = pupil.groups;
	return {
		'free school meals': freeSchoolMeals, 'no free school meals': !freeSchoolMeals, 'SEN support': senSupport, 'EHC plan': ehcPlan,
		'additional language': englishAdditionalLanguage, 'social worker': socialWorker, 'young carer': youngCarer, girls: sex === 'F', boys: sex === 'M',
		[`Year ${pupil.yearGroup}`]: true,
	};
}

export function otherSchool(kind: OtherKind, phase: Phase, seed: number, size?: number): CheckedSchool {
	const [median, spread, usual] = phase === 'secondary' ? [0.05, 1.1, 1000] : [0.034, 0.85, 400];
	const calendar = schoolCalendar(within);
	const last = calendar.days.at(-1)?.date as string;
	const pupils = drawOtherSchool({ kind, seed, size: size ?? usual, median, spread }, calendar)
		.map(({ register, groups }) => ({ register, groups, came: isPersistentlyAbsent(register, last) }));
	return { phase, pupilsAt: () => pupils };
}

function isPersistentlyAbsent(register: Register, lastDay: string): boolean {
	const { absentSessions, possibleSessions } = countAbsence(eachSession(sessionsOf(register, { asAt: lastDay })));
	return possibleSessions > 0 && absentSessions * 10 >= possibleSessions;
}

/** What the score told of a school's pupils on a date, beside what came of it. */
export function tell({ phase, pupilsAt }: CheckedSchool, asAt: string): Told[] {
	const pupils = pupilsAt(asAt);
	const calendar = schoolCalendarOf(pupils.map(({ register }) => register));
	const scores = new SchoolScores(asAt, phase);
	const counted = pupils.map(({ register }) => {
		const sessions = sessionsOf(register, { asAt, calendar });
		const attendance = measureSessions(sessions);
		scores.add({ attendance, sessions, leavesOn: null });
		const thisWeek = countAbsence(eachSession(sessions, Math.max(0, Math.floor((sessions.end - 1) / 10) * 10)));
		return { ...absenceOf(attendance), absentThisWeek: thisWeek.absentSessions > 0 };
	});
	return scores.risks().flatMap(({ probabilityPersistentlyAbsent }, index) => {
		const { absentSessions, possibleSessions, absentThisWeek } = counted[index] as (typeof counted)[number];
		const { came, groups } = pupils[index] as CheckedPupil;
		if (probabilityPersistentlyAbsent === null) return [];
		return [{ chance: probabilityPersistentlyAbsent, absent: absentSessions, possible: possibleSessions, absentThisWeek, came, groups }];
	});
}
