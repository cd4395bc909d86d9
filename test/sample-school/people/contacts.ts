import type { Address, Contact } from '../../../attendance/item';
import { Random } from '../random';
import type { Family } from './families';
import { surnameFor } from './names';
import { town, type Places } from './places';

type Sex = 'F' | 'M';

const councilOffice: Address = { lines: ['Wexshire Council', 'Priory House', town], postcode: 'WX1 1AA' };

const channels = [[null, 70], ['email', 12], ['sms', 10], ['phone', 6], ['post', 2]] as const;

/** Draws the people a school would hold for one family, in the order in which they are called. */
class ContactBook {
	readonly people: Contact[] = [];

	constructor(
		private readonly family: Family,
		private readonly random: Random,
		private readonly places: Places,
		private readonly nextId: () => string,
	) {}

	add(relationship: string, sex: Sex, details: Partial<Contact> & { surname?: string } = {}): Contact {
		const { random, family } = this;
		const { community } = family;
		const forename = random.pick(sex === 'F' ? community.women : community.men);
		const { surname = surnameFor(family.surname, sex), ...rest } = details;
		const contact: Contact = {
			id: this.nextId(),
			name: `${forename} ${surname}`,
			title: random.chance(0.04) ? '' : random.chance(0.02) ? 'Dr' : sex === 'M' ? 'Mr' : random.weighted([['Mrs', 50], ['Ms', 20], ['Miss', 30]]),
			relationship,
			parentalResponsibility: true,
			priority: this.people.length + 1,
			livesWithPupil: true,
			address: family.address,
			email: random.chance(0.92) ? this.places.email(forename, surname, random) : '',
			phone: random.chance(0.985) ? this.places.phone() : '',
			preferredChannel: random.weighted(channels),
			language: family.language,
			interpreter: family.interpreter,
			doNotContact: false,
			...rest,
		};
		this.people.push(contact);
		return contact;
	}

	/** A relation who may be rung and has no parental responsibility; schools often hold no address for one. */
	relation(relationship: string, sex: Sex): void {
		this.add(relationship, sex, {
			surname: this.otherSurname(sex),
			parentalResponsibility: false,
			livesWithPupil: false,
			address: this.random.chance(0.4) ? this.places.address(this.random) : null,
			preferredChannel: null,
			...(this.random.chance(0.6) ? { email: '' } : {}),
		});
	}

	otherSurname(sex: Sex): string {
		return surnameFor(this.random.pick(this.family.community.surnames), sex);
	}
}

/**
 * The contacts of a family: parents together, apart at two addresses, alone; grandparents bringing a child up; a looked-after
 * child's carers and social worker. `nextId` gives the MIS's contact ids; a parent of two pupils is one contact.
 */
export function drawContacts(seed: number, family: Family, places: Places, nextId: () => string): Contact[] {
	const random = new Random(seed, 'contacts', family.key);
	const book = new ContactBook(family, random, places, nextId);
	const grandparent = (): [string, Sex] => (random.chance(0.75) ? ['Grandmother', 'F'] : ['Grandfather', 'M']);

	if (family.kind === 'couple') {
		const marriedName = random.chance(0.62) ? {} : { surname: book.otherSurname('F') };
		book.add('Mother', 'F', marriedName);
		if (random.chance(0.09)) book.add('Step Father', 'M', { parentalResponsibility: false, surname: book.otherSurname('M') });
		else if (random.chance(0.015)) book.add('Mother', 'F', { surname: book.otherSurname('F') });
		else book.add('Father', 'M');
		if (random.chance(0.45)) book.relation(...grandparent());
	}
	if (family.kind === 'separated') {
		const withMother = random.chance(0.87);
		const resident: [string, Sex] = withMother ? ['Mother', 'F'] : ['Father', 'M'];
		const other: [string, Sex] = withMother ? ['Father', 'M'] : ['Mother', 'F'];
		book.add(...resident, withMother && random.chance(0.6) ? { surname: book.otherSurname('F') } : {});
		book.add(...other, {
			livesWithPupil: false,
			// A father who is not on the birth certificate has no parental responsibility by himself; some schools never asked.
			parentalResponsibility: random.weighted([[true, 88], [false, 8], [null, 4]]),
			address: random.chance(0.9) ? places.address(random) : null,
			doNotContact: random.chance(0.045),
		});
		if (random.chance(0.25)) {
			const sex = withMother ? 'M' : 'F';
			book.add(withMother ? 'Step Father' : 'Step Mother', sex, { parentalResponsibility: false, surname: book.otherSurname(sex) });
		}
		if (random.chance(0.35)) book.relation(...grandparent());
	}
	if (family.kind === 'single') {
		if (random.chance(0.91)) book.add('Mother', 'F', random.chance(0.3) ? { surname: book.otherSurname('F') } : {});
		else book.add('Father', 'M');
		if (random.chance(0.5)) book.relation(...grandparent());
		else if (random.chance(0.6)) book.relation(...random.pick<[string, Sex]>([['Aunt', 'F'], ['Uncle', 'M'], ['Childminder', 'F'], ['Family Friend', 'F']]));
	}
	if (family.kind === 'kinship') {
		const guardian = random.chance(0.7);
		book.add('Grandmother', 'F', { parentalResponsibility: guardian, surname: book.otherSurname('F') });
		if (random.chance(0.5)) book.add('Grandfather', 'M', { parentalResponsibility: guardian, surname: book.otherSurname('M') });
		book.add('Mother', 'F', {
			livesWithPupil: false,
			address: random.chance(0.5) ? places.address(random) : null,
			doNotContact: random.chance(0.15),
		});
	}
	if (family.kind === 'looked after') {
		const carers = book.otherSurname('M');
		// Parental responsibility stays with the parents and, under a care order, lies with the local authority, not with carers.
		book.add('Foster Carer', 'F', { parentalResponsibility: false, surname: carers, language: '', interpreter: false });
		if (random.chance(0.6)) book.add('Foster Carer', 'M', { parentalResponsibility: false, surname: carers, language: '', interpreter: false });
		book.add('Social Worker', random.chance(0.8) ? 'F' : 'M', {
			surname: book.otherSurname('F'), parentalResponsibility: false, livesWithPupil: false, address: councilOffice,
			preferredChannel: 'email', language: '', interpreter: false,
		});
		book.add('Mother', 'F', { livesWithPupil: false, address: null, doNotContact: random.chance(0.7) });
	} else if (family.socialWorker) {
		book.add('Social Worker', random.chance(0.8) ? 'F' : 'M', {
			surname: book.otherSurname('F'), parentalResponsibility: false, livesWithPupil: false, address: councilOffice,
			preferredChannel: 'email', language: '', interpreter: false,
		});
	}
	return book.people;
}
