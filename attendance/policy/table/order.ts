import { cell, type RowFaults, type WrittenRow } from './writtenRow';

/**
 * Rows by the numbers of the column Order, so that a sheet which somebody sorted by name is still read right. Where no
 * row has one, rows stand in the order in which they are written.
 */
export function inOrder(rows: readonly WrittenRow[], faults: RowFaults): readonly WrittenRow[] {
	if (rows.every((row) => cell(row, 'order') === '')) return rows;
	const seen = new Map<number, WrittenRow>();
	const numbered = rows.map((row) => {
		const text = cell(row, 'order');
		const number = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
		const twin = seen.get(number);
		if (text === '') faults.add(row, 'order', 'is blank; number every row, or none');
		else if (Number.isNaN(number)) faults.add(row, 'order', `holds "${text}"; write a number, such as 3`);
		else if (twin) faults.add(row, 'order', `holds ${text}, as ${twin.place} does; give each row a number of its own`);
		else seen.set(number, row);
		return { row, number: Number.isNaN(number) || text === '' ? Infinity : number };
	});
	return numbered.sort((one, other) => (one.number === other.number ? 0 : one.number - other.number)).map(({ row }) => row);
}
