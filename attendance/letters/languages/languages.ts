import { oneLine } from '../contents/text';

/** A language as a letter is set in it. */
export interface Language {
	/** In English: "Polish". */
	readonly name: string;
	/** BCP 47, for screen readers, dates and plurals: `pl`, `pa-Arab-PK`. */
	readonly tag: string;
	readonly direction: 'ltr' | 'rtl';
	/** ISO 15924: `Latn`, `Arab`, `Beng`, `Guru` … */
	readonly script: string;
}

/**
 * Tag, script and the names by which exports of schools' systems call a language: its English names, ISO 639-1 and
 * 639-2 codes, and the DfE's codes of the school census (common basic data set, code set "Language").
 */
const known: ReadonlyArray<readonly [name: string, tag: string, script: string, ...called: readonly string[]]> = [
	['Arabic', 'ar', 'Arab', 'ara', 'araa', 'arag', 'aram', 'aras'],
	['Bengali', 'bn', 'Beng', 'bangla', 'ben', 'bng', 'bnga', 'bngc', 'bngs', 'sylheti'],
	['Bulgarian', 'bg', 'Cyrl', 'bul'],
	['Czech', 'cs', 'Latn', 'ces', 'cze'],
	['French', 'fr', 'Latn', 'fra', 'fre', 'frn'],
	['German', 'de', 'Latn', 'deu', 'ger'],
	['Greek', 'el', 'Grek', 'ell', 'gre'],
	['Hindi', 'hi', 'Deva', 'hin'],
	['Hungarian', 'hu', 'Latn', 'hun'],
	['Italian', 'it', 'Latn', 'ita'],
	['Kurdish (Sorani)', 'ckb', 'Arab', 'sorani', 'central kurdish'],
	['Latvian', 'lv', 'Latn', 'lav'],
	['Lithuanian', 'lt', 'Latn', 'lit'],
	['Pashto', 'ps', 'Arab', 'pus', 'pashto/pakhto', 'pakhto'],
	['Persian', 'fa', 'Arab', 'farsi', 'dari', 'persian/farsi', 'fas', 'per', 'prs'],
	['Polish', 'pl', 'Latn', 'pol', 'polski'],
	['Portuguese', 'pt', 'Latn', 'por'],
	['Punjabi (Shahmukhi)', 'pa-Arab-PK', 'Arab', 'pnb', 'shahmukhi', 'punjabi (mirpuri)', 'punjabi (pothwari)', 'pnjm', 'pnjp', 'mirpuri', 'pothwari'],
	['Punjabi', 'pa', 'Guru', 'panjabi', 'punjabi (gurmukhi)', 'gurmukhi', 'pan', 'pnj', 'pnja', 'pnjg'],
	['Romanian', 'ro', 'Latn', 'moldovan', 'ron', 'rum', 'rmn', 'rmnm', 'rmnr'],
	['Russian', 'ru', 'Cyrl', 'rus'],
	['Slovak', 'sk', 'Latn', 'slk', 'slo'],
	['Somali', 'so', 'Latn', 'som'],
	['Spanish', 'es', 'Latn', 'spa'],
	['Turkish', 'tr', 'Latn', 'tur'],
	['Ukrainian', 'uk', 'Cyrl', 'ukr'],
	['Urdu', 'ur', 'Arab', 'urd'],
	['Vietnamese', 'vi', 'Latn', 'vie'],
	['Welsh', 'cy', 'Latn', 'cym', 'wel'],
];

const byName = new Map<string, Language>();
for (const [name, tag, script, ...called] of known) {
	const language: Language = { name, tag, direction: directionOf(script), script };
	for (const each of [name, tag, ...called]) byName.set(each.toLowerCase(), language);
}

/** Names of the languages that are known, for messages. */
export const languageNames: readonly string[] = known.map(([name]) => name);

/**
 * The language that an export names: `Polish`, `polish`, `pl`, `pl-PL`, `POL`, `Panjabi (Gurmukhi)`. Null where it is
 * not known, and for English.
 */
export function languageCalled(name: string): Language | null {
	const plain = oneLine(name).toLowerCase().replaceAll('panjabi', 'punjabi').replaceAll('_', '-');
	return byName.get(plain) ?? byName.get(plain.replace(/\s*[,(/;].*$/, '')) ?? (/^[a-z]{2,3}-/.test(plain) ? byName.get(plain.split('-')[0] as string) ?? null : null);
}

/** Whether a person reads English, or nothing else is known. */
export function isEnglish(name: string): boolean {
	return /^(english|en|eng|en[-_][a-z]{2}|english\b.*|)$/i.test(name.trim());
}

export function directionOf(script: string): Language['direction'] {
	return ['Arab', 'Hebr', 'Thaa', 'Syrc'].includes(script) ? 'rtl' : 'ltr';
}
