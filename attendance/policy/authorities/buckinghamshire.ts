import { fromOne, nothingKnown, type AuthorityPack } from './pack';

const code = 'https://buckinghamshire.gov.uk/schools-and-learning/school-attendance-and-supporting-children-in-education/pay-your-childs-penalty-fine-for-missing-school/code-of-conduct-for-issuing-penalty-notices-for-unauthorised-absence-from-school/notices-to-improve';

export const buckinghamshire: AuthorityPack = {
	...nothingKnown,
	id: 'buckinghamshire',
	name: 'Buckinghamshire',
	noticeToImprove: {
		...nothingKnown.noticeToImprove,
		issuer: fromOne('local authority', code),
		// 60 sessions, of which 30 are three weeks.
		period: fromOne({ schoolWeeks: { least: 6, most: 6 }, schoolDays: 30 }, code),
		penaltyNoticeFromSchoolWeek: fromOne(3, code),
	},
};
