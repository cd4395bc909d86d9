import { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import type { RecordedRequest } from '../../core/types';
import { reasonOf, sendDamaged, type Damage } from '../damage';
import { GoogleDouble } from '../google';
import { realClients } from '../realClients';

const auth = (scope: string) => `https://www.googleapis.com/auth/${scope}`;

describe('the double of Google Sheets', () => {
	let google: GoogleDouble;
	let doubles: Doubles;
	let id: string;
	beforeEach(async () => {
		google = new GoogleDouble();
		doubles = await Doubles.start(google);
		({ id } = google.sheets.state.add('Register', [{ title: 'Week 1', rows: [['Name', 'Day', 'Sessions', 'Here'], ['Ann', '23/11/2026', '10', 'TRUE'], ['Ben', '', '', '']] }, { title: 'Notes' }]));
	});
	afterEach(() => doubles.close());
	const fetchWith = (scope = 'spreadsheets') => doubles.fetchAs(google.signIn([auth(scope)]));
	const values = (scope?: string) => realClients(fetchWith(scope)).sheets.spreadsheets.values;
	const spreadsheets = () => realClients(fetchWith()).sheets.spreadsheets;
	const last = () => doubles.requests.at(-1) as RecordedRequest;

	test.each([
		[{}, ['Ann', '23/11/2026', '10', 'TRUE']],
		[{ valueRenderOption: 'UNFORMATTED_VALUE' }, ['Ann', 46349, 10, true]],
		[{ valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'FORMATTED_STRING' }, ['Ann', '23/11/2026', 10, true]],
	])('reads values as %p', async (how, second) => {
		const { data } = await values('spreadsheets.readonly').get({ spreadsheetId: id, range: "'Week 1'!A1:Z1000", ...how });
		expect(data).toEqual({ range: "'Week 1'!A1:Z1000", majorDimension: 'ROWS', values: [['Name', 'Day', 'Sessions', 'Here'], second, ['Ben']] });
		expectNoRefusals(doubles);
	});

	test('gives no values of a range that is empty, and columns where they are asked for', async () => {
		expect((await values().get({ spreadsheetId: id, range: 'Notes' })).data).toEqual({ range: 'Notes!A1:Z1000', majorDimension: 'ROWS' });
		expect((await values().batchGet({ spreadsheetId: id, ranges: ["'Week 1'!A:A", "'Week 1'!C2"], majorDimension: 'COLUMNS' })).data.valueRanges?.map((range) => range.values)).toEqual([[['Name', 'Ann', 'Ben']], [['10']]]);
	});

	test('takes "=" for a formula where it is entered as by a person, and for a text where it is raw', async () => {
		const write = (range: string, valueInputOption: string) => values().update({ spreadsheetId: id, range, valueInputOption, requestBody: { values: [['=1+2', '01/02/2026', '007', "'007"]] } });
		await write('Notes!A1', 'USER_ENTERED');
		await write('Notes!A2', 'RAW');
		expect((await values().get({ spreadsheetId: id, range: 'Notes' })).data.values).toEqual([['3', '01/02/2026', '7', '007'], ['=1+2', '01/02/2026', '007', "'007"]]);
		expect((await values().get({ spreadsheetId: id, range: 'Notes!A1:B1', valueRenderOption: 'FORMULA' })).data.values).toEqual([['=1+2', 46054]]);
	});

	test('appends after the table, and makes room', async () => {
		const { data } = await values().append({ spreadsheetId: id, range: "'Week 1'", valueInputOption: 'RAW', insertDataOption: 'INSERT_ROWS', requestBody: { values: [['Cy', null, 5]] } });
		expect(data.tableRange).toBe("'Week 1'!A1:D3");
		expect(data.updates).toMatchObject({ updatedRange: "'Week 1'!A4:C4", updatedCells: 2 });
		expect(google.sheets.state.spreadsheets.get(id)?.sheets[0]?.rowCount).toBe(1001);
	});

	test('a batch is written whole or not at all, and changes the version of the file', async () => {
		const before = google.drive.state.files.get(id)?.version;
		const batch = (second: string) => values().batchUpdate({ spreadsheetId: id, requestBody: { valueInputOption: 'RAW', data: [{ range: 'Notes!A1', values: [['x']] }, { range: second, values: [['y']] }] } });
		await expect(batch('Nowhere!A1')).rejects.toMatchObject({ status: 400 });
		expect(google.sheets.state.spreadsheets.get(id)?.sheets[1]?.rows).toEqual([]);
		expect((await batch('Notes!B1')).data).toMatchObject({ totalUpdatedCells: 2, totalUpdatedSheets: 1 });
		expect(google.drive.state.files.get(id)?.version).toBeGreaterThan(Number(before));
	});

	test('null leaves a cell alone, an empty text empties it', async () => {
		await values().update({ spreadsheetId: id, range: "'Week 1'!A2:C2", valueInputOption: 'RAW', requestBody: { values: [[null, '', 3]] } });
		expect((await values().get({ spreadsheetId: id, range: "'Week 1'!A2:C2" })).data.values).toEqual([['Ann', '', '3']]);
	});

	test('requests to change it are done together or not at all', async () => {
		const change = (requests: object[]) => spreadsheets().batchUpdate({ spreadsheetId: id, requestBody: { requests } });
		await expect(change([{ addSheet: { properties: { title: 'New' } } }, { addSheet: { properties: { title: 'notes' } } }])).rejects.toMatchObject({ status: 400 });
		expect(google.sheets.state.spreadsheets.get(id)?.sheets).toHaveLength(2);
		const { data } = await change([{ addSheet: { properties: { title: 'New', gridProperties: { rowCount: 2, columnCount: 2, frozenRowCount: 1 } } } }]);
		const sheetId = data.replies?.[0]?.addSheet?.properties?.sheetId;
		await change([
			{ appendCells: { sheetId, rows: [{ values: [{ userEnteredValue: { stringValue: '=1+1' } }, { userEnteredValue: { numberValue: 2 } }] }], fields: 'userEnteredValue' } },
			{ appendDimension: { sheetId, dimension: 'ROWS', length: 5 } },
		]);
		expect((await values().get({ spreadsheetId: id, range: 'New' })).data).toEqual({ range: 'New!A1:B7', majorDimension: 'ROWS', values: [['=1+1', '2']] });
		expectNoRefusals(doubles, /already exists/);
	});

	test('shows sheets without their cells, unless they are asked for', async () => {
		const { data } = await spreadsheets().get({ spreadsheetId: id, fields: 'properties.title,sheets(properties(sheetId,title,gridProperties/rowCount))' });
		expect(data).toEqual({ properties: { title: 'Register' }, sheets: [{ properties: { sheetId: 0, title: 'Week 1', gridProperties: { rowCount: 1000 } } }, { properties: { sheetId: expect.any(Number), title: 'Notes', gridProperties: { rowCount: 1000 } } }] });
		expect((await spreadsheets().get({ spreadsheetId: id })).data.sheets?.[0]?.data).toBeUndefined();
		const cells = await spreadsheets().get({ spreadsheetId: id, ranges: ["'Week 1'!B2"], fields: 'sheets.data.rowData.values(formattedValue,effectiveFormat.numberFormat.type)' });
		expect(cells.data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([{ formattedValue: '23/11/2026', effectiveFormat: { numberFormat: { type: 'DATE' } } }]);
	});

	const updates: readonly [string, Damage][] = [
		['no valueInputOption', { query: { valueInputOption: undefined } }],
		['a valueInputOption that is none', { query: { valueInputOption: 'TYPED' } }],
		['an unknown parameter', { query: { insertDataOption: 'OVERWRITE' } }],
		['an unknown field', { json: (body) => ({ ...body, rows: [] }) }],
		['an object for a value', { json: (body) => ({ ...body, values: [[{ stringValue: 'x' }]] }) }],
		['a row that is none', { json: (body) => ({ ...body, values: ['x'] }) }],
		['a cell that is too long', { json: (body) => ({ ...body, values: [['x'.repeat(50_001)]] }) }],
		['another range in the body', { json: (body) => ({ ...body, range: 'Notes!B2' }) }],
		['more rows than the range has', { json: (body) => ({ ...body, values: [['a'], ['b'], ['c'], ['d']] }) }],
		['a sheet that is not there', { path: (path) => path.replace('Notes', 'Other') }],
		['a range beyond the sheet', { path: (path) => path.replace('A1', 'A999').replace('B3', 'B1001') }],
		['a dimension that is none', { json: (body) => ({ ...body, majorDimension: 'DIAGONAL' }) }],
	];
	test.each(updates)('refuses to write with %s', async (_what, damage) => {
		await values().update({ spreadsheetId: id, range: 'Notes!A1:B3', valueInputOption: 'RAW', requestBody: { values: [['x', 'y']] } });
		expect(doubles.refusals()).toEqual([]);
		expect((await reasonOf(await sendDamaged(fetchWith(), last(), damage)))[0]).toBe(400);
		expect(doubles.refusals()).toHaveLength(1);
		expect(google.sheets.state.spreadsheets.get(id)?.sheets[1]?.rows).toEqual([['x', 'y']]);
	});

	const changes: readonly [string, object][] = [
		['two kinds in one request', { addSheet: {}, deleteSheet: { sheetId: 1 } }],
		['an unknown kind', { addTab: {} }],
		['no fields', { appendCells: { sheetId: 0, rows: [] } }],
		['a sheet that is not there', { appendDimension: { sheetId: 99, dimension: 'ROWS', length: 1 } }],
		['no dimension', { appendDimension: { sheetId: 0, length: 1 } }],
		['a cell with two values', { appendCells: { sheetId: 0, fields: '*', rows: [{ values: [{ userEnteredValue: { stringValue: 'a', numberValue: 1 } }] }] } }],
	];
	test.each(changes)('refuses a change with %s', async (_what, request) => {
		const answer = await fetchWith()(`https://sheets.googleapis.com/v4/spreadsheets/${id}:batchUpdate`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ requests: [request] }) });
		expect(answer.status).toBe(400);
		expect(doubles.refusals()).toHaveLength(1);
	});

	test.each([
		['a scope that only reads', 'spreadsheets.readonly', 403],
		['a scope of Drive that shows only what the application made', 'drive.file', 404],
	])('does not write with %s', async (_what, scope, status) => {
		await expect(values(scope).update({ spreadsheetId: id, range: 'Notes!A1', valueInputOption: 'RAW', requestBody: { values: [['x']] } })).rejects.toMatchObject({ status });
	});

	test('only the limit of requests that was set gets through', async () => {
		google.sheets.limit({ requests: 2, within: 60_000 });
		for (let n = 0; n < 2; n += 1) await values().get({ spreadsheetId: id, range: 'Notes' });
		const answer = await fetchWith()(`https://sheets.googleapis.com/v4/spreadsheets/${id}/values/Notes`);
		expect([await reasonOf(answer), answer.headers.get('retry-after')]).toEqual([[429, 'rateLimitExceeded'], '60']);
	});
});
