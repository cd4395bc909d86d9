import { closeSync, openSync, writeSync } from 'node:fs';
import type { SessionHalf } from '../../../attendance/item';
import { upnCheckLetter } from '../../../attendance/upn/upn';
import { Random } from '../../sample-school/random';

/** How the rows of a file follow each other: all of one pupil together, or all of one session. */
export type RowOrder = 'by pupil' | 'by session';

export interface MarksFile {
	readonly pupils: number;
	/** Two to a school day. */
	readonly sessions: number;
	readonly order: RowOrder;
}

/** Monday; the first school year of the file begins here, and every date of a file of 380 sessions lies in it. */
const firstDay = Date.UTC(2025, 8, 1);
const millisecondsPerDay = 86_400_000;
/** Where a week of holiday comes, counted in weeks from the first day: half terms, Christmas, Easter. */
const holidayWeeks: ReadonlySet<number> = new Set([8, 16, 17, 24, 31, 32, 39, 47, 48, 49, 50, 51]);

const surnames = ['Ashworth', 'Okonkwo', 'Łukasiewicz', '"Van der Elm, senior"', 'O’Hara', 'Brontë-Smith', 'Patel', 'Nguyễn', 'Hussain', 'Fairweather'];
const forenames = ['Zoë', 'Alexander', '"Ann ""Annie"""', 'Muhammad', 'Chloé', 'Benjamin', 'Aaliyah', 'Siân'];
const comments = ['"Mother rang, has a cold"', 'Orthodontist', '"Said ""on the bus"""', 'Läuft später'];
const header = 'UPN,Admission Number,Legal Surname,Legal Forename,Reg Group,Year Group,Date,Session,Mark,Comment';

/**
 * Writes a long file of marks as a school's system exports it: a row a session, CR LF, commas and quotation marks within
 * quotation marks, letters outside ASCII, columns that nobody needs. The same for the same sizes on every machine.
 * Gives how many marks it has.
 */
export function writeMarks(path: string, { pupils, sessions, order }: MarksFile): number {
	const people = Array.from({ length: pupils }, (_, index) => personOf(index));
	const places = placesOf(sessions);
	const marks = people.map((_, index) => marksOf(index, places));
	const file = openSync(path, 'w');
	let text = `${header}\r\n`;
	const add = (pupil: number, place: number): void => {
		const { date, half } = places[place] as Place;
		const comment = (pupil * 31 + place * 17) % 97 === 0 ? comments[(pupil + place) % comments.length] : '';
		text += `${people[pupil]},${date},${half},${marks[pupil]?.[place]},${comment}\r\n`;
		if (text.length < 1_000_000) return;
		writeSync(file, text);
		text = '';
	};
	if (order === 'by pupil') for (let pupil = 0; pupil < pupils; pupil += 1) for (let place = 0; place < sessions; place += 1) add(pupil, place);
	else for (let place = 0; place < sessions; place += 1) for (let pupil = 0; pupil < pupils; pupil += 1) add(pupil, place);
	writeSync(file, text);
	closeSync(file);
	return pupils * sessions;
}

function personOf(index: number): string {
	const digits = `801200${String(400_000 + index).padStart(6, '0')}`;
	const year = 7 + (index % 5);
	return [
		`${upnCheckLetter(digits)}${digits}`, 100_000 + index, surnames[index % surnames.length], forenames[index % forenames.length],
		`${year}${'ABCDEFGH'[Math.floor(index / 5) % 8]}`, `Year ${year}`,
	].join(',');
}

interface Place {
	readonly date: string;
	readonly half: SessionHalf;
}

function placesOf(sessions: number): Place[] {
	const places: Place[] = [];
	for (let week = 0; places.length < sessions; week += 1) {
		if (holidayWeeks.has(week % 52)) continue;
		for (let day = 0; day < 5; day += 1) {
			const date = new Date(firstDay + (week * 7 + day) * millisecondsPerDay).toISOString().slice(0, 10);
			for (const half of ['AM', 'PM'] as const) places[places.length] = { date, half };
		}
	}
	return places.slice(0, sessions);
}

/** Mostly present; spells of illness; single marks of other kinds; some pupils often unauthorised. */
function marksOf(pupil: number, places: readonly Place[]): string[] {
	const random = new Random('benchmark', pupil);
	const oftenAway = random.chance(0.12);
	let ill = 0;
	return places.map(({ half }) => {
		if (ill > 0) {
			ill -= 1;
			return 'I';
		}
		const draw = random.next();
		if (draw < 0.008) {
			ill = random.integer(1, 9);
			return 'I';
		}
		if (oftenAway && draw < 0.05) return random.pick(['O', 'U', 'N', 'G']);
		if (draw > 0.992) return random.pick(['L', 'L', 'M', 'C', 'B', 'V', 'O', 'E']);
		return half === 'AM' ? '/' : '\\';
	});
}
