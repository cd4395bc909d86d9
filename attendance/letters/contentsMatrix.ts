import { letterFamilies } from './families';
import type { LetterFamilyId } from './familyIds';

/** One line of the matrix: something that a family of letters must say, or must not, and where that comes from. */
export interface ContentsRow {
	readonly family: LetterFamilyId;
	readonly familyName: string;
	readonly must: 'say' | 'not say';
	/** The content's id. */
	readonly content: string;
	readonly what: string;
	readonly source: string;
}

/** Every content of every family of letters, in the order of the families: what is checked before a letter is made. */
export function contentsMatrix(): ContentsRow[] {
	return Object.values(letterFamilies).flatMap(({ id, name, required, forbidden }) => {
		const of = { family: id, familyName: name };
		return [
			...required.map((content) => ({ ...of, must: 'say' as const, content: content.id, what: content.what, source: content.source })),
			...forbidden.map((content) => ({ ...of, must: 'not say' as const, content: content.id, what: content.what, source: content.source })),
		];
	});
}

/**
 * The matrix as Markdown: a table a family, with the source of each rule by number, and the sources once at the end.
 * A sentence of a rule is completed by "The letter says" or "No letter": merge fields stand as code, so that Markdown leaves them alone.
 */
export function contentsMatrixTable(rows: readonly ContentsRow[] = contentsMatrix()): string {
	const sources = [...new Set(rows.map(({ source }) => source))];
	const families = [...new Set(rows.map(({ family }) => family))];
	const tables = families.map((family) => {
		const own = rows.filter((row) => row.family === family);
		return [`### ${own[0]?.familyName ?? family} (\`${family}\`)`, '', '| the letter must | content | source |', '|---|---|---|', ...own.map((row) => lineOf(row, sources))].join('\n');
	});
	return [...tables, ['### Sources', '', ...sources.map((source, place) => `${place + 1}. ${source}`)].join('\n')].join('\n\n');
}

function lineOf({ must, content, what, source }: ContentsRow, sources: readonly string[]): string {
	const words = what.replaceAll('|', '\\|').replace(/\{\{[^}]*\}\}/g, (field) => `\`${field}\``);
	return `| ${must} | \`${content}\`: ${words} | ${sources.indexOf(source) + 1} |`;
}
