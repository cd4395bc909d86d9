import { isAuthorised, leaveAskedFor, leaveIsGranted, namedContact, noBlanketWording, noCodeLetters, noThreats, nothingOfOthers } from '../contents';
import type { LetterFamily } from '../family';

/** Leave of absence that was asked for and granted. */
export const leaveGranted: LetterFamily = {
	id: 'leave-granted',
	name: 'Leave granted',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['leave', 'leaveGranted'],
	subject: 'Your request for leave for {{pupil.preferredForename}}',
	text: '{{school.name}}: the leave that you asked for ({{pupil.preferredForename}}, {{leaveGranted.when}}) is granted. If your plans change, please tell {{contact.name}} {{contact.how}}.',
	required: [leaveAskedFor, leaveIsGranted, isAuthorised, namedContact],
	forbidden: [noCodeLetters, noThreats, noBlanketWording, nothingOfOthers],
	parts: [
		{ paragraph: 'Thank you for asking us about leave for {{pupil.preferredForename}} **{{leave.when}}**{{#leave.requestedOn}} (your request of {{leave.requestedOn}}){{/leave.requestedOn}}.' },
		{ paragraph: '{{#leave.hasReason}}You gave this reason: {{leave.reason}}. {{/leave.hasReason}}We looked at your request on its own. {{leave.considered}}' },
		{ paragraph: '**This leave is granted.** It will be recorded as authorised absence.' },
		{ paragraph: 'If {{pupil.preferredForename}} needs to be away for longer, please ask us first.' },
		{ paragraph: 'If your plans change, or if you would like work to do at home, please speak to {{contact.who}}, {{contact.how}}.' },
		{ when: 'recipient.wantsInterpreter', paragraph: 'If you would like an interpreter, please tell us.' },
	],
};
