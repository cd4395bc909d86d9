import { schoolYearStart } from '../../calendar/weeks';
import { isAbsent, isAttended } from '../../codes';
import { ItemError, pupilLabel, type RegisterAttendance, type Pupil, type Register } from '../../item';
import { sessionsUpTo, type Session } from '../../measures/eachSession';
import { capitalised } from '../../text/named';
import { partOfDay, sessionsAsDays, weekdayDate } from '../../text/plainEnglish';

/** Absences that follow each other, as a letter tells them: when, and how much school was missed. */
export type AbsenceInWords = {
	/** "Monday 7 to Wednesday 9 September". */
	readonly when: string;
	/** "3 days". */
	readonly howLong: string;
}

/** One line of the data sheet: a day, which part of it, and what the register says. */
export type AbsenceRow = {
	readonly date: string;
	readonly sessions: string;
	readonly reason: string;
}

export interface Absences {
	readonly sessions: number;
	readonly spells: readonly AbsenceInWords[];
	readonly rows: readonly AbsenceRow[];
	/** How far illness and appointments explain them: nobody is to be blamed for those. */
	readonly illness: 'all' | 'some' | 'none';
}

/** Illness, and medical or dental appointments. */
const healthCodes: ReadonlySet<string> = new Set(['I', 'M']);

/**
 * The absences of the school year that the item's measures count, in words that a family understands: no code letters.
 * Throws `ItemError` where register and measures tell different numbers: a letter must not contradict its reasons.
 */
export function absencesInWords(pupil: Pupil, register: Register, attendance: RegisterAttendance): Absences {
	const ofYear = attendance.to === null ? [] : sessionsUpTo(register, attendance.to).filter(({ date }) => date >= schoolYearStart(attendance.to as string));
	const absent = ofYear.filter(({ code }) => code && isAbsent(code.class));
	const measured = attendance.authorisedAbsentSessions + attendance.unauthorisedAbsentSessions;
	if (absent.length !== measured) {
		throw new ItemError(
			`${pupilLabel({ pupil })}: the register holds ${absent.length} absent sessions this school year, but "attendance" counts ${measured}`,
			'Run Attendance Risk again after the register was imported.',
		);
	}
	return {
		sessions: absent.length,
		spells: spellsOf(ofYear).map(inWords),
		rows: rowsOf(absent),
		illness: howFarIllness(absent),
	};
}

/** How far illness and appointments explain some absent sessions. */
export function howFarIllness(absent: readonly Session[]): Absences['illness'] {
	const forHealth = absent.filter(({ code }) => healthCodes.has(code?.code ?? '')).length;
	return forHealth === 0 ? 'none' : forHealth === absent.length ? 'all' : 'some';
}

/** As in the measures, only an attended session ends a spell. */
export function spellsOf(sessions: readonly Session[]): Session[][] {
	const spells: Session[][] = [];
	let open: Session[] | undefined;
	for (const session of sessions) {
		if (!session.code) continue;
		if (isAttended(session.code.class)) open = undefined;
		else if (isAbsent(session.code.class)) {
			if (!open) spells.push((open = []));
			open.push(session);
		}
	}
	return spells;
}

/** A spell as a letter tells it. */
export function inWords(spell: readonly Session[]): AbsenceInWords {
	const first = spell[0] as Session;
	const last = spell[spell.length - 1] as Session;
	const howLong = sessionsAsDays(spell.length);
	if (first.date === last.date) return { when: `${weekdayDate(first.date)}${spell.length === 1 ? `, ${partOfDay[first.session]}` : ''}`, howLong };
	const from = first.session === 'PM' ? `${weekdayDate(first.date)} (afternoon)` : weekdayDate(first.date);
	const to = last.session === 'AM' ? `${weekdayDate(last.date)} (morning)` : weekdayDate(last.date);
	const sameMonth = first.date.slice(0, 7) === last.date.slice(0, 7);
	return { when: `${sameMonth ? withoutMonth(from) : from} to ${to}`, howLong };
}

/** "Monday 7 September" without "September": the month stands once at the end of the range. */
function withoutMonth(date: string): string {
	return date.replace(/^(\w+ \d+) \w+/, '$1');
}

function rowsOf(absent: readonly Session[]): AbsenceRow[] {
	const days = new Map<string, Session[]>();
	for (const session of absent) days.set(session.date, [...(days.get(session.date) ?? []), session]);
	return [...days].map(([date, sessions]) => ({
		date: weekdayDate(date),
		sessions: sessions.length === 2 ? 'whole day' : partOfDay[(sessions[0] as Session).session],
		reason: [...new Set(sessions.map(({ code }) => capitalised(code?.meaning ?? '')))].join('; '),
	}));
}
