import {
	absenceDates, daysMissed, namedContact, noCodeLetters, noPercentAlone, noThreats, nothingOfOthers, offerOfHelp, oneQuestion,
} from './contents';
import type { LetterFamily } from './family';

/** The first letter home: what was missed, one question, an offer, a person to speak to. Blames nobody. */
export const earlyConcern: LetterFamily = {
	id: 'early-concern',
	name: 'Early concern',
	version: '2026.1',
	subject: '{{pupil.preferredForename}}’s attendance: how we can help',
	required: [daysMissed, absenceDates, oneQuestion, offerOfHelp, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentAlone, nothingOfOthers],
	parts: [
		{
			paragraph:
				'Since {{absence.since}}, {{pupil.preferredForename}} has missed **{{absence.days}}** of school ({{absence.sessions}}; a session is a morning or an afternoon). These are the dates we have:',
		},
		{ each: 'absence.spells', bullet: '{{when}} ({{howLong}})' },
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
				'We would like to help. Worries, friends, lessons, sleep, travel and health can all play a part, and there is often something we can do together. If a date looks wrong, tell us and we will check it.',
		},
		{ paragraph: 'Please speak to {{contact.name}}, {{contact.role}}, {{contact.how}}, whenever it suits you.' },
		{ when: 'recipient.wantsInterpreter', paragraph: 'If you would like an interpreter, please tell us.' },
	],
};
