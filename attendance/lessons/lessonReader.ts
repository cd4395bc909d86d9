import { weekdayDate } from '../text/plainEnglish';
import { columnName } from '../register/findings';
import type { Columns } from '../register/columns/columns';
import { withoutPupil } from '../register/marks/rowFaults';
import { isShortened, keyKinds, readKeys } from '../register/pupils/keys';
import type { Roll, RollEntry } from '../register/pupils/roll';
import { orderToldBy, readDate } from '../register/reading/date';
import { readMark } from '../register/reading/mark';
import { readMinutes } from '../register/reading/minutes';
import { textOfRow } from '../register/reading/row';
import type { RejectedRows } from '../register/rejectedRows';
import { isBlankRow, repeatsHeader, type Table, type TableRow } from '../register/table';
import type { LessonField } from './fields';
import { lessonState, type LessonBook } from './lessonBook';
import { isRegistration, readPeriod } from './period';

export interface LessonLimits {
	readonly from: string | null;
	readonly to: string | null;
}

interface DayRead {
	readonly date: string;
	/** `09:00` where the cell holds a time, too. */
	readonly time: string;
}

const mostKept = 20_000;
const longestSubject = 60;
/** A byte holds no more, and no lesson is as long. */
const mostMinutes = 255;

/**
 * Reads rows of lesson marks into the book, each by itself; no row is held. As with session marks, the same mark twice is
 * one mark, two different marks for one pupil and period are a missing mark, and what is no code on its date is a missing
 * mark and a rejected row.
 */
export class LessonReader {
	private readonly days = new Map<string, DayRead | string>();
	private readonly met = new Map<string, RollEntry | null>();
	private readonly keyColumn: number | undefined;
	private dayFirst = false;
	private monthFirst = false;
	/** Rows below the header that hold anything, and lessons among them that were taken over. */
	rows = 0;
	lessons = 0;

	constructor(
		private readonly table: Table,
		private readonly columns: Columns<LessonField>,
		private readonly roll: Roll,
		private readonly book: LessonBook,
		private readonly rejected: RejectedRows,
		private readonly limits: LessonLimits,
	) {
		this.keyColumn = keyKinds.map((kind) => columns.get(kind)).find((column) => column !== undefined);
	}

	/** Some dates can be read only with the month first, and none only with the day first. */
	get hasMonthFirst(): boolean {
		return this.monthFirst && !this.dayFirst;
	}

	add(row: TableRow): void {
		if (isBlankRow(row.cells) || repeatsHeader(this.table, row.cells)) return;
		this.rows += 1;
		const day = this.dayOf(this.cell(row, 'date'));
		if (typeof day === 'string') return this.refuse(row, 'date', day, 'Dates are read as DD/MM/YYYY or YYYY-MM-DD. Correct it in the file, or export it again.');
		if ((this.limits.from !== null && day.date < this.limits.from) || (this.limits.to !== null && day.date > this.limits.to)) return;
		const period = readPeriod(this.cell(row, 'period')) || day.time;
		if (isRegistration(period)) return;
		if (period === '') return this.refuse(row, 'period', 'The row does not say which period it is about', 'Add the period or the time of the lesson.');
		const entry = this.pupilOf(row);
		if (entry) this.enter(row, entry, day.date, period);
	}

	private enter(row: TableRow, entry: RollEntry, date: string, period: string): void {
		const { book } = this;
		const slot = book.slot(date, period);
		const lessons = book.of(entry);
		lessons.reach(slot);
		const cell = this.cell(row, 'mark');
		// Present is one code here, whichever half the lesson is in.
		const reading = readMark(cell, date, 'AM');
		if (reading.kind === 'rejected') this.refuse(row, 'mark', reading.reason, reading.advice);
		const mark = reading.kind === 'code' ? book.numberOf(reading.code) : lessonState.missing;
		const standing = lessons.marks[slot] as number;
		if (mark > standing && standing <= lessonState.missing) {
			this.lessons += standing === lessonState.none ? 1 : 0;
			lessons.marks[slot] = mark;
			lessons.subjects[slot] = book.subject(this.words(row, 'subject'), this.words(row, 'teacher'));
			lessons.minutes[slot] = Math.min(readMinutes(this.cell(row, 'minutesLate')) ?? 0, mostMinutes);
		} else if (mark >= lessonState.firstCode && mark !== standing) {
			lessons.marks[slot] = lessonState.disputed;
			this.refuse(row, 'mark', `Another row holds another mark for the same pupil on ${weekdayDate(date)}, ${period}`, 'Correct it in the MIS and export again. Until then the lesson counts as one without a mark.');
		}
	}

	private pupilOf(row: TableRow): RollEntry | undefined {
		const raw = (this.keyColumn === undefined ? '' : (row.cells[this.keyColumn] ?? '')).trim();
		const met = this.met.get(raw);
		if (met !== undefined && raw !== '') return met ?? undefined;
		const keys = readKeys(textOfRow(row, this.columns));
		const entry = this.roll.find(keys);
		if (!entry) {
			const said = keyKinds.some((kind) => keys[kind] !== '');
			if (said) this.reject(row, this.keyColumn, raw, 'The register has no pupil with this number', 'Export marks and lesson marks for the same pupils and dates. Further rows of this pupil are left out without another word.');
			else this.reject(row, this.keyColumn, raw, withoutPupil.reason, withoutPupil.advice);
		}
		if (raw !== '' && !isShortened(raw)) this.met.set(raw, entry ?? null);
		return entry;
	}

	private dayOf(cell: string): DayRead | string {
		let day = this.days.get(cell);
		if (day === undefined) {
			const order = orderToldBy(cell);
			if (order === 'day first') this.dayFirst = true;
			if (order === 'month first') this.monthFirst = true;
			const read = readDate(cell);
			day = 'problem' in read ? (cell.trim() === '' ? 'The date is empty' : `This date ${read.problem}`) : { date: read.date, time: timeOf(read.seconds) };
			if (this.days.size < mostKept) this.days.set(cell, day);
		}
		return day;
	}

	private cell({ cells }: TableRow, field: LessonField): string {
		const column = this.columns.get(field);
		return column === undefined ? '' : (cells[column] ?? '');
	}

	private words(row: TableRow, field: 'subject' | 'teacher'): string {
		return this.cell(row, field).replace(/\p{Cc}+/gu, ' ').trim().slice(0, longestSubject);
	}

	private refuse(row: TableRow, field: LessonField, reason: string, advice: string): void {
		this.reject(row, this.columns.get(field), this.cell(row, field), reason, advice);
	}

	private reject(row: TableRow, column: number | undefined, value: string, reason: string, advice: string): void {
		this.rejected.add({ file: this.table.file, row: row.row, field: columnName(this.table, column), value, reason, advice });
	}
}

function timeOf(seconds: number | null): string {
	if (seconds === null) return '';
	const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
	return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}`;
}
