import { DateTime } from 'luxon';
import { mondayOf, weekdayIndex } from '../calendar/weeks';
import type { Notice } from '../item';
import { counted, longDate } from '../text/plainEnglish';

/**
 * Notice to improve: a parent's last chance where the national threshold is met, support is appropriate, and what was offered
 * was not taken up or has not worked. "Working together to improve school attendance", national framework, from 19 August
 * 2024, as quoted by Nottinghamshire
 * (https://nottinghamshire.gov.uk/schoolsportal/services/school-support/improving-school-attendance-toolkit/notice-to-improve-attendance).
 * Not for a term-time holiday, for which support is not appropriate (Nottinghamshire; Cognus https://www.cognus.org.uk/?p=18298).
 * An officer may do without one where it would not be expected to change anything, such as after one for a similar offence.
 */
export const noticeToImprove = { from: '2024-08-19', weeks: { least: 3, most: 6 } } as const;

/** The eight things a notice to improve must hold, in the guidance's order. */
export const noticeToImproveContents = [
	{ id: 'record', holds: 'the pupil’s attendance record and the details of the offences' },
	{ id: 'benefits', holds: 'the benefits of regular attendance and parents’ duty under section 7 of the Education Act 1996' },
	{ id: 'support so far', holds: 'the support provided so far' },
	{ id: 'further support', holds: 'further support, and the offer again of support that was not taken up' },
	{ id: 'warning', holds: 'a clear warning that a penalty notice may be issued or prosecution considered if attendance does not improve' },
	{ id: 'period', holds: 'a clear period of three to six weeks' },
	{ id: 'sufficient improvement', holds: 'what sufficient improvement in that period looks like for this family' },
	{ id: 'early grounds', holds: 'the grounds on which a penalty notice may be issued before the period ends' },
] as const;

export type NoticeToImproveContent = (typeof noticeToImproveContents)[number]['id'];

export interface NoticeToImproveDraft {
	/** The words under each heading of the notice. */
	readonly contents: Readonly<Partial<Record<NoticeToImproveContent, string>>>;
	/** School weeks of the period for improvement. */
	readonly weeks: number;
	readonly forTermTimeHoliday: boolean;
}

export const notForHoliday = 'A notice to improve is not used for a term-time holiday, for which support is not appropriate.';

/** What stands against sending a notice to improve, a sentence each; none where it may go to a person for approval. */
export function noticeToImproveFaults({ contents, weeks, forTermTimeHoliday }: NoticeToImproveDraft): string[] {
	const { least, most } = noticeToImprove.weeks;
	return [
		...(forTermTimeHoliday ? [notForHoliday] : []),
		...(Number.isInteger(weeks) && weeks >= least && weeks <= most ? [] : [`The period is ${counted(weeks, 'week')}; it must be from ${least} to ${most} whole weeks.`]),
		...noticeToImproveContents.filter(({ id }) => !contents[id]?.trim()).map(({ holds }) => `It does not hold ${holds}.`),
	];
}

const schoolDaysAWeek = 5;
/** A period in school weeks may span the longest holiday of a year in term, at Christmas or Easter, and training days: a school may hold five a year. */
const closedWeekdays = 10 + 5;

/**
 * What is wrong with the period of a notice of which only the dates are known (`YYYY-MM-DD`), as the end of "a period of …"; null
 * where it can be one of three to six school weeks. Counted in Mondays to Fridays, the day of issue among them or not, since
 * holidays to come are not known: what is said is wrong whatever holiday lies between.
 */
export function periodFault(issuedOn: string, periodEndsOn: string): string | null {
	const { least, most } = noticeToImprove.weeks;
	const weekdays = weekdaysFromTo(issuedOn, periodEndsOn);
	if (weekdays < least * schoolDaysAWeek) return `fewer than ${least} school weeks`;
	return weekdays > most * schoolDaysAWeek + 1 + closedWeekdays ? `more than ${most} school weeks` : null;
}

/** Mondays to Fridays from one date to another, both counted. */
function weekdaysFromTo(from: string, to: string): number {
	const weeks = DateTime.fromISO(mondayOf(to), { zone: 'utc' }).diff(DateTime.fromISO(mondayOf(from), { zone: 'utc' }), 'weeks').weeks;
	return Math.round(weeks) * schoolDaysAWeek + Math.min(weekdayIndex(to) + 1, schoolDaysAWeek) - Math.min(weekdayIndex(from), schoolDaysAWeek);
}

/**
 * How a notice to improve of the ledger stands on a date: its period runs, or it is over and nobody has recorded what came of it. Null of
 * one that was withdrawn or whose outcome is recorded, of one issued later, and of a penalty notice.
 */
export function periodStanding({ kind, issuedOn, periodEndsOn, outcome, outcomeOn }: Notice, asAt: string): 'runs' | 'over' | null {
	const isClosed = outcome !== null && (outcomeOn === null || outcomeOn <= asAt);
	if (kind !== 'notice to improve' || asAt < issuedOn || isClosed) return null;
	return periodEndsOn === null || asAt <= periodEndsOn ? 'runs' : 'over';
}

/**
 * The last day of the period for improvement: five school days for each week after the day of issue, as Norfolk ("6 school
 * weeks, a maximum of 30 school days") and Buckinghamshire (6 weeks, 60 sessions) count. A holiday is never counted against a
 * family. Takes the school days known, oldest first (`YYYY-MM-DD`); null where they do not reach so far.
 */
export function lastDayToImprove(issuedOn: string, weeks: number, schoolDays: readonly string[]): string | null {
	return schoolDays.filter((day) => day > issuedOn)[weeks * schoolDaysAWeek - 1] ?? null;
}

/**
 * Whether a penalty notice may be issued while the period still runs: only on grounds that the notice itself gave, and after
 * the parent was told (Essex, https://schools.essex.gov.uk/essex-schools-infolink/attendance/attendance-support-first/essex-support-first-toolkit/moving-more).
 */
export function mayEndEarly(given: { readonly periodEndsOn: string; readonly asAt: string; readonly groundStoodInNotice: boolean; readonly parentTold: boolean }): { readonly may: boolean; readonly sentence: string } {
	const { periodEndsOn, asAt, groundStoodInNotice, parentTold } = given;
	if (asAt > periodEndsOn) return { may: true, sentence: `The period for improvement ended on ${longDate(periodEndsOn)}.` };
	const runs = `The period for improvement runs until ${longDate(periodEndsOn)}`;
	if (!groundStoodInNotice) return { may: false, sentence: `${runs}, and the notice named no such ground for ending it early. Wait until it is over.` };
	if (!parentTold) return { may: false, sentence: `${runs}. Tell the parent first that it ends early, and why.` };
	return { may: true, sentence: `${runs}; the notice named this ground for ending it early, and the parent has been told.` };
}
