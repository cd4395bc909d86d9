const placeholder = /\{(\w*)\}/g;

/** The sentence of a policy with its `{placeholders}` filled in. */
export const filled = (sentence: string, filling: Readonly<Record<string, string>>): string =>
	sentence.replace(placeholder, (written, name: string) => filling[name] ?? written);

/** What is wrong with a sentence's placeholders, in words; null where each is one of those that get filled in. */
export function placeholderFault(sentence: string, known: readonly string[]): string | null {
	const strange = [...sentence.matchAll(placeholder)].map(([, name]) => name as string).find((name) => !known.includes(name));
	if (strange === undefined) return null;
	return `has {${strange}}; only ${known.map((name) => `{${name}}`).join(', ')} ${known.length === 1 ? 'is' : 'are'} filled in`;
}
