import { namedContact, noBlame, noCodeLetters, noDiagnosis, noPercentages, noSocialCare, noThreats, nothingOfOthers, offerOfHelp, welcomeBack, whatWasMissed, whoHelpsToCatchUp } from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** Welcome back: what was missed, and who helps to catch up. Asks for no reason and blames nobody. */
export const returnFromAbsence: LetterFamily = {
	id: 'return-from-absence',
	name: 'Return from absence',
	version: '2026.1',
	stage: 'message',
	layout: 'letter',
	needs: ['lastAbsence', 'catchUp'],
	subject: 'Welcome back, {{pupil.preferredForename}}',
	text: '{{school.name}}: it is good to have {{pupil.preferredForename}} back. For help with what was missed: {{catchUp.who}}. If we can do anything else, please tell {{contact.name}} {{contact.how}}.',
	required: [welcomeBack, whatWasMissed, whoHelpsToCatchUp, offerOfHelp, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentages, noBlame, noDiagnosis, noSocialCare, nothingOfOthers],
	parts: [
		{ paragraph: 'It is good to have {{pupil.preferredForename}} back in school.' },
		{ paragraph: '{{pupil.preferredForename}} was away for **{{lastAbsence.howLong}}**: {{lastAbsence.when}}. There is no need to catch up on everything at once.' },
		{ paragraph: 'For help with what was missed, {{pupil.preferredForename}} can turn to **{{catchUp.who}}**.' },
		{ when: 'catchUp.hasWork', paragraph: 'This is what to look at first:' },
		{ each: 'catchUp.work', bullet: '{{what}}' },
		{
			paragraph:
				'If something is still hard, or would make the first days easier, please speak to {{contact.who}}, {{contact.how}}. We would like to help.',
		},
		interpreterToTalk,
	],
};
