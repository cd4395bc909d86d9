import {
	anotherTime, dataSheet, daysMissed, namedContact, noCodeLetters, noPercentAlone, noThreats, nothingOfOthers, offerOfHelp,
	pupilsVoice, purposeOfMeeting, rightToBringSomeone, timeAndPlace, whoAttends,
} from '../contents';
import type { LetterFamily } from '../family';

/** The invitation to a meeting, with the absences by date on a sheet of their own. */
export const meetingInvitation: LetterFamily = {
	id: 'meeting-invitation',
	name: 'Meeting invitation',
	version: '2026.1',
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
				'We would like to meet you and {{pupil.preferredForename}} to find out how we can help {{pupil.preferredForename}} to be in school more. Since {{absence.since}}, {{pupil.preferredForename}} has missed **{{absence.days}}** of school ({{absence.sessions}}). The dates are on the sheet that comes with this letter.',
		},
		{
			when: 'absence.allForIllness',
			paragraph: 'We know that this was for illness or medical appointments. Nobody is to blame for that. We would like to plan together what helps.',
		},
		{
			when: 'absence.partlyForIllness',
			paragraph: 'Some of this was for illness or medical appointments. Nobody is to blame for that.',
		},
		{ heading: 'When and where' },
		{
			when: 'meeting.isSet',
			paragraph:
				'**{{meeting.date}} at {{meeting.time}}, {{meeting.place}}.** If this does not suit you, please speak to {{contact.name}}, {{contact.role}}, {{contact.how}}, and we will find another time. If coming to school is difficult, tell us and we will look for another way to talk.',
		},
		{
			when: 'meeting.isOpen',
			paragraph:
				'We would like to find a time that suits you. Please speak to {{contact.name}}, {{contact.role}}, {{contact.how}}, to choose a day, a time and a place. If coming to school is difficult, tell us and we will look for another way to talk.',
		},
		{ heading: 'Who will be there' },
		{ paragraph: 'You, {{pupil.preferredForename}} and {{meeting.attendees}}. You are welcome to bring someone with you, such as a relative or a friend.' },
		{ when: 'recipient.wantsInterpreter', paragraph: 'If you would like an interpreter at the meeting, please tell us beforehand.' },
		{ heading: 'What we will talk about' },
		{
			bullets: [
				'what is going well, and what makes school hard at the moment',
				'what would help, at school and at home',
				'what each of us will do next, and when we will look at it again',
			],
		},
		{ heading: 'What {{pupil.preferredForename}} thinks' },
		{
			paragraph:
				'{{pupil.preferredForename}}’s views matter most of all. If {{pupil.preferredForename}} would rather not come, please ask beforehand what we should know, and tell us.',
		},
		{ newPage: true },
		{ heading: 'Absences from {{absence.since}} to {{absence.until}}' },
		{
			paragraph:
				'{{pupil.fullName}} has missed {{absence.days}} ({{absence.sessions}}). A session is a morning or an afternoon. If anything here is not right, tell us and we will check it.',
		},
		{
			each: 'absence.rows',
			columns: [
				{ title: 'Date', text: '{{date}}', share: 0.34 },
				{ title: 'Part of the day', text: '{{sessions}}', share: 0.2 },
				{ title: 'Reason in the register', text: '{{reason}}', share: 0.46 },
			],
		},
	],
};
