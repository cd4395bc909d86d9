import {
	daysOfIllness, namedContact, noBlame, noCodeLetters, noDiagnosis, nobodyIsToBlame, noPercentages, noProofDemanded, noProofNeeded, noSocialCare, noThreats, nothingOfOthers, offerOfHelp,
	oneQuestion, whatIsOffered,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** Help where illness keeps a pupil away. No text message: that somebody is ill does not belong on a locked screen (UK GDPR Article 9). */
export const illnessSupport: LetterFamily = {
	id: 'illness-support',
	name: 'Illness support',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['illness', 'health'],
	subject: 'How we can help {{pupil.preferredForename}}',
	text: null,
	required: [daysOfIllness, nobodyIsToBlame, oneQuestion, offerOfHelp, whatIsOffered, noProofNeeded, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentages, noBlame, noDiagnosis, noProofDemanded, noSocialCare, nothingOfOthers],
	parts: [
		{ paragraph: 'We are sorry that {{pupil.preferredForename}} has been ill, and we hope that things are getting better.' },
		{ paragraph: 'Since {{illness.since}}, {{pupil.preferredForename}} has missed **{{illness.days}}** of school through illness. Nobody is to blame for that.' },
		{ paragraph: 'We would like to help. We can offer:' },
		{ each: 'health.support', bullet: '{{what}}' },
		{ paragraph: '**What would help {{pupil.preferredForename}} most?** Please speak to {{contact.who}}, {{contact.how}}.' },
		{ when: 'health.withWhom', paragraph: 'If you agree, we would also like to speak to {{health.withWhom}}.' },
		{ paragraph: 'You do not need to send us a doctor’s note. It is enough to tell us when {{pupil.preferredForename}} is ill.' },
		{ when: 'health.reviewOn', paragraph: 'We will look together at how things are on {{health.reviewOn}}.' },
		interpreterToTalk,
	],
};
