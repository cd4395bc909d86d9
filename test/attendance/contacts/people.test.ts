import { eachPersonOnce, postalAddress } from '../../../attendance/contacts/people';
import { address, father, mother, neighbour, pupil } from '../referrals/inventedPupil';

describe('the people among the contacts', () => {
	test('stand in the order of call, those without a place last', () => {
		const last = { ...mother, name: 'Rosa Okonjo', priority: null };
		expect(eachPersonOnce([last, neighbour, father, mother]).map(({ name }) => name)).toEqual([mother.name, father.name, neighbour.name, last.name]);
	});

	test('stand once though listed twice, and may not be contacted where either entry says so', () => {
		const people = eachPersonOnce([{ ...father, id: '77' }, { ...father, id: '77', doNotContact: true }]);
		expect(people.map(({ name, doNotContact }) => [name, doNotContact])).toEqual([[father.name, true]]);
	});
});

describe("a contact's postal address", () => {
	test.each([
		['is the own one where there is one', father, father.address],
		["is the pupil's where they live together and the export gives none", mother, address],
		["is never taken to be the pupil's otherwise", { ...father, address: null }, null],
		['is not an empty one', { ...father, address: { lines: [], postcode: '' } }, null],
	])('%s', (_what, contact, expected) => {
		expect(postalAddress(contact, pupil)).toEqual(expected);
	});
});
