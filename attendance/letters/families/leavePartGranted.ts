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
		{ paragraph: 'Thank you for asking us about leave for {{pupil.preferredForename}} {{leave.when}}. We looked at your request on its own, and at what you told us about your family. {{leave.considered}}' },
		{ paragraph: '**We can grant leave {{leavePartGranted.granted}}.** It will be recorded as authorised absence.' },
		{ paragraph: '**We are sorry that we cannot grant it {{leavePartGranted.refused}}.** If {{pupil.preferredForename}} is away then, it will be recorded as unauthorised absence.' },
		...leaveIfTaken,
		{ paragraph: 'If something has changed, or if you would like to talk it over, please speak to {{contact.name}}, {{contact.role}}, {{contact.how}}.' },
		{ when: 'recipient.wantsInterpreter', paragraph: 'If you would like an interpreter, please tell us.' },
	],
};
