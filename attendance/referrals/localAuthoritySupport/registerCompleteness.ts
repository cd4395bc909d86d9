import type { RegisterAttendance, MissingField } from '../../item';
import { countSessions } from '../../measures/counts';
import type { Session } from '../../measures/eachSession';
import { counted, listed, longDate } from '../../text/plainEnglish';
import { isUnmarked, isUnsettled } from '../form/registerExtract';
import type { SupportInput } from './input';

/** What is missing of the register: it must be settled, and the figures must be its own, or the authority sends the referral back. */
export function missingOfRegister({ sessions, attendance, asAt }: SupportInput): MissingField[] {
	const unsettled = sessions.filter(isUnsettled);
	const unmarked = sessions.filter((session) => isUnmarked(session, asAt));
	const missing: MissingField[] = [];
	if (unsettled.length > 0) {
		missing.push({
			field: 'register.unsettled',
			label: `${counted(unsettled.length, 'session still carries', 'sessions still carry')} N (${named(unsettled)}); settle the reason first`,
			whoCanSupply: 'the attendance officer, by asking the parents',
			// School Attendance (Pupil Registration) (England) Regulations 2024, regulation 10(7) to (9); WTISA para 408.
			where: 'the register: within 5 school days each N becomes the reason, or O where none was given',
		});
	}
	if (unmarked.length > 0) {
		missing.push({
			field: 'register.unmarked',
			label: `${counted(unmarked.length, 'session has', 'sessions have')} no valid mark (${named(unmarked)}); complete the register first`,
			whoCanSupply: 'the attendance officer, with the teacher who took the register',
			where: 'the register',
		});
	}
	return [...missing, ...missingOfFigures(attendance, countSessions(sessions))];
}

function missingOfFigures(attendance: RegisterAttendance, register: ReturnType<typeof countSessions>): MissingField[] {
	const whoCanSupply = 'the person who looks after this workflow';
	if (register.possibleSessions === 0) {
		const where = 'the marks export: check the dates that it covers';
		return [{ field: 'attendance', label: 'At least one possible session this school year', whoCanSupply, where }];
	}
	if (countsShown.every((count) => attendance[count] === register[count])) return [];
	return [{
		field: 'attendance',
		label: 'Figures that agree with the register up to the date of the referral',
		whoCanSupply,
		where: 'the workflow: run Attendance Risk on the same register, with the same As At date as Attendance Referral',
	}];
}

const countsShown = [
	'possibleSessions', 'presentSessions', 'approvedEducationalActivitySessions', 'authorisedAbsentSessions', 'unauthorisedAbsentSessions', 'lateSessions',
] as const;

const namedAtMost = 6;

/** Sessions as "9 November 2026 AM, …": the first few, then how many more. */
function named(sessions: readonly Session[]): string {
	const first = sessions.slice(0, namedAtMost).map(({ date, session }) => `${longDate(date)} ${session}`);
	const rest = sessions.length - first.length;
	return listed(rest > 0 ? [...first, `${rest} more`] : first);
}
