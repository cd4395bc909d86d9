import {
	authorityTold, illnessIsNoGround, interpreterOffered, jointEnquiries, namedContact, noCodeLetters, noDeletionForetold, noPercentages, noReproach, noThreats, nothingOfOthers,
	offerOfHelp, twentyDaysTrigger,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/** Twenty school days in a row: where is the child, who is looking, and when alone a name may come off the register. */
export const twentyDay: LetterFamily = {
	id: 'twenty-day',
	name: 'Twenty-day',
	version: '2026.1',
	stage: 'support',
	layout: 'letter',
	needs: ['twentyDays', 'authority'],
	subject: 'Please tell us how {{pupil.preferredForename}} is',
	text: null,
	required: [twentyDaysTrigger, authorityTold, jointEnquiries, illnessIsNoGround, interpreterOffered, offerOfHelp, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentages, noReproach, noDeletionForetold, nothingOfOthers],
	parts: [
		{
			paragraph:
				'{{pupil.preferredForename}} has been away for **{{twentyDays.days}}** in a row, since {{twentyDays.from}}. **Please tell us where {{pupil.preferredForename}} is and how things are.** We want to help.',
		},
		{ paragraph: 'Please speak to {{contact.who}}, {{contact.how}}.' },
		interpreterToTalk,
		{ heading: 'What happens now' },
		{
			paragraph:
				'We tell {{authority.name}}. It has to find out about children who may be missing education. Together we ask where {{pupil.preferredForename}} is.',
		},
		{ heading: 'The school’s register' },
		{
			paragraph:
				'No name comes off for twenty days alone. Under that rule it may come off only after we and the local authority have made reasonable enquiries together. It may not where we have good reason to think that illness keeps a child away, or something else that cannot be avoided.',
		},
	],
};
