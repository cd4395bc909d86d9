import { isAbsent, codeOn } from '../../../attendance/codes';
import { withWrongCheckLetter } from '../people/upn';
import { Random } from '../random';
import type { SampleSchool } from '../index';
import type { CsvTable } from './csv';
import { weekColumns } from './tables';

export type DirtKind = 'withdrawn code' | 'impossible date' | 'two different marks' | 'wrong check letter';

/** One cell of an export that is wrong on purpose. Two rows that contradict each other are two of these. */
export interface PlantedDirt {
	readonly kind: DirtKind;
	readonly file: 'marks.csv' | 'pupils.csv';
	/** Row of the file as a spreadsheet numbers it, the header being 1. */
	readonly row: number;
	/** The column's heading. */
	readonly field: string;
	readonly value: string;
	readonly pupilId: string;
}

export type Layout = 'long' | 'weekly';

export interface Tables {
	readonly marks: CsvTable;
	readonly pupils: CsvTable;
}

const withdrawnCodes = 3;
/** September has thirty days. */
const impossibleDate = (school: SampleSchool) => `31/09/${school.calendar.year.slice(0, 4)}`;

type Planted = Omit<PlantedDirt, 'row'> & { readonly at: string[] };

/**
 * Plants the faults that real exports have: holidays still coded H, which was withdrawn in August 2024; a row with a date
 * that no calendar has; one session with two different marks; a UPN with a wrong check letter (in the pupils' file and,
 * as an MIS would print it, beside the pupil's marks). Gives the tables with the faults and the list of them.
 */
export function plantDirt({ marks, pupils }: Tables, layout: Layout, school: SampleSchool): { tables: Tables; dirt: PlantedDirt[] } {
	const random = new Random(school.seed, 'dirt', school.phase);
	const planted: Planted[] = [];
	const rows = marks.rows.map((row) => [...row]);
	const used = new Set<string>();
	const column = (heading: string) => marks.header.indexOf(heading);
	const markColumns = (layout === 'long' ? ['Mark'] : weekColumns).map(column);
	const idOf = (row: readonly string[]) => row[0] as string;

	/** A row, and a column of it, whose mark passes; each time of another pupil. A school too small for a fault goes without it. */
	const find = (passes: (mark: string) => boolean): { at: number; row: string[]; markColumn: number } | undefined => {
		for (let tries = 0; tries < 20_000; tries += 1) {
			const at = random.integer(0, rows.length - 1);
			const row = rows[at] as string[];
			const markColumn = random.pick(markColumns);
			if (used.has(idOf(row)) || !passes(row[markColumn] as string)) continue;
			used.add(idOf(row));
			return { at, row, markColumn };
		}
		return undefined;
	};
	const note = (kind: DirtKind, at: string[], markColumn: number) =>
		planted.push({ kind, file: 'marks.csv', field: marks.header[markColumn] as string, value: at[markColumn] as string, pupilId: idOf(at), at });
	const absent = (mark: string) => {
		const code = codeOn(mark, school.asAt);
		return code !== undefined && isAbsent(code.class);
	};
	const present = (mark: string) => mark === '/' || mark === '\\';

	for (let left = withdrawnCodes; left > 0; left -= 1) {
		const holiday = find(absent);
		if (!holiday) break;
		holiday.row[holiday.markColumn] = 'H';
		note('withdrawn code', holiday.row, holiday.markColumn);
	}
	const twice = find(present);
	if (twice) {
		const contradiction = twice.row.with(twice.markColumn, 'I');
		rows.splice(twice.at + 1, 0, contradiction);
		note('two different marks', twice.row, twice.markColumn);
		note('two different marks', contradiction, twice.markColumn);
	}
	const dated = find(present);
	if (dated) {
		const dateColumn = column(layout === 'long' ? 'Date' : 'Week Beginning');
		const undated = dated.row.with(dateColumn, impossibleDate(school));
		rows.splice(dated.at + 1, 0, undated);
		note('impossible date', undated, dateColumn);
	}
	const slip = find(() => true);
	const slipped = slip ? idOf(slip.row) : undefined;
	const wrong = slip ? withWrongCheckLetter(slip.row[1] as string) : '';
	const pupilRows = pupils.rows.map((row) => (idOf(row) === slipped ? row.with(1, wrong) : row));
	for (const row of rows) if (idOf(row) === slipped) row[1] = wrong;

	const rowOf = new Map(rows.map((row, index) => [row, index + 2]));
	const dirt = planted.map(({ at, ...rest }): PlantedDirt => ({ ...rest, row: rowOf.get(at) as number }));
	if (slipped) {
		const row = pupilRows.findIndex((cells) => idOf(cells) === slipped) + 2;
		dirt.push({ kind: 'wrong check letter', file: 'pupils.csv', row, field: 'UPN', value: wrong, pupilId: slipped });
	}
	return { tables: { marks: { ...marks, rows }, pupils: { ...pupils, rows: pupilRows } }, dirt };
}
