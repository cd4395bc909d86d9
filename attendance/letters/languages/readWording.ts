import { readDate } from '../../register/reading/date';
import { didYouMean } from '../../text/nearest';
import { letterFamilies } from '../families';
import type { LetterFamilyId } from '../familyIds';
import { directionOf, languageCalled, type Language } from './languages';
import { grammarFields, mergeFields, passagesOf } from './passages';
import { phrasesOf } from './phrases';
import { wordingDocumentSchema, WordingError, type LetterWording, type Wording } from './wording';

/** Says where a passage stands in what a person wrote: `letter "early-concern", passage "subject"`, or the row of a table. */
export type PlaceOf = (letter: string, passage: string) => string;

const byName: PlaceOf = (letter, passage) => (letter ? `letter "${letter}", passage "${passage}"` : `phrase "${passage}"`);

/**
 * Reads a wording in one language. Takes the document and how to name a place in it; gives the wording.
 * A translation has the merge fields of its English, no more and no fewer, and its bold words end where they began.
 * What was made for another version of a letter is kept as it is: it will not be used (chooseWording.ts).
 * Throws `WordingError`, which names every passage that is wrong.
 */
export function readWording(document: unknown, placeOf: PlaceOf = byName): Wording {
	const parsed = wordingDocumentSchema.safeParse(document);
	if (!parsed.success) throw new WordingError(parsed.error.issues.map(({ path, message }) => `${path.join(', ') || 'the document'} ${lowered(message)}`));
	const { checkedBy, checkedOn, phrases, letters } = parsed.data;
	const language = languageOf(parsed.data);
	const faults: string[] = [];

	const day = checkedOn === '' ? { date: '' } : readDate(checkedOn);
	if (!('date' in day)) faults.push(`"checked on" holds "${checkedOn}", which is no date; write it like 2026-09-01`);

	const readPhrases = new Map<string, string>();
	const known = new Map(phrasesOf(language.tag).map((phrase) => [phrase.id, phrase.english]));
	for (const [id, written] of Object.entries(phrases)) {
		const english = known.get(id);
		const { translation } = plain(written);
		if (english === undefined) faults.push(`${placeOf('', id)} is not known${didYouMean(id, [...known.keys()])}`);
		else faults.push(...faultsIn(english, translation, placeOf('', id)));
		if (translation !== '') readPhrases.set(id, translation);
	}

	const readLetters = new Map<LetterFamilyId, LetterWording>();
	for (const [letter, wording] of Object.entries(letters)) {
		const family = letterFamilies[letter as LetterFamilyId];
		const now = new Map(passagesOf(family).map(({ id, english }) => [id, english]));
		const passages = new Map<string, { english: string | null; translation: string }>();
		for (const [id, written] of Object.entries(wording.passages)) {
			const { english, translation } = plain(written);
			const current = now.get(id);
			const isOfThisVersion = wording.version === family.version && (english === null || current === undefined || sameWords(english, current));
			if (isOfThisVersion && current === undefined) faults.push(`${placeOf(letter, id)} is not in this letter${didYouMean(id, [...now.keys()])}`);
			else if (isOfThisVersion) faults.push(...faultsIn(current as string, translation, placeOf(letter, id)));
			if (translation !== '') passages.set(id, { english, translation });
		}
		readLetters.set(letter as LetterFamilyId, { version: wording.version, passages });
	}
	if (faults.length > 0) throw new WordingError(faults);
	return { language, checkedBy, checkedOn: 'date' in day ? day.date : '', phrases: readPhrases, letters: readLetters };
}

/** Also where an editor made other quotation marks or spaces of them. */
export function sameWords(one: string, other: string): boolean {
	const bare = (text: string) => text.normalize('NFKC').replace(/[‘’']/g, "'").replace(/[“”"]/g, '"').replace(/\s+/g, ' ').trim();
	return bare(one) === bare(other);
}

function plain(written: string | { english?: string; translation: string }): { english: string | null; translation: string } {
	if (typeof written === 'string') return { english: null, translation: written.trim() };
	return { english: written.english?.trim() || null, translation: written.translation.trim() };
}

function faultsIn(english: string, translation: string, place: string): string[] {
	if (translation === '') return [];
	const [expected, found] = [mergeFields(english), mergeFields(translation)];
	const lacking = withoutEach(expected, found).filter((field) => !grammarFields.includes(field));
	const extra = withoutEach(found, expected);
	const faults: string[] = [];
	if (lacking.length > 0) faults.push(`${place} lacks ${lacking.join(' and ')} in the translation`);
	if (extra.length > 0) faults.push(`${place} has ${extra.join(' and ')}, which the English has not${lacking.length === 0 ? ' or not so often' : ''}`);
	if (/\{\{|\}\}/.test(translation.replace(/\{\{[^{}]*\}\}/g, ''))) faults.push(`${place} has a merge field that is not closed`);
	if ((translation.split('**').length - 1) % 2 === 1) faults.push(`${place} begins bold words with ** and does not end them`);
	return faults;
}

function withoutEach(all: readonly string[], others: readonly string[]): string[] {
	const left = [...others];
	return all.filter((one) => {
		const place = left.indexOf(one);
		if (place >= 0) left.splice(place, 1);
		return place < 0;
	});
}

function languageOf({ language, tag, direction }: ReturnType<typeof wordingDocumentSchema.parse>): Language {
	const known = languageCalled(language) ?? (tag ? languageCalled(tag) : null);
	if (known) return direction ? { ...known, direction } : known;
	const own = tag && wellFormed(tag);
	if (!own) throw new WordingError([`the language "${language}" is not known`], 'Write it in English ("Polish"), or give its BCP 47 tag as "tag", such as "sw" for Swahili.');
	const script = new Intl.Locale(own).maximize().script ?? 'Latn';
	return { name: language, tag: own, direction: direction ?? directionOf(script), script };
}

function wellFormed(tag: string): string | null {
	try {
		return Intl.getCanonicalLocales(tag)[0] ?? null;
	} catch {
		return null;
	}
}

function lowered(message: string): string {
	return message.slice(0, 1).toLowerCase() + message.slice(1);
}
