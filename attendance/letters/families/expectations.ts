import { helpOffered, howToReport, leaveInTermTime, namedContact, noBlame, noBlanketWording, noCodeLetters, noProofDemanded, nothingOfOthers, stepByStep, theLaw, whatWeExpect } from '../contents';
import type { LetterFamily } from '../family';

/** The leaflet for families who are new: what the school expects and what it does, made from its policy (`policy/leaflet.ts`). */
export const expectations: LetterFamily = {
	id: 'expectations',
	name: 'Expectations leaflet',
	version: '2026.1',
	stage: 'support',
	layout: 'leaflet',
	needs: ['expectations'],
	subject: 'Being in school: what we expect, and how we help',
	text: null,
	required: [whatWeExpect, howToReport, stepByStep, helpOffered, leaveInTermTime, theLaw, namedContact],
	forbidden: [noCodeLetters, noBlame, noBlanketWording, noProofDemanded, nothingOfOthers],
	parts: [
		{ heading: 'What we expect' },
		{ each: 'expectations.weExpect', bullet: '{{line}}' },
		{ heading: 'If your child cannot come to school' },
		{ each: 'expectations.reporting', bullet: '{{line}}' },
		{ heading: 'What we do when a pupil misses school' },
		{ each: 'expectations.steps', bullet: '{{line}}' },
		{ heading: 'How we can help' },
		{ each: 'expectations.help', bullet: '{{line}}' },
		{ heading: 'Leave in term time' },
		{ each: 'expectations.leave', bullet: '{{line}}' },
		{ heading: 'What the law says' },
		{ each: 'expectations.law', bullet: '{{line}}' },
		{ heading: 'Whom to speak to' },
		{ paragraph: '{{contact.who}}, {{contact.how}}.' },
	],
};
