import {
	authorityTold, namedContact, noCodeLetters, noPercentAlone, noReproach, noThreats, nothingOfOthers, offerOfHelp, interpreterOffered, tenDaysTrigger,
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
	forbidden: [noCodeLetters, noThreats, noPercentAlone, noReproach, nothingOfOthers],
	parts: [
		{
			paragraph:
				'The register shows **{{tenDays.days}}** in a row for {{pupil.preferredForename}}, from {{tenDays.from}} to {{tenDays.to}}, with no reason that lets us authorise the absence.',
		},
		{
			paragraph:
				'We would like to know how {{pupil.preferredForename}} is, and to help. Please speak to {{contact.name}}, {{contact.role}}, {{contact.how}}. If there is a reason that we do not know, such as illness, tell us. We will look at the register again.',
		},
		{ paragraph: 'We can talk by phone, meet you, or plan with you how {{pupil.preferredForename}} comes back, step by step if need be.' },
		interpreterToTalk,
		{ heading: 'Who else is told' },
		{
			paragraph: 'By law a school tells {{authority.name}} of ten such school days in a row. So we are telling it. It can help you and {{pupil.preferredForename}} too.',
		},
		{ when: 'authority.hasContact', paragraph: 'You can also ask there: {{authority.contact}}.' },
	],
};
