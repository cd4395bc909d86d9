import { isAbsent, isPossible } from '../../codes';
import { weekdays } from '../../item';
import type { SchoolDay } from '../../measures/schoolDays';
import { notAway } from './notAway';

interface DayCount {
	absent: number;
	possible: number;
}

const fewestAbsentDays = 4;

/**
 * Three in a hundred for one weekday. Absences come in spells, which spread over weekdays, so among registers of spells
 * at random fewer than one pupil in fifty shows such a pattern by luck.
 */
const chanceAllowed = 0.03;

/**
 * Weekdays on which a pupil is absent more than on the others: "Absent on 5 of 11 Fridays, and on 2 of 44 other school
 * days." Takes the school days of the year. A weekday stands out where the pupil was absent on at least four of them
 * and where so many would hardly fall on it by chance.
 */
export function weekdayPatterns(days: readonly SchoolDay[]): string[] {
	const counts: DayCount[] = weekdays.map(() => ({ absent: 0, possible: 0 }));
	for (const { weekday, sessions } of days) {
		if (!sessions.some(({ code }) => code && isPossible(code.class))) continue;
		const count = counts[weekday] as DayCount;
		count.possible += 1;
		if (sessions.some(({ code }) => code && isAbsent(code.class) && !notAway.has(code.code))) count.absent += 1;
	}
	const all = counts.reduce((sum, { absent, possible }) => ({ absent: sum.absent + absent, possible: sum.possible + possible }));
	return weekdays.flatMap((name, weekday) => {
		const { absent, possible } = counts[weekday] as DayCount;
		if (absent < fewestAbsentDays || chanceOfAsMany(absent, possible, all) >= chanceAllowed) return [];
		return [
			`Absent on ${absent} of ${possible} ${capitalised(name)}s, and on ${all.absent - absent} of ${all.possible - possible} other school days.`,
		];
	});
}

/**
 * Chance that of all absent days, dealt out at random over all possible days, this many or more fall on one weekday:
 * the upper tail of the hypergeometric distribution.
 */
function chanceOfAsMany(absent: number, possible: number, all: DayCount): number {
	let chance = 0;
	for (let here = absent; here <= Math.min(possible, all.absent); here += 1) {
		chance += Math.exp(
			logChoose(possible, here) + logChoose(all.possible - possible, all.absent - here) - logChoose(all.possible, all.absent),
		);
	}
	return chance;
}

/** Natural logarithm of "n choose k"; minus infinity where there is no such choice. */
function logChoose(n: number, k: number): number {
	if (k < 0 || k > n) return -Infinity;
	let sum = 0;
	for (let i = 1; i <= k; i += 1) sum += Math.log((n - k + i) / i);
	return sum;
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
