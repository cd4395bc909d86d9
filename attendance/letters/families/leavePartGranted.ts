import {
	consideredOnItsOwn, effectIfTaken, isAuthorised, leaveAskedFor, namedContact, noBlanketWording, noCertainty, noCodeLetters, noOtherAmounts, nothingOfOthers, penaltyAmounts, twoInThreeYears, whichPart,
} from '../contents';
import type { LetterFamily } from '../family';
import { leaveIfTaken } from './leaveIfTaken';

/** Leave of absence of which a part was granted: which days, which not, what was weighed up, and what follows. */
export const leavePartGranted: LetterFamily = {
	id: 'leave-part-granted',
	name: 'Leave part granted',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['leave', 'leavePartGranted', 'penaltyNotice'],
	subject: 'Your request for leave for {{pupil.preferredForename}}',
	text: null,
	required: [leaveAskedFor, whichPart, isAuthorised, consideredOnItsOwn, effectIfTaken, penaltyAmounts, twoInThreeYears, namedContact],
	forbidden: [noCodeLetters, noBlanketWording, noCertainty, noOtherAmounts, nothingOfOthers],
	parts: [
		{ paragraph: 'Thank you for asking about leave for {{pupil.preferredForename}} {{leave.when}}. {{#leave.hasReason}}You gave this reason: {{leave.reason}}. {{/leave.hasReason}}We looked at your request on its own. {{leave.considered}}' },
		{ paragraph: '**We can grant leave {{leavePartGranted.granted}}.** That will be authorised absence.' },
		{ paragraph: '**We are sorry that we cannot grant it {{leavePartGranted.refused}}.** Absence then will be unauthorised.' },
		...leaveIfTaken,
		{ paragraph: 'To talk about it, please speak to {{contact.who}}, {{contact.how}}.' },
		{ when: 'recipient.wantsInterpreter', paragraph: 'If you would like an interpreter, please tell us.' },
	],
};
