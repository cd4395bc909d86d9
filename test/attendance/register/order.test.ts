import fc from 'fast-check';
import type { Pupil } from '../../../attendance/item';
import { byGroupAndName } from '../../../attendance/register/order';

const collator = new Intl.Collator('en-GB', { numeric: true });
const fields = ['registrationGroup', 'legalSurname', 'legalForename', 'id'] as const;

test('pupils go out by group, surname, forename and number, each as a reader of English sorts them', async () => {
	const text = fc.constantFrom('', '7A', '10A', '07A', 'Ash', 'ash', 'Åsh', 'O’Hara', 'Elm 2', 'Elm 10');
	const pupil = fc.record({ registrationGroup: text, legalSurname: text, legalForename: text, id: text }).map((some) => ({ pupil: some as Pupil }));
	await fc.assert(
		fc.asyncProperty(fc.array(pupil, { maxLength: 30 }), async (entries) => {
			const plainly = [...entries].sort(({ pupil: one }, { pupil: other }) => fields.map((field) => collator.compare(one[field], other[field])).find((order) => order !== 0) ?? 0);
			expect(byGroupAndName(entries)).toEqual(plainly);
		}),
	);
});
