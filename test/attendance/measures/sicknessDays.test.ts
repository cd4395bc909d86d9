import { measure } from '../../../attendance/measures';
import { closedWeek, registerFrom, week } from '../registers';

const sickness = (weeks: string[], monday = '2026-09-07') => {
	const { total, longestConsecutive } = measure(registerFrom(monday, weeks), { asAt: '2026-12-31' }).sicknessDays;
	return [total, longestConsecutive];
};

describe('sickness days', () => {
	// Code I; fifteen days "consecutive or cumulative" (sickness return, rules §2.5). A session is half a day.
	it.each<[string, string[], [number, number]]>([
		['none', [week('M M', 'O O')], [0, 0]],
		['half a day', [week('I \\')], [0.5, 0.5]],
		['one and a half, running', [week('/ I', 'I I')], [1.5, 1.5]],
		['over a weekend', [week('/ \\', '/ \\', '/ \\', '/ \\', 'I I'), week('I I')], [2, 2]],
		['over a closed week', [week('/ \\', '/ \\', '/ \\', '/ \\', 'I I'), closedWeek, week('I I')], [2, 2]],
		['over sessions that were not possible, and missing marks', [week('I I', 'Y1 Y1', '- -', 'D I')], [1.5, 1.5]],
		['cumulative, with a day back between', [week('I I', '/ \\', 'I I', 'I I')], [3, 2]],
		['another absence ends a run', [week('I I', 'M I', 'I I')], [2.5, 1.5]],
		['fifteen days in a row', [week('I I', 'I I', 'I I', 'I I', 'I I'), week('I I', 'I I', 'I I', 'I I', 'I I'), week('I I', 'I I', 'I I', 'I I', 'I I')], [15, 15]],
	])('%s', (_name, weeks, expected) => expect(sickness(weeks)).toEqual(expected));

	it.each<[string, string[], [number, number]]>([
		['half days count as days that contain illness', [week('I \\', '/ I', 'I I')], [0, 3]],
		['under way at the end', [week('I I', '/ \\', '/ \\', 'I I', 'I I')], [2, 3]],
		['under way over a closed week and missing marks', [week('/ \\', '/ \\', '/ \\', '/ \\', 'I I'), closedWeek, week('I I', '- -', '- -', '- -', '- -')], [2, 2]],
		['not under way after another absence', [week('/ \\', '/ \\', '/ \\', 'I I', 'M M')], [0, 1]],
	])('%s', (_name, weeks, expected) => {
		// The DfE's report "15 days of sickness": "number of days that contain a sickness code" (rules §2.1).
		const { underWay, daysTouched } = measure(registerFrom('2026-09-07', weeks), { asAt: '2026-12-31' }).sicknessDays;
		expect([underWay, daysTouched]).toEqual(expected);
	});

	it('begin again with the school year, as the return does', () => {
		expect(sickness([week('I I'), ...Array<string>(6).fill(closedWeek), week('I \\')], '2026-07-13')).toEqual([0.5, 0.5]);
	});
});
