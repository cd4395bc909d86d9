import { fromOne, nothingKnown, type AuthorityPack } from './pack';

const letters = 'https://www.cambslearntogether.co.uk/cambridgeshire-services-to-schools/cambridgeshire-attendance-support-team/template-letters';

export const cambridgeshire: AuthorityPack = {
	...nothingKnown,
	id: 'cambridgeshire',
	name: 'Cambridgeshire',
	noticeToImprove: { ...nothingKnown.noticeToImprove, issuer: fromOne('legal panel', letters), notes: fromOne('The authority’s Legal Panel supplies it after a referral.', letters) },
};
