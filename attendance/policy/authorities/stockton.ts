import { fromOne, nothingKnown, type AuthorityPack } from './pack';

const page = 'https://stockton.gov.uk/article/6059/Warning-letter-or-notice-to-improve';

export const stockton: AuthorityPack = {
	...nothingKnown,
	id: 'stockton-on-tees',
	name: 'Stockton-on-Tees',
	noticeToImprove: { ...nothingKnown.noticeToImprove, issuer: fromOne('local authority', page), period: fromOne({ schoolWeeks: { least: 6, most: 6 } }, page) },
	warningLetter: fromOne('The headteacher issues a warning letter for leave in term.', page),
};
