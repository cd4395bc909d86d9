import {
	howToPutRight, namedContact, noCertainty, noCodeLetters, noOtherAmounts, noThirdPenaltyNotice, nothingOfOthers, offerOfHelp, outcomeOfNotice, periodAndRecord, whatFollows,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** What came of a notice to improve: thanks where it worked; what may follow where it did not. */
export const noticeToImproveOutcome: LetterFamily = {
	id: 'notice-to-improve-outcome',
	name: 'Outcome of the notice to improve',
	version: '2026.1',
	stage: 'formal',
	layout: 'letter',
	needs: ['noticeOutcome', 'penaltyNotice', 'authority'],
	subject: 'What came of the notice to improve: {{pupil.fullName}}',
	text: null,
	required: [periodAndRecord, outcomeOfNotice, whatFollows, offerOfHelp, howToPutRight, namedContact],
	forbidden: [noCertainty, noOtherAmounts, noThirdPenaltyNotice, noCodeLetters, nothingOfOthers],
	parts: [
		{
			paragraph:
				'The time of the notice to improve went from {{noticeOutcome.from}} to {{noticeOutcome.to}}. In it, {{pupil.preferredForename}} was in school for **{{noticeOutcome.attended}}**. Of the rest, the register shows {{noticeOutcome.authorised}} as authorised and {{noticeOutcome.unauthorised}} as unauthorised. A session is a morning or an afternoon.',
		},
		{ when: 'noticeOutcome.improved', paragraph: '**Attendance has improved enough. Thank you**, and well done to {{pupil.preferredForename}}. The notice has done its work and is over.' },
		{ when: 'noticeOutcome.partlyImproved', paragraph: '**Attendance has improved, but not yet enough.** Thank you for what you have done so far.' },
		{ when: 'noticeOutcome.notImproved', paragraph: '**Attendance has not got better by as much as the notice asked.**' },
		{ heading: 'What happens next' },
		{ when: 'noticeOutcome.improved', paragraph: 'We are not asking for a penalty notice. The help that we agreed stays open to you.' },
		{ when: 'noticeOutcome.partlyImproved', paragraph: 'We now think about what comes next. First we would like to hear what you and {{pupil.preferredForename}} say.' },
		{ when: 'noticeOutcome.notImprovedAndPossible', paragraph: 'We may now ask {{authority.name}} for a penalty notice, or to think about prosecution. Neither is automatic. {{pupil.preferredForename}}’s case is looked at by itself.' },
		{
			when: 'noticeOutcome.notImprovedAndLimit',
			paragraph:
				'There can be no penalty notice to you before {{penaltyNotice.possibleFrom}}. We may ask {{authority.name}} to think about other action, such as prosecution or an education supervision order. None of this is automatic. {{pupil.preferredForename}}’s case is looked at by itself.',
		},
		{ when: 'noticeOutcome.hasNext', paragraph: '{{noticeOutcome.next}}' },
		{
			paragraph:
				'We still want to help. Please speak to {{contact.who}}, {{contact.how}}. If you think that something here is wrong, tell us and we will check it.',
		},
		interpreterToTalk,
	],
};
