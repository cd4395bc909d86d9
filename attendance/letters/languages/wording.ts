import * as z from 'zod/v4';
import { letterFamilyIds, type LetterFamilyId } from '../familyIds';
import type { Language } from './languages';

/** A translated passage, and where it is known the English that the translator saw. */
const passage = z.union([z.string(), z.object({ english: z.string().optional(), translation: z.string() })]);

/**
 * A school's own wording in one language, as a document: what a table says in rows (table.ts). It is used only where it
 * says who checked it and when.
 */
export const wordingDocumentSchema = z.strictObject({
	/** As exports write it: "Polish", "pl", "POL". */
	language: z.string().trim().min(1, 'must name a language'),
	/** For a language that is not known by name: its BCP 47 tag, such as `sw`. */
	tag: z.string().trim().optional(),
	direction: z.enum(['ltr', 'rtl']).optional(),
	/** Who checked the wording: a person who reads the language well, by name or role. */
	checkedBy: z.string().trim().default(''),
	/** The day on which it was checked. */
	checkedOn: z.string().trim().default(''),
	/** By the id of the phrase: "days: few". */
	phrases: z.record(z.string(), passage).default({}),
	letters: z.partialRecord(z.enum(letterFamilyIds), z.strictObject({
		/** The version of the English that was translated. */
		version: z.string().trim().default(''),
		/** By the id of the passage: "subject", "5.1". */
		passages: z.record(z.string(), passage),
	})).default({}),
});

export type WordingDocument = z.input<typeof wordingDocumentSchema>;

/** A wording that was read: its passages have the merge fields of the English that they were made for. */
export interface Wording {
	readonly language: Language;
	readonly checkedBy: string;
	/** `YYYY-MM-DD`; empty where nobody checked it. */
	readonly checkedOn: string;
	readonly phrases: ReadonlyMap<string, string>;
	readonly letters: ReadonlyMap<LetterFamilyId, LetterWording>;
}

export interface LetterWording {
	readonly version: string;
	readonly passages: ReadonlyMap<string, { readonly english: string | null; readonly translation: string }>;
}

/** The wording cannot be read: the message names every row or passage that is wrong. */
export class WordingError extends Error {
	override readonly name = 'WordingError';
	constructor(
		faults: readonly string[],
		readonly advice = 'Correct them and execute again. Wording to Translate (Attendance Letter) gives the English beside empty cells.',
	) {
		super(`The wording cannot be used: ${faults.slice(0, mostNamed).join('; ')}${faults.length > mostNamed ? `; and ${faults.length - mostNamed} more` : ''}`);
	}
}

const mostNamed = 12;
