import type { SchoolCalendar, SchoolDay } from '../calendar/schoolCalendar';
import { between } from '../random';
import type { Tuning } from './tuning';

/**
 * Illness through the year, 1 being its mean, by days since 1 September. From the DfE's weekly figures (calibration.md
 * §7.3): 1.9 % of sessions in the first weeks, some 3.4 % in October, 4.7 to 4.9 % in the first half of December,
 * 3.1 % on 8 January, 4.5 % at the end of January, 3.3 % after the February half-term.
 */
const illnessByDay: ReadonlyArray<readonly [number, number]> = [
	[0, 0.6], [8, 0.66], [20, 0.94], [40, 0.96], [52, 1.05], [62, 0.88], [75, 1.02], [92, 1.4], [105, 1.45], [112, 1.35],
	[124, 0.92], [132, 0.88], [148, 1.1], [165, 1.02], [176, 0.85], [195, 0.92], [210, 1], [228, 0.85], [260, 0.8], [290, 0.85], [325, 0.9],
];

/** Monday to Thursday; Friday's weight differs by phase (`tuning.ts`). Absence is lowest on Wednesdays (FFT, January 2022). */
const illnessByWeekday = [1.2, 0.9, 0.82, 0.95];
const stayingAwayByWeekday = [1.1, 0.85, 0.8, 0.95];

/** Weights of every school day of a year. */
export interface Seasons {
	readonly illness: readonly number[];
	readonly stayingAway: readonly number[];
}

export function seasonsOf({ days }: SchoolCalendar, tuning: Tuning): Seasons {
	return {
		illness: days.map((day) => illnessSeason(day, tuning.fridayIllness)),
		stayingAway: days.map((day) => stayingAwaySeason(day, tuning.fridayStayingAway)),
	};
}

/** Weight of falling ill on a day. */
function illnessSeason(day: SchoolDay, friday: number): number {
	return between(illnessByDay, day.dayOfYear) * (illnessByWeekday[day.weekday] ?? friday);
}

/**
 * Weight of staying away without the school's leave. Flat but for the weeks before a holiday (2.4 % against 2.0 % before
 * half-term, 3.3 % in the last week of term) and the first week after Christmas (3.1 %).
 */
function stayingAwaySeason(day: SchoolDay, friday: number): number {
	const lastWeekOfTerm = isEndOfTerm(day) && day.weeksToBreak === 0;
	const beforeBreak = lastWeekOfTerm ? 1.45 : day.weeksToBreak === 0 ? 1.1 : 1;
	// Those who stay away for long do not all come back when school does.
	const backToSchool = day.gapBefore > 4 ? 1.8 : 1;
	return beforeBreak * backToSchool * (stayingAwayByWeekday[day.weekday] ?? friday);
}

/** Weight of a family's holiday beginning on a day: last days before a break, the first week of the year, June and July. */
export function holidaySeason(day: SchoolDay): number {
	const nearBreak = day.weeksToBreak === 0 ? (isEndOfTerm(day) ? 3.2 : 2.5) : day.weeksToBreak === 1 ? 1.3 : 0.75;
	const start = day.weekOfHalfTerm > 0 ? 1 : day.halfTerm === 0 ? 2.6 : 1.6;
	const summer = day.halfTerm === 5 ? 1.7 : day.halfTerm === 0 ? 1.2 : 1;
	const weekday = [1.1, 0.7, 0.8, 1.2, 1.6][day.weekday] as number;
	return nearBreak * start * summer * weekday;
}

/** Whether the day's half-term ends with the term. */
const isEndOfTerm = ({ halfTerm }: SchoolDay) => halfTerm % 2 === 1;
