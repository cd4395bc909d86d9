import type { IDataObject } from 'n8n-workflow';
import type { SchoolCalendar } from '../../../attendance/calendar/schoolCalendar';
import { siblingAbsences, siblingPattern, type PupilWithFamily } from '../../../attendance/groups';
import { itemSchemas, type Register } from '../../../attendance/item';

/** A pupil as brothers and sisters are told, and where the pupil is looked for. */
export interface FamilyItem {
	readonly asAt: string;
	readonly cohort: string;
	readonly register: Register | null;
	/** Null where the item has no contacts, or none that can be read: a score does not need them. */
	readonly family: Pick<PupilWithFamily, 'pupil' | 'contacts'> | null;
}

export function familyOf(json: IDataObject): FamilyItem['family'] {
	const pupil = itemSchemas.pupil.safeParse(json.pupil).data;
	const contacts = itemSchemas.contacts.safeParse(json.contacts).data;
	return pupil && contacts ? { pupil, contacts } : null;
}

/** For each item the patterns of absence together with a brother or sister of the same cohort: a sentence, or none. */
export function siblingPatterns<Item extends FamilyItem>(items: readonly Item[], calendars: ReadonlyMap<string, SchoolCalendar>): ReadonlyMap<Item, readonly string[]> {
	const patterns = new Map<Item, readonly string[]>();
	for (const [cohort, ofCohort] of Map.groupBy(items, (item) => item.cohort)) {
		const families = ofCohort.flatMap(({ asAt, register, family }) => (register && family ? [{ asAt, register, ...family }] : []));
		const [first] = families;
		if (!first) continue;
		const absences = siblingAbsences(families, { asAt: first.asAt, calendar: calendars.get(cohort) });
		for (const item of ofCohort) {
			const pattern = item.family && siblingPattern(absences.get(item.family.pupil.id));
			if (pattern) patterns.set(item, [pattern]);
		}
	}
	return patterns;
}
