import * as z from 'zod/v4';
import { smallestGroup } from '../groups/suppression/smallestGroup';
import { isoDate } from '../item/isoDate';
import type { Impact, LeftOut } from './impact';
import { namedDone } from './named';
import { because, impactSentence } from './sentence';
import { described, effectTold, verdictOf, verdicts } from './told';
import { daysAfter } from './windows';

const count = z.number().int().nonnegative();
const percent = z.number();
const day = z.number();

/** What followed one thing that was done, for a table, a chart or an e-mail. Null stands where nothing may or can be told. */
export const reportedImpactSchema = z.object({
	kind: z.literal('impact'),
	asAt: isoDate,
	what: z.enum(['step', 'intervention']),
	/** The step's id in the policy, or the name of the help. */
	id: z.string(),
	name: z.string(),
	sentence: z.string(),
	verdict: z.enum(verdicts),
	/** How often it was done, a pupil once a school year; null below ten. */
	times: count.nullable(),
	/** Those compared: sessions of the four school weeks before and the six after. Null where they are fewer than ten. */
	pupils: count.nullable(),
	absentSessionsBefore: count.nullable(),
	possibleSessionsBefore: count.nullable(),
	absentSessionsAfter: count.nullable(),
	possibleSessionsAfter: count.nullable(),
	/** Pupils like them who had not had it: means, each as often as compared with, in per cent of possible sessions. */
	likeThem: z.object({ pupils: count, percentBefore: percent, percentAfter: percent, hadItSoonAfter: count }).nullable(),
	/** What is left: days missed by each pupil in six school weeks, beside what could be expected; below nought is fewer. */
	left: z.object({ days: day, from: day, to: day }).nullable(),
	notCompared: z.array(z.object({ times: count, because: z.string() })),
	/** For how many of those compared something else was done in those weeks. */
	somethingElseToo: count.nullable(),
});

/** The page of a school, beside which the file lies. */
export const impactPageReportSchema = z.object({
	kind: z.literal('impact page'),
	asAt: isoDate,
	subject: z.string(),
	/** The page as the plain text of an e-mail. */
	text: z.string(),
	pupils: count,
	/** Pupils of whom the file gave totals and no marks. */
	pupilsWithoutMarks: count,
	fileName: z.string(),
});

/** The key `report` of the items that Attendance Report gives: figures of groups, never of a pupil. */
export const reportSchema = z.discriminatedUnion('kind', [reportedImpactSchema, impactPageReportSchema]);

export type ReportedImpact = z.infer<typeof reportedImpactSchema>;
export type Report = z.infer<typeof reportSchema>;

/** One thing that was done as it may be shown to others. Takes the date up to which registers counted (`YYYY-MM-DD`). */
export function reportedOf(impact: Impact, asAt: string): ReportedImpact {
	const name = namedDone(impact);
	const { treated = null, comparison = null } = described(impact) ?? {};
	const effect = effectTold(impact);
	return {
		kind: 'impact',
		asAt,
		what: impact.kind,
		id: impact.name,
		name,
		sentence: impactSentence(impact, name),
		verdict: verdictOf(impact),
		times: impact.times < smallestGroup ? null : impact.times,
		pupils: treated?.pupils ?? null,
		absentSessionsBefore: treated?.absentBefore ?? null,
		possibleSessionsBefore: treated?.possibleBefore ?? null,
		absentSessionsAfter: treated?.absentAfter ?? null,
		possibleSessionsAfter: treated?.possibleAfter ?? null,
		likeThem: comparison && {
			pupils: comparison.pupils,
			percentBefore: inTenths(comparison.shareBefore * 100),
			percentAfter: inTenths(comparison.shareAfter * 100),
			hadItSoonAfter: comparison.treatedLater,
		},
		left: effect && { days: inTenths(effect.difference * daysAfter), from: inTenths(effect.from * daysAfter), to: inTenths(effect.to * daysAfter) },
		notCompared: notCompared(impact),
		somethingElseToo: treated ? impact.somethingElseToo : null,
	};
}

/** Why some could not be looked at. Counts inside a group of ten or more are shown as they are; of fewer, nothing. */
function notCompared({ times, leftOut }: Impact): ReportedImpact['notCompared'] {
	if (times < smallestGroup) return [];
	return (Object.entries(leftOut) as [LeftOut, number][]).filter(([, each]) => each > 0).map(([reason, each]) => ({ times: each, because: because[reason] }));
}

/** One decimal, and never minus nought. */
const inTenths = (value: number): number => Math.round(value * 10) / 10 + 0;
