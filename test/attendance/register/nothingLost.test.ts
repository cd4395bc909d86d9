import fc from 'fast-check';
import { codeOn } from '../../../attendance/codes';
import { marksOf } from '../../../attendance/calendar/weeks';
import { missingMark } from '../../../attendance/item';
import { run, table } from './tables';

const cell = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const row = fc
	.record({
		id: cell('1', '2', '3', '001', ''),
		date: cell('07/09/2026', '2026-09-07', 'Tue, 08 Sep 2026', '12/09/2026', '31/02/2026', '46274', ''),
		session: cell('AM', 'PM', 'Period 1', ''),
		mark: cell('/', '\\', 'I', 'c1', 'Y3', 'H', '?', '', '-', '=1+1'),
		changed: cell('', '', '08/09/2026', '09/09/2026'),
	})
	.map(({ id, date, session, mark, changed }) => [id, date, session, mark, changed].join('|'));

const anyRows = fc.array(row, { minLength: 1, maxLength: 40 }).map((rows) => ['9|07/09/2026|AM|/|', ...rows]);
const imported = (rows: readonly string[], header: string) => run({ marks: table('marks.csv', header, ...rows) });
const timed = 'Admission Number|Date|Session|Mark|Last Modified';
const untimed = 'Admission Number|Date|Session|Mark|Comments';

describe('whatever the rows', () => {
	test.each([timed, untimed])('each mark read is kept, blank, a duplicate, superseded, left out or rejected (%s)', async (header) => {
		await fc.assert(
			fc.asyncProperty(anyRows, async (rows) => {
				const { counts, rejected, pupils } = await imported(rows, header);
				const { read, kept, blank, duplicates, superseded, outsideDates } = counts;
				expect(kept + blank + duplicates + superseded + outsideDates + counts.rejected).toBe(read);
				expect(rejected.length).toBe(counts.rejected);
				const marks = pupils.flatMap(({ register }) => [...marksOf(register)]).filter(({ mark }) => mark !== missingMark);
				expect(marks.length).toBe(kept);
				for (const { mark, date } of marks) expect(codeOn(mark, date)).toBeDefined();
			}),
		);
	});

	test('their order changes nothing in the registers', async () => {
		await fc.assert(
			fc.asyncProperty(anyRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), async ([rows, shuffled]) => {
				const registers = async (some: readonly string[]) =>
					Object.fromEntries((await imported(some, untimed)).pupils.map(({ pupil, register }) => [Number(pupil.id), register]));
				expect(await registers(shuffled)).toEqual(await registers(rows));
			}),
		);
	});
});
