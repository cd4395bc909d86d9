import {
	anotherTime, earlierTime, interpreterOffered, namedContact, noCodeLetters, noPercentages, noReproach, noThreats, nothingOfOthers, offerOfHelp, pupilsVoice, purposeOfMeeting,
	rightToBringSomeone, timeAndPlace, whoAttends,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterAtMeeting } from './sharedParts';

/** A meeting has another time. Says the old one and the new one, and no more about absence. */
export const meetingRearranged: LetterFamily = {
	id: 'meeting-rearranged',
	name: 'Meeting rearranged',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['meeting', 'earlierMeeting'],
	subject: 'A new time for our meeting about {{pupil.preferredForename}}’s attendance',
	text: '{{school.name}}: our meeting on {{earlierMeeting.date}} has moved. {{#meeting.isSet}}It is now on {{meeting.date}}, {{meeting.time}}, {{meeting.place}}.{{/meeting.isSet}} To choose or change the time, please speak to {{contact.name}} {{contact.how}}.',
	required: [
		purposeOfMeeting, earlierTime, timeAndPlace, anotherTime, whoAttends, rightToBringSomeone, pupilsVoice, interpreterOffered, offerOfHelp, namedContact,
	],
	forbidden: [noCodeLetters, noThreats, noPercentages, noReproach, nothingOfOthers],
	parts: [
		{
			paragraph:
				'Our meeting about {{pupil.preferredForename}}’s attendance on {{earlierMeeting.date}} at {{earlierMeeting.time}} has been moved. We look forward to talking with you about how we can help.',
		},
		{ when: 'meeting.isSet', paragraph: 'It is now on **{{meeting.date}} at {{meeting.time}}, {{meeting.place}}.**' },
		{
			when: 'meeting.isSet',
			paragraph: 'If this does not suit you, please tell {{contact.who}}, {{contact.how}}. We will find another time or another way to talk.',
		},
		{ when: 'meeting.isOpen', paragraph: 'Please choose a new time that suits you with {{contact.who}}, {{contact.how}}.' },
		{ paragraph: 'You will meet {{meeting.attendees}}. You are welcome to bring someone with you, such as a relative or a friend.' },
		{
			paragraph:
				'What {{pupil.preferredForename}} thinks matters most of all. If {{pupil.preferredForename}} would rather not come, please ask beforehand what we should know, and tell us.',
		},
		interpreterAtMeeting,
	],
};
