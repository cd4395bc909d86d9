import { eachPupilNamed, namedContact, noBlame, noCodeLetters, noDiagnosis, noPercentages, noSocialCare, noThreats, nothingOfOthers, thanks, whatItIsFor } from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/**
 * Praise of good attendance, for one pupil or for brothers and sisters together: no verb in it minds how many they are,
 * and its thanks fit a parent, a carer and a social worker.
 */
export const praise: LetterFamily = {
	id: 'praise',
	name: 'Praise',
	version: '2026.1',
	stage: 'praise',
	layout: 'letter',
	needs: ['pupils', 'achievement'],
	subject: 'Well done, {{pupils.names}}',
	text: '{{school.name}}: well done to {{pupils.names}} for {{achievement.for}}! Thank you for all that you do.',
	required: [eachPupilNamed, whatItIsFor, thanks, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentages, noBlame, noDiagnosis, noSocialCare, nothingOfOthers],
	parts: [
		{ paragraph: 'We have good news. Well done to **{{pupils.names}}** for {{achievement.for}}{{#achievement.period}} ({{achievement.period}}){{/achievement.period}}.' },
		{
			paragraph:
				'{{pupils.names}} {{pupils.have}} every reason to be proud. Please pass on our thanks. And thank you for all that you do: we know how much it takes to get to school each day.',
		},
		{ paragraph: 'If there is something we can do to keep things going well, please speak to {{contact.who}}, {{contact.how}}.' },
		interpreterToTalk,
	],
};
