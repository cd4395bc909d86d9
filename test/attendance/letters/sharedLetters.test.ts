import { emptyCase, letterDetailsSchema, type Case, type Contact, type Pupil } from '../../../attendance/item';
import { letterFamilies, mayBeShared, planLetters, sharedBySiblings, type PlannedForPupil } from '../../../attendance/letters';
import { contact, father, mother, order, pupil, subject } from './okafors';

interface Child {
	readonly pupil?: Partial<Pupil>;
	readonly contacts?: readonly Contact[];
	readonly case?: Case;
	readonly praisedFor?: string;
}

/** Each child's letters of praise, as a run plans them before any is made. */
function plannedFor(children: readonly Child[]): PlannedForPupil[] {
	return children.map(({ pupil: changes, contacts = [mother], case: history = emptyCase, praisedFor = 'being at school on time each day' }) => {
		const child = pupil(changes);
		const details = letterDetailsSchema.parse({ achievement: { for: praisedFor } });
		return { pupil: child, contacts, case: history, letters: planLetters(subject({ pupil: child, contacts, case: history, details }), order('praise')).letters };
	});
}

/** What goes out: who is told of in each letter, and to whom it goes. */
function goes(children: readonly Child[]): string[] {
	const planned = plannedFor(children);
	const shares = sharedBySiblings(planned, letterFamilies.praise);
	return planned
		.flatMap(({ letters }) => letters.flatMap((letter) => (shares.has(letter) ? (shares.get(letter) ?? []) : [letter])))
		.map(({ facts, fields }) => `${fields.pupils.names} to ${facts.recipient.contact.name}`);
}

const ben: Partial<Pupil> = { id: '1077', preferredForename: 'Ben', legalForename: 'Benjamin', registrationGroup: '7A' };
const cleo: Partial<Pupil> = { id: '1091', preferredForename: 'Cleo', legalForename: 'Cleo' };
const [a, b, c]: readonly Child[] = [{}, { pupil: ben }, { pupil: cleo }];
const taken = (state: 'done' | 'reserved', step = 'praise'): Case => ({
	...emptyCase, steps: [{ step, takenOn: '2026-10-05', state, documents: 1, absentSessions: null, possibleSessions: null }],
});
const lookedAfter = { ...pupil().groups, lookedAfter: true };
const socialWorker = contact({ id: '12', name: 'Sam Idle', relationship: 'Social Worker', livesWithPupil: false, parentalResponsibility: null, email: 's@council.example' });
const carer = contact({ id: '13', name: 'Ruth Bell', relationship: 'Foster Carer', parentalResponsibility: false });

describe('praise for brothers and sisters', () => {
	it.each([
		['is one letter to their parent', [a, b], ['Ada and Ben to Ngozi Okafor']],
		['names all of three, in the order of their ids', [c, b, a], ['Ada, Ben and Cleo to Ngozi Okafor']],
		['is a letter each where it says something else of each', [a, { ...b, praisedFor: 'coming to school every day' }], ['Ada to Ngozi Okafor', 'Ben to Ngozi Okafor']],
		['leaves out who was praised in the period already', [{ ...a, case: taken('done') }, b, c], ['Ada to Ngozi Okafor', 'Ben and Cleo to Ngozi Okafor']],
		['takes up what was begun and not finished', [{ ...a, case: taken('reserved') }, { ...b, case: taken('reserved') }], ['Ada and Ben to Ngozi Okafor']],
		['minds no other step', [{ ...a, case: taken('done', 'early-concern') }, b], ['Ada and Ben to Ngozi Okafor']],
		['is one letter to each parent of both, wherever they live', [{ contacts: [mother, father] }, { pupil: ben, contacts: [mother, father] }], ['Ada and Ben to Ngozi Okafor', 'Ada and Ben to Daniel Achebe']],
		['names a half-brother to their mother alone', [{ contacts: [mother, father] }, { pupil: ben }], ['Ada and Ben to Ngozi Okafor', 'Ada to Daniel Achebe']],
		[
			'is a letter each where the parent has another address for one of them',
			[a, { pupil: ben, contacts: [{ ...mother, address: { lines: ['2 New Street'], postcode: 'LS2 2BB' } }] }],
			['Ada to Ngozi Okafor', 'Ben to Ngozi Okafor'],
		],
		['is a letter each where one is to go by e-mail', [a, { pupil: ben, contacts: [{ ...mother, preferredChannel: 'email' as const }] }], ['Ada to Ngozi Okafor', 'Ben to Ngozi Okafor']],
		['is never shared by two families of one name', [a, { pupil: { ...ben, address: null }, contacts: [contact({ id: '99', name: 'Ngozi Okafor', email: 'other@home.example', address: { lines: ['9 Far Road'], postcode: 'LS1 1AA' } })] }], ['Ada to Ngozi Okafor', 'Ben to Ngozi Okafor']],
		[
			'is never shared about looked-after pupils, whose carer and social worker may have several',
			[{ pupil: { groups: lookedAfter }, contacts: [carer, socialWorker] }, { pupil: { ...ben, groups: lookedAfter }, contacts: [carer, socialWorker] }],
			['Ada to Ruth Bell', 'Ada to Sam Idle', 'Ben to Ruth Bell', 'Ben to Sam Idle'],
		],
	] as ReadonlyArray<readonly [string, Child[], string[]]>)('%s', (_, children, letters) => {
		expect(goes(children).sort()).toEqual([...letters].sort());
	});

	it('is one document with a key for each pupil, the same in any order of the run', () => {
		const sharedOf = (children: readonly Child[]) => [...sharedBySiblings(plannedFor(children), letterFamilies.praise).values()].find((letter) => letter !== null);
		const one = sharedOf([a, b, c] as Child[]);
		expect(one?.letter).toMatchObject({
			key: '1042|praise|id:1|2026/27',
			alsoAbout: [{ pupilId: '1077', key: '1077|praise|id:1|2026/27' }, { pupilId: '1091', key: '1091|praise|id:1|2026/27' }],
			fileName: expect.stringMatching(/^2026-11-23_praise_[0-9a-f]{8}$/),
			textMessage: { text: expect.stringContaining('well done to Ada, Ben and Cleo') },
		});
		expect(sharedOf([c, a, b] as Child[])?.letter).toEqual(one?.letter);
		// Another set of children is another document.
		expect(sharedOf([a, b] as Child[])?.reference).not.toBe(one?.reference);
	});

	it('keeps the secrets of each of them', () => {
		const hisFather: Contact = { ...father, id: '3', name: 'Paul Reed', email: 'paul@home.example', phone: '0113 496 0999', address: { lines: ['77 Mill Lane'], postcode: 'LS9 9ZZ' } };
		const shares = sharedBySiblings(plannedFor([{ contacts: [mother, father] }, { pupil: ben, contacts: [mother, hisFather] }]), letterFamilies.praise);
		const [shared] = [...shares.values()].filter((letter) => letter !== null);
		expect(shared?.othersDetails).toEqual(expect.arrayContaining(['LS11 5PS', 'daniel@home.example', '77 Mill Lane', 'paul@home.example']));
		expect(shared?.othersDetails).not.toContain('14 Hawthorn Close');
	});

	it('is the only letter that may be shared: no warning, no notice, no letter with one pupil’s figures, no certificate', () => {
		expect(Object.values(letterFamilies).filter(mayBeShared).map(({ id }) => id)).toEqual(['praise']);
	});
});
