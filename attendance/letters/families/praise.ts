import { eachPupilNamed, namedContact, noBlame, noCodeLetters, noDiagnosis, noPercentages, noSocialCare, noThreats, nothingOfOthers, thanks, whatItIsFor } from '../contents';
import type { LetterFamily } from '../family';

/** Praise of good attendance, for one pupil or for brothers and sisters together: no verb in it minds how many they are. */
export const praise: LetterFamily = {
	id: 'praise',
	name: 'Praise',
	version: '2026.1',
	stage: 'praise',
	layout: 'letter',
	needs: ['pupils', 'achievement'],
	subject: 'Well done, {{pupils.names}}',
	text: '{{school.name}}: well done to {{pupils.names}} for {{achievement.for}}! Thank you for all that you do at home.',
	required: [eachPupilNamed, whatItIsFor, thanks, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentages, noBlame, noDiagnosis, noSocialCare, nothingOfOthers],
	parts: [
		{ paragraph: 'We have good news. Well done to **{{pupils.names}}** for {{achievement.for}}{{#achievement.period}} ({{achievement.period}}){{/achievement.period}}.' },
		{
			paragraph:
				'{{pupils.names}} {{pupils.have}} every reason to be proud. Please pass on our thanks. And thank you for all that you do at home: we know that getting to school takes the whole family.',
		},
		{ paragraph: 'If there is something we can do to keep things going well, please speak to {{contact.who}}, {{contact.how}}.' },
		{ when: 'recipient.wantsInterpreter', paragraph: 'If you would like an interpreter, please tell us.' },
	],
};
