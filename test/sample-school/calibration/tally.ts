import { marksOf, sessionIndex } from '../../../attendance/calendar/weeks';
import { codeOn, isAbsent, isPossible, type CodeClass } from '../../../attendance/codes';
import { missingMark, sessionsPerWeek, type SessionHalf } from '../../../attendance/item';
import type { SchoolCalendar, SchoolDay } from '../calendar/schoolCalendar';
import type { SamplePupil, SampleSchool } from '../index';

/** A share as its two counts, so that schools can be added up before the share is taken. */
export interface Share {
	part: number;
	whole: number;
}

/** Shares by name: the counts behind every figure that the samples are held to. */
export type Tally = Map<string, Share>;

/** `whole` counts, and `part` of them has what the name says. */
function count(tally: Tally, name: string, part: number, whole: number): void {
	const share = tally.get(name);
	if (share) {
		share.part += part;
		share.whole += whole;
	} else tally.set(name, { part, whole });
}

/** Adds tallies of several schools, so that a figure rests on more pupils than one school has. */
export function addTallies(tallies: readonly Tally[]): Tally {
	const sum: Tally = new Map();
	for (const tally of tallies) for (const [name, { part, whole }] of tally) count(sum, name, part, whole);
	return sum;
}

const classOf = new Map<string, CodeClass>();
function classOn(mark: string, date: string): CodeClass {
	let known = classOf.get(mark);
	if (!known) {
		const code = codeOn(mark, date);
		if (!code) throw new Error(`${mark} was no code on ${date}`);
		classOf.set(mark, (known = code.class));
	}
	return known;
}

interface Session {
	readonly day: SchoolDay;
	readonly half: SessionHalf;
	readonly mark: string;
	readonly class: CodeClass;
	readonly absent: boolean;
}

/** The sessions that the Department for Education would count: for Year 11, those before the summer half-term. */
function possibleSessions({ pupil, register }: SamplePupil, school: SampleSchool, dayOf: ReadonlyMap<string, SchoolDay>): Session[] {
	const examinations = school.calendar.dates.terms[2].halfTerm.from;
	const sessions: Session[] = [];
	for (const { date, session: half, mark } of marksOf(register)) {
		if (mark === missingMark) continue;
		const codeClass = classOn(mark, date);
		if (!isPossible(codeClass) || (pupil.yearGroup === '11' && date > examinations)) continue;
		sessions.push({ day: dayOf.get(date) as SchoolDay, half, mark, class: codeClass, absent: isAbsent(codeClass) });
	}
	return sessions;
}

/**
 * Counts a school the way the published figures count England: pupils aged 5 to 15 at the start of the year (so not
 * Reception), enrolments rather than pupils, persistent and severe absence exact (10 % and 50 % of own possible sessions).
 */
export function tallySchool(school: SampleSchool): Tally {
	const tally: Tally = new Map();
	const dayOf = new Map(school.calendar.days.map((day) => [day.date, day]));
	const weekNames = namedWeeks(school.calendar);

	for (const each of school.pupils) {
		if (each.pupil.yearGroup === 'R') continue;
		const sessions = possibleSessions(each, school, dayOf);
		if (sessions.length === 0) continue;
		const absentSessions = sessions.filter(({ absent }) => absent).length;
		const persistent = absentSessions * 10 >= sessions.length ? 1 : 0;
		const severe = absentSessions * 2 >= sessions.length ? 1 : 0;
		for (const group of groupsOf(each)) {
			count(tally, `absent: ${group}`, absentSessions, sessions.length);
			count(tally, `persistently absent: ${group}`, persistent, 1);
			count(tally, `severely absent: ${group}`, severe, 1);
		}
		tallySessions(tally, sessions);
		tallyWeeks(tally, sessions, weekNames, persistent, each.pupil.yearGroup);
		tallySpells(tally, sessions);
		const september = sessions.filter(({ day }) => day.dayOfYear < 30);
		for (const code of ['B', 'C2']) count(tally, `pupils with ${code} in September`, september.some(({ mark }) => mark === code) ? 1 : 0, 1);
		count(tally, `attending by other codes in September`, september.filter(({ mark, absent }) => !absent && mark !== '/' && mark !== '\\').length, september.length);
		count(tally, `K in September`, september.filter(({ mark }) => mark === 'K').length, september.length);
	}
	return tally;
}

function groupsOf({ pupil }: SamplePupil): string[] {
	const { groups } = pupil;
	return [
		'all',
		groups.freeSchoolMeals ? 'free school meals' : 'no free school meals',
		groups.ehcPlan ? 'EHC plan' : groups.senSupport ? 'SEN support' : 'no SEN',
		`year ${pupil.yearGroup}`,
		...(groups.socialWorker ? ['child in need'] : []),
	];
}

const terms = ['autumn', 'spring', 'summer'] as const;

function tallySessions(tally: Tally, sessions: readonly Session[]): void {
	const codes = new Map<string, number>();
	// Possible, absent, authorised and unauthorised sessions by place of the week (Monday AM is 0) and term.
	const byPlace = Array.from({ length: sessionsPerWeek }, () => [0, 0, 0, 0] as Counts);
	const byTerm = terms.map(() => [0, 0, 0, 0] as Counts);
	for (const { day: { weekday, halfTerm }, half, mark, class: codeClass, absent } of sessions) {
		codes.set(mark, (codes.get(mark) ?? 0) + 1);
		for (const counts of [byPlace[sessionIndex(weekday, half)] as Counts, byTerm[halfTerm >> 1] as Counts]) {
			counts[0] += 1;
			if (absent) counts[1] += 1;
			if (codeClass === 'authorised absence') counts[2] += 1;
			if (codeClass === 'unauthorised absence') counts[3] += 1;
		}
	}
	byPlace.forEach(([possible, absent, authorised, unauthorised], place) => {
		const days = place >= 8 ? 'Friday' : 'Monday to Thursday';
		count(tally, 'authorised', authorised, possible);
		count(tally, 'unauthorised', unauthorised, possible);
		count(tally, `absent at place ${place}`, absent, possible);
		count(tally, `absent ${days}`, absent, possible);
		count(tally, `authorised ${days}`, authorised, possible);
		count(tally, `unauthorised ${days}`, unauthorised, possible);
	});
	byTerm.forEach(([possible, absent], term) => count(tally, `absent in ${terms[term]}`, absent, possible));
	for (const code of allCodes) count(tally, `code ${code}`, codes.get(code) ?? 0, sessions.length);
}

type Counts = [possible: number, absent: number, authorised: number, unauthorised: number];

/** The weeks whose figures are published, by the names they have here. */
export type NamedWeek = 'first' | 'first whole' | 'last before half-term' | 'first after half-term' | 'early December' | 'last of the autumn term';

/** Monday of each named week in a school's year. */
function namedWeeks({ days, year }: SchoolCalendar): ReadonlyMap<NamedWeek, string> {
	const monday = (passes: (day: SchoolDay) => boolean) => days.find(passes)?.monday as string;
	return new Map<NamedWeek, string>([
		['first', monday(() => true)],
		['first whole', monday(({ halfTerm, weekOfHalfTerm }) => halfTerm === 0 && weekOfHalfTerm === 1)],
		['last before half-term', monday(({ halfTerm, weeksToBreak }) => halfTerm === 0 && weeksToBreak === 0)],
		['first after half-term', monday(({ halfTerm }) => halfTerm === 1)],
		['early December', monday(({ date }) => date >= `${year.slice(0, 4)}-12-01`)],
		['last of the autumn term', monday(({ halfTerm, weeksToBreak }) => halfTerm === 1 && weeksToBreak === 0)],
	]);
}

/** Shares in the named weeks, and how many of those absent in a week are persistently absent over the whole register. */
function tallyWeeks(tally: Tally, sessions: readonly Session[], weekNames: ReadonlyMap<NamedWeek, string>, persistent: number, yearGroup: string): void {
	const weeks = new Map<string, { possible: number; absent: number; unauthorised: number; ill: number }>();
	for (const { day: { monday }, mark, class: codeClass, absent } of sessions) {
		let week = weeks.get(monday);
		if (!week) weeks.set(monday, (week = { possible: 0, absent: 0, unauthorised: 0, ill: 0 }));
		week.possible += 1;
		if (absent) week.absent += 1;
		if (codeClass === 'unauthorised absence') week.unauthorised += 1;
		if (mark === 'I') week.ill += 1;
	}
	for (const { absent } of weeks.values()) {
		if (absent > 0) count(tally, 'persistently absent, of those absent in any week', persistent, 1);
	}
	for (const [name, monday] of weekNames) {
		const week = weeks.get(monday);
		if (!week) continue;
		count(tally, `${name} week: absent`, week.absent, week.possible);
		count(tally, `${name} week: unauthorised`, week.unauthorised, week.possible);
		count(tally, `${name} week: ill`, week.ill, week.possible);
		if (name !== 'first') continue;
		count(tally, `first week: absent, year ${yearGroup}`, week.absent, week.possible);
		if (week.absent > 0) count(tally, 'persistently absent, of those absent in the first week', persistent, 1);
	}
}

const allCodes = ['/', '\\', 'L', 'K', 'V', 'P', 'W', 'B', 'C', 'C1', 'C2', 'E', 'I', 'J1', 'M', 'R', 'S', 'T', 'G', 'N', 'O', 'U'];

/** A spell ends when the pupil is next marked as attending; days without school do not end it (FFT, July 2022). */
function tallySpells(tally: Tally, sessions: readonly Session[]): void {
	let length = 0;
	const end = () => {
		if (length > 0) {
			count(tally, 'spells of a single session', length === 1 ? 1 : 0, 1);
			count(tally, 'spells of one or two days', length >= 2 && length <= 4 ? 1 : 0, 1);
			count(tally, 'spells longer than a week', length > 10 ? 1 : 0, 1);
		}
		length = 0;
	};
	for (const { absent } of sessions) {
		if (absent) length += 1;
		else end();
	}
	end();
}
