import {
	absenceDates, daysMissed, namedContact, noCodeLetters, noPercentAlone, noThreats, nothingOfOthers, offerOfHelp, oneQuestion,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** The first letter home: what was missed, one question, an offer, a person to speak to. Blames nobody. */
export const earlyConcern: LetterFamily = {
	id: 'early-concern',
	name: 'Early concern',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['absence'],
	subject: '{{pupil.preferredForename}}’s attendance: how we can help',
	text: '{{school.name}}: {{pupil.preferredForename}} has missed {{absence.days}} of school since {{absence.since}}. Is there anything we can help with? Please speak to {{contact.name}} {{contact.how}}.',
	required: [daysMissed, absenceDates, oneQuestion, offerOfHelp, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentAlone, nothingOfOthers],
	// The question and the offer come before the dates: a long list must not push them over the page.
	parts: [
		{
			paragraph:
				'Since {{absence.since}}, {{pupil.preferredForename}} has missed **{{absence.days}}** of school ({{absence.sessions}}; a session is a morning or an afternoon).',
		},
		{
			when: 'absence.allForIllness',
			paragraph: 'We know that this was for illness or medical appointments. Nobody is to blame for that, and we hope things are getting better.',
		},
		{
			when: 'absence.partlyForIllness',
			paragraph: 'Some of this was for illness or medical appointments. Nobody is to blame for that.',
		},
		{ paragraph: '**Is there anything that makes it hard for {{pupil.preferredForename}} to be in school?**' },
		{
			paragraph:
				'We would like to help. Worries, friends, lessons, sleep, travel and health can all play a part, and there is often something we can do together.',
		},
		{ paragraph: 'Please speak to {{contact.who}}, {{contact.how}}, whenever it suits you.' },
		interpreterToTalk,
		{ heading: 'The dates we have' },
		{ each: 'absence.spells', bullet: '{{when}} ({{howLong}})' },
		{ paragraph: 'If one of them looks wrong, tell us and we will check it.' },
	],
};
