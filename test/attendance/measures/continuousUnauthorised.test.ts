import { measure } from '../../../attendance/measures';
import { closedWeek, emptyWeek, registerFrom, week } from '../registers';

const away = week('O O', 'O O', 'O O', 'O O', 'O O');
const runIn = (weeks: string[], { monday = '2026-09-07', asAt = '2026-12-31' } = {}) => {
	const { schoolDays, from, to, current } = measure(registerFrom(monday, weeks), { asAt }).continuousUnauthorised;
	return [schoolDays, from, to, current];
};

describe('continuous unauthorised absence', () => {
	// "10 continuous school days all G/N/O/U (20 sessions)": Derbyshire and Stockport (rules §2.5).
	it.each<[string, string[], unknown[]]>([
		['ten school days over a weekend', [away, away], [10, '2026-09-07', '2026-09-18', true]],
		['any mix of G, N, O and U', [week('G G', 'N N', 'O O', 'U U', 'G U'), week()], [5, '2026-09-07', '2026-09-11', false]],
		['nothing', [week()], [0, null, null, false]],
		['broken by a late mark', [week('O O', 'O O', 'O L', 'O O', 'O O')], [2, '2026-09-10', '2026-09-11', true]],
		['broken by a present half day', [week('O O', 'O O', 'O O', 'O \\', 'O O')], [3, '2026-09-07', '2026-09-09', false]],
		['broken by authorised absence', [week('O O', 'O O', 'I I', 'O O')], [2, '2026-09-07', '2026-09-08', false]],
		['half a day does not count', [week('/ O', 'O O')], [1, '2026-09-08', '2026-09-08', false]],
		// Not a school day: no school session is held (Education Act 1996, section 579(1)).
		['not broken by a closed week', [away, closedWeek, away], [10, '2026-09-07', '2026-09-25', true]],
		['not broken by a bank holiday or training day', [week('O O', '# #', 'O O', 'O O', 'O O')], [4, '2026-09-07', '2026-09-11', true]],
		['not broken by a day the school closed unexpectedly', [week('O O', 'Y4 Y4', 'O O', '/ \\')], [2, '2026-09-07', '2026-09-09', false]],
		['not broken by a week without sessions', [away, emptyWeek, away], [10, '2026-09-07', '2026-09-25', true]],
		['a day with one session held counts as a day', [week('O O', 'O #', 'O .', '/ \\')], [3, '2026-09-07', '2026-09-09', false]],
		// School days on which the pupil was not recorded as absent without authorisation: not "all G, N, O, U".
		...['D', 'X', 'Q', 'Y1', 'Y3', 'Y7', '-'].map((code): [string, string[], unknown[]] => [
			`broken by ${code}`,
			[week('O O', 'O O', `${code} ${code}`, 'O O')],
			[2, '2026-09-07', '2026-09-08', false],
		]),
		['broken by half a day of Y1', [week('O O', 'O Y1', '/ \\')], [1, '2026-09-07', '2026-09-07', false]],
		['the later of two as long', [week('O O', 'O O', '/ \\', 'O O', 'O O')], [2, '2026-09-10', '2026-09-11', true]],
		['the longer of two, though another is going on', [away, week('/ \\', '/ \\', '/ \\', '/ \\', 'O O')], [5, '2026-09-07', '2026-09-11', false]],
	])('%s', (_name, weeks, expected) => expect(runIn(weeks)).toEqual(expected));

	it.each<[string, string[], unknown[]]>([
		['none after a day in school', [away, week()], [0, null, null]],
		['the longest, where it goes on', [week(), away], [5, '2026-09-14', '2026-09-18']],
		['a shorter one than the longest', [away, week('/ \\', '/ \\', '/ \\', 'O O', 'O O')], [2, '2026-09-17', '2026-09-18']],
		['over a closed week', [away, closedWeek], [5, '2026-09-07', '2026-09-11']],
	])('the run that goes on now: %s', (_name, weeks, expected) => {
		const { schoolDays, from, to } = measure(registerFrom('2026-09-07', weeks), { asAt: '2026-12-31' }).continuousUnauthorised.now;
		expect([schoolDays, from, to]).toEqual(expected);
	});

	it('runs on through the summer and begins where it began', () => {
		const weeks = [week('/ \\', '/ \\', '/ \\', 'O O', 'O O'), ...Array<string>(6).fill(closedWeek), away];
		expect(runIn(weeks, { monday: '2026-07-13', asAt: '2026-09-04' })).toEqual([7, '2026-07-16', '2026-09-04', true]);
	});

	it('leaves out a run of last school year that ended in it', () => {
		const weeks = [away, week(), ...Array<string>(5).fill(closedWeek), week('O O')];
		expect(runIn(weeks, { monday: '2026-07-06', asAt: '2026-08-28' })).toEqual([1, '2026-08-24', '2026-08-24', false]);
	});

	it('is current only up to the date asked for', () => {
		expect(runIn([away, week()], { asAt: '2026-09-09' })).toEqual([3, '2026-09-07', '2026-09-09', true]);
	});
});
