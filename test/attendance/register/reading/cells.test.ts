import { readAddress } from '../../../../attendance/register/reading/address';
import { readName, readSurnameFirst } from '../../../../attendance/register/reading/name';
import { plainCell } from '../../../../attendance/register/reading/plainCell';
import { readSession } from '../../../../attendance/register/reading/session';
import { readSpecialNeeds } from '../../../../attendance/register/reading/specialNeeds';
import { readYearGroup } from '../../../../attendance/register/reading/yearGroup';
import { readYesNo } from '../../../../attendance/register/reading/yesNo';

describe('a session', () => {
	const half = (cell: string, isPeriod = false) => {
		const read = readSession(cell, isPeriod);
		return 'half' in read ? read.half : undefined;
	};
	test.each(['AM', 'am', 'A.M.', 'Morning', 'Morning attendance', 'AM Registration', 'Reg AM', 'Mon:AM', 'MonAM', '08:50', '1', 'Session 1'])('%s is the morning', (cell) =>
		expect(half(cell)).toBe('AM'),
	);
	test.each(['PM', 'pm', 'Afternoon attendance', 'Fri PM', '13:15', '2'])('%s is the afternoon', (cell) => expect(half(cell)).toBe('PM'));
	test.each(['Period 3', 'Mon:3', 'P1', 'Authorised attendance', 'AM/PM', 'exam', '', '25:00'])('%s is no session', (cell) => expect(half(cell)).toBeUndefined());
	test('1 and 2 are lessons in a column of periods', () => expect([half('1', true), half('2', true), half('AM', true)]).toEqual([undefined, undefined, 'AM']));
});

describe('a year group', () => {
	test.each([
		['Year 7', '7'], ['7', '7'], ['Y7', '7'], ['Yr 07', '7'], ['year 13', '13'], ['7.0', '7'], ['Reception', 'R'], ['R', 'R'], ['YR', 'R'],
		['0', 'R'], ['N2', 'N2'], ['N1', 'N1'], ['Nursery 1', 'N1'], ['Nursery', 'N2'], ['', ''],
	])('%j is %j', (cell, year) => expect(readYearGroup(cell)).toBe(year));
	test.each(['7A', '15', 'Year', 'Oak', '-1'])('%s is none', (cell) => expect(readYearGroup(cell)).toBeUndefined());
});

describe('a flag', () => {
	test.each(['Y', 'yes', 'TRUE', '1', 'Eligible', 'Yes - verified'])('%s is yes', (cell) => expect(readYesNo(cell)).toBe(true));
	test.each(['N', 'no', 'False', '0', '', '-', 'Not eligible', 'Never'])('%j is no', (cell) => expect(readYesNo(cell)).toBe(false));
	test.each(['J. Smith', '12/03/2026', '?'])('%s is neither', (cell) => expect(readYesNo(cell)).toBeUndefined());
});

describe('a SEN status', () => {
	// DfE Common Basic Data Set, SEN provision: N, K, E; A, P and S before 2014.
	test.each([
		['K', true, false], ['K - SEN Support', true, false], ['SEN Support', true, false], ['P', true, false], ['Y', true, false],
		['E', false, true], ['E - Education, Health and Care Plan', false, true], ['EHCP', false, true], ['S', false, true],
		['N', false, false], ['N - No SEN', false, false], ['No Special Educational Need', false, false], ['', false, false],
	])('%j: support %s, plan %s', (cell, senSupport, ehcPlan) => expect(readSpecialNeeds(cell)).toEqual({ senSupport, ehcPlan }));
	test('what is no status is not guessed', () => expect(readSpecialNeeds('MLD')).toBeUndefined());
});

describe('an address', () => {
	const address = (fields: Record<string, string>) => readAddress((field) => fields[field] ?? '');
	test('comes from one cell with commas, and its postcode from the end', () => {
		expect(address({ address: '4 Mill Lane, Netherby, Wexford-on-Sea, wx12 3ab' })).toEqual({
			lines: ['4 Mill Lane', 'Netherby', 'Wexford-on-Sea'],
			postcode: 'WX12 3AB',
		});
	});
	test('comes from one cell with line breaks', () => {
		expect(address({ address: 'Flat 2\r\n4 Mill Lane\r\nNetherby WX1 3AB' })).toEqual({ lines: ['Flat 2', '4 Mill Lane', 'Netherby'], postcode: 'WX1 3AB' });
	});
	test('keeps a house number with its street', () => {
		expect(address({ address: '4, Mill Lane, Netherby', postcode: 'WX1 3AB' })?.lines).toEqual(['4 Mill Lane', 'Netherby']);
		expect(address({ houseNumber: '4', street: 'Mill Lane', town: 'Netherby', postcode: 'wx1  3ab' })).toEqual({
			lines: ['4 Mill Lane', 'Netherby'],
			postcode: 'WX1 3AB',
		});
	});
	test('has the space in its postcode that sorters want, and what is no postcode stays', () => {
		expect(['WX13AB', 'wx1  3ab', 'WX12 3AB', 'BT 1', 'Dublin 4'].map((postcode) => address({ postcode })?.postcode)).toEqual(['WX1 3AB', 'WX1 3AB', 'WX12 3AB', 'BT 1', 'DUBLIN 4']);
	});
	test('is null where nothing is there', () => expect(address({})).toBeNull());
});

test.each([
	['Ash, Ann Marie', 'Ash', 'Ann Marie'],
	['Ann Ash', 'Ash', 'Ann'],
	['Ann van der Elm', 'van der Elm', 'Ann'],
	['Ash', 'Ash', ''],
])('the name %s', (whole, surname, forename) => expect(readName(whole)).toEqual({ surname, forename }));

test.each([
	['Ash, Ann Marie', 'Ash', 'Ann Marie'],
	['Ash Ann', 'Ash', 'Ann'],
	['van der Elm Ann', 'van der Elm', 'Ann'],
	['Ash', 'Ash', ''],
])('the name %s under "Surname Forename"', (whole, surname, forename) => expect(readSurnameFirst(whole)).toEqual({ surname, forename }));

test.each([
	['\u202eAsh\u202c', 'Ash'],
	['A\u200bsh\u0000', 'Ash'],
	['Ann\u00a0Ash', 'Ann Ash'],
	['4 Mill Lane\nNetherby', '4 Mill Lane\nNetherby'],
	// The joiner is a letter's part in Sinhala and Persian.
	['ක්\u200dරි', 'ක්\u200dරි'],
	['="00123"', '00123'],
	[' a ', 'a'],
	['=1+1', '=1+1'],
	['="a"&"b"', '="a"&"b"'],
])('the cell %s is %s', (cell, text) => expect(plainCell(cell)).toBe(text));
