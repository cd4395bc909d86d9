import type { Contact } from '../../../attendance/item';
import { nextContact } from '../../../attendance/letters/nextContact';
import { contact, father, mother, pupil } from './okafors';

const ask = (channel: 'post' | 'email' | 'sms', contacts: readonly Contact[], changes: Partial<Parameters<typeof nextContact>[0]> = {}) =>
	nextContact({ pupil: pupil(), contacts, letter: { family: 'early-concern', channel }, to: contacts[0] as Contact, ...changes });
const homeless = pupil({ address: null });
const bare = (changes: Partial<Contact>) => contact({ id: '9', relationship: 'Mother', email: '', phone: '', livesWithPupil: false, ...changes });

test.each<[string, ReturnType<typeof ask>, string, string]>([
	['an e-mail that came back goes by post where there is a postal address', ask('email', [mother, father]), 'Mother', 'post'],
	['a text that failed goes by post', ask('sms', [mother]), 'Mother', 'post'],
	['a letter that could not be posted goes by e-mail', ask('post', [mother]), 'Mother', 'email'],
	['without another address the same person is rung', ask('email', [bare({ email: 'm@home.example', phone: '0113 496 0551' })]), 'Mother', 'phone'],
	['with no other way the next parent in the order of call is rung', ask('email', [bare({ email: 'm@home.example' }), father]), 'Father', 'phone'],
	['a parent without a telephone is written to', ask('email', [bare({ email: 'm@home.example' }), { ...father, phone: '' }]), 'Father', 'post'],
	['who must not be contacted any more is passed over', ask('email', [{ ...mother, doNotContact: true }, father]), 'Father', 'phone'],
	['one who must not be contacted is never next', ask('email', [bare({ email: 'm@home.example' }), { ...father, doNotContact: true }, contact({ id: '3', relationship: 'Stepfather', priority: 3, phone: '0113 496 0900' })]), 'Stepfather', 'phone'],
])('%s', (_what, { next, advice }, relationship, channel) => {
	expect(next).toMatchObject({ relationship, channel });
	expect([next?.why, advice]).toEqual([expect.stringMatching(/\w/), '']);
	// By relationship, never by name, address or number.
	expect(JSON.stringify(next)).not.toMatch(/ngozi|okafor|achebe|@|\d{3}/i);
});

test.each<[string, ReturnType<typeof ask>, RegExp]>([
	['a formal letter goes to nobody in the place of the person it is for', ask('post', [mother, father], { letter: { family: 'notice-to-improve', channel: 'post' } }), /delivered by hand/],
	['a looked-after child', ask('email', [mother], { pupil: pupil({ groups: { ...pupil().groups, lookedAfter: true } }) }), /social worker/],
	['nobody else to reach', ask('email', [bare({ email: 'm@home.example' })], { pupil: homeless }), /correct the contacts/],
	['only somebody who must not be contacted', ask('email', [bare({ email: 'm@home.example' }), { ...father, doNotContact: true }]), /correct the contacts/],
	['a grandparent without parental responsibility is not told of another’s letter', ask('email', [bare({ email: 'm@home.example' }), contact({ id: '4', relationship: 'Grandmother', parentalResponsibility: false, phone: '0113 496 0901' })]), /correct the contacts/],
])('%s: a person decides', (_what, { next, advice }, words) => {
	expect(next).toBeNull();
	expect(advice).toMatch(words);
});

test('a formal letter that went another way goes by post', () => expect(ask('email', [mother], { letter: { family: 'notice-to-improve', channel: 'email' } }).next).toMatchObject({ relationship: 'Mother', channel: 'post' }));
