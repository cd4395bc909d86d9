import type { SchoolCalendar } from '../calendar/schoolCalendar';
import type { EnrolledPupil } from '../people/roll';
import { yearNumber, type Phase } from '../phase';
import type { Random } from '../random';
import type { Sheet } from './sheet';
import type { Tuning } from './tuning';

type Week = readonly number[];

/** What was arranged for a few pupils, each on fixed places of the week (Monday AM is 0), for a stretch of the year. */
interface Arrangement {
	readonly mark: 'C2' | 'D' | 'B' | 'K' | 'C1' | 'T';
	readonly week: Week;
	readonly from: number;
	readonly to: number;
}

const everyAfternoon: Week = [1, 3, 5, 7, 9];
const wholeWeek: Week = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Draws a pupil's arrangement, if any: a part-time timetable (C2: FFT found it used at least once for 0.7 % of secondary
 * and 0.3 % of primary pupils in September 2024), registration at a second school (D), a day a week at another provider
 * (B: 0.28 % of secondary pupils), provision by the local authority (K: 0.05 % of secondary and 0.01 % of primary
 * sessions), licensed performances (C1) and parents who travel for work (T).
 */
export function drawArrangement(enrolled: EnrolledPupil, level: number, phase: Phase, calendar: SchoolCalendar, tuning: Tuning, random: Random): Arrangement | null {
	const { groups, yearGroup } = enrolled.pupil;
	const last = calendar.days.length - 1;
	const secondary = phase === 'secondary';
	const older = yearNumber(yearGroup) >= 9;
	const stretch = (days: number) => {
		const from = random.integer(0, last - 20);
		return { from, to: Math.min(last, from + days) };
	};
	const need = (groups.ehcPlan ? 6 : groups.senSupport ? 2.5 : 0.5) * (level > 1.2 ? 2.5 : 0.7);
	if (random.chance(Math.min(0.5, tuning.partTime * need))) {
		// "Temporary": some weeks; half of those who have one in the year began it in September.
		const time = random.chance(0.45) ? { from: random.integer(0, 5), to: random.integer(25, 55) } : stretch(random.integer(15, 45));
		return { mark: 'C2', week: random.pick([everyAfternoon, everyAfternoon, [5, 9], [1, 5, 9], [8, 9]]), ...time };
	}
	if (random.chance(secondary ? 0.002 : 0.0015)) return { mark: 'D', week: random.pick([[6, 7, 8, 9], [8, 9], [2, 3]]), from: 0, to: last };
	if (secondary && older && random.chance(0.0045)) return { mark: 'B', week: random.pick([[8, 9], [2, 3], [2, 3, 4, 5]]), from: random.integer(0, 12), to: last };
	if (random.chance(secondary ? 0.002 : 0.0005)) return { mark: 'K', week: random.pick([wholeWeek, [0, 1, 2, 3], [0, 2, 4, 6, 8]]), ...(random.chance(0.6) ? { from: 0, to: 110 } : stretch(90)) };
	if (random.chance(0.0012)) return { mark: 'C1', week: wholeWeek, ...stretch(random.integer(1, 5)) };
	if (random.chance(0.0008)) return { mark: 'T', week: wholeWeek, ...stretch(random.integer(5, 25)) };
	return null;
}

/** Writes an arrangement to its places of the week. */
export function writeArrangement(sheet: Sheet, arrangement: Arrangement, calendar: SchoolCalendar): void {
	for (let day = arrangement.from; day <= arrangement.to; day += 1) {
		const { weekday } = calendar.days[day] as { weekday: number };
		for (let half = 0; half < 2; half += 1) {
			if (arrangement.week.includes(weekday * 2 + half)) sheet.put(day * 2 + half, arrangement.mark);
		}
	}
}

/** An absence from another provider is an absence all the same: such marks are written after spells of absence. */
export const followsAbsence = ({ mark }: Arrangement): boolean => mark === 'B' || mark === 'K';
