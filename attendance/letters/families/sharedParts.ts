import type { LetterPart } from '../family';
import { costOfPenaltyNotice } from '../legalWords';

/** For whom an interpreter may help. */
export const interpreterAtMeeting: LetterPart = { when: 'recipient.wantsInterpreter', paragraph: 'If you would like an interpreter, please tell us beforehand.' };
export const interpreterToTalk: LetterPart = { when: 'recipient.wantsInterpreter', paragraph: 'If you would like an interpreter, please tell us.' };

/** Where illness explains absence, in full or in part, nobody is asked to account for it. */
export const nobodyIsToBlame: readonly LetterPart[] = [
	{ when: 'absence.allForIllness', paragraph: 'We know that this was for illness or medical appointments. Nobody is to blame for that.' },
	{ when: 'absence.partlyForIllness', paragraph: 'Some of this was for illness or medical appointments. Nobody is to blame for that.' },
];

/** The absences of the year by date, on a sheet of their own. */
export const absenceSheet: readonly LetterPart[] = [
	{ newPage: true },
	{ heading: 'Absences from {{absence.since}} to {{absence.until}}' },
	{
		paragraph:
			'{{pupil.fullName}} has missed {{absence.days}} ({{absence.sessions}}). A session is a morning or an afternoon. If anything here is not right, tell us and we will check it.',
	},
	{
		each: 'absence.rows',
		columns: [
			{ title: 'Date', text: '{{date}}', share: 0.34 },
			{ title: 'Part of the day', text: '{{sessions}}', share: 0.2 },
			{ title: 'Reason in the register', text: '{{reason}}', share: 0.46 },
		],
	},
];

/** The sessions that a formal letter rests on; the third column adds up to the number in the letter. */
export const unauthorisedSheet: readonly LetterPart[] = [
	{ newPage: true },
	{ heading: 'Unauthorised sessions in the ten school weeks up to {{unauthorised.until}}' },
	{
		paragraph:
			'{{pupil.fullName}}: {{unauthorised.sessions}} ({{unauthorised.days}}) from {{unauthorised.since}} to {{unauthorised.until}}. A session is a morning or an afternoon. If a date or a reason is wrong, tell us and we will check it.',
	},
	{
		each: 'unauthorised.rows',
		columns: [
			{ title: 'Date', text: '{{date}}', share: 0.38 },
			{ title: 'Part of the day', text: '{{part}}', share: 0.16 },
			{ title: 'Sessions', text: '{{sessions}}', share: 0.12 },
			{ title: 'Reason in the register', text: '{{reason}}', share: 0.34 },
		],
	},
];

/** Sessions that count for nothing yet, said so that a family can tell the reason in time. */
export const reasonsNotYetKnown: LetterPart = {
	when: 'unauthorised.someNotEstablished',
	paragraph: 'For another {{unauthorised.notEstablished}} we do not know the reason yet. They are not counted here. Please tell us why {{pupil.preferredForename}} was away.',
};

/** What a penalty notice costs this parent, and how many there can be; where there can be none, until when. */
export const penaltyNoticeCosts: readonly LetterPart[] = [
	{ when: 'penaltyNotice.wouldBeFirst', paragraph: `${costOfPenaltyNotice.first} ${costOfPenaltyNotice.second}` },
	{ when: 'penaltyNotice.wouldBeSecond', paragraph: `A penalty notice was issued to you on {{penaltyNotice.earlier}}. ${costOfPenaltyNotice.second}` },
	{
		when: 'penaltyNotice.mayBeKnownElsewhere',
		paragraph: `${costOfPenaltyNotice.first} ${costOfPenaltyNotice.second} A notice from another school or council counts as well.`,
	},
	{ when: 'penaltyNotice.isPossible', paragraph: `${costOfPenaltyNotice.limit} ${costOfPenaltyNotice.each}` },
	{
		when: 'penaltyNotice.limitReached',
		paragraph:
			'Penalty notices were issued to you on {{penaltyNotice.earlier}}. There can be no more than {{penaltyNotice.limit}} within {{penaltyNotice.limitYears}} years of the first, so there can be none before {{penaltyNotice.possibleFrom}}.',
	},
];
