import { readMark } from '../../../../attendance/register/reading/mark';

const before2024 = '2024-07-15';
const after2024 = '2026-09-09';
const code = (cell: string, date = after2024, half: 'AM' | 'PM' = 'AM') => {
	const read = readMark(cell, date, half);
	return read.kind === 'code' ? read.code : read.kind;
};

describe('a mark', () => {
	test.each([
		['C1', 'C1', 'two characters are read as two (rules §0, trap 11)'],
		['Y3', 'Y3', 'two characters are read as two'],
		['C', 'C', 'one character is one'],
		['j1', 'J1', 'small letters'],
		[' i ', 'I', 'spaces'],
		['I - Illness', 'I', 'a code with its words'],
		['Illness (I)', 'I', 'a code after its words'],
		['C1: Regulated performance', 'C1', 'a code with its words'],
		['I (ill)', 'I', 'a code with a comment'],
		['N - No reason yet', 'N', 'a code with its words'],
		['L: 12 mins', 'L', 'a code with the minutes'],
		['L (12)', 'L', 'a code with the minutes'],
		['Present - /', '/', 'a code after its words'],
		['Illness - I', 'I', 'a code after its words'],
		['I01', 'I', 'a school’s own kind of I (SIMS sub-codes; mis-layouts §5)'],
		['/\u200b', '/', 'a sign that nobody sees'],
		['\u00a0I\u00a0', 'I', 'spaces that do not break'],
		['#', '#', 'planned closure'],
		["'/", '/', 'an apostrophe that keeps a sheet from running it'],
	])('%s is %s: %s', (cell, expected) => expect(code(cell)).toBe(expected));

	test.each(['/', '\\', '\\\\', '/\\', 'Present', '／', '∖'])('%s is present in either session', (cell) => {
		expect([code(cell, after2024, 'AM'), code(cell, after2024, 'PM')]).toEqual(['/', '\\']);
	});

	// attendance-codes.json, notStatutory: not a code, so a missing mark.
	test.each(['', '  ', '-', '--', '–', "'-"])('%j is a missing mark, and nothing to report', (cell) => expect(code(cell)).toBe('blank'));

	test.each(['?', '!', '@', '&', '1', '99', 'A', 'ZZ', 'CI', 'Absent', 'C3', 'Y8', '/ /', 'N (I)', 'N - I', 'I - Y1', 'I (/)', 'L 12', 'I1', 'A01', 'On a trip', 'I, /'])('%s is no code', (cell) => expect(code(cell)).toBe('rejected'));

	// SI 2024/208 in force from 19 August 2024: H, J and Y withdrawn; C1, C2, J1, K, Q and Y1 to Y7 new.
	test.each(['H', 'J', 'Y'])('%s was a code before 19 August 2024 and is none after', (cell) => {
		expect([code(cell, '2024-08-18'), code(cell, '2024-08-19')]).toEqual([cell, 'rejected']);
		const read = readMark(cell, after2024, 'AM');
		expect(read).toMatchObject({ reason: `${cell} was withdrawn on 19 August 2024`, advice: expect.stringContaining('look at') });
	});

	test.each(['C1', 'C2', 'J1', 'K', 'Q', 'Y1', 'Y3', 'Y7'])('%s is a code from 19 August 2024 and none before', (cell) => {
		expect([code(cell, before2024), code(cell, '2024-08-19')]).toEqual(['rejected', cell]);
		expect(readMark(cell, before2024, 'AM')).toMatchObject({ reason: `${cell} came into use on 19 August 2024, after the date of this session` });
	});

	test.each(['=1+1', '=HYPERLINK("http://example.invalid","/")', "=cmd|' /C calc'!A0", '+I', '@SUM(1)', '="/"'])('%s is text that is refused and never run', (cell) => {
		expect(readMark(cell, after2024, 'AM')).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('it was not run') });
	});
});
