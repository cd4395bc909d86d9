import { measure } from '../../../attendance/measures';
import type { Register } from '../../../attendance/item';
import { closedWeek, emptyWeek, presentWeek, registerFrom, week, weeks } from '../registers';

const threshold = (register: Register, asAt = '2027-12-31') => measure(register, { asAt }).penaltyNoticeThreshold;
const one = week('O \\');
const five = week('G G', 'G G', 'G \\');

/** Nine unauthorised sessions in the first week, then some weeks, then the tenth. */
const nineThenOne = (between: string[]): Register => registerFrom('2026-09-07', [week('G G', 'G G', 'G G', 'G G', 'G \\'), ...between, one]);

describe('penalty-notice threshold: ten sessions of G, N, O, U in ten school weeks', () => {
	// Manchester code of conduct 4.2; statutory guidance as quoted by Street Lane and Little Lever primary schools (rules §2.2).
	it.each<[string, Register, string | null, number]>([
		['a week’s holiday', registerFrom('2026-09-07', [week('G G', 'G G', 'G G', 'G G', 'G G')]), '2026-09-11', 10],
		['nine sessions are not enough', registerFrom('2026-09-07', [week('G G', 'G G', 'G G', 'G G', 'G I')]), null, 9],
		['four of holiday and six late, any mix', registerFrom('2026-09-07', [week('G G', 'G G'), week('U \\', 'U \\', 'N O', 'U U')]), '2026-09-17', 10],
		['authorised absence does not count', registerFrom('2026-09-07', weeks(3, week('I I', 'C C', 'E E', 'M M', 'S S'))), null, 0],
		['six in one week and one in each of the next four', registerFrom('2026-09-07', [week('O O', 'O O', 'O O'), ...weeks(4, one)]), '2026-10-05', 10],
		['one a week for ten weeks', registerFrom('2026-09-07', weeks(10, one)), '2026-11-09', 10],
		['ten sessions in eleven weeks', registerFrom('2026-09-07', [...weeks(9, one), presentWeek, one]), null, 9],
		['the tenth in the tenth week', nineThenOne(weeks(8)), '2026-11-09', 10],
		['the tenth in the eleventh week', nineThenOne(weeks(9)), null, 9],
		['half-term is no school week', nineThenOne([...weeks(7), closedWeek, ...weeks(1)]), '2026-11-16', 10],
		['holidays are no school weeks', nineThenOne([...weeks(7), emptyWeek, closedWeek, closedWeek, ...weeks(1)]), '2026-11-30', 10],
		['a bank-holiday week is a school week', nineThenOne([...weeks(8), week('# #')]), null, 9],
		['a week with one school session is a school week', nineThenOne([...weeks(8), '# # # # # # # # # \\']), null, 9],
		['a week of missing marks is a school week', nineThenOne([...weeks(8), week('- -', '- -', '- -', '- -', '- -')]), null, 9],
		// "A pupil's own possible sessions do not matter": the school was open.
		['a week in which the pupil was not due is a school week', nineThenOne([...weeks(8), week('D D', 'X X', 'Y1 Y1', 'Q Q', 'Y7 Y7')]), null, 9],
		['unknown marks never count', registerFrom('2026-09-07', weeks(4, week('? o', 'H H', '- -'))), null, 0],
	])('%s', (_name, register, firstMetOn, sessions) => {
		const result = threshold(register);
		expect([result.met, result.firstMetOn, result.sessions.length]).toEqual([firstMetOn !== null, firstMetOn, sessions]);
	});

	it('spans the summer: two sessions in July and eight in September', () => {
		const register = registerFrom('2026-07-13', [week('O O'), ...weeks(6, closedWeek), week('O O', 'O O'), week('O O', 'O O')]);
		expect(threshold(register, '2026-09-08')).toMatchObject({ met: true, firstMetOn: '2026-09-08' });
		expect(threshold(register, '2026-09-07')).toMatchObject({ met: false, firstMetOn: null });
		expect(measure(register, { asAt: '2026-09-08' }).unauthorisedAbsentSessions).toBe(8);
	});

	// The national framework began on 19 August 2024 (SI 2024/210).
	it('counts no session before 19 August 2024', () => {
		const holiday = week('G G', 'G G', 'G G', 'G G', 'G G');
		expect(threshold(registerFrom('2024-07-15', [holiday, holiday]))).toMatchObject({ met: false, firstMetOn: null, sessions: [], timesMet: 0, now: { met: false, sessions: [] } });
		expect(threshold(registerFrom('2024-08-12', [holiday, holiday]))).toMatchObject({ met: true, firstMetOn: '2024-08-23' });
		const across = threshold(registerFrom('2024-07-15', [five, ...weeks(6, closedWeek), five]));
		expect([across.met, across.sessions.length]).toEqual([false, 5]);
	});

	it('names the ten sessions relied on, oldest first, with their codes', () => {
		const register = registerFrom('2026-09-07', [week('O N', '/ U'), ...weeks(9), week('G G', 'G G', 'G G', 'G G', 'G G')]);
		expect(threshold(register).sessions).toEqual(
			['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'].flatMap((date) => [
				{ date, session: 'AM', code: 'G' },
				{ date, session: 'PM', code: 'G' },
			]),
		);
	});

	it('where not met, names the sessions of the fullest ten weeks, the latest of several', () => {
		const register = registerFrom('2026-09-07', [five, ...weeks(10), one, ...weeks(10), five, ...weeks(10), one]);
		expect(threshold(register).sessions.map(({ date }) => date)).toEqual([
			'2027-02-08', '2027-02-08', '2027-02-09', '2027-02-09', '2027-02-10',
		]);
	});

	describe('what holds now, beside what was first', () => {
		const holiday = week('G G', 'G G', 'G G', 'G G', 'G G');
		const told = (list: string[], asAt = '2027-12-31') => {
			const { met, timesMet, lastMetOn, now } = threshold(registerFrom('2026-09-07', list), asAt);
			return [met, timesMet, lastMetOn, now.met, now.since, now.sessions.length, now.notYetEstablished];
		};

		it.each<[string, string[], unknown[]]>([
			['met and still in the last ten school weeks', [holiday, ...weeks(9)], [true, 1, '2026-09-11', true, '2026-09-07', 10, 0]],
			['met once and no longer', [holiday, ...weeks(10)], [true, 1, '2026-09-11', false, '2026-09-14', 0, 0]],
			['holidays do not move the window', [holiday, ...weeks(9), closedWeek, closedWeek], [true, 1, '2026-09-11', true, '2026-09-07', 10, 0]],
			['not met, and how far it has got, N apart', [week('N N', 'O \\'), week('U \\')], [false, 0, null, false, '2026-09-07', 4, 2]],
			['more than ten in the window are all named', [holiday, week('O O', 'O O')], [true, 1, '2026-09-11', true, '2026-09-07', 14, 0]],
			// The next time needs ten sessions that the first did not rely on.
			['a second holiday is a second time', [holiday, ...weeks(2), holiday], [true, 2, '2026-10-02', true, '2026-09-07', 20, 0]],
			['nineteen sessions are once', [holiday, week('G G', 'G G', 'G G', 'G G', 'G \\')], [true, 1, '2026-09-11', true, '2026-09-07', 19, 0]],
			['nine, a long time, ten', [week('G G', 'G G', 'G G', 'G G', 'G \\'), ...weeks(10), holiday], [true, 1, '2026-11-27', true, '2026-09-21', 10, 0]],
			['none in an empty register', [], [false, 0, null, false, null, 0, 0]],
		])('%s', (_name, list, expected) => expect(told(list)).toEqual(expected));

		it('looks at the date asked for', () => {
			expect(told([holiday, ...weeks(12)], '2026-09-10').slice(0, 2)).toEqual([false, 0]);
			expect(told([holiday, ...weeks(12)], '2026-11-13')[3]).toBe(true);
			expect(told([holiday, ...weeks(12)], '2026-11-16')[3]).toBe(false);
		});
	});

	it('keeps the first date met, whatever follows', () => {
		const holiday = week('G G', 'G G', 'G G', 'G G', 'G G');
		expect(threshold(registerFrom('2026-09-07', [holiday, ...weeks(3), holiday]))).toMatchObject({ firstMetOn: '2026-09-11' });
	});
});
