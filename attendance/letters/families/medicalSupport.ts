import {
	educationByTheCouncil, healthcarePlan, namedContact, noBlame, noCodeLetters, noDiagnosis, noPercentages, noProofDemanded, noSocialCare, noThreats, nothingOfOthers, offerOfHelp,
	pupilsVoice, whatIsOffered,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** Support where health is a matter for long: a healthcare plan in school, and education arranged by the council where a pupil cannot come. */
export const medicalSupport: LetterFamily = {
	id: 'medical-support',
	name: 'Medical support',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['health'],
	subject: 'Planning together for {{pupil.preferredForename}}',
	text: null,
	required: [healthcarePlan, whatIsOffered, offerOfHelp, pupilsVoice, educationByTheCouncil, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentages, noBlame, noDiagnosis, noProofDemanded, noSocialCare, nothingOfOthers],
	parts: [
		{
			paragraph:
				'{{pupil.preferredForename}} should get as much from school as anybody. We would like to help, and to write an **individual healthcare plan** with you: what {{pupil.preferredForename}} needs, who does it, and what to do on a hard day. What {{pupil.preferredForename}} thinks matters most.',
		},
		{ paragraph: 'We can offer:' },
		{ each: 'health.support', bullet: '{{what}}' },
		{ when: 'health.withWhom', paragraph: 'If you agree, we would also like to speak to {{health.withWhom}}.' },
		{
			paragraph:
				'If health keeps a child away for {{health.daysUntilCouncil}} or more, in a row or added up, the council arranges teaching in another way (Education Act 1996, section 19). We would ask them with you.',
		},
		{ paragraph: 'Please speak to {{contact.who}}, {{contact.how}}.' },
		{ when: 'health.reviewOn', paragraph: 'We will look together at how things are on {{health.reviewOn}}.' },
		interpreterToTalk,
	],
};
