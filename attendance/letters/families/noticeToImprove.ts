import {
	howToPutRight, namedContact, noCertainty, noCodeLetters, noOtherAmounts, notAboutHoliday, noThirdPenaltyNotice, nothingOfOthers, noticeToImproveRequired, amountsAndPeriods,
	limitOfPenaltyNotices,
} from '../contents';
import type { LetterFamily } from '../family';
import { benefitsOfAttendance, parentsDuty, warningOfOtherAction, warningOfPenaltyNotice } from '../legalWords';
import { interpreterToTalk, penaltyNoticeCosts, reasonsNotYetKnown, unauthorisedSheet } from './sharedParts';

/** The notice to improve, with its eight contents in the guidance's order, a heading each. */
export const noticeToImprove: LetterFamily = {
	id: 'notice-to-improve',
	name: 'Notice to improve',
	version: '2026.1',
	stage: 'formal',
	layout: 'letter',
	needs: ['unauthorised', 'record', 'support', 'notice', 'penaltyNotice', 'authority'],
	subject: 'Notice to improve: {{pupil.fullName}}’s attendance',
	text: null,
	required: [...noticeToImproveRequired, amountsAndPeriods, limitOfPenaltyNotices, howToPutRight, namedContact],
	forbidden: [notAboutHoliday, noCertainty, noOtherAmounts, noThirdPenaltyNotice, noCodeLetters, nothingOfOthers],
	parts: [
		{
			paragraph:
				'**This is a notice to improve.** It is a last chance to work with us before other steps are thought about. Please read it with care. We still want to help.',
		},
		{ heading: 'The attendance record' },
		{
			paragraph:
				'From {{record.from}} to {{record.to}}, {{pupil.preferredForename}} was in school for {{record.attended}} ({{record.percent}}). A session is a morning or an afternoon. Of the {{record.missed}} missed, the register shows {{record.authorised}} as authorised and {{record.unauthorised}} as unauthorised.',
		},
		{
			paragraph:
				'This notice is about **{{unauthorised.sessions}}** ({{unauthorised.days}}) of unauthorised absence in the ten school weeks up to {{unauthorised.until}}. Absence like this may be an offence by a parent. Each session is listed on the sheet that comes with it.',
		},
		reasonsNotYetKnown,
		{ heading: 'Why it matters, and what the law says' },
		{ paragraph: benefitsOfAttendance },
		{ paragraph: parentsDuty },
		{ heading: 'Help so far' },
		{ each: 'support.lines', bullet: '{{line}}' },
		{ heading: 'More help, and help that is still open to you' },
		{ each: 'notice.further', bullet: '{{line}}' },
		{ paragraph: 'To take any of this up, please speak to {{contact.who}}, {{contact.how}}.' },
		interpreterToTalk,
		{ heading: 'The time to improve' },
		{ paragraph: 'You have **{{notice.period}}**, from {{notice.from}} to {{notice.to}}. School holidays are not counted.' },
		{ heading: 'What is enough' },
		{ paragraph: '{{notice.improvement}}' },
		{ heading: 'What may happen if attendance does not get better' },
		{ when: 'penaltyNotice.isPossible', paragraph: warningOfPenaltyNotice },
		{ when: 'penaltyNotice.limitReached', paragraph: warningOfOtherAction },
		...penaltyNoticeCosts,
		{ heading: 'What may end this time early' },
		{ when: 'penaltyNotice.isPossible', paragraph: 'A penalty notice may be issued before the end of this time for one of these reasons. We will tell you first.' },
		{ when: 'penaltyNotice.limitReached', paragraph: 'Other action may be taken before the end of this time for one of these reasons. We will tell you first.' },
		{ each: 'notice.earlyGrounds', bullet: '{{line}}' },
		...unauthorisedSheet,
	],
};
