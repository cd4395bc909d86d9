import type { AbsenceCount, Attendance, School } from '../../item';
import { absenceOf } from '../../measures/counts';
import type { Sessions } from '../../measures/sessions';
import type { SchoolCalendar } from '../../calendar/schoolCalendar';
import { estimateCohort, habitsOf } from './cohort';
import { HistoryReader, historyOfTotals, seen, type PupilHistory } from './evidence';
import type { NationalPhase } from './habits';
import { answer, type Question } from './outlook';
import { seasonBetween } from './season';
import { seasonStrength } from './seasonStrength';
import { dayOfSchoolYear, lastDayOfYear, sessionsLeft } from './yearEnd';

/** The chance of one pupil, and what it needs to come about. */
export interface Chance {
	/** Of being persistently absent over the whole school year, 0 to 1; null where nothing is known to tell it from. */
	readonly probability: number | null;
	/** Possible sessions still to come for the pupil this year, as far as can be told. */
	readonly sessionsLeft: number;
	/** How many of those, missed, make 10% of the year; 0 where they are missed already. */
	readonly toMiss: number;
	/** Whether the register reached back into last school year. */
	readonly usesLastYear: boolean;
}

interface Known {
	readonly absence: AbsenceCount;
	readonly history: PupilHistory;
	readonly leavesOn: string | null;
}

/** No chance is called certain while sessions are left: the number of them is an estimate, and marks are corrected. */
const mostCertain = 0.999;

const nationalPhaseOf: Record<School['phase'], NationalPhase> = {
	nursery: 'primary',
	primary: 'primary',
	secondary: 'secondary',
	'all-through': 'all',
	special: 'special',
	'alternative provision': 'special',
};

/**
 * The chances of one school's pupils of being persistently absent at the end of the year: ten or more of a hundred of the
 * pupil's own possible sessions, exact on the counts.
 *
 * Each pupil is read once, of which some twenty numbers are kept; the chances are made when all have been read, since each
 * pupil is seen against the school. Nothing of a pupil is taken but marks and, for one who will leave, the day. See
 * `MODEL-CARD.md`.
 */
export class SchoolChances {
	private readonly reader: HistoryReader;
	private readonly known: Known[] = [];
	private calendar: SchoolCalendar | null = null;

	constructor(private readonly asAt: string, private readonly phase: School['phase'] | null) {
		this.reader = new HistoryReader(asAt);
	}

	/** Takes the pupil's measures and the sessions they were made of; none where they were made of totals. */
	add(attendance: Attendance, sessions: Sessions | null, leavesOn: string | null): void {
		const history = sessions ? this.reader.read(sessions) : historyOfTotals(attendance, this.asAt);
		if (sessions && (!this.calendar || sessions.calendar.schoolDays.length > this.calendar.schoolDays.length)) this.calendar = sessions.calendar;
		this.known.push({ absence: absenceOf(attendance), history, leavesOn });
	}

	/** In the order in which the pupils were added. */
	chances(): Chance[] {
		const { asAt, reader } = this;
		const cohort = estimateCohort(this.known.map(({ history }) => history), seasonStrength(reader.weeks), this.phase ? nationalPhaseOf[this.phase] : 'all');
		const ofSchool = sessionsLeft(asAt, this.calendar);
		const season = seasonBetween(dayOfSchoolYear(asAt) + 1, lastDayOfYear) ** cohort.season;
		const questions = this.known.map(({ absence, history, leavesOn }): Question => {
			const left = Math.round(ofSchool * history.shareOfSessions * shareOfTimeLeft(asAt, leavesOn));
			return { left, toMiss: sessionsToMiss(absence, left), awayNow: history.awayNow, habits: () => habitsOf(history, cohort) };
		});
		return answer(questions, cohort.shares, season).map((probability, index) => {
			const { left, toMiss } = questions[index] as Question;
			const { history: { thisYear, lastYear } } = this.known[index] as Known;
			const isKnown = seen(thisYear) || lastYear !== null;
			return {
				probability: isKnown ? withinReason(probability, left) : null,
				sessionsLeft: left,
				toMiss: Math.max(0, toMiss),
				usesLastYear: lastYear !== null,
			};
		});
	}
}

/** How many of the sessions left make `absent × 10 >= possible` at the end, if they are missed. */
const sessionsToMiss = ({ absentSessions, possibleSessions }: AbsenceCount, left: number): number =>
	Math.max(1, Math.ceil((possibleSessions + left) / 10)) - absentSessions;

function shareOfTimeLeft(asAt: string, leavesOn: string | null): number {
	const days = lastDayOfYear - dayOfSchoolYear(asAt);
	if (leavesOn === null || days <= 0) return 1;
	const daysHere = Math.round((Date.parse(leavesOn) - Date.parse(asAt)) / 86_400_000);
	return Math.min(1, Math.max(0, daysHere / days));
}

const withinReason = (probability: number, left: number): number =>
	left === 0 ? probability : Math.min(mostCertain, Math.max(1 - mostCertain, probability));
