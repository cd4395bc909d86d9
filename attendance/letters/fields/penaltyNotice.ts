import { contactIdentity } from '../../caseLog/keys';
import { penaltyAmounts } from '../../law/penaltyNoticeAmounts';
import { penaltyNoticeLimit, penaltyNoticeStanding } from '../../law/penaltyNoticeLimit';
import { listed, longDate } from '../../text/plainEnglish';
import { outsideCompulsoryAge } from './compulsoryAge';
import type { FieldSection } from './section';

/** What a penalty notice would cost on the letter's date, and how they stand of this parent for this pupil. */
export interface PenaltyNoticeFields {
	full: string;
	fullDays: string;
	reduced: string;
	reducedDays: string;
	secondFull: string;
	secondDays: string;
	limit: string;
	limitYears: string;
	wouldBeFirst: boolean;
	wouldBeSecond: boolean;
	mayBeKnownElsewhere: boolean;
	forThisAge: boolean;
	isPossible: boolean;
	limitReached: boolean;
	earlier: string;
	possibleFrom: string;
}

const inWords = ['none', 'one', 'two', 'three', 'four', 'five'] as const;
const smallNumber = (count: number): string => inWords[count] ?? String(count);

/** Amounts and the limit come from `attendance/law` alone; no template need know them. */
export const penaltyNotice: FieldSection<PenaltyNoticeFields> = {
	words: {
		full: 'what a first penalty notice costs ("£160")',
		fullDays: 'within how many days it is to be paid ("28")',
		reduced: 'what it costs when paid early ("£80")',
		reducedDays: 'within how many days that is ("21")',
		secondFull: 'what a second one within the years costs ("£160")',
		secondDays: 'within how many days it is to be paid ("28")',
		limit: 'how many there can be for a parent and a child ("two")',
		limitYears: 'within how many years ("three")',
		wouldBeFirst: 'whether the next one to this parent would be the first',
		wouldBeSecond: 'whether it would be the second',
		mayBeKnownElsewhere: 'whether none is recorded, and an earlier school or authority may know of one',
		forThisAge: 'whether the pupil is of an age for which there are penalty notices: on the last day of leave that was asked for, else on the letter’s date',
		isPossible: 'whether one can be issued to this parent at all',
		limitReached: 'whether none can be issued, because there were two',
		earlier: 'when the ones that count were issued ("12 March 2025")',
		possibleFrom: 'where none can be issued: from when one can again',
	},
	empty: {
		full: '', fullDays: '', reduced: '', reducedDays: '', secondFull: '', secondDays: '', limit: '', limitYears: '', wouldBeFirst: false, wouldBeSecond: false,
		mayBeKnownElsewhere: false, forThisAge: false, isPossible: false, limitReached: false, earlier: '', possibleFrom: '',
	},
	missing: 'there was no national framework of penalty notices on the date of the letter',
	advice: 'Correct "As At", which is the date of the letter.',
	of: ({ case: { notices }, recipient, pupil, asAt, date, details }) => {
		const first = penaltyAmounts('first', date);
		const second = penaltyAmounts('second', date);
		if (!first?.lower || !second || date < penaltyNoticeLimit.from) return null;
		const { outcome, counted, possibleFrom } = penaltyNoticeStanding({
			notices, contact: contactIdentity(recipient.contact), asAt, pupil, earlierNoticesAsked: details.notice?.earlierNoticesAsked ?? false,
		});
		// One that counts already makes the next the second, whatever another school knows; a third would be theirs to tell.
		const wouldBeSecond = outcome === 'would be the second' || (outcome === 'not known' && counted.length > 0);
		const forThisAge = outsideCompulsoryAge(pupil, details.leave?.to ?? date) === null;
		return {
			full: pounds(first.full.pounds),
			fullDays: String(first.full.days),
			reduced: pounds(first.lower.pounds),
			reducedDays: String(first.lower.days),
			secondFull: pounds(second.full.pounds),
			secondDays: String(second.full.days),
			limit: smallNumber(penaltyNoticeLimit.notices),
			limitYears: smallNumber(penaltyNoticeLimit.years),
			wouldBeFirst: outcome === 'may be issued',
			wouldBeSecond,
			mayBeKnownElsewhere: outcome === 'not known' && counted.length === 0,
			forThisAge,
			isPossible: forThisAge && outcome !== 'limit reached',
			limitReached: forThisAge && outcome === 'limit reached',
			earlier: listed(counted.map(({ issuedOn }) => longDate(issuedOn))),
			possibleFrom: possibleFrom ? longDate(possibleFrom) : '',
		};
	},
};

const pounds = (amount: number): string => `£${amount}`;
