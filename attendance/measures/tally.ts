import { codeNumbers } from '../codes/codeNumbers';
import { sessionsPerWeek, weekdays } from '../item';
import type { Sessions } from './sessions';

/** How often each code number stands on each weekday of the school year: one walk through the marks serves every count. */
export type Tally = readonly Uint32Array[];

/** Counts the sessions of the school year up to the last. */
export function tallyYear({ codes, yearFrom, end }: Sessions): Tally {
	const all = new Uint32Array(weekdays.length * codeNumbers);
	for (let place = yearFrom; place < end; place += 1) {
		const weekday = (place % sessionsPerWeek) >> 1;
		(all[weekday * codeNumbers + (codes[place] as number)] as number) += 1;
	}
	return weekdays.map((_, weekday) => all.subarray(weekday * codeNumbers, (weekday + 1) * codeNumbers));
}

/** How often each code number stands in the school year. */
export function allWeekdays(tally: Tally): Uint32Array {
	const all = new Uint32Array(codeNumbers);
	for (const ofDay of tally) {
		for (let number = 0; number < codeNumbers; number += 1) (all[number] as number) += ofDay[number] as number;
	}
	return all;
}
