import { absenceLevels, reaches } from '../measures/absenceLevels';
import { absenceOf } from '../measures/counts';
import type { Attendance, Tier } from '../item';

/**
 * The audience of the guidance that a pupil belongs to so far this school year: the highest level that absence has
 * reached. Exact also in the first days of a year, because the definition is; the reasons say when it rests on little.
 */
export function tierOf(attendance: Attendance): Tier {
	const absence = absenceOf(attendance);
	if (reaches(absence, absenceLevels.severe)) return 'severely absent';
	if (reaches(absence, absenceLevels.persistent)) return 'persistently absent';
	if (reaches(absence, absenceLevels.atRisk)) return 'at risk';
	return 'all';
}
