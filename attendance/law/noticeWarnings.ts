import type { Notice, Pupil } from '../item';
import { longDate } from '../text/plainEnglish';
import { noticeToImprove, notForHoliday, periodFault } from './noticeToImprove';
import { penaltyNoticeLimit, penaltyNoticeStanding } from './penaltyNoticeLimit';

/**
 * What the law says against a notice that the ledger holds, a sentence each; none where nothing does. The ledger records what happened, so
 * a notice is never refused for it: a person takes it up with whoever issued it.
 * Takes the notice and the whole ledger of the pupil, the notice itself in it or not.
 */
export function noticeWarnings(notice: Notice, ledger: readonly Notice[], pupil: Pick<Pupil, 'onRollFrom' | 'dateOfBirth' | 'yearGroup'>): string[] {
	return notice.kind === 'penalty notice' ? ofPenaltyNotice(notice, ledger, pupil) : ofNoticeToImprove(notice);
}

function ofNoticeToImprove({ issuedOn, periodEndsOn, forTermTimeHoliday }: Notice): string[] {
	const fault = periodEndsOn === null ? null : periodFault(issuedOn, periodEndsOn);
	const { from, weeks: { least, most } } = noticeToImprove;
	return [
		...(forTermTimeHoliday ? [`${notForHoliday} Take it up with whoever issued it.`] : []),
		...(fault ? [`Its period is ${fault}; it must be ${least} to ${most} weeks. Look at the dates on the notice.`] : []),
		...(issuedOn < from ? [`It was issued before ${longDate(from)}, when notices to improve began. Look at the date on the notice.`] : []),
	];
}

function ofPenaltyNotice(notice: Notice, ledger: readonly Notice[], pupil: Parameters<typeof noticeWarnings>[2]): string[] {
	const { from, notices: most } = penaltyNoticeLimit;
	if (notice.issuedOn < from) return [`It was issued before ${longDate(from)}, when the national framework began, so it does not count towards the limit of two.`];
	if (notice.outcome === 'withdrawn') return ['It is recorded as withdrawn, so it does not count. One that was issued anew is recorded with its own date.'];
	const others = ledger.filter(({ id, kind, contact, outcome }) => id !== notice.id && kind === notice.kind && contact === notice.contact && outcome !== 'withdrawn');
	const standingOn = (asAt: string, notices: readonly Notice[]) => penaltyNoticeStanding({ notices, contact: notice.contact, asAt, pupil, earlierNoticesAsked: true });
	const isReachedOn = (asAt: string, notices: readonly Notice[]) => standingOn(asAt, notices).outcome === 'limit reached';
	const before = standingOn(notice.issuedOn, others);
	if (before.outcome === 'limit reached') return [`It is one more than the ${most} that the national framework allows within three years. Without it: ${before.sentence}`];
	// One of before, told later, can make one too many of those that are recorded already.
	const tooMany = others.find((later) => {
		const rest = others.filter(({ id }) => id !== later.id);
		return later.issuedOn > notice.issuedOn && isReachedOn(later.issuedOn, [...rest, notice]) && !isReachedOn(later.issuedOn, rest);
	});
	return tooMany ? [`With it, the penalty notice of ${longDate(tooMany.issuedOn)} is one more than the ${most} that the national framework allows within three years. Tell the local authority.`] : [];
}
