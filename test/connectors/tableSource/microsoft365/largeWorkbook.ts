/**
 * Reads a worksheet of so many rows that are made up as they are asked for: run by the test of workbooks in a process of its
 * own with little memory. Prints what came of it as JSON.
 */
import type { SignedFetch } from '../../../../connectors/service/signedFetch';
import { graphWorkbookTable } from '../../../../connectors/tableSource/microsoft365/graphWorkbookTable';

const rowCount = Number(process.argv[2]) + 1;
const header = ['UPN', 'Legal Surname', 'Legal Forename', 'Registration Group', 'Date', 'Session', 'Mark'];
const formats = header.map((name) => (name === 'Date' ? 'dd/mm/yyyy' : 'General'));
const rowAt = (row: number): readonly (string | number)[] => (row === 1 ? header : [`A${row}`, `Surname${row}`, `Forename${row}`, '7A', 46274 + (row % 190), row % 2 ? 'AM' : 'PM', '/']);

const answer = (url: string): object => {
	if (url.includes('createSession')) return { id: 'session', persistChanges: false };
	if (url.includes('usedRange')) return { address: `Marks!A1:G${rowCount}`, rowIndex: 0, columnIndex: 0, rowCount, columnCount: header.length };
	const [, from, to] = /range\(address='[A-Z]+(\d+)(?::[A-Z]+(\d+))?'\)/.exec(decodeURIComponent(url)) ?? [];
	if (from === undefined) return { id: 'x', name: 'Marks', cTag: 'c' };
	const rows = Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, index) => rowAt(Number(from) + index));
	return url.includes('text') ? { text: [['09/09/2026']] } : { values: rows, numberFormat: rows.map(() => formats) };
};
const fetch: SignedFetch = async (url) => new Response(JSON.stringify(answer(url)), { headers: { 'content-type': 'application/json' } });

async function run(): Promise<void> {
	const table = await graphWorkbookTable({ fetch }, { driveId: 'd', itemId: 'i', worksheet: 'Marks' }).open((cells) => cells.filter((cell) => header.includes(cell)).length);
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
