import { didYouMean } from '../../text/nearest';
import { plainLetters } from '../../text/plainLetters';
import type { Fault } from './conditionWords';
import { oneLine } from './cells';
import type { RowKind } from './columns';
import { blank, cell, type RowFaults, type WrittenRow } from './writtenRow';

/** The id that a name makes: "Early concern letter" is `early-concern-letter`. Empty where it holds no Latin letter or digit. */
export const idFromName = (name: string): string => plainLetters(name).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');

interface Named {
	readonly id: string;
	readonly name: string;
	readonly row: WrittenRow;
}

/** Rows that are known by a name or an id: steps, whose rows may be several, and routes. */
export class NamedThings {
	/** In the order of the rows. */
	readonly all: readonly Named[];
	readonly #ids: ReadonlyMap<string, ReadonlySet<string>>;

	constructor(
		private readonly kind: RowKind,
		rows: readonly WrittenRow[],
		faults: RowFaults,
		{ quiet = false } = {},
	) {
		const written = rows.map((row) => ({ id: idAsWritten(cell(row, 'id')), name: oneLine(cell(row, 'name')), row }));
		const idsOfName = new Map<string, Set<string>>();
		for (const { id, name } of written) if (id !== '' && name !== '') add(idsOfName, name, id);
		this.all = written.map((entry) => {
			if (entry.id !== '') return entry;
			const known = [...(idsOfName.get(plainLetters(entry.name)) ?? [])];
			if (known.length > 1 && !quiet) faults.add(entry.row, 'id', blank(`which is meant of those called "${entry.name}": ${known.join(', ')}`));
			const id = known[0] ?? idFromName(entry.name);
			if (id === '' && !quiet) faults.add(entry.row, entry.name === '' ? 'name' : 'id', entry.name === '' ? blank(`the ${kind.toLowerCase()}’s name, in each of its rows`) : blank('such as early-concern, since the name has no letter of which to make one'));
			return { ...entry, id: id || `unnamed-${rows.indexOf(entry.row) + 1}` };
		});
		const ids = new Map<string, Set<string>>();
		for (const { id, name } of this.all) {
			add(ids, id, id);
			if (name !== '') add(ids, name, id);
		}
		this.#ids = ids;
	}

	/** The id that a name or an id stands for. */
	find(text: string): string | Fault {
		const byId = this.all.find(({ id }) => id === text);
		if (byId) return byId.id;
		const [id, ...others] = [...(this.#ids.get(plainLetters(text)) ?? [])];
		if (id !== undefined && others.length === 0) return id;
		if (id !== undefined) return { fault: `holds "${text}", which is the name of several; write which is meant: ${[id, ...others].join(', ')}` };
		const names = [...new Set(this.all.map(({ name }) => name).filter((name) => name !== ''))];
		return { fault: `holds "${text}", which is no ${this.kind.toLowerCase()} of this policy${didYouMean(text, names)}` };
	}
}

const idAsWritten = (text: string): string => text.trim();

function add(ids: Map<string, Set<string>>, name: string, id: string): void {
	const key = plainLetters(name);
	ids.set(key, (ids.get(key) ?? new Set()).add(id));
}
