import {
	authorityTold, interpreterOffered, namedContact, noCodeLetters, noDoubtOfIllness, noPercentages, noReproach, noThreats, nothingOfOthers, offerOfHelp, sicknessTrigger,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** Fifteen school days of illness: help for a child who is ill, and that the local authority is told so that it can help too. */
export const fifteenDay: LetterFamily = {
	id: 'fifteen-day',
	name: 'Fifteen-day',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['sickness', 'authority'],
	subject: 'How we can help {{pupil.preferredForename}} while ill',
	text: null,
	required: [sicknessTrigger, authorityTold, interpreterOffered, offerOfHelp, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentages, noReproach, noDoubtOfIllness, nothingOfOthers],
	parts: [
		{
			paragraph:
				'This school year, {{pupil.preferredForename}} has missed **{{sickness.days}}** of school through illness. Nobody is to blame for that. We hope that things are getting better.',
		},
		{ paragraph: 'We would like to help {{pupil.preferredForename}} to keep up, and to make it easy to come back.' },
		{ each: 'sickness.support', bullet: '{{what}}' },
		{ paragraph: 'Please speak to {{contact.who}}, {{contact.how}}, and tell us what would help.' },
		interpreterToTalk,
		{ heading: 'Who else is told' },
		{
			paragraph:
				'When illness is likely to cost a pupil {{sickness.threshold}}, a school tells {{authority.name}} by law. So we are telling it. It can look with us at how {{pupil.preferredForename}} can go on learning.',
		},
		{ when: 'authority.hasContact', paragraph: 'You can also ask {{authority.contact}}.' },
	],
};
