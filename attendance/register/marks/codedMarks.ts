import type { SessionHalf } from '../../item';
import type { MarkColumn } from '../layout';
import type { RollEntry } from '../pupils/roll';
import { readMoment } from '../reading/date';
import { readMinutes } from '../reading/minutes';
import { uncoded, type CodedBatch, type CodedRows, type TableRow } from '../table';
import type { DatePlace } from './calendar';
import { rejectedMark } from './markBook';
import type { MarksReader } from './marksReader';
import type { MarksBlock, PupilMarks } from './pupilMarks';

/** Not looked up yet, or to be looked up by its text each time. */
const unknownMark = -2;
/** Stands at a place before or after the dates asked for. */
const leftOut = -3;

/** More spellings of marks than any file has; those beyond are looked up by their text. */
const spellingsKept = 256;

/** A place and a mark as one number. */
const bitsOfMark = 15;
const marksMask = (1 << bitsOfMark) - 1;

/** What a row's session column says. `of the date`: it is blank, and the date's own time says it, or nothing does. */
type RowHalf = SessionHalf | 'of the date' | 'unclear';

/** The columns that tell what a row of marks says; the rest of it matters where the pupil is met for the first time. */
interface TellingColumns {
	readonly pupil: number;
	readonly date: number | null;
	readonly session: number | null;
	readonly changedAt: number | null;
	readonly minutesLate: number | null;
	/** Empty where the pupils' column is theirs alone. */
	readonly names: readonly number[];
	readonly marks: readonly MarkColumn[];
}

/**
 * Reads rows of marks by the numbers of their cells: what a number stands for is found once, and a row is then a few
 * look-ups. Whatever is not plain (a pupil not met before, a date or session that cannot be used, a row wider than the header, two
 * marks for one session, no code) is left to the reader of rows as text, so what comes out is the same.
 */
export class CodedMarks {
	/** By the number of a date, session, pupil or moment in its column. */
	private readonly places: (DatePlace | null | undefined)[] = [];
	private readonly halves: (RowHalf | undefined)[] = [];
	private readonly entries: (RollEntry | undefined)[] = [];
	private readonly blocks: (MarksBlock | undefined)[] = [];
	private readonly indexes: number[] = [];
	/** The numbers of a pupil's name, by the number of the pupil. */
	private readonly names: (readonly number[] | undefined)[] = [];
	private readonly moments: (number | null | undefined)[] = [];
	private readonly minutes: (boolean | undefined)[] = [];
	/** By place, and there by the number of the mark's spelling. Each place has marks from one column alone. */
	private readonly marksAt: (Int16Array | undefined)[] = [];
	/** What rows have in the columns of a pupil, and in those of a session: by the number of all their cells together. */
	private readonly pupilOfRun: (PupilMarks | undefined)[] = [];
	private readonly sessionOfRun: (number | undefined)[] = [];
	private readonly dateOfAll: DatePlace | null;

	/** The columns to ask the table for; undefined where its rows must be read as text. */
	static columnsFor({ layout, pupils }: MarksReader): TellingColumns | undefined {
		const { dateColumn, sessionColumn, changedAtColumn, minutesLateColumn, marks } = layout;
		if (pupils.keyColumn === undefined || marks.some(({ twins }) => twins && twins.length > 0)) return undefined;
		return { pupil: pupils.keyColumn, date: dateColumn, session: sessionColumn, changedAt: changedAtColumn, minutesLate: minutesLateColumn, names: pupils.nameColumns, marks };
	}

	/** Which columns of a table to number. */
	static numbered({ pupil, date, session, changedAt, minutesLate, names, marks }: TellingColumns): number[] {
		return [...new Set([pupil, date, session, changedAt, minutesLate, ...names, ...marks.map(({ column }) => column)])].filter((column) => column !== null);
	}

	/** Those that come again together: with each row of a pupil, and with each row of a session. */
	static together({ pupil, date, session, names, marks }: TellingColumns): number[][] {
		return [[pupil, ...names], [date, session, ...marks.map(({ column }) => column)].filter((column) => column !== null)];
	}

	constructor(
		private readonly columns: TellingColumns,
		private readonly rows: CodedRows,
		private readonly reader: MarksReader,
	) {
		this.dateOfAll = columns.date === null ? this.usable(reader.layout.date as string) : null;
	}

	/** Reads the rows of a batch. Throws as the reader of rows as text does. */
	add(batch: CodedBatch): void {
		const { columns, reader, places, halves, blocks, pupilOfRun, sessionOfRun } = this;
		const { keeper, width } = reader;
		const { count, rowNumbers, widths } = batch;
		const numbered = CodedMarks.numbered(columns);
		const codesOf = (column: number) => batch.codes[numbered.indexOf(column)] as Readonly<Int32Array>;
		const pupilCodes = codesOf(columns.pupil);
		const dateCodes = columns.date === null ? null : codesOf(columns.date);
		const sessionCodes = columns.session === null ? null : codesOf(columns.session);
		const changedCodes = columns.changedAt === null ? null : codesOf(columns.changedAt);
		const lateCodes = columns.minutesLate === null ? null : codesOf(columns.minutesLate);
		const nameCodes = columns.names.map(codesOf);
		const marks = columns.marks.map((mark) => ({ ...mark, codes: codesOf(mark.column) }));

		const [pupilRuns, sessionRuns] = batch.together ?? [];
		const byRuns = pupilRuns !== undefined && sessionRuns !== undefined && marks.length === 1;

		for (let index = 0; index < count; index += 1) {
			const moment = changedCodes === null ? null : this.momentOf(changedCodes[index] as number);
			const isPlain = moment !== undefined && (widths[index] as number) <= width && (lateCodes === null || !this.saysMinutes(lateCodes[index] as number));
			if (byRuns && isPlain) {
				const ofPupil = pupilOfRun[pupilRuns[index] as number];
				const ofSession = sessionOfRun[sessionRuns[index] as number];
				if (ofPupil !== undefined && ofSession !== undefined && keeper.keepPlain(ofPupil.block, ofPupil.index, ofSession >> bitsOfMark, ofSession & marksMask, rowNumbers[index] as number, moment)) {
					keeper.counts.rows += 1;
					continue;
				}
			}
			const pupilCode = pupilCodes[index] as number;
			const block = blocks[pupilCode] ?? this.learnPupil(pupilCode);
			const dateCode = dateCodes === null ? uncoded : (dateCodes[index] as number);
			const at = dateCodes === null ? this.dateOfAll : (places[dateCode] ?? this.learnDate(dateCode));
			const half = sessionCodes === null ? 'of the date' : (halves[sessionCodes[index] as number] ?? this.learnHalf(sessionCodes[index] as number));
			const rowHalf = half === 'of the date' ? (at?.half ?? null) : half;
			if (!block || !at || rowHalf === 'unclear' || !isPlain || (rowHalf === null && this.needsHalf) || (nameCodes.length > 0 && this.mayBeAnother(pupilCode, batch, index, nameCodes))) {
				reader.add(batch.row(index));
				continue;
			}
			keeper.counts.rows += 1;
			if (at.outsideLimits) {
				keeper.leaveOut(marks.length);
				continue;
			}
			const pupil = this.indexes[pupilCode] as number;
			for (let column = 0; column < marks.length; column += 1) {
				const { codes, placeInWeek, half: ofColumn } = marks[column] as (typeof marks)[number];
				const place = at.place + (placeInWeek ?? ((ofColumn ?? rowHalf) === 'PM' ? 1 : 0));
				const code = codes[index] as number;
				let mark = code < spellingsKept ? (this.marksAt[place]?.[code] ?? unknownMark) : unknownMark;
				if (mark === unknownMark) mark = this.learnMark((marks[column] as MarkColumn).column, code, place, placeInWeek !== null);
				if (byRuns && mark >= 0) this.learnRuns(pupilRuns[index] as number, pupilCode, sessionRuns[index] as number, place, mark);
				if (mark === leftOut) keeper.leaveOut();
				else if (mark < 0 || !keeper.keepPlain(block, pupil, place, mark, rowNumbers[index] as number, moment)) {
					this.keepAsText(batch.row(index), (marks[column] as MarkColumn).column, pupilCode, place);
				}
			}
		}
	}

	/** Notes what a row's pupil and session stand for, where both come again as they are. */
	private learnRuns(ofPupil: number, pupilCode: number, ofSession: number, place: number, mark: number): void {
		if (ofPupil !== 0) this.pupilOfRun[ofPupil] ??= (this.entries[pupilCode] as RollEntry).marks;
		if (ofSession !== 0) this.sessionOfRun[ofSession] = (place << bitsOfMark) | mark;
	}

	/** For a mark that is no code, or not the one that stands there already. */
	private keepAsText(row: TableRow, column: number, pupilCode: number, place: number): void {
		this.reader.keeper.keep(row, column, this.entries[pupilCode] as RollEntry, place, row.cells[column] ?? '');
	}

	/** Whether a row must say itself which half of the day it is about. */
	private get needsHalf(): boolean {
		return this.reader.layout.kind === 'long';
	}

	/** The marks of a pupil whom a row read as text has named. */
	private learnPupil(code: number): MarksBlock | undefined {
		const entry = code === uncoded ? undefined : this.reader.pupils.metBefore(this.rows.text(this.columns.pupil, code));
		if (!entry) return undefined;
		this.entries[code] = entry;
		this.blocks[code] = entry.marks.block;
		this.indexes[code] = entry.marks.index;
		return entry.marks.block;
	}

	/** Whether a row gives the pupil another name than the rows before it. */
	private mayBeAnother(pupilCode: number, batch: CodedBatch, index: number, nameCodes: readonly Readonly<Int32Array>[]): boolean {
		const known = this.names[pupilCode];
		if (known) {
			for (let column = 0; column < known.length; column += 1) {
				const code = known[column] as number;
				if (code === uncoded || code !== (nameCodes[column] as Readonly<Int32Array>)[index]) return true;
			}
			return false;
		}
		if (!this.reader.pupils.isNamedAs(batch.row(index), this.entries[pupilCode] as RollEntry)) return true;
		this.names[pupilCode] = nameCodes.map((codes) => codes[index] as number);
		return false;
	}

	private learnDate(code: number): DatePlace | null {
		if (code === uncoded) return null;
		const place = this.usable(this.rows.text(this.columns.date as number, code));
		this.places[code] = place;
		return place;
	}

	private usable(date: string): DatePlace | null {
		const at = this.reader.calendar.placeOf(date);
		return 'reason' in at ? null : at;
	}

	private learnHalf(code: number): RowHalf {
		if (code === uncoded) return 'unclear';
		const cell = this.rows.text(this.columns.session as number, code);
		const read = this.reader.sessionOf(cell);
		const half = cell.trim() === '' ? 'of the date' : typeof read === 'string' ? read : 'unclear';
		this.halves[code] = half;
		return half;
	}

	/** Whether the row says how late the pupil came: few do, and they are read as text. */
	private saysMinutes(code: number): boolean {
		if (code === uncoded) return true;
		return (this.minutes[code] ??= readMinutes(this.rows.text(this.columns.minutesLate as number, code)) !== undefined);
	}

	/** Undefined where the row must be looked at. */
	private momentOf(code: number): number | null | undefined {
		if (code === uncoded) return undefined;
		let moment = this.moments[code];
		if (moment === undefined) {
			moment = readMoment(this.rows.text(this.columns.changedAt as number, code));
			this.moments[code] = moment;
		}
		return moment;
	}

	private learnMark(column: number, code: number, place: number, ofWeek: boolean): number {
		if (code === uncoded) return rejectedMark;
		const { book, calendar } = this.reader;
		const outside = ofWeek && calendar.isOutside(book.sessionAt(place).date);
		const mark = outside ? leftOut : book.numberOf(this.rows.text(column, code), place);
		if (code < spellingsKept) (this.marksAt[place] ??= new Int16Array(spellingsKept).fill(unknownMark))[code] = mark;
		return mark;
	}
}
