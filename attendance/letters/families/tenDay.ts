import {
	authorityTold, namedContact, noCodeLetters, noPercentages, noReproach, noThreats, nothingOfOthers, offerOfHelp, interpreterOffered, tenDaysTrigger,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** Ten school days in a row without a reason that the school can accept: help, and that the local authority is told. */
export const tenDay: LetterFamily = {
	id: 'ten-day',
	name: 'Ten-day',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['tenDays', 'authority'],
	subject: '{{pupil.preferredForename}}’s absence: how we can help',
	text: null,
	required: [tenDaysTrigger, authorityTold, interpreterOffered, offerOfHelp, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentages, noReproach, nothingOfOthers],
	parts: [
		{
			paragraph:
				'The register shows **{{tenDays.days}}** in a row for {{pupil.preferredForename}}, from {{tenDays.from}} to {{tenDays.to}}, with no reason that lets us authorise the absence.',
		},
		{
			paragraph:
				'We would like to know how {{pupil.preferredForename}} is, and to help. Please speak to {{contact.who}}, {{contact.how}}. If there is a reason that we do not know, such as illness, tell us and we will check the register.',
		},
		{ paragraph: 'We can talk, meet you, or plan together how {{pupil.preferredForename}} comes back.' },
		interpreterToTalk,
		{ heading: 'Who else is told' },
		{
			paragraph: 'By law a school tells {{authority.name}} of ten such days in a row. So we are telling it. It can help too.',
		},
		{ when: 'authority.hasContact', paragraph: 'You can also ask {{authority.contact}}.' },
	],
};
