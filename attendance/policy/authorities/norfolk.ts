import { fromOne, nothingKnown, type AuthorityPack } from './pack';

const notice = 'https://schools.norfolk.gov.uk/article/61583/Notice-to-improve';
const holidays = 'https://www.schools.norfolk.gov.uk/article/71562/Legal-intervention-referral---Term-time-holidays';
const supportFirst = 'https://www.schools.norfolk.gov.uk/article/71563/Legal-intervention-referral---Support-First-approach';

export const norfolk: AuthorityPack = {
	...nothingKnown,
	id: 'norfolk',
	name: 'Norfolk',
	noticeToImprove: {
		...nothingKnown.noticeToImprove,
		issuer: fromOne('school', notice),
		period: fromOne({ schoolWeeks: { least: 6, most: 6 }, schoolDays: 30 }, notice),
		notes: fromOne('Attendance is looked at daily while it runs.', notice),
	},
	referralWithin: { afterReturnFromHoliday: fromOne(15, holidays), afterTellingParents: fromOne(15, supportFirst) },
	attachments: fromOne(['the request for leave, or how the school knew of the holiday', 'the refusal, with its date', 'what was issued before: notices to improve, penalty notices, convictions', 'attendance in earlier years and earlier leave'], holidays),
	referralNotes: fromOne('It tells what parents said, each offer of support with date and outcome, and why a penalty notice will change what happens.', supportFirst),
};
