import type { Attendance } from '../../item';
import { measureTotals, type AttendanceTotals } from '../../measures';
import type { Columns } from '../columns/columns';
import type { TotalField } from '../columns/totalFields';
import { columnName } from '../findings';
import { MarkKeeper, type MarkCounts } from '../marks/markKeeper';
import { MarkBook } from '../marks/markBook';
import { PupilRows } from '../marks/pupilRows';
import type { MarksField } from '../marks/rowPupils';
import type { Roll, RollEntry } from '../pupils/roll';
import { readDate } from '../reading/date';
import type { RejectedRows } from '../rejectedRows';
import type { Table, TableRow } from '../table';
import { readTotals } from './readTotals';

interface PupilTotals {
	readonly row: number;
	readonly totals: AttendanceTotals;
	readonly from: string | null;
	readonly to: string | null;
}

const correct = 'Correct it in the MIS and export again. Until then the pupil is left out.';

/** Reads a row a pupil with counts of sessions. A pupil with several rows has several times, such as terms, which are added. */
export class TotalsReader {
	private readonly keeper: MarkKeeper;
	private readonly rows: PupilRows;
	private readonly byPupil = new Map<RollEntry, PupilTotals[]>();

	constructor(
		private readonly table: Table,
		private readonly totals: Columns<TotalField>,
		columns: Columns<MarksField>,
		roll: Roll,
		private readonly rejected: RejectedRows,
	) {
		this.keeper = new MarkKeeper(table, null, new MarkBook([]), rejected);
		this.rows = new PupilRows(table, columns, roll, rejected, this.keeper, 1);
	}

	get counts(): MarkCounts {
		return this.keeper.counts;
	}

	add(row: TableRow): void {
		if (!this.rows.holdsMarks(row)) return;
		const entry = this.rows.pupilOf(row);
		if (!entry) return;
		this.counts.read += 1;
		const totals = readTotals(row, this.totals);
		if ('reason' in totals) {
			this.reject(row, totals.field, totals.reason, correct);
			return;
		}
		const dates = { from: this.dayOf(row, 'totalsFrom'), to: this.dayOf(row, 'totalsTo') };
		const own = this.byPupil.get(entry) ?? [];
		this.byPupil.set(entry, [...own, { row: row.row, totals, ...dates }]);
		this.counts.kept += 1;
	}

	/** The measures of each pupil whose totals can be used. Rows that contradict each other are reported, and their pupil left out. */
	measured(): Map<RollEntry, Attendance> {
		const measured = new Map<RollEntry, Attendance>();
		for (const [entry, times] of this.byPupil) {
			const joined = joinTimes(times);
			if (joined) measured.set(entry, measureTotals(joined.totals, joined));
			else this.rejectTimes(times);
		}
		return measured;
	}

	private rejectTimes(times: readonly PupilTotals[]): void {
		for (const { row } of times) {
			this.counts.kept -= 1;
			this.counts.rejected += 1;
			const others = times.find((other) => other.row !== row)?.row;
			this.rejected.add({
				file: this.table.file,
				row,
				field: 'Row',
				value: '',
				reason: `The pupil has other totals in row ${others}, and their dates do not show that both are to be added`,
				advice: 'Export one row for each pupil, or a first and a last date for each row. Until then the pupil is left out.',
			});
		}
	}

	private dayOf(row: TableRow, field: 'totalsFrom' | 'totalsTo'): string | null {
		const column = this.totals.get(field);
		const cell = column === undefined ? '' : (row.cells[column] ?? '').trim();
		if (cell === '') return null;
		const read = readDate(cell);
		if (!('problem' in read)) return read.date;
		this.rejected.add({ ...this.place(row, field), reason: `This date ${read.problem}`, advice: 'Write it as DD/MM/YYYY. The totals were kept without it.' });
		return null;
	}

	private reject(row: TableRow, field: TotalField | null, reason: string, advice: string): void {
		this.counts.rejected += 1;
		this.rejected.add({ ...this.place(row, field), reason, advice });
	}

	private place(row: TableRow, field: TotalField | null) {
		const column = field === null ? undefined : this.totals.get(field);
		return { file: this.table.file, row: row.row, field: columnName(this.table, column), value: row.cells[column ?? -1] ?? '' };
	}
}

/** One time of all, where the times follow each other; the same totals twice are one. Undefined where they may overlap. */
function joinTimes(times: readonly PupilTotals[]): Omit<PupilTotals, 'row'> | undefined {
	const distinct = [...new Map(times.map((time) => [JSON.stringify([time.totals, time.from, time.to]), time])).values()];
	const [first, ...others] = distinct.sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
	if (!first) return undefined;
	let joined: Omit<PupilTotals, 'row'> = first;
	for (const next of others) {
		if (joined.to === null || next.from === null || next.from <= joined.to) return undefined;
		joined = { totals: sumOf(joined.totals, next.totals), from: joined.from, to: next.to };
	}
	return joined;
}

/** The sums of two times; what one of them does not say stays unsaid. */
function sumOf(one: AttendanceTotals, other: AttendanceTotals): AttendanceTotals {
	const add = (field: Exclude<keyof AttendanceTotals, 'codes' | 'possibleSessions'>): number | null => {
		const [a, b] = [one[field], other[field]];
		return a === null || b === null ? null : a + b;
	};
	return {
		possibleSessions: one.possibleSessions + other.possibleSessions,
		attendedSessions: add('attendedSessions'),
		presentSessions: add('presentSessions'),
		approvedEducationalActivitySessions: add('approvedEducationalActivitySessions'),
		absentSessions: add('absentSessions'),
		authorisedAbsentSessions: add('authorisedAbsentSessions'),
		unauthorisedAbsentSessions: add('unauthorisedAbsentSessions'),
		lateSessions: add('lateSessions'),
		missingMarks: add('missingMarks'),
		codes: null,
	};
}
