import { noticeToImproveContents, type NoticeToImproveContent } from '../../law/noticeToImprove';
import type { FilledLetter, ForbiddenContent, RequiredContent } from '../family';
import { offencesListed } from './formal';
import { sources } from './sources';
import { firstMatch, includesAll } from './text';

/** How each of the eight contents of the law is found in a letter. A content added to the law does not compile until it stands here. */
const isSaid: Readonly<Record<NoticeToImproveContent, (letter: FilledLetter) => boolean>> = {
	record: (letter) => includesAll(letter.text, [letter.fields.record.attended]) && offencesListed(letter),
	benefits: ({ text }) => /\bsection 7\b/i.test(text) && /\b(helps?|benefits?)\b[^.]*\blearn/i.test(text),
	'support so far': ({ text, fields: { support } }) => includesAll(text, support.lines.map(({ line }) => line)),
	'further support': ({ text, fields: { notice } }) => includesAll(text, notice.further.map(({ line }) => line)),
	warning: (letter) => (letter.fields.penaltyNotice.limitReached ? pointsToOtherAction(letter) : /\bpenalty notice may be\b/i.test(letter.text) && /\bprosecut/i.test(letter.text)),
	period: ({ text, fields: { notice } }) => includesAll(text, [notice.period, notice.from, notice.to]),
	'sufficient improvement': ({ text, fields: { notice } }) => includesAll(text, [notice.improvement]),
	'early grounds': ({ text, fields: { notice } }) => includesAll(text, notice.earlyGrounds.map(({ line }) => line)),
};

const pointsToOtherAction = ({ text, fields: { penaltyNotice } }: FilledLetter): boolean =>
	/\bother action\b/i.test(text) && /\bprosecut/i.test(text) && includesAll(text, [penaltyNotice.possibleFrom]);

/** Each of the eight as a content of its own, so that a notice that lacks one names that one. */
export const noticeToImproveRequired: readonly RequiredContent[] = noticeToImproveContents.map(({ id, holds }) => ({
	id: `notice-${id.replaceAll(' ', '-')}`,
	what: holds,
	source: sources.noticeToImprove,
	isThere: isSaid[id],
}));

export const notAboutHoliday: ForbiddenContent = {
	id: 'not-about-holiday',
	what: 'is about a holiday in term time, for which there is no notice to improve',
	source: sources.noticeToImprove,
	find: ({ text, fields: { unauthorised } }) => (unauthorised.onlyHoliday ? '' : firstMatch(text, /\b(?:because of|for|after|about) (?:your|the|a|this) (?:term[- ]time )?holidays?\b/i)),
};

/** A third cannot be issued, so nobody is warned of one (letters §4.1: sent after two without pointing to other action). */
export const noThirdPenaltyNotice: ForbiddenContent = {
	id: 'no-third-penalty-notice',
	what: 'warns of a penalty notice that cannot be issued, since this parent has had two',
	source: sources.framework,
	find: ({ text, fields: { penaltyNotice } }) => (penaltyNotice.limitReached ? firstMatch(text, /\b(?:a|another|further|third|first|second) penalty notice (?:may|can|could|will|might) be (?:issued|asked|sent|given)\b|\b(?:ask|asking|asks)\b[^.]{0,60}\bpenalty notice\b/i) : null),
};
