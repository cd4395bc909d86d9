import {
	daysInHalfTerm, halfTermDates, namedContact, noBlame, noCodeLetters, noPercentages, noSocialCare, noThreats, nothingOfOthers, offerOfHelp, oneQuestion,
} from '../contents';
import type { LetterFamily } from '../family';
import { interpreterToTalk } from './sharedParts';

/**
 * How much school was missed in the last half term, beside the one before: for the first days of a half term, in days. Who gets it
 * is told by `halfTermUpdateRule` (fields/halfTerm.ts). Such messages help a little and not much (BITUP), so it is short.
 */
export const halfTermUpdate: LetterFamily = {
	id: 'half-term-update',
	name: 'Half-term update',
	version: '2026.1',
	stage: 'message',
	layout: 'letter',
	needs: ['halfTerm'],
	subject: '{{pupil.preferredForename}}’s attendance last half term',
	text: '{{school.name}}: last half term {{pupil.preferredForename}} missed {{halfTerm.days}} of school. If we can help in any way, please tell {{contact.name}} {{contact.how}}.',
	required: [daysInHalfTerm, halfTermDates, oneQuestion, offerOfHelp, namedContact],
	forbidden: [noCodeLetters, noThreats, noPercentages, noBlame, noSocialCare, nothingOfOthers],
	parts: [
		{ paragraph: 'A new half term has begun. We tell families how the last one went, so that we can help early.' },
		{ paragraph: 'From {{halfTerm.when}}, {{pupil.preferredForename}} missed **{{halfTerm.days}}** of school.' },
		{ when: 'halfTerm.lessThanBefore', paragraph: 'That is {{halfTerm.difference}} less than in the half term before ({{halfTerm.before}}). It is good to see more of {{pupil.preferredForename}}.' },
		{ when: 'halfTerm.moreThanBefore', paragraph: 'That is {{halfTerm.difference}} more than in the half term before ({{halfTerm.before}}).' },
		{ when: 'halfTerm.sameAsBefore', paragraph: 'That is as much as in the half term before.' },
		{ when: 'halfTerm.noneBefore', paragraph: 'In the half term before, {{pupil.preferredForename}} missed no school.' },
		{ when: 'halfTerm.allForIllness', paragraph: 'We know that this was for illness or medical appointments. Nobody is to blame for that.' },
		{ when: 'halfTerm.partlyForIllness', paragraph: 'Some of this was for illness or medical appointments. Nobody is to blame for that.' },
		{ paragraph: '**Is there anything that would make this half term easier for {{pupil.preferredForename}}?**' },
		{ paragraph: 'We would like to help. Please speak to {{contact.who}}, {{contact.how}}. If a date looks wrong, we will check it.' },
		interpreterToTalk,
	],
};
