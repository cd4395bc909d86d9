import fc from 'fast-check';
import { codeOn, codeTable, isAbsent, isAttended, isPossible } from '../../../attendance/codes';
import {
	absentNumbers, attendedNumbers, codeNumber, codeOfNumber, codesOfDay, numbersOf, possibleNumbers, readWeek,
} from '../../../attendance/codes/codeNumbers';
import { addDays } from '../registers';

/** The days on which codes begin and end, the days beside them, and days before and after them all. */
const days = [...new Set(['1999-01-01', '2040-06-03', ...codeTable.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? validFrom])])].flatMap((date) => [addDays(date, -1), date, addDays(date, 1)]);
const marks = [...new Set(codeTable.map(({ code }) => code)), '-', '?', 'y1', 'Y8', 'C12', '//', 'É', '£5', '—', 'A', '0'];

const numbersIn = (week: string, date: string) => {
	const into = new Uint8Array(12).fill(99);
	const codes = codesOfDay(date);
	readWeek(week, Array<Uint8Array>(6).fill(codes), into, 1);
	expect([into[0], into[11]]).toEqual([99, 99]);
	return [...into.subarray(1, 11)];
};

describe('marks as numbers', () => {
	it('are the codes that the code table gives on any date', () => {
		for (const date of days) {
			for (const mark of marks) {
				const [number = -1] = numbersIn(`${mark} / \\ / \\ / \\ / \\ /`, date);
				expect([mark, date, codeOfNumber(number)]).toEqual([mark, date, codeOn(mark, date)]);
				expect(number === codeNumber.notACode).toBe(codeOn(mark, date) === undefined);
			}
		}
	});

	it('stand at their own place in the week, however long the marks before them are', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...marks, '.'), { minLength: 10, maxLength: 10 }), (week) => {
				const read = numbersIn(week.join(' '), '2026-09-07');
				for (const [place, mark] of week.entries()) {
					if (mark === '.') expect(read[place]).toBe(codeNumber.noSession);
					else expect(codeOfNumber(read[place] as number)).toBe(codeOn(mark, '2026-09-07'));
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('have the class of their code, and none where they are no code', () => {
		for (const [index, { class: codeClass }] of codeTable.entries()) {
			const number = index + codeNumber.first;
			expect([possibleNumbers[number], attendedNumbers[number], absentNumbers[number]]).toEqual([isPossible, isAttended, isAbsent].map((is) => Number(is(codeClass))));
		}
		for (const number of [codeNumber.noSession, codeNumber.notACode]) expect([possibleNumbers[number], attendedNumbers[number], absentNumbers[number]]).toEqual([0, 0, 0]);
	});

	it('of one spelling are all its rows in the table', () => {
		const xs = [...numbersOf('X').entries()].filter(([, is]) => is).map(([number]) => codeOfNumber(number)?.class);
		expect(xs.sort()).toEqual(['not a possible attendance', 'not a possible attendance', 'not a possible attendance', 'not attending, coronavirus']);
	});
});
