import {
	anotherTime, dataSheet, daysMissed, namedContact, noCodeLetters, noPercentAlone, noThreats, nothingOfOthers, offerOfHelp,
	pupilsVoice, purposeOfMeeting, rightToBringSomeone, timeAndPlace, whoAttends,
} from '../contents';
import type { LetterFamily } from '../family';
import { absenceSheet, interpreterAtMeeting, nobodyIsToBlame } from './sharedParts';

/** The invitation to a meeting, with the absences by date on a sheet of their own. */
export const meetingInvitation: LetterFamily = {
	id: 'meeting-invitation',
	name: 'Meeting invitation',
	version: '2026.2',
	stage: 'support',
	layout: 'letter',
	needs: ['absence', 'meeting'],
	subject: 'A meeting about {{pupil.preferredForename}}’s attendance',
	text: null,
	required: [
		purposeOfMeeting, daysMissed, timeAndPlace, anotherTime, whoAttends, rightToBringSomeone, pupilsVoice, offerOfHelp, namedContact, dataSheet,
	],
	forbidden: [noCodeLetters, noThreats, noPercentAlone, nothingOfOthers],
	parts: [
		{
			paragraph:
				'We would like to meet you and {{pupil.preferredForename}}, to hear what is going well and what is hard, and to plan what would help. Since {{absence.since}}, {{pupil.preferredForename}} has missed **{{absence.days}}** of school ({{absence.sessions}}). The dates are on the next page.',
		},
		...nobodyIsToBlame,
		{ heading: 'When and where' },
		{
			when: 'meeting.isSet',
			paragraph:
				'**{{meeting.date}} at {{meeting.time}}, {{meeting.place}}.** Would another time, or another way to talk, be better? Please tell {{contact.who}}, {{contact.how}}.',
		},
		{
			when: 'meeting.isOpen',
			paragraph:
				'We would like to find a time that suits you, at school or in another way. Please choose one with {{contact.who}}, {{contact.how}}.',
		},
		{ heading: 'Who will be there' },
		{ paragraph: 'You, {{pupil.preferredForename}} and {{meeting.attendees}}. You are welcome to bring someone with you.' },
		{ paragraph: '{{pupil.preferredForename}}’s views matter. If {{pupil.preferredForename}} would rather not come, please ask beforehand what we should know.' },
		interpreterAtMeeting,
		...absenceSheet,
	],
};
