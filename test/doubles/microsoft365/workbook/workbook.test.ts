import type { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import type { DriveItem } from '../drive/driveState';
import { TestSchool, type Sent } from '../support';
import { readAddress, writeAddress } from './rangeAddress';

let test365: TestSchool;
let doubles: Doubles;
let item: DriveItem;
beforeEach(async () => {
	test365 = new TestSchool();
	item = test365.school.driveOf(test365.office).put('marks.xlsx', 'x');
	item.workbook = { sheets: [{ id: '{1}', name: "Year 7's", rows: [[], [undefined, 'UPN', { value: 45901, text: '01/09/2025', format: 'dd/mm/yyyy' }], [undefined, 'A1', true]] }] };
	doubles = await test365.start();
});
afterEach(() => doubles.close());
const sheet = () => `/me/drive/items/${item.id}/workbook/worksheets/${encodeURIComponent("Year 7's")}`;
const session = async () => (await test365.json(`/me/drive/items/${item.id}/workbook/createSession`, { method: 'POST', json: { persistChanges: false } })).id as string;

describe('a workbook', () => {
	test('shows its cells within a session', async () => {
		const headers = { 'workbook-session-id': await session() };
		expect((await test365.json(`/me/drive/items/${item.id}/workbook/worksheets?$select=name,visibility`)).value).toEqual([{ id: '{1}', name: "Year 7's", visibility: 'Visible' }]);
		expect(await test365.json(`${sheet()}/usedRange(valuesOnly=true)?$select=address,rowCount`, { headers })).toEqual({ '@odata.type': '#microsoft.graph.workbookRange', address: "'Year 7''s'!B2:C3", rowCount: 2 });
		expect(await test365.json(`${sheet()}/range(address='B2:C4')`, { headers })).toMatchObject({
			values: [['UPN', 45901], ['A1', true], ['', '']],
			text: [['UPN', '01/09/2025'], ['A1', 'true'], ['', '']],
			numberFormat: [['General', 'dd/mm/yyyy'], ['General', 'General'], ['General', 'General']],
			cellCount: 6, rowIndex: 1, columnIndex: 1,
		});
		expectNoRefusals(doubles);
	});

	test('tells of a session that ran out', async () => {
		const headers = { 'workbook-session-id': await session() };
		test365.school.workbookSessions.clear();
		const answer = await test365.send(`${sheet()}/usedRange`, { headers });
		expect([answer.status, await answer.json()]).toMatchObject([404, { error: { code: 'InvalidSession', innerError: { code: 'invalidSessionReCreatable' } } }]);
		expect(doubles.refusals()).toEqual([]);
	});

	test.each<[string, string, Sent, number]>([
		['a range that is none', "/range(address='A0:B')", {}, 400],
		['a range beyond the sheet', "/range(address='A1:ZZZZ9')", {}, 400],
		['too many cells', "/range(address='A1:ZZ100000')", {}, 413],
		['an answer above 5 MB', "/range(address='A1:Z12000')", {}, 413],
		['a property that is none', "/range(address='A1')?$select=value", {}, 400],
		['a function that is none', '/usedRange(valuesonly=true)', {}, 400],
		['an application', '/usedRange', { as: 'app' }, 400],
	])('refuses %s', async (_damage, path, sent, status) => {
		expect((await test365.send(`${sheet()}${path}`, sent)).status).toBe(status);
		expect(doubles.refusals()).toHaveLength(1);
	});

	test.each([
		['createSession', { json: { persist: true } }, 400],
		['createSession', { json: { persistChanges: 'yes' } }, 400],
		['closeSession', { json: {} }, 400],
	])('refuses %s with %j', async (action, sent, status) => {
		expect((await test365.send(`/me/drive/items/${item.id}/workbook/${action}`, { method: 'POST', ...sent })).status).toBe(status);
	});

	test('opens no session that writes for who may only read', async () => {
		const as = test365.as('reader', 'Files.Read');
		const open = (persistChanges: boolean) => test365.send(`/me/drive/items/${item.id}/workbook/createSession`, { method: 'POST', json: { persistChanges }, as });
		expect([(await open(false)).status, (await open(true)).status]).toEqual([201, 403]);
	});
});

test.each([
	['A1', [0, 0, 1, 1], 'S!A1'],
	['B2:AA10', [1, 1, 10, 27], 'S!B2:AA10'],
	["'My sheet'!$C$3", [2, 2, 3, 3], 'S!C3'],
])('the address %s is a block of cells', (address, [top, left, bottom, right], written) => {
	expect(readAddress(address)).toEqual({ top, left, bottom, right });
	expect(writeAddress('S', readAddress(address)!)).toBe(written);
});
