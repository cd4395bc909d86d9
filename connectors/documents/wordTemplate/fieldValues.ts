import { printableText } from '../printableText';
import type { Tag } from './tags';
import { WordTemplateError } from './wordTemplateError';

/** Plain values, lists of such records, and true or false. Nothing in them is ever read as a field or as code. */
export type TemplateValue = string | number | boolean | readonly TemplateRecord[];
export interface TemplateRecord {
	readonly [field: string]: TemplateValue | TemplateRecord;
}

/** What one letter is filled from: the records of the repeats around a place, the innermost first, and what is left to be repeated. */
export interface Filling {
	readonly records: readonly TemplateRecord[];
	/** Counts down for the whole letter, so that lists inside lists end. */
	readonly budget: { left: number };
}

/** More than a year of sessions in a dozen tables; a letter of that length would be a thousand pages. */
const mostRepeats = 20_000;

export const fillingOf = (fields: object): Filling => ({ records: [fields as TemplateRecord], budget: { left: mostRepeats } });

/** The words of a field. Throws `WordTemplateError` for a name that is no field, and for lists and conditions. */
export function wordsOf(tag: Tag, { records }: Filling): string {
	const value = valueOf(tag, records);
	if (typeof value === 'string') return printableText(value);
	if (typeof value === 'number') return String(value);
	const [how, what] = typeof value === 'boolean' ? ['is true or false', '…'] : ['is a list', '… fields of the list …'];
	throw new WordTemplateError(`The Word template has ${tag.raw}, which ${how} and no text: write {{#${tag.name}}} ${what} {{/${tag.name}}}`);
}

/** The same on one line, as an attribute of XML holds it. */
export const lineOfWords = (tag: Tag, filling: Filling): string => wordsOf(tag, filling).replace(/[\n\t]/g, ' ');

/** For each time that a repeat's or condition's content is to stand in the letter, what to fill it from. */
export function fillingsOf(tag: Tag, filling: Filling): readonly Filling[] {
	const value = valueOf(tag, filling.records);
	const isThere = Array.isArray(value) ? value.length > 0 : Boolean(value);
	if (tag.kind === 'openUnless') return isThere ? [] : [filling];
	if (!Array.isArray(value)) return isThere ? [filling] : [];
	const { budget } = filling;
	budget.left -= value.length;
	if (budget.left < 0) throw new WordTemplateError(`The Word template repeats more than ${mostRepeats.toLocaleString('en-GB')} times in one letter: take lists out of other lists`);
	return (value as readonly TemplateRecord[]).map((record) => ({ records: [record, ...filling.records], budget }));
}

/** Looked for in the innermost repeat first and then outwards. */
function valueOf({ raw, keys }: Tag, records: readonly TemplateRecord[]): TemplateValue {
	for (const record of records) {
		const value = lookUp(record, keys);
		if (value !== undefined) return value;
	}
	throw new WordTemplateError(`The Word template asks for ${raw}, which is no field of this letter.`);
}

/** Only what a record has itself: `constructor` and `__proto__` are no fields, whatever the language keeps there. */
function lookUp(record: unknown, keys: readonly string[]): TemplateValue | undefined {
	let value = record;
	for (const key of keys) {
		if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key)) return undefined;
		value = (value as Record<string, unknown>)[key];
	}
	return typeof value === 'object' && !Array.isArray(value) ? undefined : (value as TemplateValue);
}
