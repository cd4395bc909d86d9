import { numbersWhere, possibleNumbers } from '../codes/codeNumbers';
import type { RegisterAttendance } from '../item';
import type { Sessions } from './sessions';

const illness = numbersWhere(({ code }) => code === 'I');

/**
 * School days lost to illness (code I) this school year, a session being half a day: in all, in the longest run and in
 * the run under way. The sickness return looks at fifteen days, "consecutive or cumulative" (rules §2.5). A run goes on
 * over weekends, holidays, sessions that were not possible and missing marks; an attended session or another absence
 * ends it. `daysTouched` counts the days with any session of illness, as the DfE's report "15 days of sickness" does.
 */
export function sicknessDays({ codes, yearFrom, end }: Sessions): RegisterAttendance['sicknessDays'] {
	let total = 0;
	let run = 0;
	let longest = 0;
	let daysTouched = 0;
	let dayTouchedLast = -1;
	for (let place = yearFrom; place < end; place += 1) {
		const number = codes[place] as number;
		if (illness[number]) {
			total += 1;
			run += 1;
			longest = Math.max(longest, run);
			if (place >> 1 !== dayTouchedLast) daysTouched += 1;
			dayTouchedLast = place >> 1;
		} else if (possibleNumbers[number]) {
			run = 0;
		}
	}
	return { total: total / 2, longestConsecutive: longest / 2, underWay: run / 2, daysTouched };
}
