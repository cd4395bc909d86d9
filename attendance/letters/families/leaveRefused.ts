import {
	consideredOnItsOwn, effectIfTaken, leaveAskedFor, leaveIsRefused, namedContact, noBlanketWording, noCertainty, noCodeLetters, noOtherAmounts, nothingOfOthers, penaltyAmounts, twoInThreeYears,
} from '../contents';
import type { LetterFamily } from '../family';
import { leaveIfTaken } from './leaveIfTaken';

/** Leave of absence that was not granted: what was weighed up for this family, and what follows if it is taken all the same. */
export const leaveRefused: LetterFamily = {
	id: 'leave-refused',
	name: 'Leave refused',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['leave', 'leaveRefused', 'penaltyNotice'],
	subject: 'Your request for leave for {{pupil.preferredForename}}',
	text: null,
	required: [leaveAskedFor, leaveIsRefused, consideredOnItsOwn, effectIfTaken, penaltyAmounts, twoInThreeYears, namedContact],
	forbidden: [noCodeLetters, noBlanketWording, noCertainty, noOtherAmounts, nothingOfOthers],
	parts: [
		{ paragraph: 'Thank you for asking about leave for {{pupil.preferredForename}} **{{leave.when}}**. {{#leave.hasReason}}You gave this reason: {{leave.reason}}. {{/leave.hasReason}}We looked at your request on its own. {{leave.considered}}' },
		{ paragraph: '**We are sorry that we cannot grant this leave.** If {{pupil.preferredForename}} is away then, we must record it as unauthorised.' },
		...leaveIfTaken,
		{ paragraph: 'We know that this is not what you hoped for. If something has changed, or you would like to talk, please speak to {{contact.who}}, {{contact.how}}.' },
		{ when: 'recipient.wantsInterpreter', paragraph: 'If you would like an interpreter, please tell us.' },
	],
};
