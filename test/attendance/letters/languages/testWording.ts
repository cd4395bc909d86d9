import { letterFamilies } from '../../../../attendance/letters';
import type { LetterFamilyId } from '../../../../attendance/letters/familyIds';
import { wordingToTranslate, type WordingRow } from '../../../../attendance/letters/languages';

/**
 * Invented words that fill the place of a translation in tests and say so ("test text" in the language): nobody has
 * checked them and no family may ever be sent them.
 */
const placeholder: Readonly<Record<string, readonly string[]>> = {
	Polish: ['TEST', 'próbny', 'tekst', 'żółć', 'ćwiczenie', 'słowo', 'ważne'],
	Romanian: ['TEST', 'text', 'de', 'probă', 'și', 'încercări', 'școală', 'învățătură'],
	Urdu: ['آزمائشی', 'متن', 'صرف', 'جانچ', 'کے', 'لیے'],
	Arabic: ['نص', 'تجريبي', 'للاختبار', 'فقط'],
	Bengali: ['পরীক্ষামূলক', 'লেখা', 'শুধু', 'যাচাইয়ের', 'জন্য'],
	Punjabi: ['ਪਰਖ', 'ਲਿਖਤ', 'ਸਿਰਫ਼', 'ਜਾਂਚ', 'ਲਈ'],
	'Punjabi (Shahmukhi)': ['آزمائشی', 'لکھت', 'صرف', 'جانچ', 'لئی'],
};

/** The rows that a translator gets, filled with test words of about the English's length, fields and bold words kept. */
export function testRows(language: string, families: readonly LetterFamilyId[]): WordingRow[] {
	const rows = wordingToTranslate(families.map((id) => letterFamilies[id]), language);
	return rows.map((row) => ({ ...row, Translation: row.Letter === '(wording)' ? headOf(row.Passage) : row.Passage === 'version' ? '' : inTestWords(row.English, row.Language) }));
}

const headOf = (passage: string) => ({ 'checked by': 'Test wording, checked by nobody', 'checked on': '2026-09-01' })[passage] ?? '';

export function inTestWords(english: string, language: string): string {
	const words = placeholder[language] ?? ['TEST'];
	let place = 0;
	return english.replace(/\{\{[^{}]*\}\}|\p{L}+/gu, (found) => (found.startsWith('{{') ? found : (words[place++ % words.length] as string)));
}
