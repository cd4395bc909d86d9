import { daysLater } from '../calendar/weeks';
import { versionOn, type Dated } from './dated';

/** What is paid under a penalty notice, in pounds, and by which day counted from receipt, the day of receipt being the first. */
export interface PenaltyAmounts extends Dated {
	/** Null: there is no lower amount. */
	readonly lower: { readonly pounds: number; readonly days: number } | null;
	readonly full: { readonly pounds: number; readonly days: number };
}

/** `second`: another to the same parent for the same child within three years of the first (penaltyNoticeLimit.ts). */
export type PenaltyNoticeKind = 'first' | 'second' | 'excluded pupil';

const of2013 = { lower: { pounds: 60, days: 21 }, full: { pounds: 120, days: 28 } } as const;
const si2013 = 'SI 2007/1867 regulation 4 as amended by SI 2013/757, from 1 September 2013';
const si2024 = 'SI 2007/1867 regulation 4 as amended by SI 2024/210, from 19 August 2024; "Working together to improve school attendance"';

/**
 * The amounts of penalty notices for absence (Education Act 1996, section 444A) by the date of issue, and, kept apart, of those
 * for a pupil found in a public place in the first five days of an exclusion (Education and Inspections Act 2006, section 105),
 * which SI 2024/210 left as they were: https://www.legislation.gov.uk/uksi/2024/210/made. Until 18 August 2024 a second notice
 * cost no more than a first.
 */
const amounts: Readonly<Record<PenaltyNoticeKind, readonly PenaltyAmounts[]>> = {
	first: [
		{ from: '2013-09-01', until: '2024-08-18', source: si2013, ...of2013 },
		{ from: '2024-08-19', until: null, source: si2024, lower: { pounds: 80, days: 21 }, full: { pounds: 160, days: 28 } },
	],
	second: [
		{ from: '2013-09-01', until: '2024-08-18', source: si2013, ...of2013 },
		{ from: '2024-08-19', until: null, source: si2024, lower: null, full: { pounds: 160, days: 28 } },
	],
	'excluded pupil': [{ from: '2013-09-01', until: null, source: `${si2013}; kept by SI 2024/210`, ...of2013 }],
};

/** The amounts of a notice issued on a date (`YYYY-MM-DD`); undefined before 1 September 2013, which no school asks for. */
export const penaltyAmounts = (kind: PenaltyNoticeKind, issuedOn: string): PenaltyAmounts | undefined => versionOn(amounts[kind], issuedOn);

/** The last day on which so many days "beginning with the date on which the notice is received" can be used (SI 2024/210). */
export const lastDayToPay = (receivedOn: string, days: number): string => daysLater(receivedOn, days - 1);

/** "£80 if paid within 21 days of receipt, £160 if within 28" */
export function amountsInWords({ lower, full }: PenaltyAmounts): string {
	const flat = `£${full.pounds} to be paid within ${full.days} days of receipt`;
	return lower ? `£${lower.pounds} if paid within ${lower.days} days of receipt, £${full.pounds} if within ${full.days}` : `${flat}, with no lower amount`;
}
