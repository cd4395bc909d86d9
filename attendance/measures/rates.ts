import type { AbsenceCount, Attendance } from '../item';
import { absenceBand, absenceLevels, reaches } from './absenceLevels';
import { percentOf } from './percent';

export type Rates = Pick<Attendance, 'attendancePercent' | 'absencePercent' | 'persistentlyAbsent' | 'severelyAbsent' | 'band'>;

/** Everything that follows from how many sessions were attended, absent and possible; decided on these counts alone. */
export function ratesOf(attendedSessions: number, absence: AbsenceCount): Rates {
	return {
		attendancePercent: percentOf(attendedSessions, absence.possibleSessions),
		absencePercent: percentOf(absence.absentSessions, absence.possibleSessions),
		persistentlyAbsent: reaches(absence, absenceLevels.persistent),
		severelyAbsent: reaches(absence, absenceLevels.severe),
		band: absenceBand(absence),
	};
}
