/**
 * What formal letters say of the law, once for all of them, in words of one meaning and with the section they rest on. They say what may
 * happen and who decides, and never that it will. Education Act 1996: section 7 https://www.legislation.gov.uk/ukpga/1996/56/section/7,
 * section 444 https://www.legislation.gov.uk/ukpga/1996/56/section/444, section 444A; rules §2.2 to 2.4.
 */

export const parentsDuty =
	'The law says that a parent of a child of school age must make sure that the child is taught full time and in a way that suits the child, at school or elsewhere (Education Act 1996, section 7). When a child is on a school’s roll and does not go to it regularly, the parent may be committing an offence (section 444).';

export const benefitsOfAttendance =
	'Being in school each day helps {{pupil.preferredForename}} to learn, to keep up, to be with friends and to feel safe and well.';

export const warningOfPenaltyNotice =
	'**If attendance does not get better by the end of this time, a penalty notice may be issued to you, or you may be prosecuted.** Neither is automatic. The local authority looks at each case by itself.';

export const warningOfOtherAction =
	'**If attendance does not get better by the end of this time, other action may be taken, such as prosecution or an education supervision order.** None of this is automatic. The local authority looks at each case by itself.';

/** The amounts and the limit: what a family has to know of a penalty notice before there is one. */
export const costOfPenaltyNotice = {
	first:
		'A first penalty notice is {{penaltyNotice.full}}. It is {{penaltyNotice.reduced}} if it is paid within {{penaltyNotice.reducedDays}} days of getting it. It must be paid within {{penaltyNotice.fullDays}} days.',
	second:
		'A second one to the same parent for the same child within {{penaltyNotice.limitYears}} years is {{penaltyNotice.secondFull}}, to be paid within {{penaltyNotice.secondDays}} days. It is not reduced for paying early.',
	limit:
		'There can be no more than {{penaltyNotice.limit}} within {{penaltyNotice.limitYears}} years of the first. After that other action is thought about, such as prosecution.',
	unpaid: 'If it is paid in time, you cannot be prosecuted for the absence that it is for. If it is not paid, the local authority must either prosecute for the absence or withdraw it.',
	each: 'Each parent may get one for each child.',
} as const;
