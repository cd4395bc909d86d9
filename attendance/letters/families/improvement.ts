import { equalStretches, improvementInDays, namedContact, noBlame, noCodeLetters, noDiagnosis, noPercentages, noSocialCare, noThreats, nothingOfOthers, thanks } from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/**
 * Praise for getting better, in days between two equal stretches. What was agreed, such as illness, is left out of both (fields/improvement.ts), so it
 * says how much less was missed: who was ill meanwhile was not in school more.
 */
export const improvement: LetterFamily = {
	id: 'improvement',
	name: 'Improvement',
	version: '2026.1',
	stage: 'praise',
	layout: 'letter',
	needs: ['improvement'],
	subject: 'Good news about {{pupil.preferredForename}}',
	text: '{{school.name}}: good news! {{pupil.preferredForename}} missed {{improvement.difference}} less over the last {{improvement.schoolDays}} than over the {{improvement.schoolDays}} before{{#improvement.agreedLeftOut}} (agreed absence left out){{/improvement.agreedLeftOut}}. Thank you for your help.',
	required: [improvementInDays, equalStretches, thanks, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentages, noBlame, noDiagnosis, noSocialCare, nothingOfOthers],
	parts: [
		{ paragraph: 'We have good news. {{pupil.preferredForename}} has missed **{{improvement.difference}} less** than before, and we want you to know that we have seen it.' },
		{
			paragraph:
				'Over the last {{improvement.schoolDays}} ({{improvement.when}}), {{pupil.preferredForename}} missed {{improvement.now}}. Over the {{improvement.schoolDays}} before that, it was {{improvement.before}}.',
		},
		{ when: 'improvement.agreedLeftOut', paragraph: 'We have left out illness and other absence that we had agreed. Nobody is to blame for that.' },
		{ paragraph: 'Please tell {{pupil.preferredForename}} well done from us. And thank you for all that you do to help.' },
		{ paragraph: 'If there is something we can do to keep things going well, please speak to {{contact.who}}, {{contact.how}}.' },
		interpreterToTalk,
	],
};
