import { dayOfSchoolYear } from './yearEnd';

/**
 * Absence in England through the school year, in per cent of possible sessions, by days since 1 September.
 *
 * DfE, "Pupil attendance in schools", weekly: 4.7 in the first whole week, 5.75, some 6.0, 6.8 by 25 September, 7.0 to 7.3
 * before half-term, 5.9 after it, 8.4 to 9.4 in the last week of the autumn term; 6.8 in January, 7.6 before the February
 * half-term, 6.3 after it, 8 to 9.6 before Easter (2023/24 to 2025/26). The summer term is known as a whole only: 7.6
 * against 6.7 in autumn and 7.2 in spring (DfE, "Pupil absence in schools in England" 2023/24).
 */
const absencePercentByDay: ReadonlyArray<readonly [day: number, percent: number]> = [
	[3, 4.7], [10, 5.2], [17, 6], [25, 6.6], [40, 7], [50, 7.2], [62, 5.9], [80, 6.7], [95, 7.7], [110, 8.9],
	[127, 6.8], [148, 7], [163, 7.6], [178, 6.3], [192, 6.6], [208, 8], [228, 7], [262, 7.5], [290, 7.6], [322, 8.6],
];

/** All of the year: what the figures above come to over 39 school weeks, about the 7.1% published for 2023/24. */
const yearPercent = 7;

const levels = new Map<number, number>();

/** How much absence there is in a week, 1 being the year's mean. Takes the Monday of the week. */
export function seasonOfWeek(monday: string): number {
	// Absence is that of the middle of the week.
	return seasonOfDay(dayOfSchoolYear(monday) + 2);
}

/** The mean of the season from a day of the school year to its end, both by days since 1 September. */
export function seasonBetween(from: number, to: number): number {
	let sum = 0;
	let days = 0;
	for (let day = from; day <= to; day += 1) {
		sum += seasonOfDay(day);
		days += 1;
	}
	return days === 0 ? 1 : sum / days;
}

function seasonOfDay(day: number): number {
	let level = levels.get(day);
	if (level === undefined) levels.set(day, (level = percentOn(day) / yearPercent));
	return level;
}

/** Straight lines between the published points; level before the first and after the last. */
function percentOn(day: number): number {
	let [beforeDay, beforePercent] = absencePercentByDay[0] as readonly [number, number];
	if (day <= beforeDay) return beforePercent;
	for (const [pointDay, pointPercent] of absencePercentByDay) {
		if (day <= pointDay) return beforePercent + ((pointPercent - beforePercent) * (day - beforeDay)) / (pointDay - beforeDay);
		[beforeDay, beforePercent] = [pointDay, pointPercent];
	}
	return beforePercent;
}
