import {
	consideredOnItsOwn, effectIfTaken, isAuthorised, leaveAskedFor, namedContact, noBlanketWording, noCertainty, noCodeLetters, noOtherAmounts, nothingOfOthers, penaltyAmounts, twoInThreeYears, whichPart,
} from '../contents';
import type { LetterFamily } from '../family';
import { leaveIfTaken } from './leaveIfTaken';
import { interpreterToTalk } from './sharedParts';

/** Leave of absence of which a part was granted: which days, which not, what was weighed up, and what follows. */
export const leavePartGranted: LetterFamily = {
	id: 'leave-part-granted',
	name: 'Leave part granted',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['leave', 'leavePartGranted', 'penaltyNotice'],
	subject: 'The request for leave for {{pupil.preferredForename}}',
	text: null,
	required: [leaveAskedFor, whichPart, isAuthorised, consideredOnItsOwn, effectIfTaken, penaltyAmounts, twoInThreeYears, namedContact],
	forbidden: [noCodeLetters, noBlanketWording, noCertainty, noOtherAmounts, nothingOfOthers],
	parts: [
		{ paragraph: 'Thank you for the request for leave for {{pupil.preferredForename}} {{leave.when}}. {{#leave.hasReason}}The reason given was: {{leave.reason}}. {{/leave.hasReason}}We looked at this request on its own. {{leave.considered}}' },
		{ paragraph: '**We can grant leave {{leavePartGranted.granted}}.** That will be authorised absence.' },
		{ paragraph: '**We are sorry that we cannot grant it {{leavePartGranted.refused}}.** Absence then will be unauthorised.' },
		...leaveIfTaken,
		{ paragraph: 'To talk about it, please speak to {{contact.who}}, {{contact.how}}.' },
		interpreterToTalk,
	],
};
