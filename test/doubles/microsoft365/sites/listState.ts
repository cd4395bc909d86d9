import { Counter, stableId } from '../ids';

/** A column of a list. `name` is what `fields` calls it and never changes; `displayName` is what people see. */
export interface Column {
	readonly name: string;
	readonly displayName: string;
	readonly kind: 'text' | 'number' | 'dateTime' | 'boolean' | 'choice';
	readonly required?: boolean;
	/** Only by an indexed column a long list is filtered without further ado. */
	readonly indexed?: boolean;
	readonly readOnly?: boolean;
	/** Texts that a choice column offers. */
	readonly choices?: readonly string[];
	/** More than one line: over 255 characters. */
	readonly multiline?: boolean;
}

export interface ListEntry {
	readonly id: string;
	readonly created: string;
	modified: string;
	version: number;
	fields: Record<string, unknown>;
}

/** Columns that each list has. */
const builtIn: readonly Column[] = [
	{ name: 'Title', displayName: 'Title', kind: 'text', required: false },
	...['ID', 'Created', 'Modified'].map((name): Column => ({ name, displayName: name, kind: name === 'ID' ? 'number' : 'dateTime', readOnly: true })),
];

export class GraphList {
	readonly columns: Column[];
	readonly entries: ListEntry[] = [];
	private readonly counter = new Counter();

	constructor(
		readonly id: string,
		readonly displayName: string,
		columns: readonly Column[],
	) {
		this.columns = [...builtIn.filter(({ name }) => !columns.some((own) => own.name === name)), ...columns];
	}

	add(fields: Readonly<Record<string, unknown>>): ListEntry {
		const now = new Date().toISOString();
		const entry = { id: String(this.counter.next()), created: now, modified: now, version: 1, fields: { ...fields } };
		this.entries.push(entry);
		return entry;
	}

	find(id: string): ListEntry | undefined {
		return this.entries.find((entry) => entry.id === id);
	}

	eTag(entry: ListEntry): string {
		return `"${stableId(`${this.id} ${entry.id}`)},${entry.version}"`;
	}
}
