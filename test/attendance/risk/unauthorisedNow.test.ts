import { measure } from '../../../attendance/measures';
import { continuousPattern, thresholdPattern } from '../../../attendance/risk/patterns/unauthorised';
import { registerFrom, week, weeks } from '../registers';

const measured = (list: string[]) => measure(registerFrom('2026-09-07', list), { asAt: '2026-12-31' });
const away = week('O O', 'O O', 'O O', 'O O', 'O O');

describe('unauthorised absence, first and now', () => {
	it.each<[string, string[], RegExp]>([
		['once, and no more since', [away, ...weeks(3)], /from 7 September 2026 to 11 September 2026\. At 10 .* is right\.$/],
		['long ago', [away, ...weeks(12), week('U \\')], /to 11 September 2026\. At 10 .* The last ten school weeks hold 1 such session\.$/],
		['once, and more since', [away, week('O O')], /The last ten school weeks hold 12 such sessions\.$/],
	])('the threshold: %s', (_name, list, pattern) => expect(thresholdPattern(measured(list))).toMatch(pattern));

	it('a second long run stands beside the longest', () => {
		expect(continuousPattern(measured([...weeks(3, away), week(), ...weeks(2, away)]))).toBe(
			'Absent without authorisation on 15 school days in a row, from 7 September 2026 to 25 September 2026; again on 10 since 5 October 2026.',
		);
		expect(continuousPattern(measured([...weeks(3, away), week(), away]))).toMatch(/to 25 September 2026\.$/);
	});
});
