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
		{ paragraph: 'Thank you for asking us about leave for {{pupil.preferredForename}} **{{leave.when}}**. We looked at your request on its own, and at what you told us about your family. {{leave.considered}}' },
		{ paragraph: '**We are sorry that we cannot grant this leave.** If {{pupil.preferredForename}} is away then, it will be recorded as unauthorised absence.' },
		...leaveIfTaken,
		{ paragraph: 'We know that this is not what you hoped for. If something has changed, or if you would like to talk it over, please speak to {{contact.name}}, {{contact.role}}, {{contact.how}}.' },
		{ when: 'recipient.wantsInterpreter', paragraph: 'If you would like an interpreter, please tell us.' },
	],
};
