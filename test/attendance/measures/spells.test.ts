import { measure } from '../../../attendance/measures';
import { closedWeek, registerFrom, week } from '../registers';

const spellsOf = (weeks: string[], asAt = '2026-12-31') => {
	const { spells, currentAbsence } = measure(registerFrom('2026-09-07', weeks), { asAt });
	return { spells: spells.map(({ from, to, sessions }) => [from, to, sessions]), currentAbsence };
};

describe('spells', () => {
	it.each<[string, string[], unknown[]]>([
		['none where nothing was missed', [week()], []],
		['one over a weekend', [week('/ \\', '/ \\', '/ \\', '/ \\', 'I I'), week('I I')], [['2026-09-11', '2026-09-14', 4]]],
		['one over a closed week', [week('/ \\', '/ \\', '/ \\', '/ \\', 'I I'), closedWeek, week('I I')], [['2026-09-11', '2026-09-21', 4]]],
		['two where the pupil was back for a session', [week('I I', '/ I', 'I \\')], [['2026-09-07', '2026-09-07', 2], ['2026-09-08', '2026-09-09', 2]]],
		['two where the pupil came late, before the register closed', [week('O O', 'L O')], [['2026-09-07', '2026-09-07', 2], ['2026-09-08', '2026-09-08', 1]]],
		['one across other codes of absence', [week('I I', 'O O', 'C C')], [['2026-09-07', '2026-09-09', 6]]],
		['one over days that were not possible', [week('I I', 'Y1 Y1', 'D D', 'I I')], [['2026-09-07', '2026-09-10', 4]]],
		['one over missing marks', [week('I I', '- -', 'I I')], [['2026-09-07', '2026-09-09', 4]]],
		['ended by a trip', [week('I I', 'V V', 'I I')], [['2026-09-07', '2026-09-07', 2], ['2026-09-09', '2026-09-09', 2]]],
	])('%s', (_name, weeks, expected) => expect(spellsOf(weeks).spells).toEqual(expected));

	it('hold their codes', () => {
		expect(measure(registerFrom('2026-09-07', [week('I I', 'O U')]), { asAt: '2026-09-11' }).spells).toEqual([
			{ from: '2026-09-07', to: '2026-09-08', sessions: 4, codes: { I: 2, O: 1, U: 1 } },
		]);
	});
});

describe('current absence', () => {
	it.each<[string, string[], string | null]>([
		['none after a session attended', [week('I I', 'I \\', '. .', '. .', '. .')], null],
		['the open spell', [week('/ \\', '/ \\', '/ \\', 'I I', 'I I')], '2026-09-10'],
		['goes on over a closed week', [week('/ \\', '/ \\', '/ \\', '/ \\', 'I I'), closedWeek], '2026-09-11'],
		['goes on over missing marks', [week('/ \\', '/ \\', '/ \\', 'I I', '- -')], '2026-09-10'],
		// Rules §0, trap 8: a pupil coded U is on site and must not be treated as missing.
		['none where the last mark is U, for the pupil is in school', [week('O O', 'O O', 'O O', 'O O', 'O U')], null],
		['again, where absence follows U', [week('O O', 'O U', 'O O', 'O O', 'O O')], '2026-09-07'],
	])('%s', (_name, weeks, since) => expect(spellsOf(weeks).currentAbsence?.from ?? null).toBe(since));

	it('looks at the date asked for', () => {
		const weeks = [week('/ \\', 'I I', '/ \\')];
		expect(spellsOf(weeks, '2026-09-08').currentAbsence).toEqual({ from: '2026-09-08', to: '2026-09-08', sessions: 2, codes: { I: 2 } });
		expect(spellsOf(weeks, '2026-09-09').currentAbsence).toBeNull();
	});
});
