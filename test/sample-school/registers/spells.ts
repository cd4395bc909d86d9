import type { SchoolCalendar } from '../calendar/schoolCalendar';
import { between, type Random } from '../random';
import type { Leaning } from './leaning';
import type { Seasons } from './seasons';
import type { Sheet } from './sheet';

/**
 * Short spells in sessions. Half of all spells last one or two days (two to four sessions) and the middle half of the
 * box plot is the same (FFT, January and July 2022); single sessions are children sent home or missing one half day.
 */
const shortSpells = [
	[1, 6], [2, 41], [3, 5], [4, 21], [5, 2], [6, 9], [8, 4.5], [10, 5.5], [12, 1.5], [16, 1.5],
] as const;
const shortMeanDays = 1.95;

/** Long spells, by share of days lost: how often one is, and its mean in school days. */
const longChance: ReadonlyArray<readonly [number, number]> = [[0.05, 0], [0.15, 0.06], [0.3, 0.16], [0.5, 0.3], [0.8, 0.55]];
const longMeanDays: ReadonlyArray<readonly [number, number]> = [[0.05, 5], [0.3, 7], [0.5, 10], [0.8, 18]];

/** A child who was ill on Friday is often well on Monday; over a holiday nearly always. */
const overBefore = { weekend: 0.38, holiday: 0.85 };

const reasonsGiven = ['Mum rang: temperature', 'Vomiting', 'Stomach ache, phoned by dad', 'Cold and cough', 'Headache', 'Ill, message on absence line', 'Chest infection, seen GP', 'Sickness bug, "48 hour" rule'];

/** Days until the office knows the reason, for a child reported ill and for one who stays away. */
const daysToExplainIllness = [[-1, 80], [1, 11], [2, 5], [3, 2], [4, 1.5], [9, 0.5]] as const;
const daysToExplainStayingAway = [[-1, 22], [1, 22], [2, 20], [3, 14], [4, 12], [5, 7], [8, 2], [14, 1]] as const;

/** How spells begin and how long they are in one half-term. */
interface Rates {
	/** Chance that a day in school turns into illness, or into staying away, before season and weekday. */
	readonly ill: number;
	readonly away: number;
	readonly chanceOfLong: number;
	readonly meanLong: number;
}

/** The chances that give the pupil's share of days lost at the spells' mean length. */
function ratesFor({ absentShare, unauthorisedShare }: Leaning): Rates {
	const chanceOfLong = between(longChance, absentShare);
	const meanLong = between(longMeanDays, absentShare);
	const meanDays = (1 - chanceOfLong) * shortMeanDays + chanceOfLong * meanLong;
	const onset = absentShare / (meanDays * (1 - absentShare));
	return { ill: onset * (1 - unauthorisedShare), away: onset * unauthorisedShare, chanceOfLong, meanLong };
}

/** Writes the pupil's spells of illness (I) and of staying away (O). */
export function writeSpells(sheet: Sheet, calendar: SchoolCalendar, seasons: Seasons, leanings: readonly Leaning[], random: Random): void {
	const rates = leanings.map(ratesFor);
	let left = 0;
	let mark = 'I';
	let long = false;
	let explainedOn = -1;
	calendar.days.forEach((day, index) => {
		if (left > 0 && day.gapBefore > 1) {
			const over = day.gapBefore > 4 ? overBefore.holiday : overBefore.weekend;
			// What keeps a pupil away for weeks is not over by Monday.
			if (random.chance(long ? over * 0.25 : over)) left = 0;
		}
		let from = 0;
		if (left === 0) {
			const { ill, away, chanceOfLong, meanLong } = rates[day.halfTerm] as Rates;
			const chanceIll = ill * (seasons.illness[index] as number);
			const draw = random.next();
			if (draw >= chanceIll + away * (seasons.stayingAway[index] as number)) return;
			mark = draw < chanceIll ? 'I' : 'O';
			long = random.chance(chanceOfLong);
			left = long ? Math.max(4, Math.round(meanLong * 2 * (0.4 + 1.2 * random.next()))) : random.weighted(shortSpells);
			// Most half days are the afternoon's: sent home at noon, or gone.
			if (random.chance(left % 2 === 1 ? 0.75 : 0.05)) from = 1;
			const delay = random.weighted(mark === 'I' ? daysToExplainIllness : daysToExplainStayingAway);
			explainedOn = delay < 0 ? -1 : index + delay;
			if (mark === 'I' && random.chance(0.3)) sheet.comments.set(index * 2 + from, random.pick(reasonsGiven));
		}
		for (let half = from; half < 2 && left > 0; half += 1, left -= 1) {
			const place = index * 2 + half;
			if (sheet.put(place, mark)) sheet.explainedOn[place] = explainedOn;
		}
	});
}
