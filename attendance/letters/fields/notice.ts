import { DateTime } from 'luxon';
import { daysLater } from '../../calendar/weeks';
import type { Intervention, LetterDetails } from '../../item';
import { lastDayToImprove, noticeToImprove, noticeToImproveFaults, notForHoliday, periodFault, type NoticeToImproveContent } from '../../law/noticeToImprove';
import { nationalThreshold } from '../../measures/penaltyNoticeThreshold';
import { counted, longDate } from '../../text/plainEnglish';
import { benefitsOfAttendance, warningOfPenaltyNotice } from '../legalWords';
import type { LetterFacts } from '../letterFacts';
import { record } from './record';
import { Unfit, Untold, type FieldSection } from './section';
import { support } from './support';
import { unauthorised } from './unauthorised';

type NoticeDetails = NonNullable<LetterDetails['notice']>;
type Line = { readonly line: string };

/** What a notice to improve says beyond the register: the period, the help that is offered, and what will be looked at. */
export interface NoticeFields {
	period: string;
	from: string;
	to: string;
	further: Line[];
	improvement: string;
	earlyGrounds: Line[];
}

/**
 * The decisions in a notice to improve are people's, so what they have not said is never made up. What the law has against it
 * (`law/noticeToImprove.ts`) refuses the letter, and says each thing that does.
 */
export const notice: FieldSection<NoticeFields> = {
	words: {
		period: 'how long the period is ("6 school weeks")',
		from: 'its first day',
		to: 'its last day',
		further: { line: 'further support, and support that was offered before and not taken up' },
		improvement: 'what is enough improvement for this family',
		earlyGrounds: { line: 'a ground on which a penalty notice may be issued before the period ends' },
	},
	empty: { period: '', from: '', to: '', further: [], improvement: '', earlyGrounds: [] },
	missing: 'it is not known what the notice to improve is to say',
	advice: 'Fill in "Notice": "Weeks", "Ends" (or "Term Dates"), "Further Support", "Enough Improvement" and "Early Grounds".',
	of: (facts) => {
		const given = facts.details.notice;
		if (!given) return null;
		const unfit = whyUnfit(facts, given);
		if (unfit.length > 0) return new Unfit(`a notice to improve is not for this family now. ${unfit.join(' ')}`, 'Choose another step: a warning for a holiday in term time, a letter that offers help below the threshold.');
		const faults = faultsOf(facts, given);
		if (faults.length > 0 || given.weeks === null || given.to === null) {
			return new Untold(`a notice to improve cannot be sent. ${faults.join(' ')}`, 'Correct or complete "Notice" in Attendance Letter, or record what was offered in the case log.');
		}
		return {
			period: counted(given.weeks, 'school week'),
			from: longDate(given.from ?? facts.date),
			to: longDate(given.to),
			further: furtherSupport(facts, given).map((line) => ({ line })),
			improvement: given.improvement.trim(),
			earlyGrounds: given.earlyGrounds.map((line) => ({ line })),
		};
	},
};

function faultsOf(facts: LetterFacts, given: NoticeDetails): string[] {
	const contents: Readonly<Record<NoticeToImproveContent, string>> = {
		record: known(record.of(facts)) && known(unauthorised.of(facts)) ? 'told by the register' : '',
		benefits: benefitsOfAttendance,
		'support so far': known(support.of(facts)) ? 'told by the case' : '',
		'further support': furtherSupport(facts, given).join(' '),
		warning: warningOfPenaltyNotice,
		period: given.to ?? '',
		'sufficient improvement': given.improvement,
		'early grounds': given.earlyGrounds.join(' '),
	};
	return [...noticeToImproveFaults({ contents, weeks: given.weeks ?? 0, forTermTimeHoliday: false }), ...periodFaults(facts, given)];
}

const known = (fields: object | null): boolean => fields !== null && !(fields instanceof Untold);

function isAllHoliday(facts: LetterFacts): boolean {
	const told = unauthorised.of(facts);
	return told !== null && !(told instanceof Untold) && told.onlyHoliday;
}

/** The notice rests on offences, so the ten sessions must be ten whose reason is known. */
function whyUnfit(facts: LetterFacts, given: NoticeDetails): string[] {
	const now = facts.attendance?.penaltyNoticeThreshold.now;
	if (!now) return [];
	const established = now.sessions.length - now.notYetEstablished;
	const { sessions, schoolWeeks } = nationalThreshold;
	return [
		...(given.forTermTimeHoliday || isAllHoliday(facts) ? [notForHoliday] : []),
		...(established < sessions
			? [`The register shows ${counted(established, 'unauthorised session')} with an established reason in the last ${schoolWeeks} school weeks; the threshold is ${sessions}.`]
			: []),
	];
}

/** Holidays to come are not known here, so what is said is wrong whatever holiday lies between. */
function periodFaults({ date }: LetterFacts, { from, to, weeks }: NoticeDetails): string[] {
	const begins = from ?? date;
	if (to === null || weeks === null) return [];
	if (begins < date) return [`The period begins on ${longDate(begins)}, before the date of the letter.`];
	const fault = periodFault(begins, to);
	if (fault) return [`The period from ${longDate(begins)} to ${longDate(to)} is ${fault}; it must be from ${noticeToImprove.weeks.least} to ${noticeToImprove.weeks.most} weeks.`];
	const earliest = lastDayToImprove(begins, weeks, weekdaysAfter(begins, weeks));
	return earliest !== null && to < earliest ? [`The period ends on ${longDate(to)}, before its ${counted(weeks, 'school week')} are over.`] : [];
}

/** As many Mondays to Fridays as the weeks have at most. */
function weekdaysAfter(date: string, weeks: number): string[] {
	const days = Array.from({ length: (weeks + 1) * 7 }, (_, ahead) => daysLater(date, ahead + 1));
	return days.filter((day) => DateTime.fromISO(day, { zone: 'utc' }).weekday <= 5);
}

/** What is newly offered, and what stands open still: an offer that was not taken up is made again. */
function furtherSupport({ case: { interventions } }: LetterFacts, { furtherSupport: further }: NoticeDetails): string[] {
	return [...further, ...interventions.filter(({ outcome }) => outcome === 'not taken up').map(offeredAgain)];
}

const offeredAgain = ({ name, provider }: Intervention): string => `${name}${provider && `, by ${provider}`}. We offered this before. You can still take it up`;
