import { fromOne, nothingKnown, readOn, type AuthorityPack } from './pack';

/** An old check list: to be confirmed with the authority. */
const checkList = 'https://docest.com/doc/193658/missing-education-and-child-employment-service';
const toolkit = 'https://schools.essex.gov.uk/essex-schools-infolink/attendance/attendance-support-first/essex-support-first-toolkit/moving-more';

export const essex: AuthorityPack = {
	...nothingKnown,
	id: 'essex',
	name: 'Essex',
	noticeToImprove: { ...nothingKnown.noticeToImprove, notes: fromOne('Where a penalty notice is issued before its end, the parent is told first.', toolkit) },
	warningLetter: fromOne('A legal warning letter went within the last 18 weeks.', checkList),
	// The notes of what was read do not say beyond doubt whose rule this is.
	postalProof: { value: 'Letters are on headed paper, under separate cover to each parent, by Royal Mail.', source: checkList, evidence: 'M', readOn },
	referralNotes: fromOne('There is evidence of work with the family within the last four weeks; notes are dated and signed and name the parties.', checkList),
};
