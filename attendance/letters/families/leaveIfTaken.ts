import type { LetterPart } from '../family';

/**
 * What follows if leave is taken that was not granted: the absence as it is recorded, and what a penalty notice would cost. The
 * numbers come from `attendance/law` by way of the section `penaltyNotice`. It says what may happen, and that nothing is automatic.
 * Nothing of it where the pupil is not of compulsory school age: then there is no offence.
 */
export const leaveIfTaken: readonly LetterPart[] = [
	{
		when: 'penaltyNotice.isPossible',
		paragraph:
			'Each parent may then get a penalty notice for each child. It is never automatic. The first is {{penaltyNotice.full}}, or {{penaltyNotice.reduced}} if paid within {{penaltyNotice.reducedDays}} days. A second within {{penaltyNotice.limitYears}} years is {{penaltyNotice.secondFull}}. After {{penaltyNotice.limit}} within {{penaltyNotice.limitYears}} years, a court may decide instead.',
	},
	{
		when: 'penaltyNotice.limitReached',
		paragraph:
			'There can be no more than {{penaltyNotice.limit}} penalty notices to a parent for a child within {{penaltyNotice.limitYears}} years. So there can be none to you before {{penaltyNotice.possibleFrom}}. Other action may be taken, such as prosecution. It is never automatic.',
	},
];
