import { isAuthorised, leaveAskedFor, leaveIsGranted, namedContact, noBlanketWording, noCodeLetters, noThreats, nothingOfOthers } from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** Leave of absence that was asked for and granted. Says of nobody that they asked: each parent has the answer, and one of them may not have. */
export const leaveGranted: LetterFamily = {
	id: 'leave-granted',
	name: 'Leave granted',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['leave', 'leaveGranted'],
	subject: 'The request for leave for {{pupil.preferredForename}}',
	text: '{{school.name}}: the leave that was asked for ({{pupil.preferredForename}}, {{leaveGranted.when}}) is granted. If your plans change, please tell {{contact.name}} {{contact.how}}.',
	required: [leaveAskedFor, leaveIsGranted, isAuthorised, namedContact],
	forbidden: [noCodeLetters, noThreats, noBlanketWording, nothingOfOthers],
	parts: [
		{ paragraph: 'Thank you for the request for leave for {{pupil.preferredForename}} **{{leave.when}}**{{#leave.requestedOn}} (made on {{leave.requestedOn}}){{/leave.requestedOn}}.' },
		{ paragraph: '{{#leave.hasReason}}The reason given was: {{leave.reason}}. {{/leave.hasReason}}We looked at this request on its own. {{leave.considered}}' },
		{ paragraph: '**This leave is granted.** It will be recorded as authorised absence.' },
		{ paragraph: 'If {{pupil.preferredForename}} needs to be away for longer, please ask us first.' },
		{ paragraph: 'If your plans change, or if you would like work to do at home, please speak to {{contact.who}}, {{contact.how}}.' },
		interpreterToTalk,
	],
};
