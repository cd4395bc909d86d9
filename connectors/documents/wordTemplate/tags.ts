/** What stands between double braces. */
export interface Tag {
	/** As it is written, for messages: `{{#absence.spells}}`. */
	readonly raw: string;
	readonly kind: 'field' | 'open' | 'openUnless' | 'close';
	/** `absence.spells`; empty for `{{/}}`, which closes whatever is open. */
	readonly name: string;
	readonly keys: readonly string[];
}

const kinds = { '#': 'open', '^': 'openUnless', '/': 'close' } as const;

/** Names of fields, nothing else: no calculation, no call, no path into what a programming language keeps on its objects. */
const fieldName = /^[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*$/;

/** Characters that Word and people leave inside the braces without seeing them. */
const unseen = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

/** A tag of the template, or what is wrong with it. */
export function tagOf(raw: string): Tag | { readonly problem: string } {
	const inner = raw.slice(2, -2).replace(unseen, '').trim();
	const kind: Tag['kind'] = inner[0] && Object.hasOwn(kinds, inner[0]) ? kinds[inner[0] as keyof typeof kinds] : 'field';
	const name = (kind === 'field' ? inner : inner.slice(1)).trim().replace(/\s*\.\s*/g, '.');
	if (fieldName.test(name) || (kind === 'close' && name === '')) return { raw, kind, name, keys: name.split('.') };
	return { problem: wrongName(raw, inner) };
}

/** Texts and tags of a text in their order. Gives braces without their counterparts among the problems. */
export function textAndTags(text: string, problems: string[]): Array<string | Tag> {
	const pieces: Array<string | Tag> = [];
	let end = 0;
	for (const match of text.matchAll(/\{\{[^{}]*\}\}/g)) {
		if (match.index > end) pieces.push(text.slice(end, match.index));
		end = match.index + match[0].length;
		const tag = tagOf(match[0]);
		if ('problem' in tag) problems.push(tag.problem);
		else pieces.push(tag);
	}
	if (end < text.length) pieces.push(text.slice(end));
	for (const piece of pieces) if (typeof piece === 'string' && /\{\{|\}\}/.test(piece)) problems.push(looseBraces(piece));
	return pieces;
}

function wrongName(raw: string, inner: string): string {
	const written = shortened(raw);
	const condition = /^#?\s*(?:if|unless|each|else|end)\b/i.test(inner);
	if (condition) return `${written} is not how a condition is written: write {{#meeting.isSet}} … {{/meeting.isSet}} for "if", and {{^meeting.isSet}} … {{/meeting.isSet}} for "if not"`;
	return `${written} is no merge field: a field is a name such as {{pupil.preferredForename}}, and nothing is calculated or run`;
}

function looseBraces(piece: string): string {
	const place = piece.search(/\{\{|\}\}/);
	return `"${shortened(piece.slice(Math.max(0, place - 20), place + 40).trim())}" has double braces without their counterparts in the same paragraph`;
}

/** A stretch of the template that fits a message. */
export function shortened(text: string, length = 60): string {
	return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
