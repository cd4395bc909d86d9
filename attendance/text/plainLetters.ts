/**
 * A name as it can be compared: letter case, accents, spacing and punctuation do not count. `O'Néill-Smith` and
 * `o neill  smith` are the same.
 */
export function plainLetters(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
