import {
	amountsAndPeriods, clearWarning, howToPutRight, namedContact, noCertainty, noCodeLetters, noOtherAmounts, noPercentages, noThirdPenaltyNotice, nothingOfOthers,
	offerOfHelp, parentsDutyInLaw, sessionsWithDates, thresholdExplained, limitOfPenaltyNotices,
} from '../contents';
import type { LetterFamily } from '../family';
import { parentsDuty } from '../legalWords';
import { interpreterToTalk, penaltyNoticeCosts, reasonsNotYetKnown, unauthorisedSheet } from './sharedParts';

/** The warning before a penalty notice: for leave that was not granted, or for absence without leave again and again. */
export const warning: LetterFamily = {
	id: 'warning',
	name: 'Warning',
	version: '2026.1',
	stage: 'formal',
	layout: 'letter',
	needs: ['unauthorised', 'penaltyNotice', 'authority'],
	subject: 'Formal warning about {{pupil.preferredForename}}’s absence from school',
	text: null,
	required: [
		clearWarning, sessionsWithDates, parentsDutyInLaw, thresholdExplained, amountsAndPeriods, limitOfPenaltyNotices, offerOfHelp, howToPutRight, namedContact,
	],
	forbidden: [noCertainty, noOtherAmounts, noThirdPenaltyNotice, noPercentages, noCodeLetters, nothingOfOthers],
	parts: [
		{
			paragraph:
				'**This is a formal warning.** In the ten school weeks up to {{unauthorised.until}}, the register shows **{{unauthorised.sessions}}** ({{unauthorised.days}}) of unauthorised absence for {{pupil.preferredForename}}. A session is a morning or an afternoon. The dates are on the sheet that comes with this letter.',
		},
		{ when: 'unauthorised.onlyHoliday', paragraph: 'This was for a holiday. The school did not give leave for it.' },
		reasonsNotYetKnown,
		{ heading: 'What we ask of you' },
		{ paragraph: 'Please make sure that {{pupil.preferredForename}} is in school on time each day. If {{pupil.preferredForename}} is ill, tell us on the first day. If you need leave for {{pupil.preferredForename}}, please ask us first.' },
		{ heading: 'How we can help' },
		{
			paragraph:
				'Is something making school hard? We want to help. Please speak to {{contact.who}}, {{contact.how}}. If you think that a date is wrong, or there is a reason that we do not know, tell us and we will check it.',
		},
		interpreterToTalk,
		{ heading: 'What the law says' },
		{ paragraph: parentsDuty },
		{ heading: 'What may happen next' },
		{
			paragraph:
				'A school must consider a penalty notice when a pupil has {{unauthorised.thresholdSessions}} of unauthorised absence within {{unauthorised.thresholdWeeks}}. It is not automatic. We look at each family by itself, and {{authority.name}} decides.',
		},
		{
			when: 'penaltyNotice.isPossible',
			paragraph: '**If there is more unauthorised absence, a penalty notice may be issued to you, or you may be prosecuted.**',
		},
		{
			when: 'penaltyNotice.limitReached',
			paragraph: '**If there is more unauthorised absence, other action may be taken, such as prosecution or an education supervision order.**',
		},
		...penaltyNoticeCosts,
		...unauthorisedSheet,
	],
};
