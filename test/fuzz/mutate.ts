/** What people, systems and damage do to a register. */
import type { Random } from '../sample-school/random';
import type { FuzzFile, Grid } from './register';

const junk = [
	'', ' ', '?', '=1+1', '@SUM(A1)', '+44 1234', '"', "'", '""', 'N/A', '#N/A', '#REF!', 'null', '0', '-1', '1e9', '00:00', '31/02/2026', '29/02/2026', '29/02/2028', '25/10/2026', '09/14/2026', '2026-13-01',
	'46275', '1', 'AM', 'PM', 'Period 1', 'Present', '/\\', '//', '/,\\', 'Ω', 'é', '😀', '\u202eabc', '\u200b', 'x'.repeat(300), 'Total', 'Printed on 01/09/2026', 'UPN', 'Date', 'Mark', 'Session', 'Z1', 'c', 'y3', 'I02',
];

const titles = [['Oak School attendance'], ['Week commencing: 07/09/2026'], ['Date:', '07/09/2026'], ['', ''], ['School', 'Oak, Elm; and | Ash'], ['Mark', 'Date'], ['07/09/2026 to 25/09/2026']];

/** Changes of cells that leave the header alone and say nothing of the order of rows. */
export function damageCells({ grid, headerRows }: FuzzFile, random: Random): Grid {
	const changed = grid.map((row) => [...row]);
	for (let count = random.integer(0, 4); count > 0; count -= 1) {
		const row = changed[random.integer(headerRows, changed.length - 1)];
		// The pupil's number and names stay: which of two spellings of a pupil comes first may be seen.
		if (row) row[random.integer(4, row.length - 1)] = random.pick(junk);
	}
	return changed;
}

type Change = (grid: Grid, random: Random) => void;

const anyRow = (grid: Grid, random: Random): string[] => random.pick(grid);

/** Changes of a whole table. None makes a cell of several lines, so that its rows have the same numbers in text and workbook. */
const changes: readonly Change[] = [
	(grid, random) => {
		const row = anyRow(grid, random);
		row[random.integer(0, row.length)] = random.pick(junk);
	},
	(grid, random) => void grid.splice(random.integer(0, grid.length), 0, [...anyRow(grid, random)]),
	(grid, random) => void grid.splice(random.integer(0, grid.length - 1), 1),
	(grid, random) => void grid.splice(random.integer(0, 2), 0, [...random.pick(titles)]),
	(grid, random) => void grid.splice(random.integer(0, grid.length), 0, [...Array(random.integer(1, 3))].map(() => '')),
	(grid, random) => void anyRow(grid, random).splice(random.integer(0, 6), 1),
	(grid, random) => void anyRow(grid, random).splice(random.integer(0, 6), 0, random.pick(junk)),
	(grid, random) => {
		const [from, to] = [random.integer(0, 8), random.integer(0, 8)];
		for (const row of grid) row.splice(to, 0, ...row.splice(from, 1));
	},
	(grid, random) => {
		const column = random.integer(0, 8);
		for (const row of grid) row.splice(column, 1);
	},
	(grid, random) => {
		const column = random.integer(0, 8);
		for (const row of grid) row.splice(column + 1, 0, row[column] ?? '');
	},
	(grid, random) => {
		const column = random.integer(0, 8);
		const text = random.pick(junk);
		for (const row of grid.slice(1)) row[column] = text;
	},
	(grid, random) => {
		const [one, other] = [random.integer(0, grid.length - 1), random.integer(0, grid.length - 1)];
		[grid[one], grid[other]] = [grid[other] as string[], grid[one] as string[]];
	},
	(grid, random) => void grid.push(random.pick([['Total pupils: 3'], ['Printed 01/10/2026', 'page 1'], ['', '', 'End of report']])),
	(grid, random) => {
		const row = anyRow(grid, random);
		for (const [column, cell = ''] of row.entries()) row[column] = random.pick([cell.toUpperCase(), ` ${cell} `, `${cell}\u00a0`, cell.toLowerCase()]);
	},
	(grid, random) => {
		const width = random.pick([50, 300, 16_384]);
		const row = anyRow(grid, random);
		while (row.length < width) row.push(random.chance(0.01) ? random.pick(junk) : '');
	},
];

export function damageGrid(grid: Grid, random: Random): Grid {
	const changed = grid.map((row) => [...row]);
	for (let count = random.integer(1, 4); count > 0 && changed.length > 0; count -= 1) random.pick(changes)(changed, random);
	for (const row of changed) for (let column = 0; column < row.length; column += 1) row[column] ??= '';
	// A workbook cannot tell blank cells at a row's end from none.
	return changed.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
}

const snippets = ['"', '""', '\r', '\n', '\0', ',', ';', '\t', '\ufeff', '\xff\xfe', '<', '>', '&', '<c r="A1"/>', '<!--', ']]>', '<![CDATA[', '&#0;', '&#x10ffff;', 'PK\x03\x04', ' r="XFD1048576"', ' t="s"', '<mergeCell ref="A1:ZZ900"/>', '\xe9'];

/** Damages bytes: turned, lost, doubled, strewn with what readers look for, cut off, or moved. */
export function damageBytes(content: Buffer, random: Random): Buffer {
	let bytes = Buffer.from(content);
	for (let count = random.integer(1, 6); count > 0; count -= 1) {
		const at = random.integer(0, bytes.length);
		const length = random.pick([1, 1, 4, 40, 400]);
		const piece = bytes.subarray(at, at + length);
		switch (random.integer(0, 6)) {
			case 0:
				if (at < bytes.length) bytes[at] = random.integer(0, 255);
				break;
			case 1:
				bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
				break;
			case 2:
				bytes = Buffer.concat([bytes.subarray(0, at), piece, piece, bytes.subarray(at + length)]);
				break;
			case 3:
				bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(snippets), 'latin1'), bytes.subarray(at)]);
				break;
			case 4:
				if (random.chance(0.3)) bytes = bytes.subarray(0, at);
				break;
			case 5:
				bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length), piece]);
				break;
			default:
				if (random.chance(0.1)) bytes = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(random.pick([5_000, 300_000, 2_000_000]), random.pick(snippets)), bytes.subarray(at)]);
		}
	}
	return bytes;
}
