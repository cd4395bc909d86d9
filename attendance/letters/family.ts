import type { LetterFamilyId } from './familyIds';
import type { LetterFields, LetterNeed } from './fields';

/** What the checks look at: the letter's own words, the fields they were filled from, and what others must not see. */
export interface FilledLetter {
	/** Text of the filled document from the salutation to the signature, spaces and line ends as single spaces. */
	readonly text: string;
	/** The same of the school's own wording in the second language, which only a person can judge but for what is nobody's to see. */
	readonly translation?: string;
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

/** A piece of a letter between its subject and its closing. `**words**` are emphasised; `{{fields}}` are merged; `when` names a true-or-false field. */
export type LetterPart =
	| { readonly heading: string; readonly when?: string }
	| { readonly paragraph: string; readonly when?: string }
	| { readonly bullets: readonly string[] }
	| { readonly each: string; readonly bullet: string }
	| { readonly each: string; readonly columns: readonly LetterColumn[] }
	/** Lines to be signed by hand: who signs, and a place for name, signature and date. */
	| { readonly signatures: readonly string[] }
	| { readonly newPage: true };

export interface LetterColumn {
	readonly title: string;
	readonly text: string;
	/** Of the table's width, 0 to 1. */
	readonly share: number;
}

/**
 * How far along a family is when it gets the letter, which decides its tone, its length and the way it goes (recipients.ts):
 * `message`: a short word on the day or the half term; `support`: help is offered; `formal`: a warning or a notice of law, by
 * post alone; `praise`: good news, which brothers and sisters may share.
 */
export const letterStages = ['message', 'support', 'formal', 'praise'] as const;
export type LetterStage = (typeof letterStages)[number];

export interface LetterFamily {
	readonly id: LetterFamilyId;
	readonly name: string;
	/** Changes with the wording, so that the record says which text a family was sent. */
	readonly version: string;
	readonly stage: LetterStage;
	/** `certificate`: a page to hang up; `leaflet`: to whoever it concerns, without salutation and reference. */
	readonly layout: 'letter' | 'certificate' | 'leaflet';
	/** What must be known beside the pupil, the school and the person written to: sections of the merge fields. */
	readonly needs: readonly LetterNeed[];
	/** The subject under the salutation. */
	readonly subject: string;
	readonly parts: readonly LetterPart[];
	/** The same as a text message, with merge fields, where one fits; `null` where the matter does not. */
	readonly text: string | null;
	readonly required: readonly RequiredContent[];
	readonly forbidden: readonly ForbiddenContent[];
}
