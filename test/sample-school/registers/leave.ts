import type { SchoolCalendar, SchoolDay } from '../calendar/schoolCalendar';
import type { EnrolledPupil } from '../people/roll';
import { Random } from '../random';
import { holidaySeason } from './seasons';
import type { Sheet } from './sheet';
import type { Tuning } from './tuning';

const holidayLengths = [[1, 24], [2, 22], [3, 13], [4, 9], [5, 24], [7, 3], [10, 5]] as const;

/** One of the days by weight. */
function weightedDay(days: readonly SchoolDay[], weight: (day: SchoolDay) => number, random: Random): number {
	const weights = days.map(weight);
	let left = random.next() * weights.reduce((sum, each) => sum + each, 0);
	for (let index = 0; index < weights.length; index += 1) {
		left -= weights[index] as number;
		if (left < 0) return index;
	}
	return weights.length - 1;
}

/**
 * Holidays in term (G). Drawn for the family, so that brothers and sisters go together. A holiday that would run past a
 * break ends with it: the rest of it is no absence.
 */
export function writeHolidays(sheet: Sheet, enrolled: EnrolledPupil, calendar: SchoolCalendar, tuning: Tuning, seed: number): void {
	const random = new Random(seed, 'holiday', enrolled.family.key);
	if (!random.chance(tuning.holidays)) return;
	const first = weightedDay(calendar.days, holidaySeason, random);
	const length = random.weighted(holidayLengths);
	const { halfTerm } = calendar.days[first] as SchoolDay;
	for (let day = first; day < first + length && calendar.days[day]?.halfTerm === halfTerm; day += 1) sheet.putDay(day, 'G');
}

/** A day of the family's festival (R): all of the first day, for most. */
export function writeFestivals(sheet: Sheet, enrolled: EnrolledPupil, calendar: SchoolCalendar): void {
	const { festival } = enrolled.family;
	if (!festival) return;
	for (const date of calendar.dates.festivals[festival]) {
		const day = calendar.days.findIndex((each) => each.date === date);
		if (day >= 0) sheet.putDay(day, 'R');
	}
}

const appointmentComments = ['Dentist 09:40', 'Orthodontist 14:15', 'GP appointment', 'Hospital out-patients, letter seen', 'Optician', 'CAMHS appointment'];
const leaveComments = ['Funeral', 'Family wedding, leave agreed by head', 'Music examination', 'Moving house'];

/** Leave that the head agreed to (C) and medical appointments (M), both mostly short and spread over everyone; college interviews of Year 11 (J1). */
export function writeAgreedLeave(sheet: Sheet, yearGroup: string, calendar: SchoolCalendar, level: number, tuning: Tuning, random: Random): void {
	const last = calendar.days.length - 1;
	const times = (mean: number) => Math.floor(mean) + (random.chance(mean % 1) ? 1 : 0);
	const careNeeded = random.weighted([[0.3, 5], [1, 3], [3.1, 2]]);
	for (let left = times(tuning.leaveDays * random.weighted([[0, 6], [2.5, 4]])); left > 0; left -= 1) {
		const place = random.integer(0, last) * 2;
		if (random.chance(0.5)) sheet.comments.set(place, random.pick(leaveComments));
		sheet.put(place, 'C');
		if (random.chance(0.85)) sheet.put(place + 1, 'C');
	}
	for (let left = times(tuning.appointments * careNeeded * (level > 1 ? 1.4 : 1)); left > 0; left -= 1) {
		const place = random.integer(0, last) * 2 + random.integer(0, 1);
		if (sheet.put(place, 'M') && random.chance(0.5)) sheet.comments.set(place, random.pick(appointmentComments));
	}
	if (yearGroup === '11' && random.chance(0.3)) sheet.put(weightedDay(calendar.days, ({ halfTerm }) => (halfTerm === 2 || halfTerm === 3 ? 1 : 0), random) * 2 + 1, 'J1');
}

/** Suspensions (E): few pupils, more than once, one to five days each. */
export function writeSuspensions(sheet: Sheet, calendar: SchoolCalendar, level: number, yearGroup: string, tuning: Tuning, random: Random): void {
	const byYear: Readonly<Record<string, number>> = { '7': 0.7, '8': 1.1, '9': 1.3, '10': 1.3, '11': 0.6, R: 0.3, '1': 0.6, '2': 0.8 };
	const byLevel = level > 1 ? 3 : level > 0.3 ? 1.2 : 0.35;
	if (!random.chance(Math.min(0.6, tuning.suspended * byLevel * (byYear[yearGroup] ?? 1)))) return;
	for (let left = random.integer(1, tuning.suspensionsEach * 2 - 1); left > 0; left -= 1) {
		const first = random.integer(5, calendar.days.length - 1);
		const days = random.weighted([[0.5, 12], [1, 44], [2, 24], [3, 10], [5, 10]]);
		if (days === 0.5) sheet.put(first * 2 + 1, 'E');
		else for (let day = first; day < Math.min(first + days, calendar.days.length); day += 1) sheet.putDay(day, 'E');
	}
}
