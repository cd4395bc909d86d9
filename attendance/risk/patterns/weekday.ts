import { isAbsent } from '../../codes';
import { numbersWhere, possibleNumbers } from '../../codes/codeNumbers';
import { weekdays, type RegisterAttendance } from '../../item';
import type { Sessions } from '../../measures/sessions';
import { capitalised } from '../../text/named';
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

const awayNumbers = numbersWhere((code) => isAbsent(code.class) && !notAway.has(code.code));

/**
 * Weekdays on which a pupil is absent more than on the others: "Absent on 5 of 11 Fridays, and on 2 of 44 other school
 * days." Takes the pupil's measures and the sessions they were made of; counts the school year. A weekday stands out where
 * the pupil was absent on at least four of them and where so many would hardly fall on it by chance.
 */
export function weekdayPatterns(attendance: RegisterAttendance, sessions: Sessions): string[] {
	if (!weekdays.some((day) => attendance.weekdays[day].absentSessions >= fewestAbsentDays)) return [];
	const counts = countDays(sessions);
	const all = counts.reduce((sum, { absent, possible }) => ({ absent: sum.absent + absent, possible: sum.possible + possible }));
	return weekdays.flatMap((name, weekday) => {
		const { absent, possible } = counts[weekday] as DayCount;
		const isNoMoreThanUsual = absent * all.possible <= all.absent * possible;
		if (absent < fewestAbsentDays || isNoMoreThanUsual || chanceOfAsMany(absent, possible, all) >= chanceAllowed) return [];
		const others = `${all.absent - absent} of ${all.possible - possible} other school days`;
		return [`Absent on ${absent} of ${possible} ${capitalised(name)}s, and on ${others}.`];
	});
}

/** Days on which a session was possible and days away, of each weekday. */
function countDays({ codes, yearFrom, end }: Sessions): DayCount[] {
	const counts: DayCount[] = weekdays.map(() => ({ absent: 0, possible: 0 }));
	for (let place = yearFrom; place < end; place += 2) {
		const morning = codes[place] as number;
		const afternoon = codes[place + 1] as number;
		if (!possibleNumbers[morning] && !possibleNumbers[afternoon]) continue;
		const count = counts[(place >> 1) % weekdays.length] as DayCount;
		count.possible += 1;
		if (awayNumbers[morning] || awayNumbers[afternoon]) count.absent += 1;
	}
	return counts;
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
	return k < 0 || k > n ? -Infinity : logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Logarithms of 0!, 1!, 2! …, as far as a school year has asked for them. */
const logFactorials = [0];

function logFactorial(n: number): number {
	for (let next = logFactorials.length; next <= n; next += 1) logFactorials.push((logFactorials[next - 1] as number) + Math.log(next));
	return logFactorials[n] as number;
}
