import { fields, type Field } from './columns';

/** A row as somebody wrote it, in a spreadsheet or by the node's form: its cells as text, and where each is found. */
export interface WrittenRow {
	/** Text without spaces about it; a column that is not there is a blank cell. */
	readonly cells: Readonly<Partial<Record<Field, string>>>;
	/** Where the row is, as a person finds it: `row 4`. */
	readonly place: string;
	/** Where a cell is: `row 4, column "Due When"`. */
	readonly at: (field: Field) => string;
	/** Cells that hold what is no text, and what is wrong with each. */
	readonly unread?: Readonly<Partial<Record<Field, string>>>;
}

export const cell = (row: WrittenRow, field: Field): string => row.cells[field] ?? '';

/** Everything that is wrong, each cell once, in the order in which the rows stand. */
export class RowFaults {
	readonly #faults = new Map<WrittenRow | null, Map<Field, string[]>>();
	readonly #rows: readonly WrittenRow[];

	constructor(rows: readonly WrittenRow[]) {
		this.#rows = rows;
		for (const row of rows) for (const [field, fault] of Object.entries(row.unread ?? {})) this.#faults.set(row, (this.#faults.get(row) ?? new Map()).set(field as Field, [fault]));
	}

	/**
	 * Adds what is wrong with a cell, in words that follow its place: `is blank; …`. No row: the whole. A cell that is blank,
	 * or that could not be read at all, is so for every reader, and says it once.
	 */
	add(row: WrittenRow | null, field: Field, fault: string): void {
		const ofRow = this.#faults.get(row) ?? new Map<Field, string[]>();
		const said = ofRow.get(field) ?? [];
		if (row && said.length > 0 && cell(row, field) === '') return;
		this.#faults.set(row, ofRow.set(field, [...said, fault]));
	}

	/** Whether something is wrong with a cell already, so that what follows from it need not be said. */
	has(row: WrittenRow | null, field: Field): boolean {
		return this.#faults.get(row)?.has(field) ?? false;
	}

	/** In words, first row first, and in a row by its columns. */
	list(): string[] {
		const ofRow = (row: WrittenRow | null) => [...(this.#faults.get(row) ?? [])].sort(([one], [other]) => fields.indexOf(one) - fields.indexOf(other)).flatMap(([field, faults]) => faults.map((fault) => (row ? placed(row.at(field), fault) : fault)));
		return [...ofRow(null), ...this.#rows.flatMap(ofRow)];
	}
}

/** A fault that begins with what the cell says is set off from its place. */
const placed = (place: string, fault: string): string => `${place}${fault.startsWith('"') ? ':' : ''} ${fault}`;

/** What is said of a blank cell that must hold something. */
export const blank = (expected: string): string => `is blank; write ${expected}`;
