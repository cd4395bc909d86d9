import type { LetterFacts } from '../letterFacts';
import { absence } from './absence';
import { basicFields, basicWords, type BasicFields } from './basics';
import { meeting } from './meeting';
import { Untold, type FieldSection, type FieldsOf } from './section';

export { Unfit, Untold, type FieldSection, type FieldValue, type FieldWords } from './section';

/** The sections of merge fields that a letter may need. A new one is a file beside this and a line here. */
export const fieldSections = { absence, meeting } as const;

export type LetterNeed = keyof typeof fieldSections;

/**
 * The merge fields that a letter's Word template may use, as `{{pupil.preferredForename}}`. Lists repeat what stands
 * between `{{#absence.spells}}` and `{{/absence.spells}}`; a true-or-false field shows it or leaves it out.
 * This type is the list of fields: a school's own template may use every one and no other.
 */
export type LetterFields = BasicFields & { [Need in LetterNeed]: FieldsOf<(typeof fieldSections)[Need]> };

type Words = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What each merge field is, in words, by section. */
export const fieldWords: ReadonlyMap<string, Words> = new Map([
	...Object.entries<Words>(basicWords),
	...Object.entries(fieldSections).map(([need, { words }]): [string, Words] => [need, words]),
]);

/** The facts of one letter as plain merge fields, and the sections of them that the facts do not tell, with why. */
export function letterFields(facts: LetterFacts): { readonly fields: LetterFields; readonly unknown: ReadonlyMap<LetterNeed, Untold> } {
	const unknown = new Map<LetterNeed, Untold>();
	const sections = Object.entries(fieldSections).map(([need, section]: [string, FieldSection<unknown>]) => {
		const known = section.of(facts) ?? new Untold(section.missing, section.advice);
		if (!(known instanceof Untold)) return [need, known];
		unknown.set(need as LetterNeed, known);
		return [need, section.empty];
	});
	return { fields: { ...basicFields(facts), ...Object.fromEntries(sections) } as LetterFields, unknown };
}
