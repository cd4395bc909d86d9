import { isParent, parentsOf } from '../../../../attendance/referrals/form/parents';
import { father, mother, neighbour } from '../inventedPupil';

const stranger = { ...neighbour, parentalResponsibility: null, livesWithPupil: null };

describe('who is a parent (Education Act 1996, section 576)', () => {
	test.each([
		['a mother whose parental responsibility the export does not state', { ...stranger, relationship: 'Mother' }, true],
		['a father without parental responsibility', { ...stranger, relationship: 'Father', parentalResponsibility: false }, true],
		['a step-father', { ...stranger, relationship: 'Step-father' }, true],
		['a foster carer', { ...stranger, relationship: 'Foster Carer' }, true],
		['an aunt with parental responsibility', { ...stranger, relationship: 'Aunt', parentalResponsibility: true }, true],
		['a grandmother who has care, for the pupil lives with her', { ...stranger, relationship: 'Grandmother', livesWithPupil: true }, true],
		['a grandmother who is there to be called', { ...stranger, relationship: 'Grandmother' }, false],
		['a brother at home', { ...stranger, relationship: 'Brother', livesWithPupil: true }, false],
		['a neighbour', neighbour, false],
	])('%s: %s', (_who, contact, expected) => {
		expect(isParent(contact)).toBe(expected);
	});

	test('they stand in the order of call, each once', () => {
		expect(parentsOf([neighbour, { ...father, id: '77' }, { ...father, id: '77' }, mother]).map(({ name }) => name)).toEqual([mother.name, father.name]);
	});
});
