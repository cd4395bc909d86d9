import { codeTable, isAbsent } from '../../codes';
import { capitalised } from '../../text/named';
import type { Passage } from './passages';

/**
 * What merge fields say in English, as patterns: in a translated passage they are said by the wording's own phrases.
 * A field that is none of these (a name, a role, a place) stays as it is.
 */
const patterns: ReadonlyArray<readonly [id: string, english: string]> = [
	['dear', 'Dear {{name}}'],
	['closing', 'Yours sincerely'],
	['half a day', 'half a day'],
	['whole day', 'whole day'],
	['morning', 'morning'],
	['morning and afternoon', 'morning and afternoon'],
	['no school', 'no school'],
	['the headteacher', 'the headteacher'],
	['the local authority', 'the local authority'],
	['the local authority, named', 'the local authority ({{name}})'],
	['written in together', 'To be written in together when we meet: {{dots}}'],
	['afternoon', 'afternoon'],
	['on the morning', '{{date}}, morning'],
	['on the afternoon', '{{date}}, afternoon'],
	['morning only', '{{date}} (morning)'],
	['afternoon only', '{{date}} (afternoon)'],
	['from to', '{{from}} to {{to}}'],
	['by phone or e-mail', 'on {{phone}} or at {{email}}'],
	['by phone', 'on {{phone}}'],
	['by e-mail', 'at {{email}}'],
];

/** What is counted in letters, one and many. Each language has its own forms for how many there are (Unicode CLDR, plural rules). */
const counts: ReadonlyArray<readonly [id: string, one: string, many: string]> = [
	['days', '{{count}} day', '{{count}} days'],
	['sessions', '{{count}} session', '{{count}} sessions'],
	['weeks', '{{count}} week', '{{count}} weeks'],
	['school days', '{{count}} school day', '{{count}} school days'],
	['school weeks', '{{count}} school week', '{{count}} school weeks'],
];

/** Numbers in words, as notices of law write them. */
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** Reasons as the register's codes mean them, on the sheet of dates. */
const reasons: readonly string[] = [...new Set(codeTable.filter((entry) => isAbsent(entry.class)).map(({ meaning }) => capitalised(meaning)))];

export interface Phrase extends Passage {
	/** A pattern that the English value matches: text between and around fields. */
	readonly matches: RegExp;
	/** For which counts it is: `few`, `other`. */
	readonly plural?: string;
	readonly note?: string;
}

/** The phrases that a wording in a language holds, in order; the tag says which forms of number there are. */
export function phrasesOf(tag: string): Phrase[] {
	return [
		...patterns.map(([id, english]) => ({ id, english, matches: patternOf(english) })),
		...counts.flatMap(([id, one, many]) => countForms(tag, id, one, many)),
		...numbers.map((english) => ({ id: `number: ${english}`, english, matches: patternOf(english) })),
		...reasons.map((english) => ({ id: `reason: ${english.toLowerCase()}`, english, matches: patternOf(english) })),
	];
}

function countForms(tag: string, id: string, one: string, many: string): Phrase[] {
	const rules = new Intl.PluralRules(tag);
	const forms = new Map<string, string[]>();
	for (const { said, number } of halvesUpToForty) {
		const form = rules.select(number);
		forms.set(form, [...(forms.get(form) ?? []), said]);
	}
	const noun = (form: string) => form.replace('{{count}} ', '');
	const matches = new RegExp(`^([\\d,]+½?) (?:${noun(one)}|${noun(many)})$`);
	return [...forms].map(([form, said]) => ({
		id: `${id}: ${form}`,
		english: said[0] === '1' ? one : many,
		matches,
		plural: form,
		note: `for ${said.slice(0, 4).join(', ')}${said.length > 4 ? ' …' : ''}`,
	}));
}

/** The counts of a school year's letters: 1, 1½, 2 … 40; whole ones first, for they are the examples. */
const halvesUpToForty = [1, 1.5].flatMap((first) =>
	Array.from({ length: 40 }, (_, place) => ({ number: first + place, said: `${Math.floor(first + place)}${first % 1 === 0 ? '' : '½'}` })),
);

/** "on {{phone}} or at {{email}}" as an expression whose groups are the fields, by name. */
function patternOf(english: string): RegExp {
	const source = english.split(/(\{\{\w+\}\})/).map((part) => (part.startsWith('{{') ? `(?<${part.slice(2, -2)}>.+?)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
	return new RegExp(`^${source.join('')}$`);
}
