import { halfOf, weekDates } from '../calendar/weeks';
import { sessionsPerWeek, type Pupil } from '../item';
import { counted, longDate, weekdayDate } from '../text/plainEnglish';
import type { MarkBook } from './marks/markBook';
import type { MarkCounts } from './marks/markKeeper';
import { placeState } from './marks/pupilMarks';
import type { RollEntry } from './pupils/roll';
import type { RejectedRows } from './rejectedRows';
import type { Table } from './table';

/** Marks that agree with no session being due: the school is closed, or the pupil is not on the admission register. */
const agreeWithNone: ReadonlySet<string> = new Set(['#', 'Z']);

interface Registers {
	readonly entries: readonly RollEntry[];
	readonly mondays: readonly string[];
	readonly book: MarkBook;
	readonly counts: MarkCounts;
	readonly rejected: RejectedRows;
	readonly marks: Table;
}

/**
 * Takes out of the registers the marks of days on which the pupil was not on roll, and reports each. No session of the
 * school's was possible for the pupil on that day ("sessions from admission date … sessions after the leaving date excluded",
 * Monitor your school attendance; rules §2.1), so such a mark may be neither an absence nor a missing mark; and since
 * either it or the date on roll is wrong, a person should look.
 */
export function leaveOutOffRoll(registers: Registers): void {
	const { entries, book, mondays, counts, rejected, marks: table } = registers;
	const dates = datesOfPlaces(mondays);
	for (const { pupil, marks } of entries) {
		if (pupil.onRollFrom === null && pupil.onRollTo === null) continue;
		for (const [place, state] of marks.codes.entries()) {
			const why = state === placeState.empty ? undefined : offRoll(dates[place >> 1] as string, pupil);
			if (why === undefined) continue;
			if (state < placeState.firstCode) {
				marks.codes[place] = placeState.empty;
				continue;
			}
			const code = book.codeOf(state);
			if (agreeWithNone.has(code)) continue;
			marks.codes[place] = placeState.empty;
			counts.kept -= 1;
			counts.notDue += 1;
			rejected.add({
				file: table.file,
				row: marks.rowAt(place),
				field: 'Mark',
				value: code,
				reason: `${weekdayDate(dates[place >> 1] as string)} ${halfOf(place)} is ${why}`,
				advice: 'The mark was left out. Check the pupil’s dates on roll, and the register of that day.',
			});
		}
	}
}

/** Takes out the marks of days on which the school is closed by its term dates, and reports each day. */
export function leaveOutOfTerm(registers: Registers, openDays: ReadonlySet<string>): void {
	const { entries, book, mondays, counts, rejected, marks: table } = registers;
	const dates = datesOfPlaces(mondays);
	for (const [day, date] of dates.entries()) {
		if (openDays.has(date)) continue;
		let found = 0;
		let firstRow = Infinity;
		for (const { marks } of entries) {
			for (const place of [day * 2, day * 2 + 1]) {
				const state = marks.codes[place] ?? placeState.empty;
				if (state >= placeState.firstCode && agreeWithNone.has(book.codeOf(state))) continue;
				if (state >= placeState.firstCode) {
					found += 1;
					firstRow = Math.min(firstRow, marks.rowAt(place));
				}
				if (state !== placeState.empty) marks.codes[place] = placeState.empty;
			}
		}
		if (found === 0) continue;
		counts.kept -= found;
		counts.notDue += found;
		rejected.add({
			file: table.file,
			row: Number.isFinite(firstRow) ? firstRow : null,
			field: 'Date',
			value: date,
			reason: `${counted(found, 'mark')} of ${longDate(date)}, a day on which the school is closed by “Term Dates”`,
			advice: 'The marks were left out. Correct “Term Dates” under “Options” if the school was open.',
		});
	}
}

function offRoll(date: string, { onRollFrom, onRollTo }: Pupil): string | undefined {
	if (onRollFrom !== null && date < onRollFrom) return `before the pupil came on roll, on ${longDate(onRollFrom)}`;
	if (onRollTo !== null && date > onRollTo) return `after the pupil’s last day on roll, ${longDate(onRollTo)}`;
	return undefined;
}

/** The date of each pair of places. */
const datesOfPlaces = (mondays: readonly string[]): string[] => mondays.flatMap((monday) => weekDates(monday).slice(0, sessionsPerWeek / 2));
