import { schoolYearName } from '../calendar/weeks';
import { siblingsOf } from '../groups/siblings';
import type { Case, Contact, Pupil } from '../item';
import { plainLetters } from '../text/plainLetters';
import { Unfit } from './fields';
import type { LetterFamily } from './family';
import { letterFileName, letterReference } from './letterIdentity';
import { isProfessional } from './lookedAfter';
import { neededFields, textOf, type PlannedLetter } from './planLetters';

/** The letters planned about one pupil of a run. */
export interface PlannedForPupil {
	readonly pupil: Pupil;
	readonly contacts: readonly Contact[];
	readonly case: Case;
	readonly letters: readonly PlannedLetter[];
}

/** Of a letter planned about one pupil: the letter that goes in its place, or null where a brother's or sister's letter tells it. */
export type Shares = ReadonlyMap<PlannedLetter, PlannedLetter | null>;

/** Good news that knows how to name several pupils. A warning or notice is about one pupil, and so is a letter with figures of one. */
export const mayBeShared = ({ stage, layout, needs }: LetterFamily): boolean => stage === 'praise' && layout === 'letter' && needs.includes('pupils');

/**
 * Praise for brothers and sisters in one letter: one parent, reached in one way at one address, told the same of each.
 *
 * Who are brothers and sisters is told with care (groups/siblings.ts), and all in a letter are so of each other. Left out, with a
 * letter of their own, are looked-after pupils, whose household is nobody's to guess, and pupils who were praised by this step in
 * its period already: the case log would let their letter through no second time, and the others would wait for them.
 *
 * Takes what was planned for the pupils of one school and one family of letters that `mayBeShared`; gives the shared letters, each
 * in place of the letter of its first pupil. A letter that is not in the answer goes as it is.
 */
export function sharedBySiblings(planned: readonly PlannedForPupil[], family: LetterFamily): Shares {
	const open = planned.filter(({ pupil }) => !pupil.groups.lookedAfter);
	const siblings = siblingsOf(open);
	// By key, whatever the order of the run: tried again, the same letters are shared.
	const letters = open.flatMap(({ letters: theirs, case: history }) => theirs.filter((letter) => !isProfessional(letter.facts.recipient.contact) && !isDone(letter, history)));
	const bySign = new Map<string, PlannedLetter[][]>();
	for (const letter of letters.sort((one, other) => (one.letter.key < other.letter.key ? -1 : 1))) {
		const sign = signOf(letter, family);
		const families = bySign.get(sign) ?? [];
		bySign.set(sign, families);
		const theirs = families.find((group) => group.every(({ facts }) => siblings.get(facts.pupil.id)?.includes(letter.facts.pupil.id)));
		if (theirs) theirs.push(letter);
		else families.push([letter]);
	}
	const shares = new Map<PlannedLetter, PlannedLetter | null>();
	for (const group of [...bySign.values()].flat()) {
		const [first, ...rest] = group as [PlannedLetter, ...PlannedLetter[]];
		const shared = rest.length > 0 ? oneLetter(first, rest, family) : null;
		if (!shared) continue;
		shares.set(first, shared);
		for (const letter of rest) shares.set(letter, null);
	}
	return shares;
}

/** What two letters must have in common to be one. What they say of the pupil is in it, all but the name. */
function signOf({ letter, facts: { recipient, date, signatory, contact }, fields }: PlannedLetter, { needs }: LetterFamily): string {
	const { contact: person, address, channel } = recipient;
	const home = address ? plainLetters([...address.lines, address.postcode].join(' ')) : '';
	const said = needs.filter((need) => need !== 'pupils').map((need) => fields[need]);
	return JSON.stringify([
		plainLetters(`${person.title} ${person.name}`), home, channel, letter.addressee.email.toLowerCase(), letter.addressee.phone, person.language, person.interpreter,
		letter.step, date, letter.key.slice(letter.key.lastIndexOf('|')), contact, signatory, said,
	]);
}

function isDone({ letter }: PlannedLetter, { steps }: Case): boolean {
	const period = letter.key.slice(letter.key.lastIndexOf('|') + 1);
	return steps.some(({ step, state, takenOn, period: of }) => step === letter.step && state === 'done' && (of ?? schoolYearName(takenOn)) === period);
}

function oneLetter(first: PlannedLetter, rest: readonly PlannedLetter[], family: LetterFamily): PlannedLetter | null {
	const inOrder = [first, ...rest];
	const reference = letterReference(first.facts.school.urn, inOrder.map(({ letter }) => letter.key).join(' '));
	const facts = { ...first.facts, pupils: inOrder.map(({ facts: { pupil } }) => pupil), reference };
	const fields = neededFields(family, facts);
	if (fields instanceof Unfit) return null;
	const text = textOf(family, fields, facts.recipient);
	if (text && 'reason' in text) return null;
	const { textMessage: _, ...letter } = first.letter;
	return {
		reference,
		facts,
		fields,
		othersDetails: [...new Set(inOrder.flatMap(({ othersDetails }) => othersDetails))],
		letter: {
			...letter,
			...(text ? { textMessage: text } : {}),
			alsoAbout: rest.map(({ letter: { key }, facts: { pupil } }) => ({ pupilId: pupil.id, key })),
			// Of no class: they are in several.
			fileName: letterFileName(letter.date, family.id, { registrationGroup: '', yearGroup: '' }, reference),
		},
	};
}
