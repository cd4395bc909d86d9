import { daysLater, mondayOf, sessionIndex, weekdayIndex } from '../../calendar/weeks';
import { sessionsPerWeek, type SessionHalf } from '../../item';
import { longDate, weekdayDate } from '../../text/plainEnglish';
import type { Layout } from '../layout';
import { halfOfDate, orderToldBy, readDate } from '../reading/date';
import { readWeekDate } from '../reading/weekDate';
import { RegisterFileError } from '../registerFileError';

/** No registration code is older (SI 2006/1751 came into force), so no mark can be. */
const firstDateOfMarks = '2006-09-01';

/** Where the marks of a row stand. */
export interface DatePlace {
	/** The date of the day; of the week's Monday in a weekly file. */
	readonly date: string;
	/** Place of the day's morning, or of the week's Monday morning, in the pupils' registers. */
	readonly place: number;
	/** The half that the cell itself tells. */
	readonly half: SessionHalf | null;
	readonly outsideLimits: boolean;
}

export interface DateProblem {
	/** Nothing is wrong where the cell of such a day is empty: a calendar has weekends. */
	readonly isWeekend?: boolean;
	readonly reason: string;
	readonly advice: string;
}

/** Nursery to Year 14 in every week of the year, and as much again. Beyond, the dates are nonsense and would fill the memory. */
const mostWeeks = 1_500;

/** A file repeats a few hundred dates; a file of nonsense may not fill the memory with them. */
const mostKept = 20_000;

/** The dates of a file of marks, each read once. */
export class RegisterCalendar {
	/** Mondays in the order in which they were met; a week's marks stand at ten times its index. */
	readonly mondays: string[] = [];
	private readonly weekOf = new Map<string, number>();
	private readonly read = new Map<string, DatePlace | DateProblem>();
	private dayFirst = false;
	private monthFirst = false;

	constructor(
		private readonly layout: Pick<Layout, 'kind' | 'dateIsWeekEnd'>,
		private readonly limits: { readonly from: string | null; readonly to: string | null },
		private readonly file: string,
	) {}

	/** Where the marks of a row with this date stand, or why the date cannot be used. */
	placeOf(cell: string): DatePlace | DateProblem {
		let place = this.read.get(cell);
		if (place === undefined) {
			place = this.layout.kind === 'weekly' ? this.readWeek(cell) : this.readDay(cell);
			this.noteOrder(cell);
			if (this.read.size < mostKept) this.read.set(cell, place);
		}
		return place;
	}

	/**
	 * Whether the file's dates have the month first: some can be read only so, and none only with the day first. Then
	 * those that can be read either way ("09/07/2026") were read wrongly.
	 */
	get hasMonthFirst(): boolean {
		return this.monthFirst && !this.dayFirst;
	}

	private noteOrder(cell: string): void {
		const order = orderToldBy(cell);
		if (order === 'day first') this.dayFirst = true;
		if (order === 'month first') this.monthFirst = true;
	}

	private readDay(cell: string): DatePlace | DateProblem {
		const read = readDate(cell);
		if ('problem' in read) return unreadable(cell, read.problem);
		const tooOld = olderThanRegisters(read.date);
		if (tooOld) return tooOld;
		const weekday = weekdayIndex(read.date);
		if (weekday * 2 >= sessionsPerWeek) {
			return { isWeekend: true, reason: `${weekdayDate(read.date)} is at the weekend`, advice: 'A register has Mondays to Fridays. Check the date in the MIS.' };
		}
		return {
			date: read.date,
			place: this.placeOfWeek(mondayOf(read.date)) + sessionIndex(weekday, 'AM'),
			half: halfOfDate(read),
			outsideLimits: this.isOutside(read.date),
		};
	}

	/** A week is known by any of its days. Weeks that begin on a Saturday or Sunday are the school week that follows. */
	private readWeek(cell: string): DatePlace | DateProblem {
		const read = readWeekDate(cell);
		if ('problem' in read) return unreadable(cell, read.problem);
		const tooOld = olderThanRegisters(read.date);
		if (tooOld) return tooOld;
		const weekend = weekdayIndex(read.date) * 2 >= sessionsPerWeek;
		const monday = mondayOf(weekend && !this.layout.dateIsWeekEnd ? daysLater(read.date, 2) : read.date);
		return { date: monday, place: this.placeOfWeek(monday), half: null, outsideLimits: false };
	}

	isOutside(date: string): boolean {
		return (this.limits.from !== null && date < this.limits.from) || (this.limits.to !== null && date > this.limits.to);
	}

	private placeOfWeek(monday: string): number {
		let week = this.weekOf.get(monday);
		if (week === undefined) {
			if (this.mondays.length >= mostWeeks) {
				throw new RegisterFileError(
					`${this.file}: the marks are of more than ${mostWeeks} different weeks, longer than any pupil's schooling`,
					'The column of dates seems to hold something else. Check it, and export the marks again.',
				);
			}
			week = this.mondays.push(monday) - 1;
			this.weekOf.set(monday, week);
		}
		return week * sessionsPerWeek;
	}
}

function unreadable(cell: string, problem: string): DateProblem {
	if (cell.trim() === '') return { reason: 'The date is empty', advice: 'Enter the date in the file, or export it again.' };
	return { reason: `This date ${problem}`, advice: 'Dates are read as DD/MM/YYYY or YYYY-MM-DD. Correct it in the file, or export it again.' };
}

function olderThanRegisters(date: string): DateProblem | undefined {
	if (date >= firstDateOfMarks) return undefined;
	return { reason: `${longDate(date)} is before there were attendance codes`, advice: 'Check the year of the date in the file.' };
}
