import {
	amountsAndPeriods, authorityDecides, howToPutRight, ifUnpaid, namedContact, noCertainty, noCodeLetters, noOtherAmounts, noPercentages, noThirdPenaltyNotice, nothingOfOthers,
	noUnestablishedSessions, parentsDutyInLaw, sessionsWithDates, supportSoFar, thresholdExplained, limitOfPenaltyNotices,
} from '../contents';
import type { LetterFamily } from '../family';
import { costOfPenaltyNotice, parentsDuty } from '../legalWords';
import { interpreterToTalk, penaltyNoticeCosts, unauthorisedSheet } from './sharedParts';

/** The last letter before a penalty notice: what is asked for, on what it rests, what was offered, and who decides. */
export const penaltyNoticeFinal: LetterFamily = {
	id: 'penalty-notice-final',
	name: 'Penalty notice, final',
	version: '2026.1',
	stage: 'formal',
	layout: 'letter',
	needs: ['penaltyRequest', 'unauthorised', 'penaltyNotice', 'authority'],
	subject: 'We are asking for a penalty notice: {{pupil.fullName}}’s absence from school',
	text: null,
	required: [
		sessionsWithDates, thresholdExplained, parentsDutyInLaw, supportSoFar, amountsAndPeriods, limitOfPenaltyNotices, ifUnpaid, authorityDecides, howToPutRight, namedContact,
	],
	forbidden: [noUnestablishedSessions, noCertainty, noOtherAmounts, noThirdPenaltyNotice, noPercentages, noCodeLetters, nothingOfOthers],
	parts: [
		{
			paragraph:
				'**We are asking {{authority.name}} to issue a penalty notice to you.** It decides. This letter says why we ask, and what you can do.',
		},
		{ heading: 'What we rely on' },
		{
			paragraph:
				'In the ten school weeks up to {{unauthorised.until}}, the register shows **{{unauthorised.sessions}}** ({{unauthorised.days}}) of unauthorised absence for {{pupil.preferredForename}}. A session is a morning or an afternoon. Each is listed on the sheet that comes with this letter. A school must consider a penalty notice when a pupil has {{unauthorised.thresholdSessions}} of it within {{unauthorised.thresholdWeeks}}.',
		},
		{ when: 'penaltyRequest.forHoliday', paragraph: 'This was for a holiday. The school did not give leave for it.' },
		{ paragraph: parentsDuty },
		{ when: 'support.isKnown', heading: 'What was offered' },
		{ each: 'support.lines', bullet: '{{line}}' },
		{ heading: 'What a penalty notice means' },
		...penaltyNoticeCosts,
		{ paragraph: costOfPenaltyNotice.unpaid },
		{ heading: 'What you can do' },
		{
			paragraph:
				'If you think that something here is wrong, or there is a reason for the absence that we do not know, tell us at once and we will check it. Tell us too if {{pupil.preferredForename}} was not in your care at the time. Help is still open to you. Please speak to {{contact.who}}, {{contact.how}}.',
		},
		interpreterToTalk,
		...unauthorisedSheet,
	],
};
