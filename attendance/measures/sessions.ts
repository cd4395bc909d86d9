import { marksOf, schoolYearStart, type RegisterMark } from '../calendar/weeks';
import { codeOn, type AttendanceCode } from '../codes';
import type { Register } from '../item';

/** A mark of the register with what every measure asks of it. */
export interface Session extends RegisterMark {
	/** What the mark stands for on that date; undefined where it is missing or was no code then. */
	readonly code: AttendanceCode | undefined;
	/** Which school week it lies in, counted from 0 at the register's first; -1 before that. */
	readonly schoolWeek: number;
}

/** Planned closure of the whole school: no session is held. */
const plannedClosure = '#';

/**
 * The register up to and including a date (`YYYY-MM-DD`), oldest first, each mark looked up once.
 *
 * A school week is a week with at least one school session, so a week of nothing but planned closure is none, and a
 * week with a bank holiday is one. Weeks are counted on through holidays, terms and school years (rules §2.2).
 */
export function sessionsUpTo(register: Register, asAt: string): Session[] {
	const sessions: Session[] = [];
	let schoolWeek = -1;
	let lastSchoolMonday = '';
	for (const mark of marksOf(register)) {
		if (mark.date > asAt) break;
		if (mark.monday !== lastSchoolMonday && mark.mark !== plannedClosure) {
			lastSchoolMonday = mark.monday;
			schoolWeek += 1;
		}
		sessions.push({ ...mark, code: codeOn(mark.mark, mark.date), schoolWeek });
	}
	return sessions;
}

/** The register of the school year that a date (`YYYY-MM-DD`) lies in, up to and including that date, oldest first. */
export function sessionsOfYear(register: Register, asAt: string): Session[] {
	const yearStart = schoolYearStart(asAt);
	return sessionsUpTo(register, asAt).filter(({ date }) => date >= yearStart);
}
