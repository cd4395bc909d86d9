import type { Register, RegisterAttendance, Risk } from '../../attendance/item';
import { measureSessions } from '../../attendance/measures/measure';
import { sessionsOf } from '../../attendance/measures/sessions';
import { SchoolScores } from '../../attendance/risk';

/** Pupils with their measures and risk, scored together: alone, each would be asked the same long question anew. */
export function scored<Item extends { readonly register: Register }>(items: readonly Item[], asAt: string): (Item & { attendance: RegisterAttendance; risk: Risk })[] {
	const scores = new SchoolScores(asAt, null);
	const measured = items.map((item) => {
		const sessions = sessionsOf(item.register, { asAt });
		const attendance = measureSessions(sessions);
		scores.add({ attendance, sessions, leavesOn: null });
		return { ...item, attendance };
	});
	const risks = scores.risks();
	return measured.map((item, index) => ({ ...item, risk: risks[index] as Risk }));
}
