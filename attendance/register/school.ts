import { schoolPhases, unnamedSchool, type School } from '../item';
import type { Columns } from './columns/columns';
import { schoolFields } from './columns/fields';
import type { RollEntry } from './pupils/roll';
import { textOfRow } from './reading/row';
import type { TableRow } from './table';

type SchoolField = keyof typeof schoolFields;

/** What the files say about the school themselves. */
export type FoundSchool = Partial<Record<SchoolField, string>>;

/** The school as the person names it; what is empty or null is taken from the files, if they have it. */
export type ChosenSchool = Omit<School, 'phase'> & { readonly phase: School['phase'] | null };

/** Takes from a row what it says about the school and is not known yet. */
export function readSchool(row: TableRow, columns: Columns<SchoolField>, found: FoundSchool): void {
	const text = textOfRow(row, columns);
	for (const field of Object.keys(schoolFields) as SchoolField[]) found[field] ||= text(field);
}

/** The school of an import: as the person names it, else as the files do, else by its pupils. */
export function schoolOf(chosen: ChosenSchool, found: FoundSchool, entries: readonly RollEntry[]): School {
	const foundUrn = /^\d{6}$/.test(found.urn ?? '') ? found.urn : undefined;
	return {
		urn: chosen.urn || foundUrn || '',
		name: chosen.name || found.schoolName || unnamedSchool,
		localAuthority: chosen.localAuthority || found.localAuthority || '',
		phase: chosen.phase ?? phaseOf(entries),
	};
}

const [nursery, primary, secondary, allThrough] = schoolPhases;

/** The phase that the year groups of the roll tell; secondary where they tell nothing. A sixth form belongs to a secondary school. */
function phaseOf(entries: readonly RollEntry[]): School['phase'] {
	let youngest = Infinity;
	let oldest = -Infinity;
	for (const { pupil } of entries) {
		if (pupil.yearGroup === '') continue;
		const year = /^N/.test(pupil.yearGroup) ? -1 : pupil.yearGroup === 'R' ? 0 : Number(pupil.yearGroup);
		youngest = Math.min(youngest, year);
		oldest = Math.max(oldest, year);
	}
	if (oldest === -Infinity) return secondary;
	if (oldest < 0) return nursery;
	if (oldest <= 6) return primary;
	return youngest <= 4 ? allThrough : secondary;
}
