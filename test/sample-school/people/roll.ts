import { DateTime } from 'luxon';
import type { Contact, Pupil } from '../../../attendance/item';
import type { SchoolCalendar } from '../calendar/schoolCalendar';
import { yearNumber, type PhaseProfile } from '../phase';
import { Random } from '../random';
import { drawContacts } from './contacts';
import { drawFamily, drawGroups, type Family } from './families';
import { communities, preferredForms, surnameFor } from './names';
import { Places } from './places';
import { upn } from './upn';

/** A child on the roll at some time of the year, with the family that the registers are drawn from. */
export interface EnrolledPupil {
	readonly pupil: Pupil;
	readonly sex: 'F' | 'M';
	readonly family: Family;
	readonly contacts: Contact[];
	/** Names the pupil's random streams; stays the same whatever else changes. */
	readonly key: string;
}

interface Place {
	readonly family: Family;
	readonly yearGroup: string;
	readonly joinsOn: string | null;
	readonly leavesOn: string | null;
}

const pupilsPerGroup = 30;

/** Pupils of a school year with families, groups, contacts and dates on roll, in order of year, registration group and name. */
export function drawRoll(profile: PhaseProfile, size: number, seed: number, calendar: SchoolCalendar): EnrolledPupil[] {
	const places = new Places();
	const roll = [
		...fillPlaces('at start', profile, size, seed, calendar, places),
		...fillPlaces('joining', profile, Math.round(size * profile.joiners), seed, calendar, places),
	];
	let contactId = 20000;
	const contactsOf = new Map<Family, Contact[]>();
	for (const { family } of roll) {
		if (!contactsOf.has(family)) contactsOf.set(family, drawContacts(seed, family, places, () => String((contactId += 1))));
	}
	const groupOf = registrationGroups(roll, profile);
	const startYear = Number(calendar.year.slice(0, 4));
	const serials = new Map<number, number>();
	const takenNames = new Map<Family, Set<string>>();
	const pupils = roll.map((place, index): EnrolledPupil => {
		const { family } = place;
		const key = `${family.key}.${index}`;
		const random = new Random(seed, 'pupil', key);
		const sex = random.chance(0.49) ? 'F' : 'M';
		const issuedIn = startYear - yearNumber(place.yearGroup);
		const serial = serials.get(issuedIn) ?? 0;
		serials.set(issuedIn, serial + 1);
		const forename = newForename(family, sex, random, takenNames);
		// Half-brothers and half-sisters keep the other parent's surname.
		const root = random.chance(0.05) ? random.pick(family.community.surnames) : family.surname;
		return {
			key,
			sex,
			family,
			contacts: contactsOf.get(family) as Contact[],
			pupil: {
				id: String(3100 + index).padStart(6, '0'),
				upn: upn(issuedIn, serial),
				legalSurname: surnameFor(root, sex),
				legalForename: forename,
				preferredForename: random.chance(0.5) ? (preferredForms[forename] ?? forename) : forename,
				dateOfBirth: dateOfBirth(startYear, place.yearGroup, seed, family),
				yearGroup: place.yearGroup,
				registrationGroup: groupOf[index] as string,
				registrationTutor: tutorOf(groupOf[index] as string, seed),
				onRollFrom: place.joinsOn ?? admissionDate(startYear, place.yearGroup, profile, random),
				onRollTo: place.leavesOn,
				address: family.address,
				groups: drawGroups(family, profile, random),
			},
		};
	});
	return pupils.sort((a, b) => order(a.pupil, b.pupil));
}

/** Who takes a group's register: drawn by the group alone, so that all its pupils have the same tutor. */
function tutorOf(group: string, seed: number): string {
	const random = new Random(seed, 'tutor', group);
	const title = random.pick(['Mr', 'Mrs', 'Miss', 'Ms']);
	const { men, women, surnames } = random.pick(communities);
	const initial = random.pick(title === 'Mr' ? men : women).charAt(0);
	return `${title} ${initial}. ${surnameFor(random.pick(surnames), title === 'Mr' ? 'M' : 'F')}`;
}

/** Families one after the other until every place is taken, so that exactly `count` pupils come out. */
function fillPlaces(when: 'at start' | 'joining', profile: PhaseProfile, count: number, seed: number, calendar: SchoolCalendar, places: Places): Place[] {
	const free = apportion(profile.years, count);
	const filled: Place[] = [];
	for (let number = 0; filled.length < count; number += 1) {
		const family = drawFamily(seed, `${when === 'joining' ? 'j' : 'f'}${number}`, places);
		const random = new Random(seed, 'place', family.key);
		const joinsOn = when === 'joining' ? randomSchoolDay(calendar, random, 0.05) : null;
		const leavesOn = when === 'at start' && random.chance(profile.leavers) ? randomSchoolDay(calendar, random, 0.03) : null;
		let year = random.weighted([...free.keys()].map((index) => [index, free[index] as number] as const));
		const children = random.weighted(profile.siblings);
		for (let child = 0; child < children && year < free.length; child += 1) {
			if ((free[year] as number) > 0) {
				free[year] = (free[year] as number) - 1;
				filled.push({ family, yearGroup: (profile.years[year] as readonly [string, number])[0], joinsOn, leavesOn });
			}
			year += random.weighted([[0, 3], [1, 17], [2, 42], [3, 26], [4, 12]]);
		}
	}
	return filled;
}

/** Whole numbers in the proportion of the shares that add up to `count`, by largest remainder. */
function apportion(shares: ReadonlyArray<readonly [string, number]>, count: number): number[] {
	const total = shares.reduce((sum, [, share]) => sum + share, 0);
	const exact = shares.map(([, share]) => (share * count) / total);
	const whole = exact.map(Math.floor);
	const byRemainder = [...exact.keys()].sort((a, b) => (exact[b] as number) % 1 - ((exact[a] as number) % 1) || a - b);
	let left = count - whole.reduce((sum, each) => sum + each, 0);
	for (const index of byRemainder) {
		if (left <= 0) break;
		whole[index] = (whole[index] as number) + 1;
		left -= 1;
	}
	return whole;
}

/** A day on which pupils come and go: not in the first days of the year nor in its last weeks. */
function randomSchoolDay(calendar: SchoolCalendar, random: Random, after: number): string {
	return (calendar.days[Math.floor(calendar.days.length * (after + random.next() * (0.9 - after)))] as { date: string }).date;
}

/** Registration groups of each place, dealt out in turn so that groups of a year differ by one pupil at most. */
function registrationGroups(roll: readonly Place[], profile: PhaseProfile): string[] {
	const sizes = new Map<string, number>();
	for (const { yearGroup, joinsOn } of roll) if (!joinsOn) sizes.set(yearGroup, (sizes.get(yearGroup) ?? 0) + 1);
	const dealt = new Map<string, number>();
	return roll.map(({ yearGroup }) => {
		const groups = Math.max(1, Math.ceil((sizes.get(yearGroup) ?? 1) / pupilsPerGroup));
		const next = dealt.get(yearGroup) ?? 0;
		dealt.set(yearGroup, next + 1);
		const place = next % groups;
		const name = profile.groupNames[place] ?? String(place + 1);
		return name.length > 1 ? `${yearGroup} ${name}` : `${yearGroup}${name}`;
	});
}

/** A forename that no brother or sister has. */
function newForename(family: Family, sex: 'F' | 'M', random: Random, taken: Map<Family, Set<string>>): string {
	const used = taken.get(family) ?? new Set<string>();
	taken.set(family, used);
	const names = sex === 'F' ? family.community.girls : family.community.boys;
	const unused = names.filter((name) => !used.has(name));
	const forename = random.pick(unused.length > 0 ? unused : names);
	used.add(forename);
	return forename;
}

/**
 * Between 1 September and 31 August of the years that belong to the year group. Brothers and sisters are born at about
 * the same time of year, which keeps those one year apart from being born too close together; twins share a birthday.
 */
function dateOfBirth(startYear: number, yearGroup: string, seed: number, family: Family): string {
	const first = DateTime.fromISO(`${startYear - 5 - yearNumber(yearGroup)}-09-01`, { zone: 'utc' });
	const timeOfYear = new Random(seed, 'birth', family.key).integer(0, 364);
	const own = new Random(seed, 'birth', family.key, yearGroup).integer(-40, 40);
	return first.plus({ days: Math.min(364, Math.max(0, timeOfYear + own)) }).toISODate() as string;
}

/** 1 September of the year in which the pupil entered the school's first year group, or a later date for one in eight. */
function admissionDate(startYear: number, yearGroup: string, profile: PhaseProfile, random: Random): string {
	const firstYear = yearNumber((profile.years[0] as readonly [string, number])[0]);
	const yearsHere = yearNumber(yearGroup) - firstYear;
	const entered = DateTime.fromISO(`${startYear - yearsHere}-09-01`, { zone: 'utc' });
	if (yearsHere === 0 || !random.chance(0.12)) return entered.toISODate() as string;
	return entered.plus({ days: random.integer(20, yearsHere * 365 - 40) }).toISODate() as string;
}

const order = (a: Pupil, b: Pupil) =>
	yearNumber(a.yearGroup) - yearNumber(b.yearGroup)
	|| compare(a.registrationGroup, b.registrationGroup)
	|| compare(a.legalSurname, b.legalSurname)
	|| compare(a.legalForename, b.legalForename)
	|| compare(a.id, b.id);

/** By code unit: `localeCompare` depends on the machine's language data. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
