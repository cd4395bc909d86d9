import { addressColumns, at, cell, day, first, type WondeColumn } from './fields';
import type { WondeList, WondeRecord } from './wondeApi';

/** The pupils of a school. https://docs.wonde.com/docs/api/sync#students */
export const pupilsOf = (school: string): WondeList => ({
	what: 'the pupils',
	permission: 'Students',
	path: `schools/${encodeURIComponent(school)}/students`,
	includes: ['education_details', 'extended_details', 'contact_details', 'year', 'group', 'groups'],
});

/** The school itself, for its name and number. https://docs.wonde.com/docs/api/sync#schools */
export const schoolRecord = (school: string): WondeList => ({ what: 'the school', permission: 'Schools', path: `schools/${encodeURIComponent(school)}`, includes: [] });

const education = (key: string) => (pupil: WondeRecord) => at(pupil, 'education_details', key);
const extended = (name: string, key: string): WondeColumn<WondeRecord> => ({ name, of: (pupil) => cell(at(pupil, 'extended_details', key)) });

/** Columns of a pupil, and of the school on each row, as exports have it. */
export const pupilColumns = (school: WondeRecord): WondeColumn<WondeRecord>[] => [
	{ name: 'Student ID', of: ({ id }) => cell(id) },
	{ name: 'UPN', of: (pupil) => first(education('upn')(pupil), pupil.upn) },
	{ name: 'Admission Number', of: (pupil) => cell(education('admission_number')(pupil)) },
	{ name: 'Legal Surname', of: (pupil) => first(pupil.legal_surname, pupil.surname) },
	{ name: 'Legal Forename', of: (pupil) => first(pupil.legal_forename, pupil.forename) },
	{ name: 'Preferred Forename', of: ({ forename }) => cell(forename) },
	{ name: 'Date of Birth', of: (pupil) => day(pupil.date_of_birth) },
	{ name: 'Year Group', of: (pupil) => first(education('current_nc_year')(pupil), at(pupil, 'year', 'code'), at(pupil, 'year', 'name')) },
	{ name: 'Registration Group', of: registrationGroup },
	{ name: 'Admission Date', of: (pupil) => day(education('admission_date')(pupil)) },
	{ name: 'Leaving Date', of: (pupil) => day(education('leaving_date')(pupil)) },
	...addressColumns<WondeRecord>((pupil) => at(pupil, 'contact_details', 'addresses', 'home')),
	extended('Free School Meals', 'free_school_meals'),
	extended('SEN Status', 'sen_status'),
	extended('EAL', 'english_as_additional_language'),
	extended('In Care', 'in_lea_care'),
	extended('Ever In Care', 'ever_in_care'),
	{ name: 'School Name', of: () => cell(school.name) },
	{ name: 'School URN', of: () => cell(school.urn) },
];

/** The registration group: its own place, or the group of that type among all of a pupil's groups. */
function registrationGroup(pupil: WondeRecord): string | undefined {
	const own = at(pupil, 'group');
	const groups = at(pupil, 'groups');
	const all = [...(own ? [own] : []), ...(Array.isArray(groups) ? groups : [])];
	const registration = all.find((group) => /^registration/i.test(cell(at(group, 'type')) ?? '')) ?? (at(own, 'type') === undefined ? own : undefined);
	return first(at(registration, 'code'), at(registration, 'name'));
}
