import { fromOne, nothingKnown, type AuthorityPack } from './pack';

const code = 'https://services.southwark.gov.uk/childcare-and-parenting/children-s-social-care/family-early-help-feh/education-inclusion-handbook/education-penalty-notice-code-of-conduct?chapter=5';

export const southwark: AuthorityPack = {
	...nothingKnown,
	id: 'southwark',
	name: 'Southwark',
	noticeToImprove: { ...nothingKnown.noticeToImprove, issuer: fromOne('school', code), period: fromOne({ schoolWeeks: { least: 6, most: 6 }, schoolDays: 30 }, code) },
};
