import type { SchoolCalendar } from '../calendar/schoolCalendar';
import { weekdayIndex } from '../../../attendance/calendar/weeks';
import { yearNumber, type Phase } from '../phase';
import { Random } from '../random';

/** Something that marks many pupils' registers at once. */
export interface SchoolEvent {
	readonly mark: string;
	/** First and last place of the register (two a school day). */
	readonly from: number;
	readonly to: number;
	/** Year groups that it is for. */
	readonly yearGroups: readonly string[];
	/** Share of those pupils whom it takes in. */
	readonly share: number;
	readonly name: string;
	readonly afternoonsOnly: boolean;
}

const secondaryYears = ['7', '8', '9', '10', '11'];
const primaryYears = ['R', '1', '2', '3', '4', '5', '6'];

/**
 * The year's events: closures that no one planned (Y4), staggered starts (Y7: Oxfordshire's coding advice, September
 * 2024), late buses (Y1), storms (Y2), trips (V), sport (P), work experience (W), study leave (S), and the weeks in which
 * pupils are not required to attend (X). Which of them stand before an absence: `comesBeforeAbsence`.
 */
export function schoolEvents(phase: Phase, calendar: SchoolCalendar, seed: number): SchoolEvent[] {
	const random = new Random(seed, 'events', phase, calendar.year);
	const { days } = calendar;
	const everyone = phase === 'secondary' ? secondaryYears : primaryYears;
	const events: SchoolEvent[] = [];
	const add = (name: string, mark: string, from: number, to: number, yearGroups: readonly string[], share: number, afternoonsOnly = false) =>
		events.push({ name, mark, from, to, yearGroups, share, afternoonsOnly });
	const dayIn = (halfTerm: number) => {
		const within = days.flatMap((day, index) => (day.halfTerm === halfTerm && day.weeksToBreak > 0 ? [index] : []));
		return random.pick(within);
	};

	if (random.chance(0.3)) {
		const day = dayIn(2);
		add('snow', 'Y4', day * 2, day * 2 + 1, everyone, 1);
	}
	if (random.chance(0.2)) {
		const day = dayIn(random.integer(1, 3));
		add('boiler failure', 'Y4', day * 2 + 1, day * 2 + 1, everyone, 1);
	}
	if (random.chance(0.4)) {
		const day = dayIn(random.integer(1, 3));
		add('storm', 'Y2', day * 2, day * 2 + 1, everyone, 0.05);
	}
	const lastHalf = days.flatMap((day, index) => (day.halfTerm === 5 ? [index] : []));
	const firstOf = (half: readonly number[]) => half[0] as number;

	if (phase === 'secondary') {
		add('staggered start', 'Y7', 0, 0, ['8', '9', '10', '11'], 1);
		for (let left = random.integer(1, 3); left > 0; left -= 1) {
			const day = random.integer(3, days.length - 1);
			add('bus did not run', 'Y1', day * 2, day * 2, everyone, 0.035);
		}
		// Compulsory school age ends on the last Friday in June (Education Act 1996 s.8).
		const endOfJune = days.findIndex((day) => day.date > lastFridayInJune(calendar.year));
		add('study leave', 'S', firstOf(lastHalf) * 2, endOfJune * 2 - 1, ['11'], 0.94);
		add('past compulsory school age', 'X', endOfJune * 2, days.length * 2 - 1, ['11'], 1);
		const week = lastHalf.filter((index) => (days[index] as { weekOfHalfTerm: number }).weekOfHalfTerm === 4);
		add('work experience', 'W', firstOf(week) * 2, firstOf(week) * 2 + week.length * 2 - 1, ['10'], 0.86);
		const activities = (lastHalf[lastHalf.length - 1] as number) - 4;
		add('activities days', 'V', activities * 2, activities * 2 + 3, ['7', '8', '9'], 0.4);
		for (const yearGroup of secondaryYears) {
			for (let left = 8; left > 0; left -= 1) {
				const day = dayIn(random.weighted([[0, 1], [1, 2.5], [2, 2], [3, 2.5], [4, 2], [5, 3]]));
				add('day trip', 'V', day * 2, day * 2 + 1, [yearGroup], 0.08 + 0.14 * random.next());
			}
			for (let left = 14; left > 0; left -= 1) {
				const day = dayIn(random.integer(0, 5));
				add('fixture', 'P', day * 2 + 1, day * 2 + 1, [yearGroup], 0.06);
			}
		}
	} else {
		// Reception children settle in by mornings; those under five need not attend.
		add('settling in', 'X', 0, 19, ['R'], 0.9, true);
		for (const yearGroup of primaryYears) {
			for (const halfTerm of random.weighted([[[1, 5], 1], [[3, 5], 2], [[2, 4], 1]])) {
				const day = dayIn(halfTerm);
				add('class trip', 'V', day * 2, day * 2 + 1, [yearGroup], 0.44);
			}
			for (let left = 6; left > 0; left -= 1) {
				const day = dayIn(random.integer(0, 5));
				add('sports festival', 'P', day * 2 + 1, day * 2 + 1, [yearGroup], yearNumber(yearGroup) > 2 ? 0.12 : 0.01);
			}
		}
		const residential = firstOf(lastHalf) + 7;
		add('residential', 'V', residential * 2, residential * 2 + 5, ['6'], 0.85);
	}
	return events;
}

/** Marks that stand whatever a pupil does that day: the school was shut, or the pupil not expected. */
export const comesBeforeAbsence = (event: SchoolEvent): boolean => ['Y4', 'Y7', 'X', 'S'].includes(event.mark);

function lastFridayInJune(year: string): string {
	const lastOfJune = `${Number(year.slice(0, 4)) + 1}-06-30`;
	// Days back from 30 June to a Friday (weekday 4).
	const back = (weekdayIndex(lastOfJune) + 3) % 7;
	return `${lastOfJune.slice(0, 8)}${30 - back}`;
}
