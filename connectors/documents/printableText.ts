/**
 * A text as documents can hold it: no control characters but line ends and tabs, which XML and fonts do not know, and
 * U+FFFD for half of a character pair. Everything else stays as it is; line ends become `\n`.
 */
export function printableText(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}|[\uFFFE\uFFFF]/gu, '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
