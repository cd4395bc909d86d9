/**
 * Reads a Google Sheet of so many rows that are made up as they are asked for: run by the test of sheets in a process of its
 * own with little memory. Prints what came of it as JSON.
 */
import type { SignedFetch } from '../../../../connectors/service/signedFetch';
import { googleSheetTable } from '../../../../connectors/tableSource/google/googleSheetTable';

const rowCount = Number(process.argv[2]) + 1;
const header = ['UPN', 'Legal Surname', 'Legal Forename', 'Registration Group', 'Date', 'Session', 'Mark'];
const rowAt = (row: number, shown: boolean): readonly (string | number)[] =>
	row === 1 ? header : [`A${row}`, `Surname${row}`, `Forename${row}`, '7A', shown ? '09/09/2026' : 46274, row % 2 ? 'AM' : 'PM', '/'];

const answer = (url: URL): object => {
	if (url.hostname === 'www.googleapis.com') return { version: '7' };
	const [, from, to] = /![A-Z]+(\d+):[A-Z]+(\d+)$/.exec(url.searchParams.get('ranges') ?? '') ?? [];
	if (!from) return { properties: { title: 'Register' }, sheets: [{ properties: { title: 'Marks', gridProperties: { rowCount, columnCount: header.length } } }] };
	const shown = url.searchParams.get('valueRenderOption') === 'FORMATTED_VALUE';
	return { valueRanges: [{ values: Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => rowAt(Number(from) + index, shown)) }] };
};
const fetch: SignedFetch = async (url) => new Response(JSON.stringify(answer(new URL(url))), { headers: { 'content-type': 'application/json' } });

async function run(): Promise<void> {
	const table = await googleSheetTable({ fetch }, { spreadsheetId: 's', sheet: 'Marks' }).open((cells) => cells.filter((cell) => header.includes(cell)).length);
	let rows = 0;
	let last = 0;
	for await (const batch of table.rows) {
		for (const { row } of batch) {
			rows += 1;
			last = row;
		}
	}
	process.stdout.write(JSON.stringify({ rows, last }));
}

void run();
