import type { Pupil } from '../../attendance/item';

/** What a pupil is called. */
export type Named = Pick<Pupil, 'legalForename' | 'preferredForename' | 'legalSurname'>;

/** Names that are words, months or days as well: such a name alone proves nothing, beside the rest of the name it does. */
const alsoWords = new Set(
	('Will May April June August Summer Autumn Hope Grace Rose Faith Joy Mark Bill Art Rich Max Daisy Holly Ivy Lily Poppy Willow Jasmine Heidi Sky Skye Jude Rory Blake Rowan Robin Robyn Frank ' +
		'Young Long Short Low Best Day Page Bell Rice Price Church Wood Stone Field Fields Hill Lane Park Parks Green White Black Brown Gray Grey King Head Ward School Moor Dale Ford Bridge Parent').split(' '),
);

/**
 * Finds the names of these pupils: forename and surname together in any order, letter case and spelling of a file name, or
 * either alone where it is written as a name and is no ordinary word. `mayStand` are texts that may hold such a name for
 * another reason: the school's name, a member of staff. Gives a function that says which names stand in a text; it may
 * name those that it is to.
 */
export function nameFinder(people: readonly Named[], mayStand: readonly string[] = []): (text: string, to?: readonly string[]) => string[] {
	const pairs = people.flatMap(({ legalForename, preferredForename, legalSurname }) => [...new Set([legalForename, preferredForename])].filter(Boolean).map((forename) => ({ forename, surname: legalSurname })));
	const surnamesOf = new Map<string, Set<string>>();
	for (const { forename, surname } of pairs) surnamesOf.set(folded(forename), (surnamesOf.get(folded(forename)) ?? new Set()).add(folded(surname)));
	const alone = new Set(pairs.flatMap(({ forename, surname }) => [forename, surname]).filter((name) => name.length > 2 && !alsoWords.has(name)));
	return (given, to = []) => {
		const text = [...mayStand, ...to].filter(Boolean).reduce((left, allowed) => left.replaceAll(allowed, ' '), given).normalize('NFC');
		const single = [...text.matchAll(/\p{Lu}[\p{L}'’-]*\p{L}/gu)].flatMap(([word]) => [word, ...word.split('-'), word.replace(/['’]s$/u, '')]).filter((word) => alone.has(word));
		// Within words of any spelling: each known forename that is there, with one of its surnames.
		const words = ` ${folded(text)} `;
		const both = [...new Set(words.trim().split(' '))].flatMap((word) => [...(surnamesOf.get(word) ?? [])].filter((surname) => words.includes(` ${surname} `)).map((surname) => `${word} ${surname}`));
		return [...new Set([...single, ...both])];
	};
}

/** Letters alone, small, without accents: "Zoë O'Dwyer" and "zoe_o-dwyer" are the same name. */
const folded = (text: string): string =>
	text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/['’]/g, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
