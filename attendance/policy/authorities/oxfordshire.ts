import { fromOne, nothingKnown, type AuthorityPack } from './pack';

const form = 'https://docsbay.net/penalty-notice-referral-to-the-county-attendanceteam';

export const oxfordshire: AuthorityPack = {
	...nothingKnown,
	id: 'oxfordshire',
	name: 'Oxfordshire',
	attachments: fromOne(['the registration certificate of the last 60 sessions, without N marks, showing the return'], form),
	referralNotes: fromOne('It says whether mental-health services, social care or a locality service are involved, since a penalty notice may then be inappropriate.', form),
};
