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

type AboutPupil = Parameters<typeof noticeWarnings>[2];

function ofPenaltyNotice(notice: Notice, ledger: readonly Notice[], pupil: AboutPupil): string[] {
	const { from, notices: most } = penaltyNoticeLimit;
	if (notice.issuedOn < from) return [`It was issued before ${longDate(from)}, when the national framework began, so it does not count towards the limit of two.`];
	if (notice.outcome === 'withdrawn') return [];
	const before = standingAtIssue(notice, othersLike(notice, ledger), pupil);
	return before.outcome === 'limit reached' ? [`It is one more than the ${most} that the national framework allows within three years. Without it: ${before.sentence}`] : [];
}

/**
 * What a person is told who records a notice: what the law says against it, or else against a later one because of it, where one of
 * an earlier school is told late. Takes and gives the same as `noticeWarnings`.
 */
export function recordingWarnings(notice: Notice, ledger: readonly Notice[], pupil: AboutPupil): string[] {
	const own = noticeWarnings(notice, ledger, pupil);
	if (own.length > 0 || notice.kind !== 'penalty notice') return own;
	if (notice.outcome === 'withdrawn') return ['It is recorded as withdrawn, so it does not count. One that was issued anew is recorded with its own date.'];
	const others = othersLike(notice, ledger);
	const tooMany = others.find((later) => {
		const rest = others.filter(({ id }) => id !== later.id);
		const isReachedBy = (notices: readonly Notice[]) => standingAtIssue(later, notices, pupil).outcome === 'limit reached';
		return later.issuedOn > notice.issuedOn && isReachedBy([...rest, notice]) && !isReachedBy(rest);
	});
	return tooMany ? [`With it, the penalty notice of ${longDate(tooMany.issuedOn)} is one more than the ${penaltyNoticeLimit.notices} that the national framework allows within three years. Tell the local authority.`] : [];
}

/** The parent's other notices of the kind, but for those that were withdrawn, however late. */
const othersLike = (notice: Notice, ledger: readonly Notice[]): Notice[] =>
	ledger.filter(({ id, kind, contact, outcome }) => id !== notice.id && kind === notice.kind && contact === notice.contact && outcome !== 'withdrawn');

const standingAtIssue = ({ contact, issuedOn }: Notice, notices: readonly Notice[], pupil: AboutPupil) =>
	penaltyNoticeStanding({ notices, contact, asAt: issuedOn, pupil, earlierNoticesAsked: true });
