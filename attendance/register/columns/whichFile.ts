import { contactColumnsAmongPupils, looksLikeContacts } from '../contacts/contactColumns';
import { RegisterFileError } from '../registerFileError';
import type { Table } from '../table';
import { bareName } from './bareName';
import { findColumns, findWeekColumns } from './columns';
import { markFields, pupilFileFields } from './fields';

/** The layouts that can be read, for advice. */
const layoutsThatWork =
	'Layouts that work: a row a session (pupil, date, AM or PM, mark); a row a day (pupil, date, a column AM and a column PM); ' +
	'a row a week (pupil, week commencing, ten columns Mon AM to Fri PM); a row a pupil (a column for each session or day, named with its date; ' +
	'all marks in one cell, with a start date; or totals). Export the marks as one of these.';

/** Columns that a file about pupils has and one of marks or contacts may lack. */
const onlyOfPupils = ['dateOfBirth', 'yearGroup', 'registrationGroup', 'onRollFrom', 'freeSchoolMeals', 'sen'] as const;

const weekdayAlone = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?$/;

/** Throws `RegisterFileError` where a file given as pupil details or contacts is plainly another of the three. */
export function refuseOtherFile(table: Table, wanted: 'pupils' | 'contacts'): void {
	const header = table.header.cells;
	if (looksLikeMarks(header)) throw swapped(table, 'register marks', 'Marks File', wanted);
	if (wanted === 'pupils' && looksLikeContacts(header) && !looksLikePupils(header) && !namesBoth(header)) {
		throw swapped(table, 'contacts', 'Contacts File', wanted);
	}
	if (wanted === 'contacts' && looksLikePupils(header) && !looksLikeContacts(header)) {
		throw swapped(table, 'pupil details', 'Pupil Details File', wanted);
	}
}

/** Throws: an export without a row is a filter set wrongly, and a school without contacts would send no letter and not know why. */
export function refuseWithoutRows({ file }: Table): never {
	throw new RegisterFileError(
		`${file} has column names and no rows below them`,
		'Check what the report was filtered by, export it again, or run without this file.',
	);
}

/** Throws `RegisterFileError` where a file given as marks is plainly something else, saying what it is and what can be read. */
export function refuseUnreadLayout(table: Table): void {
	const what = otherThanMarks(table);
	if (what) throw new RegisterFileError(`${table.file} ${what}`, layoutsThatWork);
}

function otherThanMarks({ header }: Table): string | undefined {
	const names = header.cells.map(bareName);
	if (names.filter((name) => name === 'am' || name === 'pm').length >= 4) {
		return 'has columns AM and PM for several days, and no dates above them';
	}
	if (names.filter((name) => weekdayAlone.test(name)).length >= 4) {
		return 'has one column for each day of the week, and none for its morning and its afternoon';
	}
	const marks = findColumns(header.cells, markFields);
	if (marks.has('mark') || marks.has('morningMark') || marks.has('afternoonMark')) return undefined;
	if (looksLikePupils(header.cells)) return 'looks like pupil details, not register marks';
	return looksLikeContacts(header.cells) ? 'looks like contacts, not register marks' : undefined;
}

function looksLikeMarks(header: readonly string[]): boolean {
	if ((findWeekColumns(header)?.filter((column) => column !== undefined).length ?? 0) >= 8) return true;
	const has = (field: keyof typeof markFields) => columns.has(field);
	const columns = findColumns(header, markFields);
	return has('date') && ((has('mark') && (has('session') || has('period'))) || (has('morningMark') && has('afternoonMark')));
}

function looksLikePupils(header: readonly string[]): boolean {
	const columns = findColumns(header, pupilFileFields);
	return onlyOfPupils.some((field) => columns.has(field));
}

/** The pupil's names and the contact's: a row for each contact of a pupil. */
function namesBoth(header: readonly string[]): boolean {
	const columns = findColumns(header, pupilFileFields);
	return contactColumnsAmongPupils(header) !== undefined && (columns.has('legalSurname') || columns.has('fullName'));
}

function swapped({ file }: Table, holds: string, belongs: string, wanted: 'pupils' | 'contacts'): RegisterFileError {
	const asked = wanted === 'pupils' ? 'pupil details' : 'contacts';
	return new RegisterFileError(
		`${file} was given as ${asked} and holds ${holds}`,
		`Give it under “${belongs}”, and the file of ${asked} here. If there is none, leave this one out.`,
	);
}
