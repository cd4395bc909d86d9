/**
 * The age at which a child in England usually reads a text with ease, by the Automated Readability Index (Senter and
 * Smith 1967, AMRL-TR-66-220): 4.71 × letters per word + 0.5 × words per sentence − 21.43 gives the US school grade,
 * and grade 1 is six years old. Counts letters, words and sentences only, so it needs no dictionary of syllables.
 */
export function readingAge(text: string): number {
	const words = wordsOf(text);
	const letters = words.reduce((sum, word) => sum + word.replace(/[^\p{L}\p{N}]/gu, '').length, 0);
	const sentences = Math.max(1, text.split(/[.!?:]+(?=\s|$)/).filter((sentence) => /\p{L}/u.test(sentence)).length);
	if (words.length === 0) return 0;
	return 4.71 * (letters / words.length) + 0.5 * (words.length / sentences) - 21.43 + 5;
}

/** The words of a text: what stands between spaces and holds a letter or a digit. */
export function wordsOf(text: string): string[] {
	return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
