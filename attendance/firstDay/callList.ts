import { eachPersonOnce } from '../contacts/people';
import { isAbsent } from '../codes';
import type { Case, Contact, FirstDayCall, Pupil, Register, RegisterAttendance } from '../item';
import { sessionsUpTo } from '../measures/eachSession';
import { nextWeekday, schoolDaysSince } from '../policy/schoolDays';
import { naturalOrder } from '../text/naturalOrder';
import { sessionsTaken, todayOf, type Unexplained } from './today';
import { urgencyOf } from './urgency';

export interface CallSubject {
	readonly pupil: Pupil;
	readonly contacts: readonly Contact[];
	readonly register: Register;
	readonly attendance: RegisterAttendance;
	readonly case: Case;
}

/** After how many school days without word from the family somebody goes to see the child: the school's own. */
export interface HomeVisitRule {
	readonly schoolDays: number;
	/** Of children with a child protection plan or a social worker, and of looked-after children. */
	readonly schoolDaysIfSeenFirst: number;
}

/** A pupil to ring about, with the place of their item among those given. */
export interface CallTo<Subject> {
	readonly subject: Subject;
	readonly call: FirstDayCall;
}

/** Part of a registration group that has no mark today, while others of the school have. */
export interface WithoutMarks {
	readonly registrationGroup: string;
	readonly registrationTutor: string;
	readonly session: 'AM' | 'PM';
	/** How many pupils have no mark, of how many. All of them: the register was not taken. */
	readonly pupils: number;
	readonly of: number;
}

export interface FirstDayList<Subject> {
	readonly calls: readonly CallTo<Subject>[];
	readonly withoutMarks: readonly WithoutMarks[];
	/** False where the registers hold no mark of that day at all: then nobody can be said to be missing. */
	readonly isTaken: boolean;
}

/**
 * Whom to ring this morning about pupils who are not in school and of whom nobody knows why (codes N and O), in order: children
 * with most need of care first, then the longest away, then the youngest. Pupils without a mark are not absent: their
 * registers are listed apart, to be taken first. Takes all pupils of the school, since a session was taken where anybody has
 * a mark for it; the date is `YYYY-MM-DD`.
 */
export function firstDayList<Subject extends CallSubject>(subjects: readonly Subject[], asAt: string, rule: HomeVisitRule): FirstDayList<Subject> {
	const onRoll = subjects.filter(({ pupil: { onRollFrom, onRollTo } }) => (onRollFrom ?? asAt) <= asAt && asAt <= (onRollTo ?? asAt));
	const taken = sessionsTaken(onRoll.map(({ register }) => register), asAt);
	const today = onRoll.map((subject) => ({ subject, today: todayOf(subject.register, asAt, taken) }));
	const calls = today
		.flatMap(({ subject, today: stands }) => (stands.is === 'unexplained' ? [{ subject, call: callOf(subject, asAt, stands, rule) }] : []))
		.sort(byNeed)
		.map(({ subject, call }, place) => ({ subject, call: { ...call, place: place + 1 } }));
	const missing = today.flatMap(({ subject, today: stands }) => (stands.is === 'no mark' ? stands.sessions.map((session) => ({ subject, session })) : []));
	return { calls, withoutMarks: withoutMarks(onRoll, missing), isTaken: taken.size > 0 };
}

function callOf({ pupil, contacts, register, attendance, case: history }: CallSubject, asAt: string, { sessions, code }: Unexplained, rule: HomeVisitRule): FirstDayCall {
	const urgency = urgencyOf(pupil.groups);
	const awaySince = attendance.currentAbsence?.from ?? asAt;
	const lastContact = history.contactsMade.filter(({ on }) => on <= asAt).reduce<Case['contactsMade'][number] | null>((last, each) => (last && last.on > each.on ? last : each), null);
	const reachedOn = history.contactsMade.filter(({ on, reached }) => reached && on >= awaySince && on < asAt).map(({ on }) => on).sort().at(-1) ?? null;
	const daysAway = daysAbsent(register, awaySince, asAt);
	const silent = reachedOn ? schoolDaysSince(reachedOn, asAt, register) : Math.max(1, daysAway);
	const after = urgency.isSeenAtOnce ? rule.schoolDaysIfSeenFirst : rule.schoolDays;
	return {
		place: 0,
		date: asAt,
		sessions: [...sessions],
		code,
		rank: urgency.rank,
		why: [...urgency.why],
		alsoTell: [...urgency.alsoTell],
		holds: history.holds.filter(({ since, until }) => since <= asAt && (until ?? asAt) >= asAt).map(({ kind }) => kind),
		awaySince,
		schoolDaysAway: Math.max(1, daysAway),
		lastContact: lastContact && { on: lastContact.on, way: lastContact.way, reached: lastContact.reached },
		people: eachPersonOnce(contacts)
			.filter(({ doNotContact, phone }) => !doNotContact && phone.trim() !== '')
			.map(({ name, title, relationship, phone, parentalResponsibility, language, interpreter }) => ({ name: [title, name].filter(Boolean).join(' '), relationship, phone: phone.trim(), parentalResponsibility, language, interpreter })),
		mayNotBeContacted: eachPersonOnce(contacts).filter(({ doNotContact }) => doNotContact).length,
		nextContactOn: nextWeekday(asAt),
		homeVisitOn: later(asAt, after - silent),
	};
}

/** Days with an absent session, of the absence that the pupil is in. */
function daysAbsent(register: Register, from: string, asAt: string): number {
	return new Set(sessionsUpTo(register, asAt).filter(({ date, code }) => date >= from && code && isAbsent(code.class)).map(({ date }) => date)).size;
}

/** So many school days on, Monday to Friday; the day itself where none are left. */
function later(date: string, schoolDays: number): string {
	let day = date;
	for (let left = schoolDays; left > 0; left -= 1) day = nextWeekday(day);
	return day;
}

function byNeed(one: { readonly subject: CallSubject; readonly call: FirstDayCall }, other: typeof one): number {
	return (
		one.call.rank - other.call.rank ||
		other.call.schoolDaysAway - one.call.schoolDaysAway ||
		yearOf(one.subject.pupil) - yearOf(other.subject.pupil) ||
		naturalOrder.compare(one.subject.pupil.id, other.subject.pupil.id)
	);
}

/** Nursery before Reception before Year 1; those whose year is not known last. */
function yearOf({ yearGroup }: Pupil): number {
	if (yearGroup === '') return Number.MAX_SAFE_INTEGER;
	if (yearGroup === 'R') return 0;
	return yearGroup.startsWith('N') ? Number(yearGroup.slice(1)) - 3 : Number(yearGroup);
}

function withoutMarks(onRoll: readonly CallSubject[], missing: ReadonlyArray<{ readonly subject: CallSubject; readonly session: 'AM' | 'PM' }>): WithoutMarks[] {
	const sizes = new Map<string, number>();
	for (const { pupil } of onRoll) sizes.set(pupil.registrationGroup, (sizes.get(pupil.registrationGroup) ?? 0) + 1);
	return [...Map.groupBy(missing, ({ subject: { pupil }, session }) => `${session}|${pupil.registrationGroup}`).values()]
		.map((pupils) => {
			const [{ subject: { pupil }, session }] = pupils as [(typeof pupils)[number]];
			return { registrationGroup: pupil.registrationGroup, registrationTutor: pupil.registrationTutor ?? '', session, pupils: pupils.length, of: sizes.get(pupil.registrationGroup) ?? pupils.length };
		})
		.sort((one, other) => other.pupils / other.of - one.pupils / one.of || naturalOrder.compare(one.registrationGroup, other.registrationGroup) || (one.session < other.session ? -1 : 1));
}
