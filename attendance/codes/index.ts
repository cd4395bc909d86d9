import { codeTable, type AttendanceCode, type CodeClass } from './codeTable';

export { codeTable, codeClasses, type AttendanceCode, type CodeClass } from './codeTable';

/** Codes of one spelling, newest set first. There are only a few, so a look-up is a short walk. */
const byCode = new Map<string, AttendanceCode[]>();
for (const entry of codeTable) byCode.set(entry.code, [...(byCode.get(entry.code) ?? []), entry]);

/**
 * The code that a mark stands for on a date (`YYYY-MM-DD`), or undefined where the mark was no code on that date.
 * Source: the code table.
 */
export function codeOn(mark: string, date: string): AttendanceCode | undefined {
	return byCode.get(mark)?.find((entry) => entry.validFrom <= date && (entry.validTo === null || date <= entry.validTo));
}

/** A mark that was a code at some time: the entry nearest the date, for messages such as "H was withdrawn on 19 August 2024". */
export function codeOfAnotherTime(mark: string, date: string): AttendanceCode | undefined {
	return codeOn(mark, date) ? undefined : byCode.get(mark)?.[0];
}

const possible: ReadonlySet<CodeClass> = new Set<CodeClass>([
	'present', 'approved educational activity', 'authorised absence', 'unauthorised absence', 'not attending, coronavirus',
]);

/** Whether sessions of this class are possible sessions: the denominator of every percentage (rules §0, trap 3). */
export const isPossible = (codeClass: CodeClass): boolean => possible.has(codeClass);

/** Whether sessions of this class are attended. */
export const isAttended = (codeClass: CodeClass): boolean => codeClass === 'present' || codeClass === 'approved educational activity';

/** Whether sessions of this class are absences, authorised or not. */
export const isAbsent = (codeClass: CodeClass): boolean => codeClass === 'authorised absence' || codeClass === 'unauthorised absence';

/** Late before the register closed (L: present), and after (U: absent). */
export const lateCodes: ReadonlySet<string> = new Set(['L', 'U']);

/**
 * Three sets of codes that look alike and are not (rules §0, trap 2).
 * The threshold and the return take G N O U; the twenty-day ground takes G N O, because a pupil coded U was seen in school.
 */
export const penaltyNoticeCodes: ReadonlySet<string> = new Set(['G', 'N', 'O', 'U']);
export const attendanceReturnCodes: ReadonlySet<string> = new Set(['G', 'N', 'O', 'U']);
export const twentyDayGroundCodes: ReadonlySet<string> = new Set(['G', 'N', 'O']);
