import { fromOne, nothingKnown, type AuthorityPack } from './pack';

/** The form of 2016. */
const form = 'https://studylib.net/doc/6676477/penalty-notice-documents';

export const kent: AuthorityPack = {
	...nothingKnown,
	id: 'kent',
	name: 'Kent',
	lookedAfter: fromOne('A request for a penalty notice is not submitted for a looked-after child.', form),
	attachments: fromOne(['the registration certificate of the whole academic year, without N marks, holidays coded G'], form),
	referralNotes: fromOne('Parents’ details were checked within the last six months.', form),
};
