import fc from 'fast-check';
import { codeOn } from '../../../attendance/codes';
import { marksOf } from '../../../attendance/calendar/weeks';
import { ItemError, missingMark } from '../../../attendance/item';
import { layoutKinds } from '../../../attendance/register/layout';
import type { Table } from '../../../attendance/register/table';
import { run, table } from './tables';

const names = [
	'Adno', 'UPN', 'Name', 'Date', 'Session', 'Mark', 'AM', 'PM', 'W/C', 'MonAM', 'Mon PM', 'Tue AM', '07/09/2026 AM', '07/09/2026 PM', '07/09/2026', '08/09/2026', 'Mon 07 Sep', '08/09', 'Attendance Marks',
	'Start Date', 'End Date', 'Possible', 'Attended', 'Authorised', 'Unauthorised', 'Absent', 'Minutes Late', '%', '', 'Last Modified', '29/02', '12/09/2026 AM', 'Code',
];
const cells = ['1', '2', '42', '', '/', '\\', '/\\', 'II', 'C1', '?', '=1+1', 'AM', 'PM', '07/09/2026', '12/09/2026', '2026-09-08', '31/02/2026', '/\\/\\/\\/\\/\\', '/ \\ I I', 'H', '10', '12.5', '-', 'Total: 3', 'Adno', 'MonAM', '20/11/2026', '#'];
const titles = ['Week commencing 07/09/2026', '07/09/2026 to 23/10/2026', '2026/27', 'Printed 20/11/2026', '|07/09/2026||08/09/2026', '|Mon||Tue', ''];

const headers = [
	['Adno', 'Date', 'Session', 'Mark'], ['Adno', 'Date', 'Session', 'Mark', 'Minutes Late', 'Last Modified'], ['Adno', 'Date', 'AM', 'PM'], ['Adno', 'Date', 'Mark'], ['Adno', 'W/C', 'MonAM', 'Mon PM', 'Tue AM', 'Tue PM'],
	['Adno', '07/09/2026 AM', '07/09/2026 PM', '12/09/2026 AM'], ['Adno', '07/09/2026', '08/09/2026'], ['Adno', 'Mon 07 Sep', '08/09'], ['Adno', 'Start Date', 'End Date', 'Attendance Marks'], ['Adno', 'Possible', 'Attended', 'Absent'],
];

/** A cell that suits its column, more often than not. */
const cellOf = (name: string) => {
	const suits = /Adno/.test(name) ? ['1', '2', '42'] : /Date|W\/C|Modified/.test(name) ? ['07/09/2026', '2026-09-08', '20/11/2026'] : /Session/.test(name) ? ['AM', 'PM'] : ['/', 'I', 'C1', '/\\', 'II', '/\\/\\/\\/\\/\\', '10', '0'];
	return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...suits) }, { weight: 1, arbitrary: fc.constantFrom(...cells) });
};

const anyTable = fc
	.record({
		titles: fc.array(fc.constantFrom(...titles), { maxLength: 2 }),
		header: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...headers) }, { weight: 1, arbitrary: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 9 }) }),
		more: fc.array(fc.constantFrom(...names), { maxLength: 1 }),
		layout: fc.constantFrom(null, null, null, null, null, ...layoutKinds),
	})
	.chain(({ titles: above, header, more, layout }) => {
		const columns = [...header, ...more];
		return fc.array(fc.tuple(...columns.map(cellOf)), { maxLength: 8 }).map((rows) => ({ titles: above, header: columns, rows, layout }));
	});

// Whatever a file holds, it is imported with nothing lost, or refused in words that a person can act on.
test('any table is imported with every mark accounted for, or refused with advice', async () => {
	let imported = 0;
	await fc.assert(
		fc.asyncProperty(anyTable, async ({ titles: above, header, rows, layout }) => {
			const marks: Table = { ...table('marks.csv', header.join('|'), ...rows.map((row) => row.join('|'))), titleRows: above.map((title, index) => ({ row: index - 3, cells: title.split('|') })) };
			const outcome = await run({ marks }, { layout }).catch((error: unknown) => error as Error);
			if (outcome instanceof Error) {
				expect(outcome).toBeInstanceOf(ItemError);
				expect((outcome as ItemError).advice).toMatch(/[.)]$/);
				expect(outcome.message).toMatch(/^marks\.csv/);
				return;
			}
			imported += 1;
			const { counts, pupils, withTotals } = outcome;
			const { read, kept, blank, duplicates, superseded, outsideDates, notDue, rejected } = counts;
			expect(kept + blank + duplicates + superseded + outsideDates + notDue + rejected).toBe(read);
			const standing = pupils.flatMap(({ register }) => [...marksOf(register)]).filter(({ mark }) => mark !== missingMark);
			if (withTotals.length === 0) expect(standing.length).toBe(kept);
			for (const { mark, date } of standing) expect(codeOn(mark, date)).toBeDefined();
		}),
		{ numRuns: 500 },
	);
	expect(imported).toBeGreaterThan(50);
});
