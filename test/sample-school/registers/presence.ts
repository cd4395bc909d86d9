import type { SchoolCalendar, SchoolDay } from '../calendar/schoolCalendar';
import { between, type Random } from '../random';
import type { Sheet } from './sheet';
import type { Tuning } from './tuning';

/** Pupils who are often absent are often late as well; the rest of it is a habit of its own. */
const partOfLevel = 0.45;
const partOfOwn = 0.9;

/** Lateness grows after September: other attending codes rise from 3.2 % to 4.6 % of secondary sessions over a year (FFT, September 2024 and full year 2024/25). */
const lateSeason = [0.85, 1, 1.05, 1.05, 1.05, 1.05];

/** Of late comings, the share in the afternoon. */
const afternoonShare = 0.14;

/** Fills every place that is still free: present (`/`, `\`), late (L), or after the register closed (U). */
export function writePresence(sheet: Sheet, calendar: SchoolCalendar, level: number, tuning: Tuning, random: Random): void {
	const habit = partOfLevel * level + partOfOwn * random.bell();
	const lateShare = between(tuning.lateShare, habit);
	const afterClosing = tuning.afterClosing * (habit > 1 ? 1.6 : 0.8);
	for (let place = 0; place < sheet.marks.length; place += 1) {
		const draw = random.next();
		if (!sheet.isFree(place)) continue;
		const { halfTerm, weekday } = calendar.days[place >> 1] as SchoolDay;
		const afternoon = place % 2 === 1;
		const chance = lateShare * (lateSeason[halfTerm] as number) * (weekday === 0 ? 1.15 : 1) * (afternoon ? afternoonShare : 1);
		if (draw >= chance) {
			sheet.put(place, afternoon ? '\\' : '/');
			continue;
		}
		// Registers stay open for thirty minutes at most (Working together to improve school attendance).
		const late = draw >= chance * afterClosing;
		sheet.put(place, late ? 'L' : 'U');
		sheet.minutesLate.set(place, late ? 1 + Math.floor(29 * random.next() * random.next()) : 31 + Math.floor(90 * random.next() * random.next()));
	}
}
