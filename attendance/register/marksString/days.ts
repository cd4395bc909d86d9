import { daysLater, weekdayIndex } from '../../calendar/weeks';
import { longDate } from '../../text/plainEnglish';

interface Day {
	readonly date: string;
	/** 0 for Monday … 6 for Sunday. */
	readonly weekday: number;
}

/** A day and its two marks. */
export interface MarkedDay extends Day {
	readonly marks: readonly [string, string];
}

export interface DaysProblem {
	readonly reason: string;
	readonly advice: string;
}

interface Question {
	readonly marks: readonly string[];
	/** The day of the first mark. */
	readonly from: string;
	/** The day of the last mark; null where nothing says it. */
	readonly to: string | null;
	/** The days on which the school is open, by its term dates; null where they are not known. */
	readonly openDays: ReadonlySet<string> | null;
}

/** Longer than any schooling: a date or a cell of something else. */
const mostDays = 15 * 366;

const fridays = 'Mondays to Fridays';
const add = 'Add a column “End Date” with the day of the last mark, or enter it under “Options”, “Last Day of the Marks”.';

/**
 * Tells which day each pair of marks is of. A line of marks may have ten a week (Monday to Friday), fourteen a week (every
 * day), or follow the days of term; which, is told by the day of the last mark, else by term dates, else by the length and by
 * blanks at every weekend. Where that does not tell, the problem says what to add: a guess would put absence on another day.
 */
export function daysOfMarks(question: Question): readonly MarkedDay[] | DaysProblem {
	const { marks, from, to } = question;
	if (marks.length % 2 !== 0) {
		return { reason: `The cell has ${marks.length} marks, and each day has two, so one is missing or too many`, advice: 'Export the marks again, or a row for each session.' };
	}
	if (to !== null && to < from) return { reason: `The last day, ${longDate(to)}, is before the first, ${longDate(from)}`, advice: 'Correct the dates in the file.' };
	return to === null ? withoutEnd(question) : withEnd(question, to);
}

function withEnd({ marks, from, openDays }: Question, to: string): readonly MarkedDay[] | DaysProblem {
	const every = daysFrom(from, to);
	const weekdays = every.filter(isWeekday);
	const ofTerm = openDays && weekdays.filter(({ date }) => openDays.has(date));
	const days = marks.length / 2;
	const fitting = [weekdays, every, ...(ofTerm ? [ofTerm] : [])].find((dates) => dates.length === days);
	if (fitting) return paired(marks, fitting);
	const counts = `${weekdays.length * 2} for ${fridays}, ${every.length * 2} for every day${ofTerm ? `, ${ofTerm.length * 2} for the days of term` : ''}`;
	return {
		reason: `The cell has ${marks.length} marks, and from ${longDate(from)} to ${longDate(to)} there would be ${counts}`,
		advice: ofTerm
			? 'Check the dates of the marks, and “Term Dates” under “Options”.'
			: 'Check the dates of the marks. If the marks are of the days of term only, enter the term and its holidays under “Options”, “Term Dates”.',
	};
}

function withoutEnd({ marks, from, openDays }: Question): readonly MarkedDay[] | DaysProblem {
	const count = marks.length / 2;
	const every = nextDays(from, count, () => true);
	const weekends = every.filter(({ date, weekday }) => weekday === sunday && date > from).length;
	const blankAtWeekends = weekends > 0 && every.every((date, day) => isWeekday(date) || areBlank(marks, day));
	if (blankAtWeekends && (weekends > 1 || every.at(-1)?.weekday === sunday)) return paired(marks, every);

	const weekdays = nextDays(from, count, isWeekday);
	if (!every[0] || !isWeekday(every[0])) {
		return { reason: `The first mark would be of ${longDate(from)}, a day at the weekend, and the marks do not show whether they have weekends`, advice: add };
	}
	if (openDays !== null) {
		const blankWhenClosed = weekdays.every(({ date }, day) => openDays.has(date) || areBlank(marks, day));
		if (blankWhenClosed) return paired(marks, weekdays);
		const ofTerm = nextDays(from, count, ({ date }) => openDays.has(date));
		if (ofTerm.length === count) return paired(marks, ofTerm);
		return { reason: `The cell has ${marks.length} marks, more than the term dates have sessions from ${longDate(from)} on`, advice: 'Check “Term Dates” under “Options”.' };
	}
	if (weekdays.at(-1)?.weekday === friday && !blankAtWeekends && !skipsHolidays(marks, weekdays)) return paired(marks, weekdays);
	return {
		reason: `The cell has ${marks.length} marks from ${longDate(from)} on, and it cannot be told which days they are of`,
		advice: `${add} Or enter the term and its holidays under “Term Dates”.`,
	};
}

/** No half term in England is longer, so over more weeks a line with ten marks a week shows a week of holiday. */
const longestHalfTermWeeks = 8;

/** Whether marks put on Mondays to Fridays run on for longer than a half term does, so that they must leave holidays out. */
function skipsHolidays(marks: readonly string[], weekdays: readonly Day[]): boolean {
	let open = 0;
	for (const day of weekdays.keys()) {
		open = areBlank(marks, day) ? 0 : open + 1;
		if (open > longestHalfTermWeeks * 5) return true;
	}
	return false;
}

const closure = new Set(['', '-', '#', '.', '_', '*']);
const areBlank = (marks: readonly string[], day: number): boolean => closure.has(marks[day * 2] as string) && closure.has(marks[day * 2 + 1] as string);

const friday = 4;
const sunday = 6;
const isWeekday = ({ weekday }: Day): boolean => weekday <= friday;

function paired(marks: readonly string[], days: readonly Day[]): MarkedDay[] {
	return days.map((date, day) => ({ ...date, marks: [marks[day * 2] as string, marks[day * 2 + 1] as string] }));
}

function daysFrom(from: string, to: string): Day[] {
	return nextDays(from, mostDays, () => true, to);
}

/** So many days from a date on that are wanted, up to a last one. */
function nextDays(from: string, count: number, wanted: (day: Day) => boolean, last: string | null = null): Day[] {
	const days: Day[] = [];
	for (let after = 0; days.length < count && after < mostDays; after += 1) {
		const day = dayAfter(from, after);
		if (last !== null && day.date > last) break;
		if (wanted(day)) days.push(day);
	}
	return days;
}

/** The days from a date on, kept as far as they were asked for: the rows of a file begin on few dates. */
const daysAfter = new Map<string, Day[]>();
const mostKept = 1_000;

function dayAfter(from: string, after: number): Day {
	let days = daysAfter.get(from);
	if (!days) {
		if (daysAfter.size >= mostKept) daysAfter.clear();
		days = [];
		daysAfter.set(from, days);
	}
	while (days.length <= after) {
		const date = daysLater(from, days.length);
		days.push({ date, weekday: weekdayIndex(date) });
	}
	return days[after] as Day;
}
