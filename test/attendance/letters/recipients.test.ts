import type { Contact, Pupil } from '../../../attendance/item';
import { whoToWriteTo } from '../../../attendance/letters';
import { contact, father, mother, pupil } from './okafors';

interface Case {
	readonly holds: string;
	readonly contacts: Contact[];
	readonly pupil?: Partial<Pupil>;
	/** `name, channel, postcode` of each letter. */
	readonly letters: string[];
	readonly held?: RegExp[];
}

const home = 'LS14 6QT';
const cases: Case[] = [
	{ holds: 'a parent who lives with the pupil has the letter at the pupil’s address', contacts: [mother], letters: [`Ngozi Okafor, post, ${home}`] },
	{
		holds: 'parents who live apart have a letter each, at their own address (Milton Keynes, Essex, Cambridgeshire)',
		contacts: [mother, father],
		letters: [`Ngozi Okafor, post, ${home}`, 'Daniel Achebe, post, LS11 5PS'],
	},
	{
		holds: 'two parents at one address have a letter each',
		contacts: [mother, contact({ id: '3', name: 'Tom Okafor', priority: 2 })],
		letters: [`Ngozi Okafor, post, ${home}`, `Tom Okafor, post, ${home}`],
	},
	{
		holds: 'nobody without parental responsibility has a letter while somebody has it',
		contacts: [mother, contact({ name: 'Gran', parentalResponsibility: false, priority: 2 }), contact({ name: 'Neighbour', parentalResponsibility: null, priority: 3 })],
		letters: [`Ngozi Okafor, post, ${home}`],
	},
	{ holds: 'do-not-contact has none', contacts: [mother, { ...father, doNotContact: true }], letters: [`Ngozi Okafor, post, ${home}`] },
	{
		holds: 'nobody has the letter of an only parent who may not be contacted',
		contacts: [{ ...mother, doNotContact: true }, contact({ name: 'Gran', parentalResponsibility: false, priority: 2 })],
		letters: [],
		held: [/may be contacted/],
	},
	{
		holds: 'do-not-contact counts where a person is listed twice and only one entry says it',
		contacts: [father, { ...father, doNotContact: true }, mother],
		letters: [`Ngozi Okafor, post, ${home}`],
	},
	{ holds: 'a person listed twice has one letter', contacts: [mother, { ...mother, priority: 2 }], letters: [`Ngozi Okafor, post, ${home}`] },
	{
		holds: 'where nobody is known to have parental responsibility, the first contact who lives with the pupil (Education Act 1996 s.576)',
		contacts: [
			contact({ name: 'Aunt', parentalResponsibility: null, priority: 1, livesWithPupil: false, address: { lines: ['1 Far Road'], postcode: 'LS1 1AA' } }),
			contact({ name: 'Gran', parentalResponsibility: null, priority: 3 }),
			contact({ name: 'Mum', parentalResponsibility: null, priority: 2 }),
		],
		letters: [`Mum, post, ${home}`],
	},
	{
		holds: 'e-mail where the parent prefers it',
		contacts: [{ ...mother, preferredChannel: 'email' }],
		letters: [`Ngozi Okafor, email, ${home}`],
	},
	{ holds: 'post where the parent prefers e-mail and has none', contacts: [{ ...mother, preferredChannel: 'email', email: '' }], letters: [`Ngozi Okafor, post, ${home}`] },
	{ holds: 'e-mail where there is no postal address', contacts: [mother], pupil: { address: null }, letters: ['Ngozi Okafor, email, none'] },
	{
		holds: 'held where there is neither address nor e-mail',
		contacts: [{ ...father, address: null, email: '' }, mother],
		letters: [`Ngozi Okafor, post, ${home}`],
		held: [/neither a postal address nor an e-mail address for the contact "Father"/],
	},
	{ holds: 'a parent elsewhere without an address never gets one of the pupil’s home', contacts: [{ ...father, address: null }], letters: ['Daniel Achebe, email, none'] },
	{ holds: 'held without contacts', contacts: [], letters: [], held: [/No contact/] },
	{
		holds: 'held for a looked-after pupil',
		contacts: [mother],
		pupil: { groups: { ...pupil().groups, lookedAfter: true } },
		letters: [],
		held: [/looked after/],
	},
];

describe('whoToWriteTo', () => {
	it.each(cases)('$holds', ({ contacts, pupil: changes, letters, held = [] }) => {
		const found = whoToWriteTo(pupil(changes), contacts);
		expect(found.recipients.map(({ contact: { name }, channel, address }) => `${name}, ${channel}, ${address?.postcode ?? 'none'}`)).toEqual(letters);
		expect(found.held).toHaveLength(held.length);
		held.forEach((reason, place) => expect(found.held[place]?.reason).toMatch(reason));
	});

	it('names nobody in a reason', () => {
		const { held } = whoToWriteTo(pupil({ address: null }), [contact({ email: '', relationship: '' })]);
		expect(JSON.stringify(held)).not.toMatch(/Okafor|Ngozi|Ada/);
	});
});
