import type { SampleSchool } from '../index';
import { csv } from './csv';
import { plantDirt, type Layout, type PlantedDirt } from './dirt';
import { contactDetails, longMarks, pupilDetails, weeklyMarks } from './tables';

export interface ExportOptions {
	/** A row a session (`long`, if not given) or a row a week with `MonAM` to `FriPM`. */
	readonly layout?: Layout;
	/** Whether a handful of faults is planted, as real exports have them; no, if not given. */
	readonly dirt?: boolean;
}

export interface SchoolFiles {
	/** The text of each file by its name. */
	readonly files: { readonly 'marks.csv': string; readonly 'pupils.csv': string; readonly 'contacts.csv': string };
	/** The faults planted: exactly the rows that an import should report. */
	readonly dirt: readonly PlantedDirt[];
}

/** The three files that a school would export from its MIS. */
export function exportFiles(school: SampleSchool, { layout = 'long', dirt = false }: ExportOptions = {}): SchoolFiles {
	const clean = { marks: layout === 'long' ? longMarks(school) : weeklyMarks(school), pupils: pupilDetails(school) };
	const made = dirt ? plantDirt(clean, layout, school) : { tables: clean, dirt: [] };
	return {
		files: { 'marks.csv': csv(made.tables.marks), 'pupils.csv': csv(made.tables.pupils), 'contacts.csv': csv(contactDetails(school)) },
		dirt: made.dirt,
	};
}
