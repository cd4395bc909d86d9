import { isOfCompulsorySchoolAge } from '../calendar/compulsorySchoolAge';
import { daysLater } from '../calendar/weeks';
import type { Notice, Pupil } from '../item';
import { counted, listed, longDate } from '../text/plainEnglish';
import { yearsLater } from './dated';
import { amountsInWords, penaltyAmounts, type PenaltyAmounts } from './penaltyNoticeAmounts';

/**
 * No more than two penalty notices for absence to one parent for one child within three years of the date of issue of the
 * first; a third cannot be issued, and other action is considered. Paid and unpaid notices count, prosecuted ones too, and
 * withdrawn ones do not; those of an earlier school or authority count as well, so they are asked for. National framework,
 * "Working together to improve school attendance", from 19 August 2024; code of conduct of Buckinghamshire, "Two penalty
 * notice limit and escalation in cases of repeat offences"; Manchester's (rules §2.2).
 *
 * Notices from before that day do not count. The regulations' own words were not at hand. What authorities told families
 * agrees: Staffordshire (https://www.stoneydelph.staffs.sch.uk/leave_of_absence_due_to_exceptional_circumstances: the three
 * years start with the first notice after it; notices for absence before it are not included), Sandwell
 * (https://georgesalter.com/news/2024/6/17/new-legislation-relating-to-non-attendance-from-september-2024), and the codes of
 * Warwickshire and of Lancashire, which keep absence before that day under the earlier rules. So a notice issued after it for
 * absence before it would not count either; since the ledger holds no dates of absence it is counted here, and said.
 */
export const penaltyNoticeLimit = { notices: 2, years: 3, from: '2024-08-19' } as const;

/** Absence can be dealt with for six months (sixMonthRule.ts), so a notice of these months may still be for absence before the framework. */
const mayBeForEarlierAbsenceUntil = '2025-02-19';

export type PenaltyNoticeStanding = {
	readonly outcome: 'may be issued' | 'would be the second' | 'limit reached' | 'not known';
	/** The notices that count, oldest first. */
	readonly counted: readonly Notice[];
	/** What a notice issued now would ask for; null where none can be issued, or where it is not known which it would be. */
	readonly amounts: PenaltyAmounts | null;
	/** Where the limit is reached: the first day on which a notice is possible again. */
	readonly possibleFrom: string | null;
	/** What stands, in words, and what to do next. */
	readonly sentence: string;
};

export interface StandingAsked {
	/** The ledger of the pupil's case (`case.notices`), of all parents. */
	readonly notices: readonly Notice[];
	/** The parent, by `contactIdentity`. */
	readonly contact: string;
	/** `YYYY-MM-DD`; what was issued or withdrawn later is left out. */
	readonly asAt: string;
	readonly pupil: Pick<Pupil, 'onRollFrom' | 'dateOfBirth' | 'yearGroup'>;
	/** Whether a person asked the earlier school or its authority, and recorded the notices they told of. */
	readonly earlierNoticesAsked: boolean;
	/** What the sentence calls the parent, without a name: "the mother". Left out: "this parent". */
	readonly called?: string;
}

/**
 * Whether a penalty notice for absence may be issued to one parent for one pupil, and as which.
 * The day three years after an issue is still counted as within the three years, which is the careful reading.
 */
export function penaltyNoticeStanding(asked: StandingAsked): PenaltyNoticeStanding {
	const { asAt, called = 'this parent' } = asked;
	const within = countingNotices(asked);
	const [first, second] = within.slice(-penaltyNoticeLimit.notices);
	const doubt = within.some(({ issuedOn }) => issuedOn < mayBeForEarlierAbsenceUntil)
		? ' Look whether it was for absence before 19 August 2024: then it does not count.'
		: '';
	if (first && second) {
		const possibleFrom = daysLater(yearsLater(first.issuedOn, penaltyNoticeLimit.years), 1);
		const issued = listed(within.map(({ issuedOn }) => longDate(issuedOn)));
		const sentence = `${counted(within.length, 'penalty notice')} to ${called} for this pupil count, issued on ${issued}. No further one can be issued before ${longDate(possibleFrom)}; consider other action with the local authority.${doubt}`;
		return { outcome: 'limit reached', counted: within, amounts: null, possibleFrom, sentence };
	}
	const known = first
		? `One penalty notice to ${called} for this pupil counts, issued on ${longDate(first.issuedOn)}; another until ${longDate(yearsLater(first.issuedOn, penaltyNoticeLimit.years))} would be the second`
		: `No penalty notice to ${called} for this pupil counts on ${longDate(asAt)}`;
	const unasked = whyEarlierOnesMatter(asked);
	if (unasked) return { outcome: 'not known', counted: within, amounts: null, possibleFrom: null, sentence: `${unasked} As far as is known here: ${lowerFirst(known)}.${doubt}` };
	const amounts = penaltyAmounts(first ? 'second' : 'first', asAt) ?? null;
	const cost = amounts ? `: ${amountsInWords(amounts)}` : '';
	const sentence = `${known}${first ? cost : `. One may be issued${cost}`}.${doubt}`;
	return { outcome: first ? 'would be the second' : 'may be issued', counted: within, amounts, possibleFrom: null, sentence };
}

/** Counted from the day of issue on, as the sentence says it: from an asking date back, 29 February would give two answers. */
const isWithinThreeYears = (issuedOn: string, asAt: string): boolean => penaltyNoticeLimit.from <= issuedOn && asAt <= yearsLater(issuedOn, penaltyNoticeLimit.years);

function countingNotices({ notices, contact, asAt }: StandingAsked): Notice[] {
	const wasWithdrawn = ({ outcome, outcomeOn }: Notice) => outcome === 'withdrawn' && (outcomeOn === null || outcomeOn <= asAt);
	return notices
		.filter((notice) => notice.kind === 'penalty notice' && notice.contact === contact && notice.issuedOn <= asAt && isWithinThreeYears(notice.issuedOn, asAt) && !wasWithdrawn(notice))
		.sort((one, other) => (one.issuedOn < other.issuedOn ? -1 : 1));
}

/** Why notices issued elsewhere could change the answer; null where there can be none, or a person has asked. */
function whyEarlierOnesMatter({ asAt, pupil, earlierNoticesAsked, called = 'this parent' }: StandingAsked): string | null {
	if (earlierNoticesAsked || asAt < penaltyNoticeLimit.from) return null;
	const ask = `Ask the earlier school and its local authority for penalty notices to ${called}, and record them first.`;
	if (pupil.onRollFrom === null) return `It is not known since when the pupil has been at this school. ${ask}`;
	const before = daysLater(pupil.onRollFrom, -1);
	const couldHaveHadOne = isWithinThreeYears(before, asAt) && isOfCompulsorySchoolAge(pupil, before) !== false;
	return couldHaveHadOne ? `The pupil joined this school on ${longDate(pupil.onRollFrom)}, less than three years ago. ${ask}` : null;
}

const lowerFirst = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
