import { contactIdentity, contactOfLetterKey, decisionKey, letterKey, referralKey } from '../../../attendance/caseLog/keys';

const act = { pupilId: '1042', step: 'meeting-invitation', date: '2026-11-23' };
const parent = { id: undefined, name: 'Zoë O’Brien', relationship: 'Mother' };

describe('keys of the case log', () => {
	it.each([
		['decision', decisionKey(act), '1042|meeting-invitation|2026/27'],
		['referral', referralKey(act), '1042|meeting-invitation|2026/27'],
		['letter to a contact with an id', letterKey(act, { ...parent, id: '7731' }), '1042|meeting-invitation|id:7731|2026/27'],
		['decision of an episode', decisionKey({ ...act, period: 'episode from 2026-11-02' }), '1042|meeting-invitation|episode from 2026-11-02'],
		['letter of a half term', letterKey({ ...act, period: '2026-11-02 half term' }, { ...parent, id: '7731' }), '1042|meeting-invitation|id:7731|2026-11-02 half term'],
		['decision whose period is the school year', decisionKey({ ...act, period: '2026/27' }), '1042|meeting-invitation|2026/27'],
		['letter in July, still the same school year', letterKey({ ...act, date: '2027-07-20' }, { ...parent, id: '7731' }), '1042|meeting-invitation|id:7731|2026/27'],
		['letter in the next September', letterKey({ ...act, date: '2027-09-03' }, { ...parent, id: '7731' }), '1042|meeting-invitation|id:7731|2027/28'],
	])('%s', (_name, key, expected) => expect(key).toBe(expected));

	it('gives one identity to one person however the export spells the name', () => {
		const identity = contactIdentity(parent);
		for (const name of ['ZOË  O’BRIEN', 'Zoe O’Brien', "Zoë O'Brien", ' zoe o brien ']) {
			expect(contactIdentity({ ...parent, name })).toBe(identity);
		}
	});

	it('keeps two people apart and keeps names out of the key', () => {
		const identities = [parent, { ...parent, name: 'Sean O’Brien' }, { ...parent, relationship: 'Aunt' }].map(contactIdentity);
		expect(new Set(identities).size).toBe(3);
		expect(identities.join()).not.toMatch(/brien/i);
	});

	it('never gives two acts one key, even where an id holds the separator', () => {
		expect(decisionKey({ ...act, pupilId: '1|a', step: 'b' })).not.toBe(decisionKey({ ...act, pupilId: '1', step: 'a|b' }));
		expect(decisionKey({ ...act, pupilId: '1|a' })).not.toBe(decisionKey({ ...act, pupilId: '1%7Ca' }));
	});
});

it.each(['7731', 'a|b', '50%', '%7C'])('the key of a letter tells the contact "%s" that it was made of', (id) => {
	const contact = { id, name: 'A Parent', relationship: 'Mother' };
	expect(contactOfLetterKey(letterKey({ pupilId: '1042', step: 'early-concern', date: '2026-11-23' }, contact))).toBe(contactIdentity(contact));
});

it('the key of a decision tells no contact', () => expect(contactOfLetterKey(decisionKey({ pupilId: '1042', step: 'early-concern', date: '2026-11-23' }))).toBe(''));
