import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { groupBy } from '../groupBy';
import { generateSchool, phases, SampleSchoolYear, type SamplePupil } from '../index';
import { upn, upnCheckLetter, withWrongCheckLetter } from './upn';

const schools = [
	generateSchool({ phase: 'secondary', seed: 1, asAt: '2026-11-20' }),
	generateSchool({ phase: 'primary', seed: 2, asAt: '2027-07-20' }),
];
const people = (pupils: readonly SamplePupil[]) => pupils.flatMap(({ contacts }) => contacts);

describe('unique pupil numbers', () => {
	it.each([['B', '801200005001'], ['P', '207000016049']])('have the check letter %s for %s (Government Data Standards Catalogue, UPN 2.0)', (letter, digits) => {
		expect(upnCheckLetter(digits)).toBe(letter);
	});

	it('go on with another establishment where a thousand serials are used up', () => {
		expect([upn(2019, 999).slice(1), upn(2019, 1000).slice(1)]).toEqual(['928999919999', '928999819000']);
	});

	it('are wrong after a slip of the keyboard', () => {
		const right = upn(2019, 7);
		expect(withWrongCheckLetter(right).slice(1)).toBe(right.slice(1));
		expect(withWrongCheckLetter(right)[0]).not.toBe(upnCheckLetter(right.slice(1)));
	});
});

describe.each(schools.map((school) => [school.phase, school] as const))('the people of the %s school', (_phase, { pupils, calendar }) => {
	it('have ids, UPNs and contact ids of their own', () => {
		expect(new Set(pupils.map(({ pupil }) => pupil.id)).size).toBe(pupils.length);
		expect(new Set(pupils.map(({ pupil }) => pupil.upn)).size).toBe(pupils.length);
		const named = new Map(people(pupils).map((contact) => [contact.id, contact]));
		expect(new Set([...named.values()]).size).toBe(new Set(people(pupils)).size);
	});

	it('cannot be reached, because nothing about them exists', () => {
		for (const { address } of [...pupils.map(({ pupil }) => pupil), ...people(pupils)]) {
			if (address) expect(address.postcode).toMatch(/^WX\d \d[ABD-HJLNP-UW-Z]{2}$/);
		}
		for (const { phone, email } of people(pupils)) {
			expect(phone).toMatch(/^(011[3-8] 496 0\d{3})?$/);
			expect(email).toMatch(/^([a-z.]+\d*@example\.(org|com))?$/);
		}
		for (const { pupil } of pupils) expect(pupil.upn).toMatch(/^[A-Z]928999[89]\d{5}$/);
	});

	it('have telephone numbers that a telephone library accepts', () => {
		const { phone } = people(pupils).find((contact) => contact.phone !== '') as { phone: string };
		expect(isValidPhoneNumber(phone, 'GB')).toBe(true);
	});

	it('were born in the twelve months that belong to their year group', () => {
		const start = Number(calendar.year.slice(0, 4));
		for (const { pupil } of pupils) {
			const year = pupil.yearGroup === 'R' ? 0 : Number(pupil.yearGroup);
			expect((pupil.dateOfBirth as string) >= `${start - 5 - year}-09-01`).toBe(true);
			expect((pupil.dateOfBirth as string) <= `${start - 4 - year}-08-31`).toBe(true);
		}
	});

	it('share address and contacts with brothers and sisters, who are twins or nine months apart', () => {
		const families = groupBy(pupils, ({ household }) => household);
		const withSiblings = [...families.values()].filter((family) => family.length > 1);
		expect(withSiblings.length).toBeGreaterThan(pupils.length / 12);
		for (const family of withSiblings) {
			expect(new Set(family.map(({ pupil }) => JSON.stringify(pupil.address))).size).toBe(1);
			expect(new Set(family.map(({ contacts }) => contacts)).size).toBe(1);
			expect(new Set(family.map(({ pupil }) => pupil.legalForename)).size).toBe(family.length);
			const births = family.map(({ pupil }) => Date.parse(pupil.dateOfBirth as string)).sort((a, b) => a - b);
			births.slice(1).forEach((birth, index) => {
				const days = (birth - (births[index] as number)) / 86_400_000;
				expect(days === 0 || days >= 270).toBe(true);
			});
		}
	});

	it('hold every kind of family that letters must get right', () => {
		const has = (what: (each: SamplePupil) => boolean) => pupils.filter(what).length;
		const twoAddresses = has(({ contacts }) => new Set(contacts.filter((each) => each.parentalResponsibility && each.address).map((each) => each.address?.lines.join())).size > 1);
		expect(twoAddresses).toBeGreaterThan(pupils.length * 0.1);
		expect(has(({ contacts }) => contacts.filter((each) => each.parentalResponsibility).length === 1)).toBeGreaterThan(pupils.length * 0.1);
		expect(has(({ contacts }) => contacts.some((each) => each.doNotContact))).toBeGreaterThan(0);
		expect(has(({ contacts }) => contacts.some((each) => each.parentalResponsibility === null))).toBeGreaterThan(0);
		expect(has(({ contacts }) => contacts.some((each) => each.parentalResponsibility === false && each.relationship.startsWith('Grand')))).toBeGreaterThan(0);
		expect(has(({ contacts }) => contacts.some((each) => each.parentalResponsibility && !each.doNotContact && each.address === null))).toBeGreaterThan(0);
		expect(has(({ contacts }) => contacts.every((each) => each.email === ''))).toBeGreaterThan(0);
		expect(has(({ contacts }) => contacts.some((each) => each.language !== '' && each.interpreter))).toBeGreaterThan(0);
		expect(has(({ contacts }) => contacts.length === 1)).toBeGreaterThan(0);
	});
});

/** Enough schools that a share of pupils is not a matter of chance. */
const severalSchools = { secondary: [1, 2], primary: [1, 2, 3, 4, 5] } as const;

describe.each(phases)('the people of several %s schools', (phase) => {
	const pupils = severalSchools[phase].flatMap((seed) => new SampleSchoolYear(phase, seed, '2026-09-10').asAt('2026-09-10').pupils);

	it('give every looked-after child carers without parental responsibility and a social worker', () => {
		const lookedAfter = pupils.filter(({ pupil }) => pupil.groups.lookedAfter);
		expect(lookedAfter.length).toBeGreaterThan(0);
		for (const { pupil, contacts } of lookedAfter) {
			const carers = contacts.filter(({ relationship }) => relationship === 'Foster Carer');
			expect(carers.length).toBeGreaterThan(0);
			expect(carers.every(({ parentalResponsibility, livesWithPupil }) => parentalResponsibility === false && livesWithPupil)).toBe(true);
			expect(contacts.some(({ relationship }) => relationship === 'Social Worker')).toBe(true);
			expect(pupil.groups.socialWorker).toBe(true);
		}
	});

	it.each([
		// DfE, Schools, pupils and their characteristics 2024/25; Special educational needs in England 2024/25; Children in need 2024.
		['freeSchoolMeals', 25.7, 3.5], ['senSupport', 14.2, 2.5], ['ehcPlan', 3, 1.2], ['englishAdditionalLanguage', 21.4, 4], ['socialWorker', 3.3, 1.5],
	] as const)('have %s at %d %% of pupils, give or take %d', (group, published, tolerance) => {
		const share = (pupils.filter(({ pupil }) => pupil.groups[group]).length * 100) / pupils.length;
		expect(Math.abs(share - published)).toBeLessThanOrEqual(tolerance);
	});
});
