import { firstName, namedContact, noCodeLetters, noDiagnosis, noOtherPupils, noReasonYet, noSocialCare, noThreats, nothingOfOthers, sessionAway } from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** The first-day message: a pupil is not in school and nobody has told why. It asks, and guesses nothing. */
export const firstDay: LetterFamily = {
	id: 'first-day',
	name: 'First-day message',
	version: '2026.1',
	stage: 'message',
	layout: 'letter',
	needs: ['firstDay'],
	subject: '{{pupil.preferredForename}} was not in school on {{firstDay.date}}',
	text: '{{school.name}}: {{pupil.preferredForename}} was not in school on {{firstDay.date}} ({{firstDay.session}}) and we have no reason yet. Please tell us today: {{contact.name}} {{contact.how}}.',
	required: [firstName, sessionAway, noReasonYet, namedContact],
	forbidden: [noCodeLetters, noThreats, noDiagnosis, noSocialCare, noOtherPupils, nothingOfOthers],
	parts: [
		{
			paragraph:
				'{{pupil.preferredForename}} was not in school on **{{firstDay.date}}** ({{firstDay.session}}). We have not heard from you yet, so we do not know the reason.',
		},
		{
			paragraph:
				'We want to know that {{pupil.preferredForename}} is safe. **Please tell us today what the reason is, and when you think {{pupil.preferredForename}} will be back.** You can reach {{contact.who}}, {{contact.how}}.',
		},
		{ paragraph: 'If you have been in touch in the meantime, thank you. Please do not worry about this message.' },
		{ paragraph: 'If something is making it hard to come to school, tell us. We would like to help.' },
		interpreterToTalk,
	],
};
