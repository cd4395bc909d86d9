import type { Register } from '../../../attendance/item';
import { absencesInWords } from '../../../attendance/letters';
import { measure } from '../../../attendance/measures';
import { asAt, pupil, register } from './okafors';

const weeks = (marks: Record<string, string>): Register => ({ from: '2026-09-07', to: '2026-10-09', weeks: marks });
const told = (marks: Register) => absencesInWords(pupil(), marks, measure(marks, { asAt }));

describe('absencesInWords', () => {
	it.each([
		['a morning', 'I \\ / \\ / \\ / \\ / \\', ['Monday 7 September, morning: half a day']],
		['a day', '/ \\ O O / \\ / \\ / \\', ['Tuesday 8 September: 1 day']],
		['days in a row', '/ \\ I I I I / \\ / \\', ['Tuesday 8 to Wednesday 9 September: 2 days']],
		['a row that begins after lunch and ends before it', '/ I I I I \\ / \\ / \\', ['Monday 7 (afternoon) to Wednesday 9 September (morning): 2 days']],
		['two absences with a session attended between', 'I \\ I I / \\ / \\ / \\', ['Monday 7 September, morning: half a day', 'Tuesday 8 September: 1 day']],
		['a missing mark ends no absence', 'I - I I / \\ / \\ / \\', ['Monday 7 to Tuesday 8 September: 1½ days']],
		['late after the register closed is an absent session', '/ \\ U \\ / \\ / \\ / \\', ['Tuesday 8 September, morning: half a day']],
		['snow and strikes are no absence', 'Y4 Y4 / \\ / \\ / \\ / \\', []],
	])('tells %s', (_, week, expected) => {
		expect(told(weeks({ '2026-09-07': week })).spells.map(({ when, howLong }) => `${when}: ${howLong}`)).toEqual(expected);
	});

	it('names both months where an absence goes from one into the other', () => {
		const spells = told(weeks({ '2026-09-28': '/ \\ / \\ I I I I / \\' })).spells;
		expect(spells.map(({ when }) => when)).toEqual(['Wednesday 30 September to Thursday 1 October']);
	});

	it('lists each day with the meaning of its code and no code letter', () => {
		expect(told(register).rows).toEqual([
			{ date: 'Monday 7 September', sessions: 'whole day', reason: 'Illness' },
			{ date: 'Tuesday 8 September', sessions: 'whole day', reason: 'Illness' },
			{ date: 'Wednesday 9 September', sessions: 'whole day', reason: 'Illness' },
			{ date: 'Monday 21 September', sessions: 'morning', reason: 'Medical or dental appointment' },
			{ date: 'Friday 25 September', sessions: 'afternoon', reason: 'Absent in other or unknown circumstances' },
			{ date: 'Monday 28 September', sessions: 'morning', reason: 'Absent in other or unknown circumstances' },
		]);
	});

	it.each([
		['I I / \\ / \\ / \\ / \\', 'all'],
		['I M / \\ / \\ / \\ / O', 'some'],
		['O O / \\ / \\ / \\ / \\', 'none'],
	])('knows how far illness explains them: %s', (week, illness) => {
		expect(told(weeks({ '2026-09-07': week })).illness).toBe(illness);
	});

	it('leaves out the year before', () => {
		const marks = weeks({ '2026-06-29': 'I I I I I I I I I I', '2026-09-07': 'I \\ / \\ / \\ / \\ / \\' });
		expect(told(marks).sessions).toBe(1);
	});

	it('refuses a register that tells another number than the measures', () => {
		const attendance = measure(weeks({ '2026-09-07': 'I I / \\ / \\ / \\ / \\' }), { asAt });
		expect(() => absencesInWords(pupil(), register, attendance)).toThrow('Pupil 1042: the register holds 6 absent sessions this school year, but "attendance" counts 2');
	});
});
