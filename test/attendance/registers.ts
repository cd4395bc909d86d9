import type { Register } from '../../attendance/item';

const dayLength = 86_400_000;

/** Adds days to an ISO date, by arithmetic of its own so that tests do not lean on the calendar they check. */
export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

export const presentDay = '/ \\';
export const presentWeek = Array(5).fill(presentDay).join(' ');
export const closedWeek = Array(10).fill('#').join(' ');
export const emptyWeek = Array(10).fill('.').join(' ');

/** A week from its days, Monday first; days left out are present: `week('O O', '/ U')`. */
export function week(...days: string[]): string {
	return [...days, ...Array(5 - days.length).fill(presentDay)].join(' ');
}

/** A register of weeks that follow each other, the first on this Monday. */
export function registerFrom(monday: string, weeks: readonly string[]): Register {
	return {
		from: monday,
		to: addDays(monday, weeks.length * 7 - 3),
		weeks: Object.fromEntries(weeks.map((marks, index) => [addDays(monday, index * 7), marks])),
	};
}

/** The same week a number of times. */
export const weeks = (count: number, marks: string = presentWeek): string[] => Array<string>(count).fill(marks);
