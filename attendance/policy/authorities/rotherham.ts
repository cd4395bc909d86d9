import { fromOne, nothingKnown, type AuthorityPack } from './pack';

const code = 'https://rotherham.gov.uk/school-admissions-3/school-attendance-fixed-penalty-notice-code-coduct/7';

export const rotherham: AuthorityPack = {
	...nothingKnown,
	id: 'rotherham',
	name: 'Rotherham',
	noticeToImprove: {
		...nothingKnown.noticeToImprove,
		issuer: fromOne('school', code),
		period: fromOne({ schoolWeeks: { least: 3, most: 6 } }, code),
		notes: fromOne('It must be sent.', code),
	},
};
