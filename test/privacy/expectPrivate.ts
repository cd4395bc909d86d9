import type { RecordedRequest } from '../doubles/core/types';
import { asWords, sensitiveIn } from './sensitiveWords';
import { nameFinder, type Named } from './names';
import { shownTexts, type Shown } from './shownTexts';

/**
 * Where no pupil may be named: all of these show on locked screens, in search results, or to more people than the case
 * concerns. The list in which staff read cases says who they are.
 */
const nameless: ReadonlySet<Shown> = new Set(['subject', 'mail text', 'file name', 'event', 'staff message', 'task', 'text message']);

export interface PrivateData {
	/** The pupils of the school: all of them, also those to whom nothing was due. */
	readonly people: readonly Named[];
	/** Texts in which a name or a word may stand for another reason: the school's name, staff. */
	readonly mayStand?: readonly string[];
}

/** Something that its readers need not see. */
export interface Revealed {
	readonly where: Shown;
	readonly by: string;
	readonly found: string;
	readonly about: string;
	readonly because: string;
}

/** Looks through all that doubles received. Gives what shows there and should not; nothing where all is well. */
export async function notPrivate(requests: readonly RecordedRequest[], { people, mayStand = [] }: PrivateData): Promise<Revealed[]> {
	const namesIn = nameFinder(people, mayStand);
	const seen = new Map<string, Revealed>();
	for (const { where, text, by, to } of (await Promise.all(requests.map(shownTexts))).flat()) {
		const said = mayStand.filter(Boolean).reduce((left, allowed) => left.replaceAll(allowed, ' '), text);
		const names = nameless.has(where) ? namesIn(where === 'file name' ? `${text} ${asWords(text)}` : text, to) : [];
		const found = [
			...(where === 'elsewhere' && isMark(said) ? [] : sensitiveIn(said)),
			...names.map((name) => ({ found: name, about: 'a pupil’s name', because: 'it shows to more people than the case concerns' })),
		];
		for (const one of found) seen.set(JSON.stringify([where, by, one]), { where, by, ...one });
	}
	return [...seen.values()];
}

/** Fails where anything that the doubles received shows what its readers need not see, and where they received nothing to look at. */
export async function expectPrivate(requests: readonly RecordedRequest[], data: PrivateData): Promise<void> {
	const texts = (await Promise.all(requests.map(shownTexts))).flat();
	expect(texts.length).toBeGreaterThan(0);
	expect(await notPrivate(requests, data)).toEqual([]);
}

/** An id or a key: one long word of letters and digits, in which an abbreviation stands by chance. */
const isMark = (text: string): boolean => /^[\w+/=.~:!@,{}-]{16,}$/.test(text);
