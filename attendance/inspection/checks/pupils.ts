import { isOfCompulsorySchoolAge } from '../../calendar/compulsorySchoolAge';
import { schoolYearStart } from '../../calendar/weeks';
import { isPossible } from '../../codes';
import { sessionsOf } from '../../measures/sessions';
import { sicknessDays } from '../../measures/sicknessDays';
import { counted, longDate } from '../../text/plainEnglish';
import type { Found } from '../findings';
import { isMissing, viewPupil, type PupilView, type Session } from '../view';
import { eachPupil, eachSession, foundPupil, foundSessions, shown, type Check } from './check';

export const compulsoryAge: Check = eachSession(
	// Until March 2022 X could also be an absence because of coronavirus, at any age (codeTable).
	({ mark, code, date }, { pupil }) => mark === 'X' && code?.class === 'not a possible attendance' && isOfCompulsorySchoolAge(pupil, date) === true,
);

/**
 * Two of the same half day in two weeks look like an arrangement. A single occasion, or two on different days, does not;
 * neither does a pupil for whom D falls on a day that is D throughout, week by week.
 */
export const dualRegistration: Check = eachPupil((pupil) => {
	const sessions = pupil.sessions.filter(({ mark }) => mark === 'D');
	const weeksOf = new Map<string, Set<string>>();
	for (const { weekday, session, monday } of sessions) {
		const place = `${weekday} ${session}`;
		weeksOf.set(place, (weeksOf.get(place) ?? new Set()).add(monday));
	}
	return foundSessions(pupil, sessions.filter(({ weekday, session }) => weeksOf.get(`${weekday} ${session}`)?.size === 1).map(shown));
});

/** The sickness return looks at 15 school days, on end or in all (sickness return, SI 2024/208; rules §2.5). */
const sicknessReturnSchoolDays = 15;

export const longIllness: Check = eachPupil((pupil, { asAt, calendar }) => {
	if (!pupil.sessions.some(({ mark }) => mark === 'I')) return [];
	// The return looks at the school year, whatever days are under inspection.
	const { sessions } = viewPupil(pupil, schoolYearStart(asAt), asAt);
	const first = sessions.find(({ mark }) => mark === 'I');
	if (!first) return [];
	const { total, longestConsecutive } = sicknessDays(sessionsOf(pupil.register, { asAt, calendar }));
	if (total < sicknessReturnSchoolDays) return [];
	const onEnd = longestConsecutive >= sicknessReturnSchoolDays ? `${longestConsecutive} of them on end` : 'in several spells';
	return foundPupil(pupil, [], `${total} school days since ${longDate(first.date)}, ${onEnd}`);
});

/** Sessions of some codes that follow each other, with nothing but missing marks and sessions not held between them. */
function longestRun(sessions: readonly Session[], codes: ReadonlySet<string>): Session[] {
	let longest: Session[] = [];
	let run: Session[] = [];
	for (const session of sessions) {
		if (codes.has(session.mark)) {
			run.push(session);
			if (run.length > longest.length) longest = run;
		} else if (!isMissing(session) && session.code && isPossible(session.code.class)) {
			run = [];
		}
	}
	return longest;
}

function runFound(pupil: PupilView, codes: ReadonlySet<string>, fewestSessions: number): Found[] {
	const run = longestRun(pupil.sessions, codes);
	const [first, last] = [run[0], run.at(-1)];
	if (!first || !last || run.length < fewestSessions) return [];
	const written = [...new Set(run.map(({ mark }) => mark))].join(' and ');
	return foundPupil(pupil, [], `${counted(run.length, 'session')} ${written} from ${longDate(first.date)} to ${longDate(last.date)}`);
}

/** Three school weeks. Work experience, a course of treatment and a residential are over by then. */
const longOffSiteSessions = 30;

export const longOffSite: Check = eachPupil((pupil) => [
	...runFound(pupil, new Set(['B']), longOffSiteSessions),
	...runFound(pupil, new Set(['C']), longOffSiteSessions),
]);

/** From the sixth school day education is arranged, so five days of two sessions may be E. */
const mostSuspendedSessions = 10;

export const longSuspension: Check = eachPupil((pupil) => runFound(pupil, new Set(['E']), mostSuspendedSessions + 1));

/** This project's: the law says "temporary" (SI 2024/208, regulation 11) and sets no length; six school weeks are about half a term. */
const longPartTimeWeeks = 6;

export const partTimeTimetable: Check = eachPupil((pupil) => {
	const sessions = pupil.sessions.filter(({ mark }) => mark === 'C2');
	const weeks = new Set(sessions.map(({ monday }) => monday)).size;
	const [first, last] = [sessions[0], sessions.at(-1)];
	if (!first || !last || weeks <= longPartTimeWeeks) return [];
	return foundPupil(pupil, [], `${counted(sessions.length, 'session')} in ${counted(weeks, 'school week')}, from ${longDate(first.date)} to ${longDate(last.date)}`);
});

/** Y3 and Y4 close a school or a part of it for many at once, and Y5 is a matter for the court: neither is asked about here. */
const askedAbout: ReadonlySet<string> = new Set(['Y', 'Y1', 'Y2', 'Y6', 'Y7']);
const mostUnableDays = 6;

export const unableToAttend: Check = eachPupil((pupil) => {
	const days = [...new Set(pupil.sessions.filter(({ mark }) => askedAbout.has(mark)).map(({ date }) => date))];
	const [first, last] = [days[0], days.at(-1)];
	if (!first || !last || days.length <= mostUnableDays) return [];
	return foundPupil(pupil, [], `${counted(days.length, 'day')} from ${longDate(first)} to ${longDate(last)}`);
});
