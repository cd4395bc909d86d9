import type { Register } from '../../../attendance/item';
import { addDays } from '../registers';

/**
 * The rules done again as slowly and plainly as a person with a calendar and a pencil would, without a line of the code
 * that they check: dates by adding days, marks by their letters, every window looked at in full.
 */
interface Mark {
	readonly date: string;
	readonly half: 'AM' | 'PM';
	readonly mark: string;
}

const days = new Map<string, string[]>();

function dayOf(monday: string, weekday: number): string {
	const ofWeek = days.get(monday) ?? [0, 1, 2, 3, 4].map((day) => addDays(monday, day));
	days.set(monday, ofWeek);
	return ofWeek[weekday] as string;
}

const nothingHeld = ['.', '#', 'Y4', 'Z'];
/** Y4 began on 19 August 2024; before, it was no code, so a mark that cannot be read. */
const isHeld = ({ mark, date }: Mark) => !nothingHeld.includes(mark) || (mark === 'Y4' && date < '2024-08-19');

function weeksOf({ weeks }: Register): Mark[][] {
	return Object.keys(weeks)
		.sort()
		.map((monday) => (weeks[monday] as string).split(' ').map((mark, place): Mark => ({ mark, date: dayOf(monday, Math.floor(place / 2)), half: place % 2 === 0 ? 'AM' : 'PM' })));
}

const named = ({ date, half, mark }: Mark) => ({ date, session: half, code: mark });

/** Ten sessions of G, N, O or U within ten school weeks, from 19 August 2024 on: every ten weeks in turn. */
export function naiveThreshold(register: Register, asAt: string) {
	const schoolWeeks = weeksOf(register).filter((week) => week.some(isHeld));
	const counts = ({ mark, date }: Mark) => ['G', 'N', 'O', 'U'].includes(mark) && date >= '2024-08-19' && date <= asAt;
	const begun = schoolWeeks.filter((week) => week.some((mark) => isHeld(mark) && mark.date <= asAt));

	const inTenWeeks = (first: number) => schoolWeeks.slice(Math.max(first, 0), first + 10).flat().filter(counts);
	let tenth: Mark | undefined;
	let most: Mark[] = [];
	for (let first = -9; first < schoolWeeks.length; first += 1) {
		const found = inTenWeeks(first);
		if (found[9] && (!tenth || found[9].date < tenth.date || (found[9].date === tenth.date && found[9].half < tenth.half))) tenth = found[9];
		if (found.length >= most.length) most = found;
	}

	// How often: strike out the ten relied on, and look again at what comes after them.
	let left = schoolWeeks.map((week) => week.filter(counts));
	const times: Mark[] = [];
	for (;;) {
		const next = left.flat().find((_, index, all) => index >= 9 && weekOf(left, all[index] as Mark) - weekOf(left, all[index - 9] as Mark) < 10);
		if (!next) break;
		times.push(next);
		const seen = left.flat();
		const struck = new Set(seen.slice(0, seen.indexOf(next) + 1));
		left = left.map((week) => week.filter((mark) => !struck.has(mark)));
	}
	const present = begun.slice(-10).flat().filter(counts);
	return {
		firstMetOn: tenth?.date ?? null,
		most: most.length,
		timesMet: times.length,
		lastMetOn: times.at(-1)?.date ?? null,
		now: present.map(named),
	};
}

const weekOf = (weeks: readonly Mark[][], mark: Mark) => weeks.findIndex((week) => week.includes(mark));

/**
 * Runs of school days with nothing but these marks, as lists of dates: each maximal run, and whether nothing came after.
 * A run counts for the year where it has a day in it.
 */
export function naiveRuns(register: Register, asAt: string, letters: readonly string[], yearStart: string) {
	const days = new Map<string, Mark[]>();
	for (const mark of weeksOf(register).flat()) {
		if (mark.date <= asAt && isHeld(mark)) days.set(mark.date, [...(days.get(mark.date) ?? []), mark]);
	}
	const runs: string[][] = [[]];
	for (const [date, marks] of days) {
		if (marks.every(({ mark }) => letters.includes(mark))) (runs.at(-1) as string[]).push(date);
		else runs.push([]);
	}
	const told = (run: readonly string[]) => ({ schoolDays: run.length, from: run[0] ?? null, to: run.at(-1) ?? null });
	const ofYear = runs.filter((run) => run.length > 0 && (run.at(-1) as string) >= yearStart);
	const longest = ofYear.reduce<string[]>((best, run) => (run.length >= best.length ? run : best), []);
	const now = runs.at(-1) as string[];
	return { ...told(longest), current: now.length > 0 && now === longest, now: told(now) };
}

/** N that is still there on the sixth school day after the session or later, from 19 August 2024 on. */
export function naiveOverdueReasons(register: Register, asAt: string) {
	const marks = weeksOf(register).flat().filter(({ date }) => date <= asAt);
	const schoolDays = [...new Set(marks.filter(isHeld).map(({ date }) => date))];
	return marks
		.filter(({ mark, date }) => mark === 'N' && date >= '2024-08-19' && schoolDays.filter((day) => day > date).length > 5)
		.map(({ date, half }) => ({ date, session: half }));
}
