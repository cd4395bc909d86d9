import { counted } from '../../text/plainEnglish';
import type { LetterFamily } from '../family';
import { isEnglish, languageCalled } from './languages';
import { passagesOf } from './passages';
import { phrasesOf } from './phrases';
import { sameWords } from './readWording';
import type { Wording } from './wording';

/** The wording that a letter is to go out with beside the English, or why it goes in English alone; both null for a reader of English. */
export interface ChosenWording {
	readonly wording: Wording | null;
	/** For the school's office, in one sentence. */
	readonly why: string | null;
}

/**
 * Whether a family's own language goes beside the English. Only wording that a person has checked, whole, against the English
 * of today is used: a family acts on what it reads, and machine-made or half-made text must not pretend to be that.
 * Takes the wordings that the school gave, the letter, and the language as the contact's record names it.
 */
export function chooseWording(wordings: readonly Wording[], family: LetterFamily, recipientsLanguage: string): ChosenWording {
	if (isEnglish(recipientsLanguage)) return { wording: null, why: null };
	const language = languageCalled(recipientsLanguage);
	const ofLanguage = wordings.filter((wording) => (language ? wording.language.tag === language.tag : sameName(wording.language.name, recipientsLanguage)));
	const named = language?.name ?? recipientsLanguage.trim();
	if (ofLanguage.length === 0) return { wording: null, why: `There is no wording in ${named}.` };
	const tried = ofLanguage.map((wording) => ({ wording, why: whyNot(wording, family) }));
	return tried.find(({ why }) => why === null) ?? { wording: null, why: tried[0]?.why ?? null };
}

function whyNot({ language, checkedBy, checkedOn, phrases, letters }: Wording, family: LetterFamily): string | null {
	const letter = letters.get(family.id);
	const name = family.name.toLowerCase();
	if (!letter) return `The wording in ${language.name} has no ${name} letter.`;
	if (checkedBy === '' || checkedOn === '') return `Nobody has checked the wording in ${language.name}: "checked by" and "checked on" are needed.`;
	if (letter.version !== family.version) return `The wording in ${language.name} was made for version ${letter.version || '(none)'} of the ${name} letter; the English is now ${family.version}.`;
	const passages = passagesOf(family);
	const changed = passages.find(({ id, english }) => {
		const seen = letter.passages.get(id)?.english ?? null;
		return seen !== null && !sameWords(seen, english);
	});
	if (changed) return `The wording in ${language.name} was made for another English of the ${name} letter (passage "${changed.id}").`;
	const lacking = [
		...passages.filter(({ id }) => !letter.passages.has(id)).map(({ id }) => `passage "${id}"`),
		...phrasesOf(language.tag).filter(({ id }) => !phrases.has(id)).map(({ id }) => `phrase "${id}"`),
	];
	return lacking.length > 0 ? `The wording in ${language.name} of the ${name} letter lacks ${counted(lacking.length, 'translation')}, first ${lacking[0]}.` : null;
}

function sameName(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}
