import {
	consideredOnItsOwn, effectIfTaken, leaveAskedFor, leaveIsRefused, namedContact, noBlanketWording, noCertainty, noCodeLetters, noOtherAmounts, nothingOfOthers, penaltyAmounts, twoInThreeYears,
} from '../contents';
import type { LetterFamily } from '../family';
import { leaveIfTaken } from './leaveIfTaken';
import { interpreterToTalk } from './sharedParts';

/** Leave of absence that was not granted: what was weighed up for this family, and what follows if it is taken all the same. */
export const leaveRefused: LetterFamily = {
	id: 'leave-refused',
	name: 'Leave refused',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['leave', 'leaveRefused', 'penaltyNotice'],
	subject: 'The request for leave for {{pupil.preferredForename}}',
	text: null,
	required: [leaveAskedFor, leaveIsRefused, consideredOnItsOwn, effectIfTaken, penaltyAmounts, twoInThreeYears, namedContact],
	forbidden: [noCodeLetters, noBlanketWording, noCertainty, noOtherAmounts, nothingOfOthers],
	parts: [
		{ paragraph: 'Thank you for the request for leave for {{pupil.preferredForename}} **{{leave.when}}**. {{#leave.hasReason}}The reason given was: {{leave.reason}}. {{/leave.hasReason}}We looked at this request on its own. {{leave.considered}}' },
		{ paragraph: '**We are sorry that we cannot grant this leave.** If {{pupil.preferredForename}} is away then, we must record it as unauthorised.' },
		...leaveIfTaken,
		{ paragraph: 'We know that this is not what you hoped for. If something has changed, or you would like to talk, please speak to {{contact.who}}, {{contact.how}}.' },
		interpreterToTalk,
	],
};
