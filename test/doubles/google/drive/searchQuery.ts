import { invalidParameter } from '../http/googleError';

/** What the `q` of files.list may ask (https://developers.google.com/workspace/drive/api/guides/ref-search-terms). */
export type Condition =
	| { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
	| { readonly kind: 'not'; readonly of: Condition }
	| { readonly kind: 'term'; readonly field: string; readonly operator: string; readonly value: string }
	| { readonly kind: 'has'; readonly field: string; readonly key: string; readonly value: string };

const compare = ['<=', '<', '=', '!=', '>', '>='];
/** Field → its operators, as the table of the documentation lists them. */
const operatorsOf: Readonly<Record<string, readonly string[]>> = {
	name: ['contains', '=', '!='],
	fullText: ['contains'],
	mimeType: ['contains', '=', '!='],
	modifiedTime: compare,
	viewedByMeTime: compare,
	createdTime: compare,
	trashed: ['=', '!='],
	starred: ['=', '!='],
	sharedWithMe: ['=', '!='],
	visibility: ['=', '!='],
	'shortcutDetails.targetId': ['=', '!='],
};
const yesNo = new Set(['trashed', 'starred', 'sharedWithMe']);
const times = new Set(['modifiedTime', 'viewedByMeTime', 'createdTime']);
const collections = new Set(['parents', 'owners', 'writers', 'readers']);
const maps = new Set(['properties', 'appProperties']);

type Token = { readonly text: string; readonly quoted: boolean };

/** @throws invalid (400) on anything that the documentation does not allow, an unescaped quote first of all. */
export function parseSearch(q: string): Condition {
	const tokens = tokensOf(q);
	let at = 0;
	const wrong = () => invalidParameter('q', 'Invalid Value');
	const next = (): Token => {
		const token = tokens[at];
		if (!token) throw wrong();
		at += 1;
		return token;
	};
	const isWord = (word: string) => tokens[at]?.quoted === false && tokens[at]?.text.toLowerCase() === word;
	const quoted = (): string => {
		const token = next();
		if (!token.quoted) throw wrong();
		return token.text;
	};
	const literal = (text: string) => {
		const token = next();
		if (token.quoted || token.text !== text) throw wrong();
	};

	const either = (): Condition => {
		let left = both();
		while (isWord('or')) {
			at += 1;
			left = { kind: 'or', left, right: both() };
		}
		return left;
	};
	const both = (): Condition => {
		let left = single();
		while (isWord('and')) {
			at += 1;
			left = { kind: 'and', left, right: single() };
		}
		return left;
	};
	const single = (): Condition => {
		if (isWord('not')) {
			at += 1;
			return { kind: 'not', of: single() };
		}
		if (isWord('(')) {
			at += 1;
			const inner = either();
			literal(')');
			return inner;
		}
		const first = next();
		if (first.quoted) {
			literal('in');
			const field = next();
			if (field.quoted || !collections.has(field.text)) throw wrong();
			return { kind: 'term', field: field.text, operator: 'in', value: first.text };
		}
		return maps.has(first.text) ? has(first.text) : term(first.text);
	};
	const has = (field: string): Condition => {
		for (const text of ['has', '{', 'key', '=']) literal(text);
		const key = quoted();
		for (const text of ['and', 'value', '=']) literal(text);
		const value = quoted();
		literal('}');
		return { kind: 'has', field, key, value };
	};
	const term = (field: string): Condition => {
		const operator = next();
		if (operator.quoted || !operatorsOf[field]?.includes(operator.text)) throw wrong();
		const value = next();
		if (yesNo.has(field) ? value.quoted || !/^(true|false)$/.test(value.text) : !value.quoted) throw wrong();
		if (times.has(field) && Number.isNaN(Date.parse(value.text))) throw wrong();
		return { kind: 'term', field, operator: operator.text, value: value.text };
	};

	const condition = either();
	if (at !== tokens.length) throw wrong();
	return condition;
}

function tokensOf(q: string): Token[] {
	const tokens: Token[] = [];
	const pattern = /\s*(?:'((?:[^'\\]|\\['\\])*)'|(<=|>=|!=|[<>=(){}])|([A-Za-z][\w.]*))/gy;
	let end = 0;
	for (;;) {
		pattern.lastIndex = end;
		const found = pattern.exec(q);
		if (!found) break;
		end = pattern.lastIndex;
		const [, text, sign, word] = found;
		tokens.push(text === undefined ? { text: sign ?? word ?? '', quoted: false } : { text: text.replaceAll(/\\(['\\])/g, '$1'), quoted: true });
	}
	if (q.slice(end).trim() !== '') throw invalidParameter('q', 'Invalid Value');
	return tokens;
}
