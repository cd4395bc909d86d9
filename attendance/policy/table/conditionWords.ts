import { tiers } from '../../item';
import { counted, listed } from '../../text/plainEnglish';
import { didYouMean } from '../../text/nearest';
import { comparisons, type Condition } from '../condition';
import { measures, type CountUnit, type Measure } from '../measures';

type Comparison = Condition['comparison'];
/** A condition as words give it; the sentence for a parent stands elsewhere. */
export type WordedCondition = Omit<Condition, 'reason'>;
/** What is wrong with a text, as the end of a sentence: `"absnce" is no measure; …`. */
export interface Fault {
	readonly fault: string;
}

export const isFault = (read: object): read is Fault => 'fault' in read;

type Unit = CountUnit | '%';

const unitOf = ({ kind, unit }: Measure): Unit => (kind === 'percent' ? '%' : (unit ?? 'session'));

/** How people write a unit beside its own name; what stands first fits first: days are school days where days are counted. */
const alsoWritten: ReadonlyArray<readonly [RegExp, ReadonlyArray<Unit | 'half a day'>]> = [
	[/^(?:%|per ?cent)$/, ['%']],
	[/^half[- ]days?$/, ['session']],
	[/^school[- ]days?$/, ['school day']],
	[/^days?$/, ['school day', 'half a day']],
	[/^(?:spells?|times?)$/, ['time', 'occasion']],
];

/** The units that a word may stand for; days of what is counted in sessions are `half a day` twice over. */
function unitsMeant(word: string): ReadonlyArray<Unit | 'half a day'> {
	const own = Object.values(measures).map(unitOf).find((unit) => word === unit || word === `${unit}s`);
	const others = alsoWritten.find(([pattern]) => pattern.test(word))?.[1] ?? [];
	return [...new Set([...(own ? [own] : []), ...others])];
}

/** How people write a comparison, before the value and after it. Longer words first, since "more than" begins "more". */
const comparisonWords: ReadonlyArray<readonly [string, Comparison]> = [
	['not less than', 'at least'], ['not fewer than', 'at least'], ['no less than', 'at least'], ['at least', 'at least'], ['>=', 'at least'], ['≥', 'at least'],
	['not more than', 'at most'], ['no more than', 'at most'], ['at most', 'at most'], ['up to', 'at most'], ['<=', 'at most'], ['≤', 'at most'],
	['more than', 'more than'], ['greater than', 'more than'], ['above', 'more than'], ['over', 'more than'], ['<>', 'is not'], ['>', 'more than'],
	['less than', 'less than'], ['fewer than', 'less than'], ['below', 'less than'], ['under', 'less than'], ['<', 'less than'],
	['is not', 'is not'], ['not', 'is not'], ['≠', 'is not'], ['!=', 'is not'],
	['equals', 'is'], ['exactly', 'is'], ['is', 'is'], ['=', 'is'],
];
const comparisonsAfter: ReadonlyArray<readonly [RegExp, Comparison]> = [
	[/\s+(?:or|and) (?:more|above|over)$/, 'at least'],
	[/\s+(?:or|and) (?:less|fewer|below|under)$/, 'at most'],
];

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
const withoutThe = (text: string): string => text.replace(/^the /, '');

/** What a condition may begin with, longest first: the labels, and the ids for those who know them. */
const beginnings: ReadonlyArray<{ readonly words: string; readonly ids: readonly string[] }> = (() => {
	const byWords = new Map<string, string[]>();
	for (const [id, { label }] of Object.entries(measures)) {
		for (const words of [withoutThe(plain(label)), plain(id)]) byWords.set(words, [...(byWords.get(words) ?? []), id]);
	}
	return [...byWords].map(([words, ids]) => ({ words, ids })).sort((one, other) => other.words.length - one.words.length);
})();

const labels = [...new Set(Object.values(measures).map(({ label }) => label))];

/**
 * Reads one condition: "absence this school year at least 10%", "unauthorised absence this school year 3 days or more",
 * "not persistently absent". A measure is named by its label or its id. Letter case and spaces do not count; days of
 * what is counted in sessions are two sessions each. A bare number is taken where only one unit can be meant, but never
 * a percentage between 0 and 1, which may be Excel's 10% or a tenth of one per cent.
 */
export function readCondition(written: string): WordedCondition | Fault {
	const text = withoutThe(plain(written));
	const begun = beginning(text);
	if (begun) return conditionOf(begun.ids, begun.rest);
	const [, not, said] = /^(?:pupil )?(?:is )?(not )?(.*)$/.exec(text) as unknown as [string, string | undefined, string];
	const state = beginning(withoutThe(said));
	const [id] = state?.ids ?? [];
	if (id && state?.rest === '' && measures[id]?.kind === 'yes or no') return { measure: id, comparison: 'is', value: !not };
	return { fault: noMeasure(written) };
}

function beginning(text: string): { ids: readonly string[]; rest: string } | null {
	for (const { words, ids } of beginnings) {
		if (!text.startsWith(words)) continue;
		const rest = text.slice(words.length);
		if (rest === '' || /^[\s(<>=≥≤≠!]/.test(rest)) return { ids, rest: rest.trim() };
	}
	return null;
}

function conditionOf(ids: readonly string[], rest: string): WordedCondition | Fault {
	const [inBrackets, unitInBrackets] = /^\(([^)]*)\)\s*/.exec(rest) ?? ['', ''];
	const compared = comparisonAndValue(rest.slice(inBrackets.length));
	const [first] = ids as readonly [string];
	const measure = measures[first] as Measure;
	if (measure.kind === 'yes or no') return yesOrNoCondition(first, measure, compared);
	if (!compared) return { fault: `"${measure.label}" needs a comparison (${comparisons.join(', ')}) and a value, such as "${example(measure)}"` };
	if (measure.kind === 'tier') {
		const tier = tiers.find((each) => each === compared.value);
		return tier ? { measure: first, comparison: compared.comparison, value: tier } : { fault: `"${compared.value}" is no tier; write one of ${listed(tiers)}${didYouMean(compared.value, tiers)}` };
	}
	return numberCondition(ids, compared, unitInBrackets ?? '');
}

function yesOrNoCondition(measure: string, { label }: Measure, compared: Compared | null): WordedCondition | Fault {
	if (!compared) return { measure, comparison: 'is', value: true };
	const value = ({ yes: true, true: true, no: false, false: false } as Record<string, boolean>)[compared.value];
	if (value === undefined || !compared.comparison.startsWith('is')) return { fault: `"${label}" is yes or no: write "${label} is yes" or "${label} is no"` };
	return { measure, comparison: compared.comparison, value };
}

interface Compared {
	readonly comparison: Comparison;
	readonly value: string;
}

function comparisonAndValue(text: string): Compared | null {
	const said = text.replace(/^(?:is|are|of|has been) (?!not$)(?=\D)/, (word) => (comparisonAt(text.slice(word.length)) ? '' : word));
	const before = comparisonAt(said);
	if (before) return before;
	for (const [pattern, comparison] of comparisonsAfter) {
		if (pattern.test(said)) return { comparison, value: said.replace(pattern, '').replace(/^(?:is|of) /, '') };
	}
	return null;
}

function comparisonAt(text: string): Compared | null {
	for (const [words, comparison] of comparisonWords) {
		const value = text.slice(words.length);
		if (text.startsWith(words) && value.trim() !== '' && (/^\s/.test(value) || !/\w$/.test(words))) return { comparison, value: value.trim() };
	}
	return null;
}

function numberCondition(ids: readonly string[], { comparison, value: said }: Compared, bracketed: string): WordedCondition | Fault {
	const [, digits, half, unitSaid] = /^(\d+(?:\.\d+)?)?(½)?\s*(\D*)$/.exec(said.replace('1⁄2', '½')) ?? [];
	if (digits === undefined && half === undefined) return { fault: `"${said}" is no number${/ and /.test(said) ? '; put each condition on a line of its own or after a semicolon' : ''}; write it as in "${example(measures[ids[0] as string] as Measure)}"${/^\d+,\d/.test(said) ? ', with a point and no comma' : ''}` };
	const amount = Number(digits ?? 0) + (half ? 0.5 : 0);
	const unitText = (unitSaid ?? '').trim() || bracketed.trim();
	if (unitText === '') return withoutUnit(ids, comparison, amount, said);
	const meant = unitsMeant(unitText);
	if (meant.length === 0) return { fault: `"${unitText}" is no unit here; put each condition on a line of its own or after a semicolon, and write ${unitsOf(ids)}` };
	for (const unit of meant) {
		const inDays = unit === 'half a day';
		const id = ids.find((each) => unitOf(measures[each] as Measure) === (inDays ? 'session' : unit));
		if (id !== undefined) return { measure: id, comparison, value: inDays ? amount * 2 : amount };
	}
	return { fault: `"${said}" cannot be compared with "${(measures[ids[0] as string] as Measure).label}"; write ${unitsOf(ids, amount)}` };
}

function withoutUnit(ids: readonly string[], comparison: Comparison, amount: number, said: string): WordedCondition | Fault {
	if (ids.length > 1) return { fault: `"${said}" does not say of what; write ${unitsOf(ids, amount)}` };
	const [id] = ids as readonly [string];
	const mayBeExcels = (measures[id] as Measure).kind === 'percent' && amount > 0 && amount < 1;
	return mayBeExcels ? { fault: `"${said}" may be ${amount}% or Excel’s way to write ${Math.round(amount * 10_000) / 100}%; write the number with its %` } : { measure: id, comparison, value: amount };
}

const unitsOf = (ids: readonly string[], amount = 10): string => ids.map((id) => `"${inUnit(amount, unitOf(measures[id] as Measure))}"`).join(' or ');
const inUnit = (amount: number, unit: Unit): string => (unit === '%' ? `${amount}%` : counted(amount, unit));

/** What stands before the last comparison is what was meant as a measure. */
const beforeComparison = new RegExp(`^(.+)(?: (?:${comparisonWords.map(([words]) => words).filter((words) => /\w/.test(words)).join('|')}) |[<>=≥≤≠])`);

function noMeasure(written: string): string {
	const text = withoutThe(plain(written));
	const meant = (beforeComparison.exec(text)?.[1] ?? text.replace(/ \d.*$/, '')).replace(/ (?:is|are)$/, '');
	const near = didYouMean(meant, labels.map(withoutThe)) || didYouMean(meant, Object.keys(measures));
	return `"${shortened(written)}" begins with no measure that is known${near || `; a condition reads like "${example(measures['attendance.absencePercent'] as Measure)}"`}`;
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function example(measure: Measure): string {
	if (measure.kind === 'tier') return `${measure.label} at least ${tiers[1]}`;
	return measure.kind === 'yes or no' ? `${measure.label} is yes` : `${measure.label} at least ${inUnit(10, unitOf(measure))}`;
}

/** A condition in the words that `readCondition` reads back as the same condition. */
export function conditionWords({ measure: id, comparison, value }: WordedCondition): string {
	const measure = measures[id] as Measure;
	const said = typeof value === 'number' ? inUnit(value, unitOf(measure)) : typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
	return `${measure.label} ${comparison} ${said}`;
}

/** A measure as a list of choices names it: "Absence this school year (sessions)". */
export function measureChoice(id: string): string {
	const measure = measures[id] as Measure;
	const unit = measure.kind === 'percent' ? '%' : measure.kind === 'count' ? `${measure.unit ?? 'session'}s` : measure.kind;
	return `${measure.label} (${unit})`;
}
