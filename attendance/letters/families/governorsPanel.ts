import {
	anotherTime, confidentiality, dataSheet, daysMissed, interpreterOffered, namedContact, noCodeLetters, noPercentAlone, noReproach, noThreats, nothingOfOthers, offerOfHelp,
	panelMembers, pupilsVoice, purposeOfMeeting, rightToBringSomeone, timeAndPlace, whatIsLookedAt,
} from '../contents';
import type { LetterFamily } from '../family';
import { absenceSheet, interpreterAtMeeting } from './sharedParts';

/** The invitation to a governors' attendance panel: who sits on it, what they look at, and that they keep it to themselves. */
export const governorsPanel: LetterFamily = {
	id: 'governors-panel',
	name: 'Governors’ panel invitation',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['absence', 'meeting', 'panel'],
	subject: 'Meeting our governors about {{pupil.preferredForename}}’s attendance',
	text: null,
	required: [
		purposeOfMeeting, daysMissed, timeAndPlace, anotherTime, panelMembers, rightToBringSomeone, pupilsVoice, whatIsLookedAt, confidentiality, interpreterOffered, offerOfHelp,
		namedContact, dataSheet,
	],
	forbidden: [noCodeLetters, noThreats, noPercentAlone, noReproach, nothingOfOthers],
	parts: [
		{
			paragraph:
				'Please come with {{pupil.preferredForename}} to meet some of our governors, to find out what would help. Since {{absence.since}}, {{pupil.preferredForename}} has missed **{{absence.days}}** of school ({{absence.sessions}}).',
		},
		{ paragraph: '**{{meeting.date}} at {{meeting.time}}, {{meeting.place}}**' },
		{ paragraph: 'On the panel: {{panel.members}}. You are welcome to bring someone with you.' },
		{
			paragraph:
				'We will look at the dates on the next page, what was tried, what {{pupil.preferredForename}} and you think, and what to do next. What is said is confidential unless a child may be unsafe; the chair sees to that.',
		},
		{ paragraph: 'For another time or any question, please speak to {{contact.who}}, {{contact.how}}.' },
		interpreterAtMeeting,
		...absenceSheet,
	],
};
