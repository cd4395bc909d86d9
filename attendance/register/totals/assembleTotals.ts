import type { Attendance, ItemOf, School } from '../../item';
import { byGroupAndName } from '../order';
import type { RollEntry } from '../pupils/roll';

/** A pupil of whom the file gives totals: measures, and no register that they could be checked by. */
export type PupilWithTotals = ItemOf<'school' | 'pupil' | 'contacts' | 'attendance'>;

/** Puts together one item for each pupil with totals, by registration group and then by name. */
export function assembleTotals(measured: ReadonlyMap<RollEntry, Attendance>, school: School): PupilWithTotals[] {
	return byGroupAndName([...measured.keys()]).map((entry) => ({
		school: { ...school },
		pupil: entry.pupil,
		contacts: entry.contacts,
		attendance: measured.get(entry) as Attendance,
	}));
}
