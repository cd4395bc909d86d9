import { codeTable } from '../../attendance/codes';
import { yearGroup } from '../../attendance/item/pupil';

/**
 * Patterns by which attendance codes are told from letters: "code I", "I code", "coded M", a cell that holds only the code,
 * "I: 12" or "12 x I", and what the code stands for in the words of the regulations. A lone I within a text is a pronoun, and a
 * cell with R is a year group.
 */
export function codesOf(codes: readonly string[]): RegExp[] {
	if (codes.length === 0) return [];
	const one = `(?:${codes.join('|')})`;
	const meanings = codeTable.filter(({ code, validTo }) => validTo === null && codes.includes(code)).map(({ meaning }) => meaning);
	return [
		new RegExp(`(?<![\\p{L}\\p{N}])(?:[Cc]oded?|[Mm]arked|[Mm]arks?)(?: as)?:? [“"'(]?${one}(?![\\p{L}\\p{N}])`, 'gu'),
		new RegExp(`(?<![\\p{L}\\p{N}’'])${one} (?:codes?|marks?)(?![\\p{L}\\p{N}])`, 'gu'),
		new RegExp(`(?<![\\p{L}\\p{N}])${one}(?: ?[=:×x] ?\\d+)(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}.])\\d+ ?[×x] ?${one}(?![\\p{L}\\p{N}])`, 'gu'),
		new RegExp(`^\\s*(?:${codes.filter((code) => !yearGroup.safeParse(code).success).join('|')})\\s*$`, 'gu'),
		new RegExp(meanings.map((meaning) => meaning.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu'),
	];
}

/** A run of marks as a register writes them, ten sessions or more: it shows every code in it. */
export const runOfMarks = /(?<![\p{L}\p{N}])(?=\S*[/\\])(?:[/\\LKVPWBEIJMRSTGNOUQDXZ#-]\d? ?){10,}(?![\p{L}\p{N}])/gu;
