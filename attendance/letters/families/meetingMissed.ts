import {
	anotherTime, earlierTime, interpreterOffered, namedContact, noCodeLetters, noPercentages, noReproach, noThreats, nothingOfOthers, offerOfHelp, oneQuestion, purposeOfMeeting,
	rightToBringSomeone, timeAndPlace, whoAttends,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterAtMeeting } from './sharedParts';

/** The family could not come. Blames nobody, asks what would make it easier, and offers another time. */
export const meetingMissed: LetterFamily = {
	id: 'meeting-missed',
	name: 'Meeting missed',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['meeting', 'earlierMeeting'],
	subject: 'We would still like to meet you about {{pupil.preferredForename}}’s attendance',
	text: '{{school.name}}: sorry that we did not meet on {{earlierMeeting.date}}. We would still like to help. {{#meeting.isSet}}Could you come on {{meeting.date}}, {{meeting.time}}, {{meeting.place}}?{{/meeting.isSet}} To choose or change the time, please speak to {{contact.name}} {{contact.how}}.',
	required: [
		purposeOfMeeting, earlierTime, timeAndPlace, anotherTime, whoAttends, rightToBringSomeone, oneQuestion, interpreterOffered, offerOfHelp, namedContact,
	],
	forbidden: [noCodeLetters, noThreats, noPercentages, noReproach, nothingOfOthers],
	parts: [
		{
			paragraph:
				'We are sorry that we could not meet on {{earlierMeeting.date}} at {{earlierMeeting.time}} to talk about {{pupil.preferredForename}}’s attendance. We know that things come up. We would still like to meet you and to help.',
		},
		{ when: 'meeting.isSet', paragraph: 'We have kept a new time for you: **{{meeting.date}} at {{meeting.time}}, {{meeting.place}}.**' },
		{ when: 'meeting.isOpen', paragraph: 'Please choose another time that suits you.' },
		{ paragraph: '**Is there anything that would make it easier for you to meet us?**' },
		{
			paragraph:
				'We can find a different time, talk by phone, or look for another place. Please speak to {{contact.who}}, {{contact.how}}.',
		},
		{ paragraph: 'You will meet {{meeting.attendees}}. You are welcome to bring someone with you, such as a relative or a friend.' },
		interpreterAtMeeting,
	],
};
