import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { letterFamilies, planLetters, type LetterFields } from '../../../attendance/letters';
import { order, pupil, subject } from '../../attendance/letters/okafors';

/** What a letter is made from, by whichever program: the merge fields of one letter, as a line of JSON. */
export interface LetterToMake {
	readonly reference: string;
	readonly fields: LetterFields;
}

export const family = letterFamilies['early-concern'];

/** Writes so many letters to make, each for a family of its own. The same number gives the same file. */
export async function writeLetters(file: string, count: number): Promise<void> {
	await pipeline(Readable.from(lines(count)), createWriteStream(file));
}

function* lines(count: number): Generator<string> {
	const ofAll = subject();
	for (let place = 0; place < count; place += 1) {
		const [forename, surname] = [madeUp(place), madeUp(place * 7 + 3)];
		const about = pupil({ id: String(place), preferredForename: forename, legalForename: forename, legalSurname: surname, address: { lines: [`${place % 300} Hawthorn Close`, 'Seacroft', 'Leeds'], postcode: 'LS14 6QT' } });
		const contacts = ofAll.contacts.map((contact) => ({ ...contact, name: `${madeUp(place + 11)} ${surname}` }));
		const { letters } = planLetters({ ...ofAll, pupil: about, contacts }, order(family.id));
		for (const { reference, fields } of letters) yield `${JSON.stringify({ reference, fields })}\n`;
	}
}

const syllables = ['na', 'ri', 'so', 'le', 'mi', 'ta', 'do', 'ka', 'be', 'lu', 'fa', 'wen'];

/** A name that nobody has: another for each of some 20,000 numbers. */
function madeUp(number: number): string {
	const parts = [number, Math.floor(number / 12), Math.floor(number / 144), Math.floor(number / 1728)].map((part) => syllables[part % syllables.length]);
	const name = parts.join('');
	return name[0]?.toUpperCase() + name.slice(1);
}

export async function* readLetters(file: string): AsyncGenerator<LetterToMake> {
	for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line) as LetterToMake;
}
