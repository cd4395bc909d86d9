import { codeNumbers } from '../codes/codeNumbers';
import { sessionsPerWeek, weekdays } from '../item';
import type { Sessions } from './sessions';

/**
 * How often each code number stands on each weekday of the school year: one walk through the marks serves every count. That
 * of code 5 on Tuesdays (1) stands at `1 * codeNumbers + 5`.
 */
export type Tally = Uint32Array;

/** Counts the sessions of the school year up to the last. */
export function tallyYear({ codes, yearFrom, end }: Sessions): Tally {
	const all = new Uint32Array(weekdays.length * codeNumbers);
	for (let place = yearFrom; place < end; place += 1) {
		const weekday = (place % sessionsPerWeek) >> 1;
		(all[weekday * codeNumbers + (codes[place] as number)] as number) += 1;
	}
	return all;
}

/** How often each code number stands in the school year. */
export function allWeekdays(tally: Tally): Uint32Array {
	const all = new Uint32Array(codeNumbers);
	for (let ofDay = 0; ofDay < tally.length; ofDay += codeNumbers) {
		for (let number = 0; number < codeNumbers; number += 1) (all[number] as number) += tally[ofDay + number] as number;
	}
	return all;
}
