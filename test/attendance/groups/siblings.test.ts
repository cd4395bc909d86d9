import { siblingAbsences, siblingPattern, siblingsOf, type SiblingAbsence } from '../../../attendance/groups';
import { contactSchema, type Contact, type Pupil } from '../../../attendance/item';
import { week, weeks } from '../registers';
import { enrolment, type Draft } from './inventedSchool';

const asAt = '2026-12-18';

const home = { lines: ['14 Hawthorn Close', 'Leeds'], postcode: 'LS99 6QT' };
const mother: Contact = contactSchema.parse({
	name: 'Ngozi Achebe', relationship: 'Mother', parentalResponsibility: true, priority: 1, livesWithPupil: true, address: home,
});
const contact = (change: Partial<Contact> = {}): Contact => ({ ...mother, address: null, ...change });
const pupil = (id: string, ...contacts: Contact[]) => ({ pupil: { id, address: null } satisfies Pick<Pupil, 'id' | 'address'>, contacts });
const areSiblings = (one: Partial<Contact>, other: Partial<Contact>): boolean =>
	siblingsOf([pupil('1', contact(one)), pupil('2', contact(other))]).get('1')?.includes('2') === true;

describe('pupils are brothers and sisters where they live with the same parent', () => {
	it.each<[string, Partial<Contact>, Partial<Contact>]>([
		['by the id of the MIS', { id: '77' }, { id: '77' }],
		['by e-mail', { email: 'Ngozi@Home.example' }, { email: 'ngozi@home.example' }],
		['by telephone, however it is written', { phone: '07700 900123' }, { phone: '+44 (0)7700 900123' }],
		['by the home they share', { address: home }, { address: { lines: ['14 Hawthorn Close,', 'LEEDS'], postcode: 'ls99 6qt' } }],
		['by a name written another way', { id: '77', name: 'Ngozi Achébe' }, { id: '77', name: 'NGOZI  ACHEBE' }],
		['where the export does not say who lives with the pupil', { id: '77', livesWithPupil: null }, { id: '77' }],
		['a parent by relationship alone', { id: '77', parentalResponsibility: null, relationship: 'Step Father' }, { id: '77' }],
		['a grandmother who has parental responsibility', { id: '77', relationship: 'Grandmother' }, { id: '77', relationship: 'Grandmother' }],
	])('%s', (_what, one, other) => {
		expect(areSiblings(one, other)).toBe(true);
		expect(areSiblings(other, one)).toBe(true);
	});

	it('by the pupil’s own address, where the contact has none', () => {
		const at = (id: string) => ({ pupil: { id, address: home }, contacts: [contact()] });
		expect(siblingsOf([at('1'), at('2')])).toEqual(new Map([['1', ['2']], ['2', ['1']]]));
	});
});

describe('pupils are not taken for brothers and sisters', () => {
	it.each<[string, Partial<Contact>, Partial<Contact>]>([
		['by nothing but the same name', {}, {}],
		['by an id that only counts each pupil’s contacts', { id: '1' }, { id: '1', name: 'Daniel Hughes' }],
		['by a telephone that two people share', { phone: '0113 496 0123' }, { phone: '0113 496 0123', name: 'Daniel Hughes' }],
		['by a placeholder for a telephone', { phone: '0000000000' }, { phone: '0000000000' }],
		['by an address, where one lives elsewhere', { address: home, livesWithPupil: false }, { address: home }],
		['by an address without a postcode', { address: { lines: ['Flat 2'], postcode: '' } }, { address: { lines: ['Flat 2'], postcode: '' } }],
		['by neighbours of one block', { address: home }, { address: home, name: 'Daniel Achebe' }],
		['by a parent who lives with one of them only', { id: '77', livesWithPupil: false }, { id: '77' }],
		['by a parent who must not be contacted for one of them', { id: '77', doNotContact: true }, { id: '77' }],
		['by a social worker', { id: '77', relationship: 'Social Worker' }, { id: '77', relationship: 'Social Worker' }],
		['by a foster carer', { id: '77', relationship: 'Foster Mother' }, { id: '77', relationship: 'Foster Mother' }],
		['by a childminder', { id: '77', relationship: 'Childminder', parentalResponsibility: false }, { id: '77', relationship: 'Childminder', parentalResponsibility: false }],
		['by a family friend', { id: '77', relationship: 'Family Friend', parentalResponsibility: null }, { id: '77', relationship: 'Family Friend', parentalResponsibility: null }],
		['by a contact without a name', { id: '77', name: '-' }, { id: '77', name: '-' }],
	])('%s', (_what, one, other) => {
		expect(areSiblings(one, other)).toBe(false);
	});

	it('from one to the next: half-siblings of a pupil are none of each other', () => {
		const [anne, bob] = [contact({ id: '1', name: 'Anne Ito' }), contact({ id: '2', name: 'Bob Ito' })];
		const siblings = siblingsOf([pupil('a', anne), pupil('both', anne, bob), pupil('b', bob)]);
		expect(siblings).toEqual(new Map([['a', ['both']], ['both', ['a', 'b']], ['b', ['both']]]));
	});

	it('by an entry that more than a family shares', () => {
		const many = (count: number) => siblingsOf(Array.from({ length: count }, (_, index) => pupil(`${index}`, contact({ id: '77' })))).size;
		expect([many(8), many(9)]).toEqual([8, 0]);
	});
});

/** An item of a family of one parent. */
const sibling = (id: string, draft: Draft) => {
	const { pupil: own, register } = enrolment({ id, ...draft });
	return { pupil: own, register, contacts: [contact({ id: '77' })] };
};

describe('absence that brothers and sisters share', () => {
	it('is counted on the sessions possible for both, and set beside chance', () => {
		const one = sibling('1', { weeks: [week('I I', 'O O', '/ U'), week('/ I')] });
		const other = sibling('2', { weeks: [week('I I', '/ O', 'U U'), week('. .', 'I I')] });
		expect(siblingAbsences([one, other], { asAt }).get('1')).toEqual([
			{ pupilId: '2', sessionsBothAbsent: 3, occasions: 2, ownAbsentSessions: 6, bothPossible: 18, expectedByChance: 1.1 },
		]);
	});

	it('names ids only, the one most often absent together first', () => {
		const all = [
			sibling('1', { weeks: [week('I I', 'O O')] }),
			sibling('2', { weeks: [week('I I')] }),
			sibling('3', { weeks: [week('I I', 'I I')] }),
		];
		expect(siblingAbsences(all, { asAt }).get('1')?.map(({ pupilId }) => pupilId)).toEqual(['3', '2']);
		expect(JSON.stringify([...siblingAbsences(all, { asAt })])).not.toMatch(/Quillfeather|Ngozi|Achebe/);
	});

	it('does not depend on the order of items', () => {
		const all = [sibling('1', { weeks: [week('I I')] }), sibling('2', { weeks: [week('I I')] }), sibling('3', { weeks: weeks(1) })];
		const sorted = (items: typeof all) => [...siblingAbsences(items, { asAt })].sort(([one], [other]) => (one < other ? -1 : 1));
		expect(sorted([...all].reverse())).toEqual(sorted(all));
	});

	it('counts the school year of the date, up to that date, while on roll', () => {
		const year = { weeks: [week('I I'), week('I I', 'I I'), week('I I')] };
		const [one, other] = [sibling('1', year), sibling('2', year)];
		const both = (items: Array<typeof one>, date = asAt) => siblingAbsences(items, { asAt: date }).get('1')?.[0]?.sessionsBothAbsent;
		expect(both([one, other])).toBe(8);
		expect(both([one, other], '2026-09-14')).toBe(4);
		expect(both([one, other], '2027-09-14')).toBe(0);
		expect(both([one, { ...other, pupil: { ...other.pupil, onRollFrom: '2026-09-15' } }])).toBe(4);
	});

	it('passes over study leave, which is the same for a whole year group', () => {
		const onLeave = { weeks: [week('S S', 'S S', 'S S')] };
		expect(siblingAbsences([sibling('1', onLeave), sibling('2', onLeave)], { asAt }).get('1')?.[0]?.sessionsBothAbsent).toBe(0);
	});
});

describe('the pattern of absence together', () => {
	const line: SiblingAbsence = { pupilId: '2', sessionsBothAbsent: 8, occasions: 3, ownAbsentSessions: 10, bothPossible: 100, expectedByChance: 0.8 };

	it('is told without a name or an id', () => {
		expect(siblingPattern([line])).toBe('Absent on the same 8 sessions as a brother or sister at this school, of 10 missed.');
	});

	it.each<[string, Partial<SiblingAbsence> | null]>([
		['there is no brother or sister', null],
		['it is less than three days', { sessionsBothAbsent: 5 }],
		['it was one occasion, such as a holiday', { occasions: 1 }],
		['it is less than half of what the pupil missed', { ownAbsentSessions: 17 }],
		['both are absent so often that chance does as much', { expectedByChance: 2.7 }],
	])('is none where %s', (_what, change) => {
		expect(siblingPattern(change ? [{ ...line, ...change }] : undefined)).toBeNull();
	});

	it('looks at each brother and sister', () => {
		expect(siblingPattern([{ ...line, occasions: 1 }, { ...line, sessionsBothAbsent: 7 }])).toContain('the same 7 sessions');
	});
});
