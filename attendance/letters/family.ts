import type { LetterFields } from './letterFields';

export const letterFamilyIds = ['early-concern', 'meeting-invitation'] as const;
export type LetterFamilyId = (typeof letterFamilyIds)[number];

/** What the checks look at: the letter's own words, the fields they were filled from, and what others must not see. */
export interface FilledLetter {
	/** Text of the filled document from the salutation to the signature, spaces and line ends as single spaces. */
	readonly text: string;
	readonly fields: LetterFields;
	/** Addresses, telephone numbers and e-mail addresses of the pupil's other contacts that the addressee does not share. */
	readonly othersDetails: readonly string[];
}

/** Something a letter of a family must say, and how a person would find it missing. */
export interface RequiredContent {
	readonly id: string;
	/** Completes "The letter does not say …". */
	readonly what: string;
	readonly source: string;
	readonly isThere: (letter: FilledLetter) => boolean;
}

/** Something a letter of a family must not say. */
export interface ForbiddenContent {
	readonly id: string;
	/** Completes "The letter …". */
	readonly what: string;
	readonly source: string;
	/** The words found, or null. */
	readonly find: (letter: FilledLetter) => string | null;
}

/** A piece of a letter between its subject and its closing. `**words**` are emphasised; `{{fields}}` are merged. */
export type LetterPart =
	| { readonly heading: string }
	| { readonly paragraph: string; readonly when?: string }
	| { readonly bullets: readonly string[] }
	| { readonly each: string; readonly bullet: string }
	| { readonly each: string; readonly columns: readonly LetterColumn[] }
	| { readonly newPage: true };

export interface LetterColumn {
	readonly title: string;
	readonly text: string;
	/** Of the table's width, 0 to 1. */
	readonly share: number;
}

export interface LetterFamily {
	readonly id: LetterFamilyId;
	readonly name: string;
	/** Changes with the wording, so that the record says which text a family was sent. */
	readonly version: string;
	/** The subject under the salutation. */
	readonly subject: string;
	readonly parts: readonly LetterPart[];
	readonly required: readonly RequiredContent[];
	readonly forbidden: readonly ForbiddenContent[];
}
