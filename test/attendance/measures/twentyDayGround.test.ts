import { measure } from '../../../attendance/measures';
import { twentyDayGroundSchoolDays } from '../../../attendance/measures/twentyDayGround';
import { closedWeek, registerFrom, week, weeks } from '../registers';

const away = week('O O', 'N N', 'G G', 'O O', 'O O');
const runs = (list: string[]) => {
	const { twentyDayGround, continuousUnauthorised } = measure(registerFrom('2026-09-07', list), { asAt: '2026-12-31' });
	return [twentyDayGround.schoolDays, twentyDayGround.now.schoolDays, continuousUnauthorised.schoolDays];
};

describe('the twenty-day ground: G, N or O throughout', () => {
	// SI 2024/208, regulation 9(1)(i); Browne Jacobson on its codes: one U, I, L … breaks it (rules §0, trap 2).
	it.each<[string, string[], number[]]>([
		['twenty school days over a holiday', [...weeks(2, away), closedWeek, ...weeks(2, away)], [20, 20, 20]],
		['nineteen and a day of U: seen in school', [...weeks(3, away), week('O O', 'U U', 'O O', 'O O', 'O O')], [16, 3, 20]],
		['half a day of U', [away, week('O O', 'O U', 'O O', 'O O', 'O O')], [6, 3, 10]],
		['broken by illness', [away, week('I I', 'O O', 'O O', 'O O', 'O O')], [5, 4, 5]],
		['broken by a late mark', [away, week('L O', 'O O', 'O O', 'O O', 'O O')], [5, 4, 5]],
		['broken by a missing mark', [away, week('- -', 'O O', 'O O', 'O O', 'O O')], [5, 4, 5]],
		['back in school: none now', [away, week()], [5, 0, 5]],
	])('%s', (_name, list, expected) => expect(runs(list)).toEqual(expected));

	it('is met at twenty days, not at nineteen', () => {
		expect(twentyDayGroundSchoolDays).toBe(20);
		expect(runs([...weeks(3, away), week('O O', 'O O', 'O O', 'O O', '/ \\')])[0]).toBe(19);
	});
});
