import fc from 'fast-check';
import { uncoded, type CodedBatch, type CodedRows, type Table, type TableRow } from '../../../../attendance/register/table';
import { run, table } from '../tables';

/**
 * A table whose rows, but for the first few that every import looks at, are given as numbers: the plainest coder there can
 * be. Texts of some lengths get no number, as long ones do not in files.
 */
function inNumbers(file: string, rowsToABatch: number, ...lines: readonly string[]): Table {
	const plain = table(file, ...lines);
	const all = lines.slice(1).map((line, index): TableRow => ({ row: index + 2, cells: line.split('|').map((cell) => cell.trim()) }));
	const seen = all.slice(0, 2);
	async function* rows() {
		yield seen;
		throw new Error('The rows were to be read as numbers');
	}
	return { ...plain, rows: rows(), coded: (columns, together) => coded(all.slice(2), columns, together ?? [], rowsToABatch) };
}

function coded(rows: readonly TableRow[], columns: readonly number[], together: readonly (readonly number[])[], rowsToABatch: number): CodedRows {
	const texts = columns.map(() => ['', 'not a cell']);
	const groups = together.map(() => ['']);
	const numberOf = (at: number, text: string): number => {
		if (text.length === 9) return uncoded;
		const known = texts[at] as string[];
		return known.indexOf(text, 2) >= 0 ? known.indexOf(text, 2) : known.push(text) - 1;
	};
	/** Of some there is none, as of what is met too seldom. */
	const numberTogether = (at: number, row: TableRow): number => {
		const text = (together[at] as readonly number[]).map((column) => row.cells[column] ?? '').join('|');
		const known = groups[at] as string[];
		if (text.length % 5 === 4) return 0;
		return known.indexOf(text, 1) >= 0 ? known.indexOf(text, 1) : known.push(text) - 1;
	};
	async function* batches(): AsyncGenerator<CodedBatch> {
		for (let first = 0; first < rows.length; first += rowsToABatch) {
			const some = rows.slice(first, first + rowsToABatch);
			yield {
				count: some.length,
				rowNumbers: Uint32Array.from(some, ({ row }) => row),
				widths: Int32Array.from(some, ({ cells }) => cells.length),
				codes: columns.map((column, at) => Int32Array.from(some, ({ cells }) => numberOf(at, cells[column] ?? ''))),
				together: together.map((_, at) => Int32Array.from(some, (row) => numberTogether(at, row))),
				row: (index) => some[index] as TableRow,
			};
		}
	}
	return { batches: batches(), text: (column, code) => texts[columns.indexOf(column)]?.[code] ?? 'no such number' };
}

const cell = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const id = cell('1', '1', '2', '3', '001', '1.2E+05', '', 'Total: 3', 'A12345678');
const date = cell('07/09/2026', '07/09/2026', '2026-09-07', '08/09/2026', 'Tue, 08 Sep 2026', '09/09/2026 13:10', '09/09/2026 AM', '12/09/2026', '31/02/2026', '46274', '', '14/09/2026');
const session = cell('AM', 'AM', 'PM', 'PM', 'Period 1', '', ' ', 'afternoon');
const mark = cell('/', '/', '\\', '\\', 'I', 'I', 'c1', 'Y3', 'H', '?', '', '-', '=1+1', 'Illness (I)', 'N (note)');
const changed = cell('', '08/09/2026', '09/09/2026', '09/09/2026 10:15', 'never', '9/09/2026');
const surname = cell('', 'Ash', 'Elm');
const more = cell('', '', '', '', '', '|', '|x');

const withHeaders = (header: string, row: fc.Arbitrary<string>) =>
	fc.array(fc.oneof({ weight: 20, arbitrary: row }, { weight: 1, arbitrary: cell(header, '', '|||') }), { maxLength: 40 });

const longHeader = 'Admission Number|Date|Session|Mark|Surname|Last Modified';
const untimedHeader = longHeader.replace('Last Modified', 'Comments');
const long = fc.tuple(id, date, session, mark, surname, changed, more).map(([...cells]) => cells.slice(0, -1).join('|') + cells[6]);
const daily = fc.tuple(id, date, mark, mark, more).map(([one, on, am, pm, end]) => `${one}|${on}|${am}|${pm}${end}`);
const weekly = fc.tuple(id, date, fc.array(mark, { minLength: 10, maxLength: 10 }), more).map(([one, on, marks, end]) => `${one}|${on}|${marks.join('|')}${end}`);
const weeklyHeader = 'Admission Number|Week Commencing|MonAM|MonPM|TueAM|TuePM|WedAM|WedPM|ThuAM|ThuPM|FriAM|FriPM';

const layouts: [string, string, string, fc.Arbitrary<string>][] = [
	['a row a session', untimedHeader, '9|07/09/2026|AM|/|Fir|', long],
	['a row a session with the time of the entry', longHeader, '9|07/09/2026|AM|/|Fir|', long],
	['a row a session, of pupils whom a UPN alone tells apart', untimedHeader.replace('Admission Number', 'UPN'), '9|07/09/2026|AM|/|Fir|', long],
	['a row a session, the half in the date', 'Admission Number|Date|Mark', '9|07/09/2026 AM|/', fc.tuple(id, date, mark, more).map(([one, on, code, end]) => `${one}|${on}|${code}${end}`)],
	['a row a day', 'Admission Number|Date|AM|PM', '9|07/09/2026|/|\\', daily],
	['a row a week', weeklyHeader, '9|07/09/2026|/|\\||||||||', weekly],
];

const limits = cell({}, {}, { from: '2026-09-08' }, { to: '2026-09-08' });
const pupils = cell(undefined, ['Admission Number|Surname', '1|Ash', '002|Elm', '4|Oak']);

test.each(layouts)('rows read by their numbers give what rows read as text give: %s', async (_, header, first, row) => {
	await fc.assert(
		fc.asyncProperty(withHeaders(header, row), limits, pupils, fc.integer({ min: 1, max: 7 }), async (rows, chosen, details, rowsToABatch) => {
			const result = async (marks: Table) =>
				await run({ marks, ...(details ? { pupils: table('pupils.csv', ...details) } : {}) }, chosen).catch((error: Error) => error.message);
			const lines = [header, first, ...rows];
			const asText = await result(table('marks.csv', ...lines));
			expect(await result(inNumbers('marks.csv', rowsToABatch, ...lines))).toEqual(asText);
		}),
		{ numRuns: 400 },
	);
});

test('columns of one name are read as text, since their cells must be held against each other', async () => {
	const lines = ['Admission Number|Date|Session|Mark|Mark', '1|07/09/2026|AM|/|/', '1|07/09/2026|PM|I|/'];
	const unable: Table = { ...table('marks.csv', ...lines), coded: () => { throw new Error('asked for numbers'); } };
	expect((await run({ marks: unable })).counts).toMatchObject({ kept: 1, rejected: 1 });
});
