import type { LetterFamily, LetterPart } from '../family';

/** A passage of a letter that is translated as a whole. */
export interface Passage {
	/** Where it stands: `subject`, `2` (the second part), `5.1` (its first bullet), `9 heading 2` (a column), `text message`. */
	readonly id: string;
	readonly english: string;
}

/** A letter's own words, without who gets it and which rules it follows. */
export type FamilyWords = Pick<LetterFamily, 'subject' | 'parts' | 'text'>;

/** The passages of a letter in reading order; what holds merge fields alone needs no translation and is left out. */
export function passagesOf(family: FamilyWords): Passage[] {
	const passages: Passage[] = [];
	mapWords(family, (id, english) => {
		if (hasWords(english)) passages.push({ id, english });
		return english;
	});
	return passages;
}

/** The same letter with every passage put into other words; the one place that knows where passages stand. */
export function mapWords({ subject, parts, text }: FamilyWords, words: (id: string, english: string) => string): FamilyWords {
	return {
		subject: words('subject', subject),
		parts: parts.map((part, place) => mapPart(part, `${place + 1}`, words)),
		text: text === null ? null : words('text message', text),
	};
}

function mapPart(part: LetterPart, id: string, words: (id: string, english: string) => string): LetterPart {
	const each = (texts: readonly string[]) => texts.map((text, place) => words(`${id}.${place + 1}`, text));
	if ('heading' in part) return { ...part, heading: words(id, part.heading) };
	if ('paragraph' in part) return { ...part, paragraph: words(id, part.paragraph) };
	if ('bullets' in part) return { ...part, bullets: each(part.bullets) };
	if ('bullet' in part) return { ...part, bullet: words(id, part.bullet) };
	if ('columns' in part) {
		return {
			...part,
			columns: part.columns.map((column, place) => ({
				...column,
				title: words(`${id} heading ${place + 1}`, column.title),
				text: words(`${id} column ${place + 1}`, column.text),
			})),
		};
	}
	if ('signatures' in part) return { ...part, signatures: each(part.signatures) };
	return part;
}

const field = /\{\{[^{}]*\}\}/g;

/** Fields that are English grammar ("has" or "have"), which another language says in its own way: a translation needs none of them. */
export const grammarFields: readonly string[] = ['{{pupils.have}}', '{{pupils.are}}'];

/** The merge fields of a passage, each as often as it stands there, in an order of their own. */
export function mergeFields(text: string): string[] {
	return (text.match(field) ?? []).map((found) => `{{${found.slice(2, -2).trim()}}}`).sort();
}

function hasWords(text: string): boolean {
	return /\p{L}/u.test(text.replace(field, ''));
}
