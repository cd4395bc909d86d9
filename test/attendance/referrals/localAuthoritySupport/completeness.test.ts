import fc from 'fast-check';
import type { Contact } from '../../../../attendance/item';
import { buildReferral, type SupportDetails, type SupportItem } from '../../../../attendance/referrals';
import { address, asAt, details, father, item, mother, neighbour, pupil, registerFrom, week, withPupil, withRegister } from '../inventedPupil';

const missingOf = (from: SupportItem, given: SupportDetails = details, date = asAt) => buildReferral(from, given, date).referral.missing;
const withReferrer = (change: Partial<SupportDetails['referrer']>): SupportDetails => ({ ...details, referrer: { ...details.referrer, ...change } });
const withSchool = (change: Partial<SupportItem['school']>): SupportItem => ({ ...item, school: { ...item.school, ...change } });
const withContacts = (...contacts: Contact[]): SupportItem => ({ ...item, contacts });

/** Every field that la-forms §3.2 has for a request for support, and what is said when it is lacking. */
const matrix: ReadonlyArray<readonly [field: string, label: string, where: RegExp, item: SupportItem, details?: SupportDetails]> = [
	['referrer.name', 'Name of the person who refers', /Attendance Referral node, field Referrer Name/, item, withReferrer({ name: ' ' })],
	['referrer.role', 'Role of the person who refers', /Referrer Role/, item, withReferrer({ role: '' })],
	['referrer.phone', 'Phone number of the person who refers', /Referrer Phone/, item, withReferrer({ phone: '' })],
	['referrer.email', 'E-mail address of the person who refers', /Referrer Email/, item, withReferrer({ email: 'not an address' })],
	['localAuthority.team', "Name of the authority's attendance team", /Local Authority Team/, item, { ...details, team: '' }],
	['localAuthority.name', 'Name of the local authority', /Local Authority/, withSchool({ localAuthority: '' })],
	['school.name', 'Name of the school', /School Name/, withSchool({ name: ' ' })],
	['school.name', 'Name of the school', /School Name/, withSchool({ name: 'Our school' })],
	['school.urn', "The school's URN (six digits)", /URN/, withSchool({ urn: '' })],
	['pupil.legalSurname', 'Legal surname', /pupil details export, column Legal Surname/, withPupil({ legalSurname: '' })],
	['pupil.legalForename', 'Legal forename', /column Legal Forename/, withPupil({ legalForename: '' })],
	['pupil.dateOfBirth', 'Date of birth', /pupil details export, column Date of Birth/, withPupil({ dateOfBirth: null })],
	['pupil.upn', 'Unique pupil number (UPN)', /column UPN/, withPupil({ upn: '' })],
	['pupil.upn', 'A UPN that is right: this one does not agree with its check letter, so one character is wrong', /column UPN/, withPupil({ upn: 'B801200005002' })],
	['pupil.yearGroup', 'Year group', /column Year Group/, withPupil({ yearGroup: '' })],
	['pupil.address', 'Home address with postcode', /columns? Address/, withPupil({ address: null })],
	['pupil.address', 'Home address with postcode', /Postcode/, withPupil({ address: { ...address, postcode: '' } })],
	['pupil.onRollTo', 'A pupil on roll: this one left the roll on 20 November 2026', /Leaving Date/, withPupil({ onRollTo: '2026-11-20' })],
	['parents', 'At least one parent', /contacts export, columns Relationship/, withContacts(neighbour)],
	['parents.0.name', 'Name of parent 1 (mother)', /column Name/, withContacts({ ...mother, name: ' ' })],
	['parents.0.relationship', 'Relationship to the pupil of parent 1', /column Relationship/, withContacts({ ...mother, relationship: '' })],
	['parents.1.language', 'Language for the interpreter of parent 2 (father)', /column Language/, withContacts(mother, { ...father, language: '' })],
	['parents.1.address', 'Address of parent 2 (father)', /column Address; where it cannot be found, say what was done/, withContacts(mother, { ...father, address: null })],
	['parents.1.phone', 'Phone number of parent 2 (father)', /column Phone; where it cannot be found/, withContacts(mother, { ...father, phone: '' })],
];

describe('a request for support that lacks', () => {
	test.each(matrix.map(([field, label, where, from, given = details]) => [field, label, where, from, given] as const))('%s names it: %s', (field, label, where, from, given) => {
		// Without the home address the mother, who lives there, has none either.
		const missing = missingOf(from, given).filter((each) => field !== 'pupil.address' || each.field === field);
		expect(missing.map((each) => [each.field, each.label])).toEqual([[field, label]]);
		expect(missing[0]?.where).toMatch(where);
		expect(missing[0]?.whoCanSupply).not.toBe('');
	});

	test('nothing is ready', () => {
		expect(missingOf(item)).toEqual([]);
		expect(buildReferral(item, details, asAt).referral).toMatchObject({ ready: true, fileName: expect.stringMatching(/^2026-11-23_local-authority-support_[\da-f]{8}$/) });
	});

	test('several things says how many, and of each who can supply it and where, on a line of its own, and names nobody', () => {
		const { referral, form } = buildReferral({ ...withPupil({ dateOfBirth: null }), contacts: [{ ...father, phone: '' }] }, details, asAt);
		expect(form).toBeNull();
		expect(referral.fileName).toBe('');
		expect(referral.summary.split('\n')).toEqual([
			'Not ready to send: 2 things are missing.',
			"Date of birth — the school's data manager: pupil details export, column Date of Birth.",
			'Phone number of parent 1 (father) — the school office: contacts export, column Phone; where it cannot be found, say what was done in Attendance Referral node, field Efforts to Find Details.',
		]);
		expect(JSON.stringify(referral)).not.toMatch(/Okonjo|Wiśniewski|Tamsin/);
	});
});

describe('details of a parent that the school does not have', () => {
	const unknown = withContacts(mother, { ...father, phone: '', address: null });

	test('no longer keep the referral back where the school wrote what it did to find them (la-forms §3.2)', () => {
		expect(missingOf(unknown, { ...details, effortsToFindDetails: 'Asked the mother on 3 and 10 November.' })).toEqual([]);
	});

	test('are not asked for of a person whom nobody may contact', () => {
		expect(missingOf(withContacts(mother, { ...father, phone: '', address: null, doNotContact: true }))).toEqual([]);
	});
});

describe('the register of a request for support', () => {
	test('may carry no N, for authorities send it back (la-forms §3.2); each is named', () => {
		const register = registerFrom('2026-11-09', [week.present, 'N N / \\ N \\ / \\ / \\']);
		expect(missingOf(withRegister(register))).toMatchObject([
			{ field: 'register.unsettled', label: '3 sessions still carry N (16 November 2026 AM, 16 November 2026 PM and 18 November 2026 AM); settle the reason first' },
		]);
	});

	test('may hold no session without a mark, but the day of the run need not be over', () => {
		const register = registerFrom('2026-11-16', ['/ \\ / - / \\ / \\ / \\', '/ - . . . . . . . .']);
		expect(missingOf(withRegister(register))).toMatchObject([
			{ field: 'register.unmarked', label: '1 session has no valid mark (17 November 2026 PM); complete the register first' },
		]);
	});

	test('names the first of many sessions and counts the rest', () => {
		const register = registerFrom('2026-11-09', ['N N N N N N N N N N']);
		expect(missingOf(withRegister(register))[0]?.label).toMatch(/^10 sessions still carry N \(9 November 2026 AM, .* and 4 more\); settle/);
	});

	test.each(['Y', 'H', 'ZZ'])('may hold no mark that is no code of its date: %s', (mark) => {
		const register = registerFrom('2026-11-16', [`/ ${mark} / \\ / \\ / \\ / \\`]);
		expect(missingOf(withRegister(register))).toMatchObject([{ field: 'register.unmarked' }]);
	});

	test('must be the one that the figures were measured from', () => {
		expect(missingOf({ ...item, register: registerFrom('2026-09-07', [week.present]) })).toMatchObject([{ field: 'attendance', where: expect.stringContaining('run Attendance Risk') }]);
		expect(missingOf(item, details, '2026-11-06')).toMatchObject([{ field: 'attendance' }]);
	});

	test('must hold a possible session', () => {
		const register = registerFrom('2026-11-16', ['# # # # # # # # # #']);
		expect(missingOf(withRegister(register))).toMatchObject([{ field: 'attendance', label: 'At least one possible session this school year' }]);
	});
});

test('whatever an item lacks, it is either named or the form is whole: making it never fails', () => {
	const textOrNone = fc.constantFrom('', ' ', 'Śmigły', '#panic("x")');
	const parent = fc.record({
		name: fc.constantFrom(' ', 'Sam Lee'), relationship: textOrNone, phone: textOrNone, email: textOrNone, language: textOrNone, interpreter: fc.boolean(), doNotContact: fc.boolean(),
		parentalResponsibility: fc.constantFrom(true, false, null), livesWithPupil: fc.constantFrom(true, false, null),
		address: fc.constantFrom(null, address, { lines: [], postcode: '' }, { lines: ['x'], postcode: '' }),
	});
	const change = fc.record({
		legalSurname: textOrNone, legalForename: textOrNone, preferredForename: textOrNone, registrationGroup: textOrNone,
		upn: fc.constantFrom('', pupil.upn, 'x'), yearGroup: fc.constantFrom('', 'R', '11'), dateOfBirth: fc.constantFrom(null, '2013-02-14'),
		address: fc.constantFrom(null, address, { lines: [' '], postcode: 'X' }), onRollTo: fc.constantFrom(null, '2026-10-01', '2027-07-20'),
	});
	fc.assert(fc.property(change, fc.array(parent, { maxLength: 3 }), textOrNone, (pupilChange, parents, text) => {
		const from = { ...withPupil(pupilChange), contacts: parents.map((each) => ({ ...mother, ...each })) };
		const { referral, form } = buildReferral(from, { ...details, effortsToFindDetails: text, requested: text, views: text }, asAt);
		expect(form === null).toBe(referral.missing.length > 0);
	}), { numRuns: 300 });
});
