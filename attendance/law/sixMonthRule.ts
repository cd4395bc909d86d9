import type { MarkedSession } from '../item';
import { monthsLater } from './dated';

/**
 * Proceedings before a magistrates' court must begin within six months from the offence (Magistrates' Courts Act 1980, section
 * 127(1)); for absence that is the unauthorised absence itself, not the penalty notice and not its last day to pay. Local
 * authorities call it the six-month rule (Birmingham; rules §2.3). The day of the offence is not counted, so the last day is the
 * same day of the sixth month after, or the last of a shorter month.
 */
export const sixMonthRule = { months: 6, from: '1980-08-01' } as const;

/** The last day on which proceedings for absence on a date (`YYYY-MM-DD`) can begin. */
export const lastDayForProceedings = (absentOn: string): string => monthsLater(absentOn, sixMonthRule.months);

/**
 * The sessions of those relied on for which proceedings could still begin on a date, and the last day on which all of them
 * could; null where some are out of time or there are none.
 */
export function withinSixMonths(sessions: readonly MarkedSession[], asAt: string): { readonly inTime: MarkedSession[]; readonly allUntil: string | null } {
	const inTime = sessions.filter(({ date }) => asAt <= lastDayForProceedings(date));
	const [oldest] = inTime.map(({ date }) => date).sort();
	return { inTime, allUntil: oldest !== undefined && inTime.length === sessions.length ? lastDayForProceedings(oldest) : null };
}
