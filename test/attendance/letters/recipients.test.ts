import type { Contact, Pupil } from '../../../attendance/item';
import { whoToWriteTo, type Occasion } from '../../../attendance/letters';
import { mobileNumber } from '../../../attendance/contacts/mobileNumber';
import { heldByPeople } from '../../../attendance/letters/recipients';
import { caseSchema } from '../../../attendance/item';
import { contact, father, mother, pupil } from './okafors';

interface Case {
	readonly holds: string;
	readonly contacts: Contact[];
	readonly pupil?: Partial<Pupil>;
	readonly occasion?: Occasion;
	/** `name, channel, postcode` of each letter. */
	readonly letters: string[];
	readonly held?: RegExp[];
}

const home = 'LS14 6QT';
const lookedAfter = { groups: { ...pupil().groups, lookedAfter: true } };
const formal: Occasion = { stage: 'formal', texts: false };
const message: Occasion = { stage: 'message', texts: true };
const mobile = '07700 900123';
const fosterCarer = contact({ id: '11', name: 'Ruth Bell', relationship: 'Foster Carer', parentalResponsibility: false });
const socialWorker = contact({ id: '12', name: 'Sam Idle', relationship: 'Social Worker', parentalResponsibility: null, livesWithPupil: false, email: 's.idle@council.example' });
const both = [`Ruth Bell, post, ${home}`, 'Sam Idle, email, none'];
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
	{ holds: 'for a looked-after pupil the carer and the social worker, and no parent (letters §4.3)', contacts: [mother, fosterCarer, socialWorker], pupil: lookedAfter, letters: both },
	...['F/Carer', 'FC', 'Foster Mother', 'Kinship Carer', 'Residential Key Worker', 'Keyworker', 'Placement'].map((relationship) => ({
		holds: `"${relationship}" is the carer`, contacts: [{ ...fosterCarer, relationship }, socialWorker], pupil: lookedAfter, letters: both,
	})),
	...['SW', 'S/W', 'Allocated social worker', 'Socialworker', 'Corporate Parent', 'Children’s Services', 'LA', 'Social Services Care Team'].map((relationship) => ({
		holds: `"${relationship}" is the authority`, contacts: [fosterCarer, { ...socialWorker, relationship }], pupil: lookedAfter, letters: both,
	})),
	{
		holds: 'the carer the pupil lives with, and not the one of before',
		contacts: [fosterCarer, { ...fosterCarer, id: '13', name: 'Ian Once', livesWithPupil: false, address: { lines: ['1 Far Road'], postcode: 'LS1 1AA' } }, socialWorker],
		pupil: lookedAfter,
		letters: both,
	},
	{ holds: 'a looked-after pupil without a known social worker: that letter is held', contacts: [fosterCarer], pupil: lookedAfter, letters: [both[0] as string], held: [/no contact is the social worker/] },
	{ holds: 'a looked-after pupil with parents alone: both letters are held', contacts: [mother, father], pupil: lookedAfter, letters: [], held: [/is the carer/, /social worker/] },
	{ holds: 'a carer who may not be contacted gets none', contacts: [{ ...fosterCarer, doNotContact: true }, socialWorker], pupil: lookedAfter, letters: [both[1] as string], held: [/may be contacted/] },
	{ holds: 'no formal letter about a looked-after pupil (Kent: normally not sought)', contacts: [fosterCarer, socialWorker], pupil: lookedAfter, occasion: formal, letters: [], held: [/formal letter needs a person’s decision/] },
	{
		holds: 'a formal letter goes by post to who prefers e-mail or text (Cambridgeshire, Central Bedfordshire)',
		contacts: [{ ...mother, preferredChannel: 'email' }, { ...father, preferredChannel: 'sms', phone: mobile }],
		occasion: formal,
		letters: [`Ngozi Okafor, post, ${home}`, 'Daniel Achebe, post, LS11 5PS'],
	},
	{ holds: 'a formal letter is held where there is no postal address', contacts: [{ ...father, address: null }], occasion: formal, letters: [], held: [/formal letter goes by post, and there is no postal address for the contact "Father"/] },
	{ holds: 'a message of the day goes by text to a mobile', contacts: [{ ...mother, phone: mobile }], occasion: message, letters: [`Ngozi Okafor, sms, ${home}`] },
	{ holds: 'to a landline it goes by e-mail', contacts: [mother], occasion: message, letters: [`Ngozi Okafor, email, ${home}`] },
	{ holds: 'without either by post', contacts: [{ ...mother, email: '' }], occasion: message, letters: [`Ngozi Okafor, post, ${home}`] },
	{ holds: 'by e-mail where the message has no text', contacts: [{ ...mother, phone: mobile }], occasion: { stage: 'message', texts: false }, letters: [`Ngozi Okafor, email, ${home}`] },
	{ holds: 'by post where that is preferred', contacts: [{ ...mother, phone: mobile, preferredChannel: 'post' }], occasion: message, letters: [`Ngozi Okafor, post, ${home}`] },
	{ holds: 'to a social worker by e-mail first', contacts: [fosterCarer, { ...socialWorker, phone: mobile }], pupil: lookedAfter, occasion: message, letters: both },
	{ holds: 'text is kept to where it is preferred and may be', contacts: [{ ...mother, phone: mobile, preferredChannel: 'sms' }], occasion: { stage: 'praise', texts: true }, letters: [`Ngozi Okafor, sms, ${home}`] },
	{ holds: 'text preferred for a letter that has none: by post', contacts: [{ ...mother, phone: mobile, preferredChannel: 'sms' }], letters: [`Ngozi Okafor, post, ${home}`] },
	{ holds: 'text preferred by a landline: by post', contacts: [{ ...mother, preferredChannel: 'sms' }], occasion: { stage: 'support', texts: true }, letters: [`Ngozi Okafor, post, ${home}`] },
	{ holds: 'who would rather be called has the letter by post', contacts: [{ ...mother, preferredChannel: 'phone' }], letters: [`Ngozi Okafor, post, ${home}`] },
	{
		holds: 'an e-mail address that a parent elsewhere reads too is not used (letters §4.3: a confirmed personal address)',
		contacts: [{ ...mother, preferredChannel: 'email', email: 'family@home.example' }, { ...father, email: 'Family@home.example', address: { lines: ['8 Canal Wharf'], postcode: 'LS11 5PS' } }],
		letters: [`Ngozi Okafor, post, ${home}`, 'Daniel Achebe, post, LS11 5PS'],
	},
	{
		holds: 'and where there is nothing else the letter is held',
		contacts: [{ ...father, address: null, email: mother.email }, mother],
		letters: [`Ngozi Okafor, post, ${home}`],
		held: [/the e-mail address is another contact’s too/],
	},
	{
		holds: 'parents of one home may share an e-mail address',
		contacts: [mother, contact({ id: '3', name: 'Tom Okafor', priority: 2, email: mother.email, preferredChannel: 'email' })],
		letters: [`Ngozi Okafor, post, ${home}`, `Tom Okafor, email, ${home}`],
	},
	{
		holds: 'a mobile that a parent elsewhere reads too gets no text, however it is written',
		contacts: [{ ...mother, phone: mobile }, { ...father, phone: '+447700900123' }],
		occasion: message,
		letters: [`Ngozi Okafor, email, ${home}`, 'Daniel Achebe, email, LS11 5PS'],
	},
];

describe('whoToWriteTo', () => {
	it.each(cases)('$holds', ({ contacts, pupil: changes, occasion, letters, held = [] }) => {
		const found = whoToWriteTo(pupil(changes), contacts, occasion);
		expect(found.recipients.map(({ contact: { name }, channel, address }) => `${name}, ${channel}, ${address?.postcode ?? 'none'}`)).toEqual(letters);
		expect(found.held).toHaveLength(held.length);
		held.forEach((reason, place) => expect(found.held[place]?.reason).toMatch(reason));
	});

	it('names nobody in a reason', () => {
		const { held } = whoToWriteTo(pupil({ address: null }), [contact({ email: '', relationship: '' })]);
		expect(JSON.stringify(held)).not.toMatch(/Okafor|Ngozi|Ada/);
	});
});

describe('heldByPeople', () => {
	const hold = (kind: string, until: string | null = null) => caseSchema.parse({ steps: [], holds: [{ kind, reason: 'Recorded', since: '2026-11-02', until }] });
	it.each([
		['a court order holds every letter', hold('court order'), /court order/],
		['so does a safeguarding lead who asked to wait', hold('safeguarding'), /safeguarding lead/],
		['not after its last day', hold('court order', '2026-11-20'), undefined],
		['a bereavement is for the policy to weigh', hold('bereavement'), undefined],
	] as const)('%s', (_, history, reason) => {
		const held = heldByPeople(history, '2026-11-23');
		if (reason) expect(held?.reason).toMatch(reason);
		else expect(held).toBeNull();
	});
});

/** Ofcom's numbering plan: 071 to 075, 077 to 079 and 07624 are mobile; 070 and the rest of 076 are not. */
it.each([
	['07400 123456', '+447400123456'],
	['+44 (0)7400 123 456', '+447400123456'],
	['0044 7400 123456', '+447400123456'],
	['7400123456', '+447400123456'],
	['07700 900123', '+447700900123'],
	['07624 123456', '+447624123456'],
	['0113 496 0551', null],
	['07012 345678', null],
	['07640 123456', null],
	['+33 6 12 34 56 78', null],
	['0740', null],
	['', null],
	['no number', null],
])('mobileNumber("%s") is %s', (written, number) => {
	expect(mobileNumber(written)).toBe(number);
});
