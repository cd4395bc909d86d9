import type { WeekTotals } from './evidence';
import { nationalSpellSessions } from './habits';
import { seasonOfWeek } from './season';

/** A school follows the published season (1), give or take half of it, until its own weeks say otherwise. */
const doubt = 0.5;

/** Illness going round moves a school's week by a tenth, beside what the chance of single spells does. */
const weekDiffers = 0.1;

/** Weeks with fewer absent sessions tell nothing of a season. */
const fewestAbsent = 10;

/**
 * How far the published season shows in a cohort's own weeks: 1 wholly, 0 not at all. Regression of the logarithm of a
 * week's absence on that of the season, drawn towards 1 where weeks are few or the school is small.
 */
export function seasonStrength(weeks: ReadonlyMap<string, WeekTotals>): number {
	const points = [...weeks].filter(([, { absent }]) => absent >= fewestAbsent).map(([monday, { possible, absent }]) => ({
		season: Math.log(seasonOfWeek(monday)),
		absence: Math.log(absent / possible),
		weight: 1 / (weekDiffers ** 2 + nationalSpellSessions / absent),
	}));
	const total = points.reduce((sum, { weight }) => sum + weight, 0);
	if (total === 0) return 1;
	const meanSeason = points.reduce((sum, { season, weight }) => sum + weight * season, 0) / total;
	const meanAbsence = points.reduce((sum, { absence, weight }) => sum + weight * absence, 0) / total;
	let spread = 1 / doubt ** 2;
	let together = spread;
	for (const { season, absence, weight } of points) {
		spread += weight * (season - meanSeason) ** 2;
		together += weight * (season - meanSeason) * (absence - meanAbsence);
	}
	return Math.min(1.5, Math.max(0, together / spread));
}
