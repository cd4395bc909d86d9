import { DateTime } from 'luxon';

/**
 * From which date the years of keeping a case are counted.
 * - `last event`: what stands last in the log.
 * - `leaving`: the day the pupil left the roll.
 * - `age 25`: the whole pupil record until the 25th birthday, the usual schedule for the school at which a pupil ends
 *   (Information and Records Management Society, Schools toolkit; rules §8 "Retention"). Years are not asked then.
 *
 * Registers themselves are kept six years by law (SI 2024/208 regulation 7), which is another record than this log.
 */
export const retentionRules = ['last event', 'leaving', 'age 25'] as const;

export type RetentionRule = (typeof retentionRules)[number];

const lastBirthdayKept = 25;

/** What the rule looks at; a date that is not known is null. */
export interface KeptCase {
	readonly lastEventOn: string;
	readonly leftOn: string | 'on roll' | null;
	readonly dateOfBirth: string | null;
}

/**
 * Whether a case is past its retention on a date. `unknown` where the date that the rule counts from is not known: such a
 * case is kept, and a person is told. A pupil who is still on roll is never past it by leaving.
 */
export function pastRetention({ lastEventOn, leftOn, dateOfBirth }: KeptCase, rule: RetentionRule, years: number, asAt: string): 'past' | 'kept' | 'unknown' {
	const from = { 'last event': lastEventOn, leaving: leftOn, 'age 25': dateOfBirth }[rule];
	if (from === null) return 'unknown';
	if (from === 'on roll') return 'kept';
	const keptUntil = DateTime.fromISO(from, { zone: 'utc' }).plus({ years: rule === 'age 25' ? lastBirthdayKept : years });
	return (keptUntil.toISODate() as string) < asAt ? 'past' : 'kept';
}
