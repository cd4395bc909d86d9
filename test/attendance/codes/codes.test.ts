import {
	attendanceReturnCodes,
	codeOfAnotherTime,
	codeOn,
	codeTable,
	isAbsent,
	isAttended,
	isPossible,
	penaltyNoticeCodes,
	twentyDayGroundCodes,
	type CodeClass,
} from '../../../attendance/codes';

const lastDayOfOldSet = '2024-08-18';
const firstDayOfNewSet = '2024-08-19';
const none = 'no code';

/**
 * Each code's class in the old set (SI 2006/1751 and the DfE's list of its time) and the new one (SI 2024/208,
 * regulation 10, in force 19 August 2024, and the classification in "Working together to improve school attendance").
 */
const classes: ReadonlyArray<readonly [code: string, before: CodeClass | typeof none, after: CodeClass | typeof none]> = [
	['/', 'present', 'present'],
	['\\', 'present', 'present'],
	['L', 'present', 'present'],
	['B', 'approved educational activity', 'approved educational activity'],
	['K', none, 'approved educational activity'],
	['P', 'approved educational activity', 'approved educational activity'],
	['V', 'approved educational activity', 'approved educational activity'],
	['W', 'approved educational activity', 'approved educational activity'],
	['J', 'approved educational activity', none],
	['J1', none, 'authorised absence'],
	['C', 'authorised absence', 'authorised absence'],
	['C1', none, 'authorised absence'],
	['C2', none, 'authorised absence'],
	['E', 'authorised absence', 'authorised absence'],
	['F', none, none],
	['H', 'authorised absence', none],
	['I', 'authorised absence', 'authorised absence'],
	['M', 'authorised absence', 'authorised absence'],
	['R', 'authorised absence', 'authorised absence'],
	['S', 'authorised absence', 'authorised absence'],
	['T', 'authorised absence', 'authorised absence'],
	['G', 'unauthorised absence', 'unauthorised absence'],
	['N', 'unauthorised absence', 'unauthorised absence'],
	['O', 'unauthorised absence', 'unauthorised absence'],
	['U', 'unauthorised absence', 'unauthorised absence'],
	['Q', none, 'unable to attend'],
	['Y', 'unable to attend', none],
	['Y1', none, 'unable to attend'],
	['Y2', none, 'unable to attend'],
	['Y3', none, 'unable to attend'],
	['Y4', none, 'unable to attend'],
	['Y5', none, 'unable to attend'],
	['Y6', none, 'unable to attend'],
	['Y7', none, 'unable to attend'],
	['D', 'not a possible attendance', 'not a possible attendance'],
	['X', 'not a possible attendance', 'not a possible attendance'],
	['Z', 'administrative', 'administrative'],
	['#', 'administrative', 'administrative'],
];

const classOn = (code: string, date: string): string => codeOn(code, date)?.class ?? none;

describe('the code table', () => {
	it.each(classes)('%s is %s up to 18 August 2024 and %s from 19 August 2024', (code, before, after) => {
		expect(classOn(code, lastDayOfOldSet)).toBe(before);
		expect(classOn(code, firstDayOfNewSet)).toBe(after);
	});

	it('holds no code beside these', () => {
		expect([...new Set(codeTable.map(({ code }) => code))].sort()).toEqual(classes.map(([code]) => code).sort());
	});

	it('gives a code one meaning only on any date', () => {
		for (const { code, validFrom } of codeTable) {
			const onThatDay = codeTable.filter((other) => other.code === code && other.validFrom <= validFrom && (other.validTo ?? '9999') >= validFrom);
			expect(onThatDay).toHaveLength(1);
		}
	});

	it.each([
		// Withdrawn before 2024, probably with the holiday wording of the regulations (September 2013).
		['F', '2013-08-31', 'authorised absence'],
		['F', '2013-09-01', none],
		// X in the pandemic: no absence and yet a possible session (DfE, pupil absence 2021/22; rules §0, trap 10).
		['X', '2020-08-31', 'not a possible attendance'],
		['X', '2020-09-01', 'not attending, coronavirus'],
		['X', '2022-03-31', 'not attending, coronavirus'],
		['X', '2022-04-01', 'not a possible attendance'],
	])('%s on %s: %s', (code, date, expected) => expect(classOn(code, date)).toBe(expected));

	it.each(['-', '', '!', '@', '&', '1', 'y3', 'C3', 'Y8', '/\\'])('%j is no code', (mark) => expect(codeOn(mark, firstDayOfNewSet)).toBeUndefined());
});

describe('classes', () => {
	it.each<[CodeClass, boolean, boolean, boolean]>([
		// class, possible session, attended, absent: the DfE's statistical meaning (rules §1)
		['present', true, true, false],
		['approved educational activity', true, true, false],
		['authorised absence', true, false, true],
		['unauthorised absence', true, false, true],
		['not attending, coronavirus', true, false, false],
		['unable to attend', false, false, false],
		['not a possible attendance', false, false, false],
		['administrative', false, false, false],
	])('%s', (codeClass, possible, attended, absent) => {
		expect([isPossible(codeClass), isAttended(codeClass), isAbsent(codeClass)]).toEqual([possible, attended, absent]);
	});
});

describe('a code of another time', () => {
	it.each([
		['H', '2026-09-07', 'C or G'],
		['J', '2026-09-07', 'J1'],
		['Y', '2026-09-07', 'Y1 to Y7'],
	])('%s on %s was followed by %s', (code, date, successor) => expect(codeOfAnotherTime(code, date)).toMatchObject({ code, successor }));

	it('is found for a new code on an old date', () => {
		expect(codeOfAnotherTime('J1', lastDayOfOldSet)).toMatchObject({ code: 'J1', validFrom: firstDayOfNewSet });
	});

	it.each([
		['I', '2026-09-07'],
		['!', '2026-09-07'],
	])('is not found for %s, which is a code that day or at no time', (code, date) => expect(codeOfAnotherTime(code, date)).toBeUndefined());
});

describe('three sets that look alike', () => {
	it.each([
		// Manchester, code of conduct 4.2
		['penalty-notice threshold', penaltyNoticeCodes, 'GNOU'],
		// Derbyshire and Stockport, ten-day return
		['attendance return', attendanceReturnCodes, 'GNOU'],
		// Browne Jacobson on regulation 9(1)(i): a pupil coded U was seen
		['twenty-day ground', twentyDayGroundCodes, 'GNO'],
	])('%s', (_name, codes, expected) => expect([...codes].sort().join('')).toBe(expected));
});
