import { didYouMean } from '../../text/nearest';
import { letterFamilies } from '../families';
import type { LetterFamily } from '../family';
import { letterFamilyIds, type LetterFamilyId } from '../familyIds';
import { languageCalled } from './languages';
import { passagesOf } from './passages';
import { phrasesOf } from './phrases';
import { readWording } from './readWording';
import { WordingError, type Wording, type WordingDocument } from './wording';

/** A row of a wording as a table, by its headers. `Note` is for the translator and is not read. */
export interface WordingRow {
	readonly Language: string;
	/** The letter's id; `(wording)` for the head and `(phrases)` for what all letters share. */
	readonly Letter: string;
	readonly Passage: string;
	readonly English: string;
	readonly Translation: string;
	readonly Note: string;
}

const headers = ['Language', 'Letter', 'Passage', 'English', 'Translation'] as const;
const head = '(wording)';
const shared = '(phrases)';
const headRows = { 'checked by': 'checkedBy', 'checked on': 'checkedOn', tag: 'tag', direction: 'direction' } as const;
const versionRow = 'version';

/**
 * The rows that a translator fills in: the English of some letters, and a cell beside each. Takes the language as it is
 * written in contacts' records, which must be known, and a wording that there is already, whose translations are kept.
 */
export function wordingToTranslate(families: readonly LetterFamily[], languageName: string, already: Wording | null = null): WordingRow[] {
	const language = languageCalled(languageName);
	if (!language) throw new WordingError([`the language "${languageName}" is not known`], 'Choose one of the languages, written in English: "Polish", "Punjabi (Shahmukhi)".');
	const row = (Letter: string, Passage: string, English: string, Translation = '', Note = ''): WordingRow => ({ Language: language.name, Letter, Passage, English, Translation, Note });
	return [
		row(head, 'checked by', 'Who checked the whole wording', already?.checkedBy, 'A person who reads the language well, by name or role. Left empty, no letter uses the wording.'),
		row(head, 'checked on', 'The day on which it was checked', already?.checkedOn, 'Like 2026-09-01'),
		...phrasesOf(language.tag).map(({ id, english, note }) => row(shared, id, english, already?.phrases.get(id), note)),
		...families.flatMap((family) => {
			const known = already?.letters.get(family.id)?.passages;
			return [
				row(family.id, versionRow, family.version, '', 'Leave it as it is: it says which English was translated'),
				...passagesOf(family).map(({ id, english }) => row(family.id, id, english, known?.get(id)?.translation, fieldsNote(english))),
			];
		}),
	];
}

function fieldsNote(english: string): string {
	return english.includes('{{') ? 'Keep what stands in {{ }} as it is, anywhere in the sentence' : '';
}

/**
 * Reads wordings from the rows of one or more tables, in the layout that `wordingToTranslate` gives, in any order and in
 * several languages. Rows are numbered as a sheet does, the header being row 1, or by their `row_number`.
 * Throws `WordingError`, which names the row and the field of everything that is wrong.
 */
export function readWordingTable(rows: ReadonlyArray<Readonly<Record<string, unknown>>>): Wording[] {
	const columns = columnsOf(rows);
	const documents = new Map<string, WordingDocument & { phrases: Record<string, unknown>; letters: Record<string, { version: string; passages: Record<string, unknown> }> }>();
	const places = new Map<string, string>();
	const faults: string[] = [];
	for (const [index, values] of rows.entries()) {
		const cells = Object.fromEntries(headers.map((header) => [header, cellText(values[columns.get(header) ?? header])])) as Record<(typeof headers)[number], string | null>;
		const place = `row ${typeof values.row_number === 'number' ? values.row_number : index + 2}`;
		for (const header of headers) if (cells[header] === null) faults.push(`${place}, column "${header}" holds no text; a formula or an error is none`);
		const [Language, Letter, Passage, English, Translation] = headers.map((header) => cells[header] ?? '') as [string, string, string, string, string];
		if (!Language && !Letter && !Passage && !Translation) continue;
		if (!Language || !Letter || !Passage) {
			faults.push(`${place} needs a ${!Language ? 'Language' : !Letter ? 'Letter' : 'Passage'}`);
			continue;
		}
		const document = documents.get(Language) ?? { language: Language, phrases: {}, letters: {} };
		documents.set(Language, document);
		const key = placeKey(Language, Letter === shared ? '' : Letter, Passage);
		if (places.has(key)) faults.push(`${place} says the same passage as ${places.get(key)}`);
		places.set(key, place);
		if (Letter === head) {
			const field = headRows[Passage.toLowerCase() as keyof typeof headRows];
			if (field === undefined) faults.push(`${place} has the passage "${Passage}", which the head of a wording has not${didYouMean(Passage, Object.keys(headRows))}`);
			else if (Translation !== '') Object.assign(document, { [field]: Translation });
		} else if (Letter === shared) document.phrases[Passage] = { english: English, translation: Translation };
		else if (!(letterFamilyIds as readonly string[]).includes(Letter)) faults.push(`${place} is about the letter "${Letter}", which there is not${didYouMean(Letter, letterFamilyIds)}`);
		else {
			const letter = (document.letters[Letter] ??= { version: '', passages: {} });
			if (Passage === versionRow) letter.version = Translation || English;
			else letter.passages[Passage] = { english: English, translation: Translation };
		}
	}
	if (faults.length > 0) throw new WordingError(faults);
	if (documents.size === 0) throw new WordingError(['the table has no rows'], 'Look whether the node before reads the right sheet, and whether its first row holds the headers.');
	return [...documents.values()].map((document) => {
		const named = (letter: string, passage: string) => `${places.get(placeKey(document.language, letter, passage)) ?? document.language} (${letter || 'phrases'}, "${passage}")`;
		return readWording(document, named);
	});
}

/** Wordings as JSON gives them: one document, several, or a table's rows. */
export function readWordings(given: unknown): Wording[] {
	const value = typeof given === 'string' ? parsed(given) : given;
	const all = Array.isArray(value) ? value : [value];
	if (all.length > 0 && all.every(isRow)) return readWordingTable(all as Array<Record<string, unknown>>);
	return all.map((document) => readWording(document));
}

function isRow(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).some((key) => key.trim().toLowerCase() === 'passage');
}

function parsed(text: string): unknown {
	if (text.trim() === '') return [];
	const read = jsonOf(text);
	if ('value' in read) return read.value;
	throw new WordingError([`it is not valid JSON (${read.fault})`], 'Look for a comma or a quotation mark that is missing or too many, and execute again.');
}

function jsonOf(text: string): { readonly value: unknown } | { readonly fault: string } {
	try {
		return { value: JSON.parse(text) };
	} catch (fault) {
		return { fault: (fault as Error).message };
	}
}

function columnsOf(rows: ReadonlyArray<Readonly<Record<string, unknown>>>): Map<string, string> {
	const found = new Map<string, string>();
	for (const header of new Set(rows.flatMap((row) => Object.keys(row)))) {
		const known = headers.find((name) => name.toLowerCase() === header.trim().toLowerCase());
		if (known && !found.has(known)) found.set(known, header);
	}
	const missing = headers.filter((name) => !found.has(name) && name !== 'English');
	if (rows.length > 0 && missing.length > 0) throw new WordingError([`there is no column ${missing.map((name) => `"${name}"`).join(' and no column ')}`]);
	return found;
}

/**
 * A cell as text, whole: joiners that nobody sees belong to the spelling of Urdu, Persian and Bengali. Null for what is no
 * text, as a formula or a spreadsheet's sign for an error.
 */
function cellText(value: unknown): string | null {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value !== 'string' || /^\s*(?:=|#(?:REF!|VALUE!|NAME\?|N\/A|ERROR!)\s*$)/.test(value)) return null;
	return value.trim();
}

const placeKey = (language: string, letter: string, passage: string): string => [language, letter, passage].join('\n');

/** Every letter that may be translated, in the order in which a person looks for one. */
export const translatableFamilies: readonly LetterFamily[] = letterFamilyIds.map((id: LetterFamilyId) => letterFamilies[id]);
