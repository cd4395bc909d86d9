import type { Register } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { closedWeek, registerFrom, week, weeks } from '../registers';

const late = (register: Register, asAt = '2026-12-31') => measure(register, { asAt }).lateness;
const none = { sessions: 0, timedSessions: 0, minutes: 0 };

describe('lateness', () => {
	const register: Register = {
		...registerFrom('2026-09-07', [week('L \\', 'U L', '/ L')]),
		minutesLate: { '2026-09-07 AM': 12, '2026-09-08 AM': 45, '2026-09-08 PM': 5, '2026-09-10 AM': 30 },
	};

	// L: present, before the register closed; U: absent, after it closed (SI 2024/208, regulation 10, tables 1 and 6).
	it('counts sessions and known minutes before and after the register closed', () => {
		expect(late(register)).toEqual({
			beforeRegisterClosed: { sessions: 3, timedSessions: 2, minutes: 17 },
			afterRegisterClosed: { sessions: 1, timedSessions: 1, minutes: 45 },
		});
	});

	it('leaves out minutes of a session that is not late', () => {
		expect(late({ ...register, weeks: { '2026-09-07': week() } })).toEqual({ beforeRegisterClosed: none, afterRegisterClosed: none });
	});

	it('knows no minutes where the register says none', () => {
		expect(late(registerFrom('2026-09-07', [week('L L', 'U \\')]))).toEqual({
			beforeRegisterClosed: { sessions: 2, timedSessions: 0, minutes: 0 }, afterRegisterClosed: { sessions: 1, timedSessions: 0, minutes: 0 },
		});
	});

	it('takes a minute of 0 for a known one, and looks no further than the date', () => {
		const { beforeRegisterClosed } = late({ ...register, minutesLate: { '2026-09-07 AM': 0, '2026-09-09 PM': 9 } }, '2026-09-08');
		expect(beforeRegisterClosed).toEqual({ sessions: 2, timedSessions: 1, minutes: 0 });
	});

	it('begins again with the school year', () => {
		const twoYears = registerFrom('2026-07-13', [week('L L'), ...weeks(6, closedWeek), week('L \\')]);
		expect(late(twoYears, '2026-09-04').beforeRegisterClosed.sessions).toBe(1);
	});
});
