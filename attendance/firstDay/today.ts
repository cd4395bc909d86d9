import { isAttended } from '../codes';
import type { Register, SessionHalf } from '../item';
import { sessionsUpTo, type Session } from '../measures/eachSession';

/**
 * The codes of an absence that nobody has explained: N, the reason is not yet established, and O, in other or unknown
 * circumstances (SI 2024/208 regulation 10). Every other code of absence says that the school knows why.
 */
export const unexplainedCodes: ReadonlySet<string> = new Set(['N', 'O']);

/** Sessions without a reason; the pupil has not come in since. */
export interface Unexplained {
	readonly is: 'unexplained';
	readonly sessions: readonly SessionHalf[];
	readonly code: string;
}

/** How a pupil's register stands on one day. */
export type Today =
	| Unexplained
	/** Sessions of which the register was opened for others and says nothing of this pupil. */
	| { readonly is: 'no mark'; readonly sessions: readonly SessionHalf[] }
	| { readonly is: 'known' };

const sessionsOn = (register: Register, date: string): Session[] => sessionsUpTo(register, date).filter((session) => session.date === date);

/** The halves of a day for which anybody of the school has a mark: until then nobody's is missing. */
export function sessionsTaken(registers: readonly Register[], date: string): Set<SessionHalf> {
	return new Set(registers.flatMap((register) => sessionsOn(register, date).filter(({ code }) => code).map(({ session }) => session)));
}

/** Takes a pupil's register, the date, and the sessions that have been taken. A pupil who came in later is in school and is not rung for. */
export function todayOf(register: Register, date: string, taken: ReadonlySet<SessionHalf>): Today {
	const sessions = sessionsOn(register, date).filter(({ session }) => taken.has(session));
	const last = sessions.findLast(({ code }) => code);
	const unexplained = sessions.filter(({ code }) => code && unexplainedCodes.has(code.code));
	if (unexplained.length > 0 && last && !isAttended(last.code?.class ?? 'administrative') && last.code?.code !== 'U') {
		return { is: 'unexplained', sessions: unexplained.map(({ session }) => session), code: unexplained.at(-1)?.code?.code as string };
	}
	const missing = sessions.filter(({ code }) => !code);
	return missing.length > 0 ? { is: 'no mark', sessions: missing.map(({ session }) => session) } : { is: 'known' };
}
