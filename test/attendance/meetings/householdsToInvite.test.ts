import { householdKey, householdsToInvite } from '../../../attendance/meetings';
import { contactSchema, groupsSchema, type Contact } from '../../../attendance/item';

const address = (line: string) => ({ lines: [line], postcode: 'WX1 4QT' });
const parent = (name: string, over: Partial<Contact> = {}): Contact =>
	contactSchema.parse({ name, parentalResponsibility: true, priority: null, livesWithPupil: null, address: null, email: `${name.toLowerCase()}@home.example`, ...over });
const pupil = { address: address('4 Mill Row'), groups: groupsSchema.parse({}) };
const together = [parent('Ana', { livesWithPupil: true }), parent('Ben', { address: address('4, MILL ROW') })];
const namesOf = (contacts: readonly Contact[], of = pupil) => householdsToInvite(of, contacts).map((people) => people.map(({ name }) => name).sort()).sort();

test.each<[string, readonly Contact[], string[][]]>([
	['parents at one address share an invitation', together, [['Ana', 'Ben']]],
	['parents who live apart never do', [parent('Ana', { livesWithPupil: true }), parent('Ben', { address: address('9 High Street') })], [['Ana'], ['Ben']]],
	['where an address is not known, they count as apart', [parent('Ana'), parent('Ben')], [['Ana'], ['Ben']]],
	['nobody without parental responsibility, or of whom it is not known', [parent('Ana'), parent('Gran', { parentalResponsibility: false }), parent('Stepfather', { parentalResponsibility: null })], [['Ana']]],
	['nobody without an e-mail address', [parent('Ana', { email: ' ' })], []],
	['nobody whom one may not contact, also where another entry of the same person does not say so', [parent('Ana', { id: '7' }), parent('Ana', { id: '7', doNotContact: true })], []],
])('%s', (_what, contacts, expected) => {
	expect(namesOf(contacts)).toEqual(expected);
});

test('a looked-after child’s meeting is for a person to arrange', () => {
	expect(namesOf(together, { ...pupil, groups: { ...pupil.groups, lookedAfter: true } })).toEqual([]);
});

test('the first household is the same one whatever the order of call', () => {
	const apart = [parent('Ana', { priority: 1 }), parent('Ben', { priority: 2 })];
	const turned = [parent('Ben', { priority: 1 }), parent('Ana', { priority: 2 })];
	const first = (contacts: readonly Contact[]) => householdsToInvite(pupil, contacts).map((people) => people[0]?.name);
	expect(first(turned)).toEqual(first(apart));
});

test('each household’s entry has a key of its own that tells nobody', () => {
	const keys = householdsToInvite(pupil, [parent('Ana'), parent('Ben')]).map((people) => householdKey('k', people));
	expect(new Set([...keys, householdKey('other', [parent('Ana')])]).size).toBe(3);
	for (const key of keys) expect(key).toMatch(/^[0-9a-f]{40}$/);
});
