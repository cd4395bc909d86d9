import type { LetterFacts } from '../letterFacts';

/** A field's value in a merged letter: words, whether something holds, or a list of records of words. */
export type FieldValue = string | boolean | readonly Readonly<Record<string, string>>[];

/** What each field of a section is, in words for somebody who edits a Word template; a list describes the fields of its records. */
export type FieldWords<Fields> = { readonly [Name in keyof Fields]: Fields[Name] extends readonly (infer Entry)[] ? { readonly [Key in keyof Entry]: string } : string };

/**
 * Merge fields that belong together, as `{{leave.days}}` and `{{leave.from}}`, and where they come from.
 * A letter that `needs` a section whose facts are not known is not made; any other letter gets the empty fields.
 */
export interface FieldSection<Fields> {
	readonly words: FieldWords<Fields>;
	readonly empty: Fields;
	/**
	 * The fields as the facts tell them; null where they do not, or `Untold` where more can be said of why. Every section is asked for
	 * every letter, so what stands against one kind of letter alone is told by `Untold`. Throws `ItemError` where facts contradict each other.
	 */
	readonly of: (facts: LetterFacts) => Fields | Untold | null;
	/** Completes "Pupil 1042: …" where a letter needs them: "there is no absence this school year to write about". */
	readonly missing: string;
	/** What to do about it. */
	readonly advice: string;
}

/** Why a section's fields cannot be told of these facts: in place of its `missing` and `advice`. */
export class Untold {
	constructor(
		/** Completes "Pupil 1042: …". */
		readonly missing: string,
		readonly advice: string,
	) {}
}

/** The facts are known and speak against the letter: the pupil is left out with the reason, and the run goes on. */
export class Unfit extends Untold {}

/** The type of the fields that a section gives. */
export type FieldsOf<Section> = Section extends FieldSection<infer Fields> ? Fields : never;
