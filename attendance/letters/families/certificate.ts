import { noBlame, noCodeLetters, noDiagnosis, noPercentages, noSocialCare, noThreats, nothingOfOthers, periodOfAchievement, pupilsFullName, whatItIsFor } from '../contents';
import type { LetterFamily } from '../family';

/** A page to hang up: for whom, for what, when. The pupil's name stands in bold on a line of its own, which the layout sets largest. */
export const certificate: LetterFamily = {
	id: 'certificate',
	name: 'Certificate',
	version: '2026.1',
	stage: 'praise',
	layout: 'certificate',
	needs: ['achievement'],
	subject: 'Certificate',
	text: null,
	required: [pupilsFullName, whatItIsFor, periodOfAchievement],
	forbidden: [noCodeLetters, noThreats, noPercentages, noBlame, noDiagnosis, noSocialCare, nothingOfOthers],
	parts: [
		{ paragraph: 'This certificate goes to' },
		{ paragraph: '**{{pupil.fullName}}**' },
		{ paragraph: 'for {{achievement.for}}' },
		{ when: 'achievement.period', paragraph: '{{achievement.period}}' },
		{ paragraph: 'Well done! We are proud of you.' },
	],
};
