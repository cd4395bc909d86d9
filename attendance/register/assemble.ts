import { mondayOf, weekDates } from '../calendar/weeks';
import { lateCodes } from '../codes';
import { sessionsPerWeek, type ItemOf, type RefusedMark, type Register, type School } from '../item';
import type { MarkBook } from './marks/markBook';
import { placeState } from './marks/pupilMarks';
import { byGroupAndName } from './order';
import type { RollEntry } from './pupils/roll';
import { WeekLines, type Week } from './weekLines';

export type ImportedPupil = ItemOf<'school' | 'pupil' | 'contacts' | 'register'>;

/**
 * Puts together one item a pupil, by registration group and then by name. All registers have the same weeks: those in
 * which anyone in the file has a mark. Where nobody has one the school was closed (`.`); where others have one and the
 * pupil has none it is missing (`-`), unless the pupil was not on roll (`.`). Where the days on which the school is open are
 * given, all marks of such a day are missing where nobody has one, between the first and the last day with a mark.
 */
export function assemble(
	entries: readonly RollEntry[],
	mondays: readonly string[],
	book: MarkBook,
	school: School,
	openDays: ReadonlySet<string> | null = null,
): ImportedPupil[] {
	const weeks = weeksOf(entries, mondays, openDays);
	const days = weeks.flatMap(({ dates, open }) => dates.filter((_, day) => open[day * 2] || open[day * 2 + 1]));
	const [from, to] = [days[0], days.at(-1)];
	if (from === undefined || to === undefined) return [];
	const lines = new Map<string, string>();
	const spellers = weeks.map((week) => ({ monday: week.monday, lines: new WeekLines(week, book, lines) }));
	// A copy of one object takes a quarter of the memory that an object made key by key takes.
	const noWeeks = Object.fromEntries(weeks.map(({ monday }) => [monday, '']));
	return byGroupAndName(entries).map((entry) => {
		const { pupil, contacts, marks } = entry;
		const register: Register = { from, to, weeks: { ...noWeeks } };
		for (const speller of spellers) register.weeks[speller.monday] = speller.lines.lineOf(marks.codes, pupil);
		const minutesLate = minutesLateOf(entry, book);
		if (minutesLate) register.minutesLate = minutesLate;
		const refusedMarks = refusedMarksOf(entry, book);
		if (refusedMarks.length > 0) register.refusedMarks = refusedMarks;
		return { school: { ...school }, pupil, contacts, register };
	});
}

/** The minutes of the sessions that were marked late in the end, oldest first; undefined where there are none. */
function minutesLateOf({ marks, minutesLate }: RollEntry, book: MarkBook): Record<string, number> | undefined {
	if (minutesLate === null) return undefined;
	const late = [...minutesLate].flatMap(([place, minutes]): [string, number][] => {
		const state = marks.codes[place] ?? placeState.empty;
		if (state < placeState.firstCode || !lateCodes.has(book.codeOf(state))) return [];
		const { date, half } = book.sessionAt(place);
		return [[`${date} ${half}`, minutes]];
	});
	return late.length > 0 ? Object.fromEntries(late.sort(([one], [other]) => (one < other ? -1 : 1))) : undefined;
}

/** What was refused and has not been followed by a mark that could be read, oldest first. */
function refusedMarksOf({ marks, refused }: RollEntry, book: MarkBook): RefusedMark[] {
	if (refused === null) return [];
	const found = [...refused].flatMap(([place, written]): RefusedMark[] => {
		const state = marks.codes[place];
		if (state !== placeState.unreadable && state !== placeState.disputed) return [];
		const { date, half: session } = book.sessionAt(place);
		return [state === placeState.disputed ? { date, session, written: '', why: 'two different marks' } : { date, session, written, why: 'no code on this date' }];
	});
	return found.sort((one, other) => (`${one.date} ${one.session}` < `${other.date} ${other.session}` ? -1 : 1));
}

function weeksOf(entries: readonly RollEntry[], mondays: readonly string[], openDays: ReadonlySet<string> | null): Week[] {
	const open = new Uint8Array(mondays.length * sessionsPerWeek);
	for (const { marks: { codes } } of entries) {
		const places = Math.min(codes.length, open.length);
		for (let place = 0; place < places; place += 1) {
			if ((codes[place] as number) >= placeState.firstCode) open[place] = 1;
		}
	}
	const weeks = mondays
		.map((monday, index) => {
			const firstPlace = index * sessionsPerWeek;
			const dates = weekDates(monday);
			const isOpen = (session: number) => open[firstPlace + session] === 1 && (openDays?.has(dates[session >> 1] as string) ?? true);
			return { monday, dates, firstPlace, open: Array.from({ length: sessionsPerWeek }, (_, session) => isOpen(session)) };
		})
		.filter((week) => week.open.includes(true));
	return (openDays ? withOpenDays(weeks, openDays) : weeks).sort((one, other) => (one.monday < other.monday ? -1 : 1));
}

/** The weeks with the days that are open though nobody has a mark, from the first day with a mark to the last. */
function withOpenDays(marked: readonly Week[], openDays: ReadonlySet<string>): Week[] {
	const markedDays = marked.flatMap(({ dates, open }) => dates.filter((_, day) => open[day * 2] || open[day * 2 + 1])).sort();
	const [first, last] = [markedDays[0] ?? '', markedDays.at(-1) ?? ''];
	const unmarked = [...openDays].filter((date) => date > first && date < last && !markedDays.includes(date));
	const weeks = new Map(marked.map((week) => [week.monday, week]));
	for (const date of unmarked) {
		const monday = mondayOf(date);
		const week = weeks.get(monday) ?? { monday, dates: weekDates(monday), firstPlace: Infinity, open: new Array<boolean>(sessionsPerWeek).fill(false) };
		weeks.set(monday, { ...week, open: week.open.map((isOpen, session) => isOpen || week.dates[session >> 1] === date) });
	}
	return [...weeks.values()];
}
