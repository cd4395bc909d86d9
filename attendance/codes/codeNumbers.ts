import { codeOn, codeTable, isAbsent, isAttended, isPossible, type AttendanceCode } from './index';

/**
 * Codes as small numbers, so that a school's marks can be counted by the million: a register becomes an array of these,
 * and what a rule asks of a code is looked up in a table. A number stands for one row of the code table, so for a code in
 * one class: X of the pandemic and X of today are two numbers.
 */
export const codeNumber = {
	/** No mark is due. */
	noSession: 0,
	/** A mark is due, and none stands there that was a code on that date. */
	notACode: 1,
	/** The first of those that are codes, in the order of the table. */
	first: 2,
} as const;

/** How many numbers there are; no number reaches it. */
export const codeNumbers = codeNumber.first + codeTable.length;

/** The code that a number stands for; undefined for the two numbers that are none. */
export const codeOfNumber = (number: number): AttendanceCode | undefined => codeTable[number - codeNumber.first];

/** A table with 1 at each number whose code fits, and 0 elsewhere. */
export function numbersWhere(fits: (code: AttendanceCode) => boolean): Uint8Array {
	return Uint8Array.from({ length: codeNumbers }, (_, number) => {
		const code = codeOfNumber(number);
		return code && fits(code) ? 1 : 0;
	});
}

/** A table with 1 at each number that is one of these codes, whatever its class was. */
export const numbersOf = (...spellings: readonly string[]): Uint8Array => numbersWhere(({ code }) => spellings.includes(code));

export const possibleNumbers = numbersWhere((code) => isPossible(code.class));
export const attendedNumbers = numbersWhere((code) => isAttended(code.class));
export const absentNumbers = numbersWhere((code) => isAbsent(code.class));

/** The spellings of codes, one or two characters long, and by which number they are told apart; 0 is no spelling of a code. */
const spellings = [...new Set(codeTable.map(({ code }) => code))];
const characters = 128;
const oneCharacter = new Uint8Array(characters);
const twoCharacters = new Uint8Array(characters * characters);
for (const [index, spelling] of spellings.entries()) {
	if (spelling.length === 1) oneCharacter[spelling.charCodeAt(0)] = index + 1;
	else twoCharacters[spelling.charCodeAt(0) * characters + spelling.charCodeAt(1)] = index + 1;
}

/** For each spelling, the number of the code that it is on a day. */
export type CodesOfDay = Uint8Array;

const starts = [...new Set(codeTable.map(({ validFrom }) => validFrom))];
const ends = [...new Set(codeTable.flatMap(({ validTo }) => validTo ?? []))];
const keptOfDays = new Map<number, CodesOfDay>();

/** The codes of a date (`YYYY-MM-DD`). Days between two changes of the code table share them. */
export function codesOfDay(date: string): CodesOfDay {
	const changesBefore = starts.filter((start) => start <= date).length + ends.filter((end) => end < date).length;
	let codes = keptOfDays.get(changesBefore);
	if (!codes) {
		codes = Uint8Array.from([undefined, ...spellings], (spelling) => {
			const code = spelling === undefined ? undefined : codeOn(spelling, date);
			return code ? codeTable.indexOf(code) + codeNumber.first : codeNumber.notACode;
		});
		keptOfDays.set(changesBefore, codes);
	}
	return codes;
}

const space = ' '.charCodeAt(0);
const dot = '.'.charCodeAt(0);

/**
 * Reads a week of marks, as the item holds it, into ten places of an array from `at` on. `days` holds the codes of each
 * day of the array, two places a day.
 */
export function readWeek(week: string, days: readonly CodesOfDay[], into: Uint8Array, at: number): void {
	let index = 0;
	for (let place = at; index < week.length; place += 1) {
		const first = week.charCodeAt(index);
		const second = index + 1 < week.length ? week.charCodeAt(index + 1) : space;
		const codes = days[place >> 1] as CodesOfDay;
		if (second === space) {
			into[place] = first === dot ? codeNumber.noSession : (codes[oneCharacter[first] ?? 0] as number);
			index += 2;
			continue;
		}
		const end = index + 2 < week.length && week.charCodeAt(index + 2) !== space ? endOfMark(week, index + 3) : index + 2;
		const spelling = end === index + 2 && second < characters ? (twoCharacters[first * characters + second] ?? 0) : 0;
		into[place] = codes[spelling] as number;
		index = end + 1;
	}
}

function endOfMark(week: string, from: number): number {
	const end = week.indexOf(' ', from);
	return end < 0 ? week.length : end;
}
