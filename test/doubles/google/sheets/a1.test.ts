import { columnIndex, columnName, parseA1, writeA1 } from './a1';

describe('A1 notation', () => {
	test.each([
		['Sheet1!A1:B2', { sheet: 'Sheet1', startRow: 0, startColumn: 0, endRow: 2, endColumn: 2 }],
		["'My sheet'!A2:C", { sheet: 'My sheet', startRow: 1, startColumn: 0, endRow: undefined, endColumn: 3 }],
		["'It''s'!B:D", { sheet: "It's", startRow: 0, startColumn: 1, endRow: undefined, endColumn: 4 }],
		['Sheet1!2:3', { sheet: 'Sheet1', startRow: 1, startColumn: 0, endRow: 3, endColumn: undefined }],
		['A1', { sheet: undefined, startRow: 0, startColumn: 0, endRow: 1, endColumn: 1 }],
		['Sheet1', { sheet: 'Sheet1', startRow: 0, startColumn: 0, endRow: undefined, endColumn: undefined }],
		["'Register'", { sheet: 'Register', startRow: 0, startColumn: 0, endRow: undefined, endColumn: undefined }],
		["'a:b'!AA10", { sheet: 'a:b', startRow: 9, startColumn: 26, endRow: 10, endColumn: 27 }],
	])('reads %s', (range, area) => expect(parseA1(range)).toEqual(area));

	test.each(['', 'My sheet!A1', "'open!A1", 'Sheet1!A0', 'Sheet1!', 'Sheet1!A1:B2:C3', 'Sheet1!A', 'A1:', 'Sheet1!R1C1:R2C2'])('refuses %p', (range) => expect(() => parseA1(range)).toThrow('Unable to parse range'));

	test.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA']])('column %d is %s', (index, name) => {
		expect(columnName(index)).toBe(name);
		expect(columnIndex(name)).toBe(index);
	});

	test('writes a range with quotes where the title needs them', () => {
		expect(writeA1("It's", { startRow: 0, startColumn: 0, endRow: 2, endColumn: 2 })).toBe("'It''s'!A1:B2");
		expect(writeA1('Sheet1', { startRow: 4, startColumn: 1, endRow: 5, endColumn: 2 })).toBe('Sheet1!B5');
	});
});
