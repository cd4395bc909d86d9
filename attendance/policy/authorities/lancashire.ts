import { fromOne, nothingKnown, type AuthorityPack } from './pack';

const form = 'https://studylib.net/doc/7363098/request-for-penalty-notice';

export const lancashire: AuthorityPack = {
	...nothingKnown,
	id: 'lancashire',
	name: 'Lancashire',
	referralNotes: fromOne('Where one parent alone is named, it says what was done to learn of the other; "not known" or "not involved" is not accepted.', form),
};
