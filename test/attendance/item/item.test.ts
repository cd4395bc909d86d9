import { emptyCase, ItemError, itemSchemas, pupilLabel, readItem, type ItemKey } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { score } from '../../../attendance/risk';
import { registerFrom, week } from '../registers';

const names = ['Quillfeather', 'Marigold', 'Goldie', 'Thornbury'];

const pupil = {
	id: '1042',
	upn: 'B801200005001',
	legalSurname: 'Quillfeather',
	legalForename: 'Marigold',
	preferredForename: 'Goldie',
	dateOfBirth: '2014-02-03',
	yearGroup: '7',
	registrationGroup: '7B',
	onRollFrom: '2025-09-03',
	onRollTo: null,
	address: { lines: ['3 Thornbury Lane'], postcode: 'LS1 4AP' },
	groups: {},
};
const register = registerFrom('2026-09-07', [week('I I')]);

function failure(json: Record<string, unknown>, keys: readonly ItemKey[]): ItemError {
	let failed: unknown;
	try {
		readItem(json, keys);
	} catch (error) {
		failed = error;
	}
	if (!(failed instanceof ItemError)) throw new Error(`the item was read, or failed otherwise: ${String(failed)}`);
	return failed;
}

describe('reading an item', () => {
	it('gives the keys asked for, with defaults filled in', () => {
		const read = readItem({ pupil, register, other: 1 }, ['pupil', 'register']);
		expect(Object.keys(read).sort()).toEqual(['pupil', 'register']);
		expect(read.pupil.groups).toEqual({
			freeSchoolMeals: false, senSupport: false, ehcPlan: false, englishAdditionalLanguage: false, lookedAfter: false,
			previouslyLookedAfter: false, socialWorker: false, childProtection: false, youngCarer: false,
		});
		expect(read.register).toEqual(register);
	});

	it.each<[name: string, json: Record<string, unknown>, key: ItemKey, message: string]>([
		['a key is missing', { pupil }, 'register', 'Pupil 1042: "register" is missing'],
		['a field is missing', { pupil: { ...pupil, yearGroup: undefined } }, 'pupil', 'Pupil 1042: the field "pupil.yearGroup" is not right'],
		['a field has another type', { pupil: { ...pupil, legalSurname: 7 } }, 'pupil', 'Pupil 1042: the field "pupil.legalSurname" is not right'],
		['a date is written otherwise', { pupil: { ...pupil, dateOfBirth: '03/02/2014' } }, 'pupil', 'Pupil 1042: the field "pupil.dateOfBirth" must be a date written YYYY-MM-DD'],
		['a date does not exist', { pupil: { ...pupil, onRollFrom: '2026-02-30' } }, 'pupil', 'Pupil 1042: the field "pupil.onRollFrom" must be a date written YYYY-MM-DD'],
		['a year group is unknown', { pupil: { ...pupil, yearGroup: '15' } }, 'pupil', 'Pupil 1042: the field "pupil.yearGroup" must be N1, N2, R or 1 to 14'],
		['a group flag is a word', { pupil: { ...pupil, groups: { senSupport: 'Y' } } }, 'pupil', 'Pupil 1042: the field "pupil.groups.senSupport" is not right'],
		['a week has nine marks', { pupil, register: registerFrom('2026-09-07', ['/ \\ / \\ / \\ / \\ /']) }, 'register', 'Pupil 1042: the field "register.weeks.2026-09-07" must hold ten marks'],
		['a week has two spaces', { pupil, register: registerFrom('2026-09-07', [`${week()} `]) }, 'register', 'Pupil 1042: the field "register.weeks.2026-09-07" must hold ten marks'],
		['a week begins on a Tuesday', { pupil, register: registerFrom('2026-09-08', [week()]) }, 'register', 'Pupil 1042: the field "register.weeks.2026-09-08" must be a Monday'],
		['a key is not an object', { pupil, case: 'Quillfeather' }, 'case', 'Pupil 1042: the field "case" is not right'],
		['there is no pupil', { register: 'Quillfeather' }, 'register', 'An item without a pupil: the field "register" is not right'],
		['the pupil has no id', { pupil: { ...pupil, id: undefined } }, 'pupil', 'An item without a pupil: the field "pupil.id" is not right'],
	])('says so where %s, by the pupil’s id and the field, and holds no name', (_name, json, key, message) => {
		const error = failure(json, [key]);
		expect(error.message.startsWith(message)).toBe(true);
		for (const name of names) expect(`${error.message} ${error.advice} ${error.stack}`).not.toContain(name);
	});

	it.each<[key: ItemKey, node: string]>([
		['register', 'Attendance Register'],
		['attendance', 'Attendance Risk'],
		['case', 'Attendance Case Log (Get History)'],
		['decision', 'Attendance Escalation'],
	])('says which node adds a missing %s', (key, node) => expect(failure({ pupil }, [key]).advice).toBe(`Put the node ${node} before this one.`));

	it('labels a pupil by id alone', () => {
		expect(pupilLabel({ pupil })).toBe('Pupil 1042');
		expect(pupilLabel({ pupil: { id: 1042 } })).toBe('An item without a pupil');
		expect(pupilLabel({})).toBe('An item without a pupil');
	});
});

describe('what the pure functions make', () => {
	const attendance = measure(register, { asAt: '2026-09-11' });

	it.each<[ItemKey, unknown]>([
		['attendance', attendance],
		['risk', score(attendance, { register, asAt: '2026-09-11' })],
		['case', emptyCase],
	])('fits the schema of %s', (key, value) => expect(itemSchemas[key].parse(value)).toEqual(value));
});
