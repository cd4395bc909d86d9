import { halfTermOverBy, type HalfTerm } from '../../calendar/halfTerm';
import { schoolCalendarOf } from '../../calendar/schoolCalendar';
import { holdsInForce } from '../../caseFile/holdsInForce';
import { isAbsent, isPossible } from '../../codes';
import type { AbsenceCount } from '../../item';
import { sessionsUpTo, type Session } from '../../measures/eachSession';
import { counted, dateRange, sessionsAsDays } from '../../text/plainEnglish';
import type { LetterFacts } from '../letterFacts';
import { howFarIllness } from './absencesInWords';
import { Unfit, type FieldSection } from './section';

/** The last half term that is over, beside the one before it. */
export interface HalfTermFields {
	days: string;
	sessions: string;
	when: string;
	before: string;
	difference: string;
	moreThanBefore: boolean;
	lessThanBefore: boolean;
	sameAsBefore: boolean;
	noneBefore: boolean;
	allForIllness: boolean;
	partlyForIllness: boolean;
}

/**
 * BITUP, the trial in 105 English secondary schools in 2023/24: a message in the first days of a half term to families of pupils
 * whose attendance in the half term before was under 95%, in days; the school takes out whom it does not suit, such as in
 * bereavement or long illness (letters §4.2; https://updatingparents.co.uk/what-is-bitup).
 */
export const halfTermUpdateRule = { attendanceBelowPercent: 95 } as const;

/** Two stretches are compared where neither is less than half as long as the other: a pupil who joined in its last week missed less, of course. */
const leastShare = 2;

export const halfTerm: FieldSection<HalfTermFields> = {
	words: {
		days: 'how much school was missed in the last half term, in days ("3½ days")',
		sessions: 'the same in sessions ("7 sessions")',
		when: 'when that half term was ("Monday 7 September to Friday 23 October 2026")',
		before: 'how much was missed in the half term before that ("2 days"); empty where it is not known or was much shorter',
		difference: 'how much more or less that is ("1½ days")',
		moreThanBefore: 'whether more was missed than in the half term before',
		lessThanBefore: 'whether less was missed than in the half term before',
		sameAsBefore: 'whether as much was missed as in the half term before',
		noneBefore: 'whether nothing was missed in the half term before',
		allForIllness: 'whether all of it was for illness or medical appointments',
		partlyForIllness: 'whether some of it was',
	},
	empty: {
		days: '', sessions: '', when: '', before: '', difference: '', moreThanBefore: false, lessThanBefore: false, sameAsBefore: false, noneBefore: false,
		allForIllness: false, partlyForIllness: false,
	},
	missing: 'no half term of the register is over yet',
	advice: 'Send the update in the first days of the next half term, with the register of the one before.',
	of: (facts) => {
		const { register, asAt } = facts;
		if (!register) return null;
		const calendar = schoolCalendarOf([register]);
		const last = halfTermOverBy(calendar, asAt);
		if (!last) return new Unfit('no half term of the register is over yet', 'Send the update in the first days of the next half term, with the register of the one before.');
		const earlier = halfTermOverBy(calendar, last.from);
		const sessions = sessionsUpTo(register, asAt);
		const absent = sessionsIn(sessions, last).filter(({ code }) => code && isAbsent(code.class));
		const count = countIn(sessions, last);
		const unfit = whyNot(count, facts);
		if (unfit) return unfit;
		const before = earlier && comparable(countIn(sessions, earlier), count);
		const more = before ? absent.length - before.absentSessions : 0;
		const illness = howFarIllness(absent);
		return {
			days: sessionsAsDays(absent.length),
			sessions: counted(absent.length, 'session'),
			when: dateRange(last.from, last.to),
			before: before ? sessionsAsDays(before.absentSessions) : '',
			difference: before ? sessionsAsDays(Math.abs(more)) : '',
			moreThanBefore: more > 0 && before?.absentSessions !== 0,
			lessThanBefore: more < 0,
			sameAsBefore: before !== null && more === 0,
			noneBefore: before?.absentSessions === 0,
			allForIllness: illness === 'all',
			partlyForIllness: illness === 'some',
		};
	},
};

const sessionsIn = (sessions: readonly Session[], { from, to }: HalfTerm): Session[] => sessions.filter(({ date }) => from <= date && date <= to);

function countIn(sessions: readonly Session[], stretch: HalfTerm): AbsenceCount {
	const due = sessionsIn(sessions, stretch).filter(({ code }) => code && isPossible(code.class));
	return { possibleSessions: due.length, absentSessions: due.filter(({ code }) => code && isAbsent(code.class)).length };
}

function comparable(before: AbsenceCount, last: AbsenceCount): AbsenceCount | null {
	const [shorter, longer] = [before.possibleSessions, last.possibleSessions].sort((one, other) => one - other) as [number, number];
	return shorter > 0 && shorter * leastShare >= longer ? before : null;
}

/** Why this family gets no update; null where it does. Decided on the counts: attendance under 95% is absence over 5%. */
function whyNot({ absentSessions, possibleSessions }: AbsenceCount, { case: history, asAt }: LetterFacts): Unfit | null {
	if (absentSessions * 100 <= possibleSessions * (100 - halfTermUpdateRule.attendanceBelowPercent)) {
		const share = `${absentSessions} of ${counted(possibleSessions, 'session')} missed`;
		return new Unfit(`attendance last half term was ${halfTermUpdateRule.attendanceBelowPercent}% or more (${share})`, 'Nothing is to be done: the half-term update is for pupils below that.');
	}
	return holdsInForce(history, asAt).length > 0 ? new Unfit('a person recorded a hold in the case', 'Decide with whoever recorded it whether an update helps this family now.') : null;
}
