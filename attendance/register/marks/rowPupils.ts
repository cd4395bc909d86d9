import { thousands } from '../../text/plainEnglish';
import type { Columns } from '../columns/columns';
import type { marksFileFields } from '../columns/fields';
import { cellFinding, columnName } from '../findings';
import { isFooter } from '../pupils/footer';
import { isShortened, keyKinds, readKeys } from '../pupils/keys';
import { readPupil, type PupilField } from '../pupils/readPupil';
import { isAnotherChild, type Roll, type RollEntry } from '../pupils/roll';
import { plainCell } from '../reading/plainCell';
import { textOfRow } from '../reading/row';
import { RegisterFileError } from '../registerFileError';
import type { RejectedRows } from '../rejectedRows';
import type { Table, TableRow } from '../table';

/** A file of marks may carry the pupils' details too. */
export type MarksField = keyof typeof marksFileFields | PupilField;

/** A pupil's name, without what may change in a year. */
const nameFields = ['legalSurname', 'legalForename', 'fullName', 'surnameFirst'] as const;

/** More pupils than any school: the pupil column must be something else, such as a number for each mark. */
const mostPupils = 100_000;

/** Finds the pupil of each row of a file of marks, and puts those on the roll whom no other file has named. */
export class RowPupils {
	/** The first column that names a pupil. */
	readonly keyColumn: number | undefined;
	/** The columns of the pupil's name, where a UPN alone tells the pupils apart: it may be another child's too. */
	readonly nameColumns: readonly number[];
	private readonly met = new Map<string, RollEntry>();
	/** How the file writes each pupil's name. */
	private readonly names = new Map<RollEntry, string>();
	private readonly ambiguous = new Set<string>();

	constructor(
		private readonly table: Table,
		private readonly columns: Columns<MarksField>,
		private readonly roll: Roll,
		private readonly rejected: RejectedRows,
	) {
		this.keyColumn = keyKinds.map((kind) => columns.get(kind)).find((column) => column !== undefined);
		const byUpn = this.keyColumn !== undefined && this.keyColumn === columns.get('upn');
		const named = byUpn ? nameFields.map((field) => columns.get(field)) : [];
		this.nameColumns = named.filter((column) => column !== undefined);
	}

	/** The pupil of a row: one look-up where the pupil was met before. Undefined where the row does not say. */
	of(row: TableRow): RollEntry | undefined {
		const raw = this.keyColumn === undefined ? undefined : row.cells[this.keyColumn];
		const met = raw ? this.met.get(raw) : undefined;
		if (met && this.isNamedAs(row, met)) return met;
		const entry = this.meet(row);
		if (entry && raw?.trim() && !isShortened(raw)) this.met.set(raw, entry);
		return entry;
	}

	/** The pupil whom an earlier row named by this very text in the column that names pupils. */
	metBefore(key: string): RollEntry | undefined {
		return this.met.get(key);
	}

	/** Whether a row gives a pupil the name that the file's first row of theirs does, or none. */
	isNamedAs({ cells }: TableRow, entry: RollEntry): boolean {
		if (this.nameColumns.length === 0) return true;
		const name = this.nameColumns.map((column) => plainCell(cells[column] ?? '')).join(' ').replace(/\s+/g, ' ').trim().toLowerCase();
		const first = this.names.get(entry);
		if (first === undefined && name !== '') this.names.set(entry, name);
		return name === '' || first === undefined || first === name;
	}

	private meet(row: TableRow): RollEntry | undefined {
		const keys = readKeys(textOfRow(row, this.columns));
		if (this.roll.isAmbiguous(keys)) {
			this.reportAmbiguous(row, keys.upn);
			return undefined;
		}
		const known = this.roll.find(keys);
		if (known && !this.isNamedAs(row, known)) {
			this.reportAmbiguous(row, keys.upn);
			return undefined;
		}
		const fromRow = readPupil(row, this.columns);
		if (!fromRow || (!known && isFooter(fromRow, row, this.columns))) return undefined;
		if (known && !(known.detailsRow === null && isAnotherChild(known.pupil, fromRow.pupil))) {
			known.fillGaps(fromRow.pupil);
			return known;
		}
		for (const problem of fromRow.problems) this.rejected.add(cellFinding(this.table, row.row, this.columns, problem));
		if (this.roll.entries.length >= mostPupils) throw this.tooMany();
		const entry = this.roll.add(fromRow, null);
		this.isNamedAs(row, entry);
		return entry;
	}

	/** Said once for each UPN; each of its rows is refused by the caller. */
	private reportAmbiguous({ row }: TableRow, upn: string): void {
		if (this.ambiguous.has(upn)) return;
		this.ambiguous.add(upn);
		this.rejected.add({
			file: this.table.file,
			row,
			field: columnName(this.table, this.columns.get('upn')),
			value: upn,
			reason: 'Two pupils have this UPN, so its rows could be of either',
			advice: 'Correct the UPN in the MIS, or export the marks with the admission number too.',
		});
	}

	private tooMany(): RegisterFileError {
		return new RegisterFileError(
			`${this.table.file}: the file names more than ${thousands(mostPupils)} pupils`,
			`The column "${columnName(this.table, this.keyColumn)}" seems not to hold the pupils' numbers. Name the right column "Admission Number" or "UPN".`,
		);
	}
}
