import {
	anotherTime, daysMissed, interpreterOffered, namedContact, noCodeLetters, noPercentAlone, noReproach, noThreats, nothingOfOthers, offerOfHelp, purposeOfMeeting,
	rightToBringSomeone, timeAndPlace, whatToBring, whoAttends,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterAtMeeting, nobodyIsToBlame } from './sharedParts';

/** The invitation to an attendance clinic: a short, friendly talk at a time of its own. */
export const clinicInvitation: LetterFamily = {
	id: 'clinic-invitation',
	name: 'Clinic invitation',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['absence', 'meeting'],
	subject: 'Come and talk with us about {{pupil.preferredForename}}’s attendance',
	text: '{{school.name}}: you are invited to a short talk about how we can help {{pupil.preferredForename}}. {{#meeting.isSet}}{{meeting.date}}, {{meeting.time}}, {{meeting.place}}.{{/meeting.isSet}} To choose or change the time, please speak to {{contact.name}} {{contact.how}}.',
	required: [purposeOfMeeting, daysMissed, timeAndPlace, anotherTime, whoAttends, rightToBringSomeone, whatToBring, interpreterOffered, offerOfHelp, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentAlone, noReproach, nothingOfOthers],
	parts: [
		{
			paragraph:
				'Please come and meet us at our attendance clinic. It is a short, friendly talk about how things are and how we can help. Since {{absence.since}}, {{pupil.preferredForename}} has missed **{{absence.days}}** of school ({{absence.sessions}}; a session is a morning or an afternoon).',
		},
		...nobodyIsToBlame,
		{
			when: 'meeting.isSet',
			paragraph: '**{{meeting.date}} at {{meeting.time}}, {{meeting.place}}.** You will meet {{meeting.attendees}}.',
		},
		{
			when: 'meeting.isSet',
			paragraph: 'Would another time be better, or a talk by phone? Please tell {{contact.who}}, {{contact.how}}.',
		},
		{
			when: 'meeting.isOpen',
			paragraph: 'Please choose a time that suits you, at school or by phone, with {{contact.who}}, {{contact.how}}. You will meet {{meeting.attendees}}.',
		},
		{
			paragraph: 'You are welcome to bring someone with you. Bring anything that helps us to understand. You need not bring papers.',
		},
		interpreterAtMeeting,
	],
};
