import * as z from 'zod/v4';
import { tiers, type Tier } from '../item';
import { capitalised } from '../text/named';
import { counted, percentWithCounts, sessionsAsDays } from '../text/plainEnglish';
import { measures, tierOrder, type Facts, type Measure, type Measured } from './measures';
import { filled, placeholderFault } from './placeholders';

export const comparisons = ['at least', 'more than', 'at most', 'less than', 'is', 'is not'] as const;
type Comparison = (typeof comparisons)[number];

const placeholders = ['value', 'threshold', 'days'];
/** Percentages are compared in hundredths of a per cent, on integers: two decimals are all a policy needs. */
const hundredths = 100;

/**
 * One condition of a policy: a measure of the item, a comparison and a value.
 * `reason` is the sentence that a parent reads where the condition holds: `{value}` stands for the measure with its
 * counts, `{threshold}` for the value, `{days}` for sessions as days. Left out, one is made; empty, nothing is said,
 * since a neighbouring condition says it already.
 */
export const conditionSchema = z
	.strictObject({
		measure: z.string().refine((name) => Object.hasOwn(measures, name), { error: ({ input }) => unknownMeasure(String(input)) }),
		comparison: z.enum(comparisons),
		value: z.union([z.number(), z.string(), z.boolean()]),
		reason: z.string().optional(),
	})
	.superRefine(({ measure: name, comparison, value, reason }, context) => {
		const measure = measures[name];
		if (!measure) return;
		const report = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
		const valueProblem = problemWithValue(measure, value);
		if (valueProblem) report('value', valueProblem);
		if (measure.kind === 'yes or no' && !comparison.startsWith('is')) report('comparison', 'must be "is" or "is not", since the measure is yes or no');
		const reasonFault = placeholderFault(reason ?? '', placeholders);
		if (reasonFault) report('reason', reasonFault);
	});

export type Condition = z.infer<typeof conditionSchema>;

/**
 * Whether a condition holds, and the sentence for it: why, or why not. A measure that cannot be told *yet* makes it not
 * hold; one that totals can never tell makes it neither hold nor not (null), and a person must look.
 */
export interface Answer {
	readonly holds: boolean | null;
	readonly sentence: string;
}

/** The sentence that is made for a condition, whatever the policy says of it. */
export const askInOwnWords = ({ reason: _, ...condition }: Condition, facts: Facts): Answer => ask(condition, facts);

/** Puts one condition to one pupil. `whyNot` sentences name what the condition asks for, so that a parent can see how far off it is. */
export function ask(condition: Condition, facts: Facts): Answer {
	const measure = measures[condition.measure] as Measure;
	const measured = measure.read(facts);
	if (!measured && isOfMarks(condition.measure) && facts.attendance.basis === 'totals') return { holds: null, sentence: toldByMarksOnly(question(measure)) };
	if (!measured) return { holds: false, sentence: `${capitalised(measure.label)} cannot be told yet.` };
	return holds(measured, condition)
		? { holds: true, sentence: why(condition, measure, measured) }
		: { holds: false, sentence: whyNot(condition, measure, measured) };
}

const isOfMarks = (measure: string): boolean => measure.startsWith('attendance.');

/** What a measure asks, where it cannot be told: the label alone would deny what totals do tell, such as absence itself. */
function question({ kind, unit, label }: Measure): string {
	if (kind === 'yes or no') return `whether the pupil is ${label}`;
	return unit === 'occasion' ? `how many occasions ${label} fell on` : label;
}

/** Why something about a pupil stays open whose file gives totals and no marks. */
export const toldByMarksOnly = (what: string): string => `The file has totals only, no marks; ${what} cannot be told.`;

function holds(measured: NonNullable<Measured>, { comparison, value }: Condition): boolean {
	switch (measured.kind) {
		case 'percent':
			return compares(measured.part * 100 * hundredths, comparison, Math.round((value as number) * hundredths) * measured.whole);
		case 'count':
			return compares(measured.count, comparison, value as number);
		case 'tier':
			return compares(tierOrder(measured.value), comparison, tierOrder(value as Tier));
		case 'yes or no':
			return compares(Number(measured.value), comparison, Number(value));
	}
}

function compares(left: number, comparison: Comparison, right: number): boolean {
	switch (comparison) {
		case 'at least': return left >= right;
		case 'more than': return left > right;
		case 'at most': return left <= right;
		case 'less than': return left < right;
		case 'is': return left === right;
		case 'is not': return left !== right;
	}
}

function why({ reason, comparison, value }: Condition, measure: Measure, measured: NonNullable<Measured>): string {
	const threshold = thresholdWords(measure, value);
	if (reason === undefined) {
		if (measured.kind === 'yes or no') return `${measured.value ? 'Is' : 'Is not'} ${measure.label}.`;
		return `${capitalised(measure.label)} is ${valueWords(measure, measured)}: ${comparison} ${threshold}.`;
	}
	return filled(reason, { value: valueWords(measure, measured), threshold, days: daysWords(measured) });
}

function whyNot({ comparison, value }: Condition, measure: Measure, measured: NonNullable<Measured>): string {
	if (measured.kind === 'yes or no') return `${measured.value ? 'Is' : 'Is not'} ${measure.label}.`;
	return `${capitalised(measure.label)} is ${valueWords(measure, measured)}; this step asks for ${askedFor(comparison, thresholdWords(measure, value))}.`;
}

const askedFor = (comparison: Comparison, threshold: string): string =>
	comparison === 'is' ? threshold : comparison === 'is not' ? `anything but ${threshold}` : `${comparison} ${threshold}`;

function valueWords({ unit }: Measure, measured: NonNullable<Measured>): string {
	switch (measured.kind) {
		case 'percent': return percentWithCounts(measured.part, measured.whole);
		case 'count': return counted(measured.count, unit ?? 'session');
		case 'tier': return measured.value;
		case 'yes or no': return measured.value ? 'yes' : 'no';
	}
}

function thresholdWords({ kind, unit }: Measure, value: Condition['value']): string {
	if (kind === 'percent') return `${value}%`;
	return kind === 'count' ? counted(value as number, unit ?? 'session') : String(value);
}

function daysWords(measured: NonNullable<Measured>): string {
	const sessions = measured.kind === 'percent' ? measured.part : measured.kind === 'count' ? measured.count : 0;
	return sessionsAsDays(sessions);
}

function problemWithValue(measure: Measure, value: Condition['value']): string | null {
	switch (measure.kind) {
		case 'percent': {
			const inHundredths = typeof value === 'number' ? value * hundredths : Number.NaN;
			const fits = inHundredths >= 0 && inHundredths <= 100 * hundredths && Math.abs(inHundredths - Math.round(inHundredths)) < 1e-6;
			return fits ? null : 'must be a percentage from 0 to 100 with at most two decimals, such as 5 or 7.5';
		}
		case 'count':
			return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? null : 'must be a whole number, 0 or more';
		case 'tier':
			return tiers.includes(value as Tier) ? null : `must be one of ${tiers.map((tier) => `"${tier}"`).join(', ')}`;
		case 'yes or no':
			return typeof value === 'boolean' ? null : 'must be true or false';
	}
}

function unknownMeasure(name: string): string {
	return name.startsWith('pupil.')
		? `"${name}" may not decide a step: who a child is may hold a step, never trigger one`
		: `"${name}" is not a measure; use one of ${Object.keys(measures).join(', ')}`;
}
