import { upnCheckLetter } from '../../../attendance/upn/upn';
import type { WondeDouble, WondeObject, WondeSchool } from './wonde';

export const school = 'A1930499544';
const noon = { created_at: { date: '2026-09-01 12:00:00.000000', timezone_type: 3, timezone: 'UTC' } };
const number = (index: number) => String(index).padStart(6, '0');

const upnOf = (index: number): string => {
	const digits = `82043210${number(index).slice(-4)}`;
	return `${upnCheckLetter(digits) ?? ''}${digits}`;
};

/** A midnight as Wonde writes days. */
export const dayOf = (date: string, timezone = 'Europe/London') => ({ date: `${date} 00:00:00.000000`, timezone_type: 3, timezone });

/** An invented pupil. https://docs.wonde.com/docs/api/sync#students */
export const student = (index: number, more: object = {}): WondeObject => ({
	id: `A${number(index)}`, upi: 'f'.repeat(32), mis_id: String(index), surname: 'Brook', forename: 'Sam', legal_surname: 'Brook', legal_forename: 'Samuel', gender: 'MALE',
	date_of_birth: dayOf('2013-06-09', 'UTC'), ...noon,
	education_details: { data: { admission_number: `00${index}`, upn: upnOf(index), current_nc_year: '8', admission_date: dayOf('2024-09-02'), leaving_date: null } },
	extended_details: { data: { sen_status: 'K', free_school_meals: true, free_school_meals_6: true, english_as_additional_language: false, in_lea_care: false, ever_in_care: false } },
	contact_details: { data: { phones: {}, emails: {}, addresses: { home: { house_number: '12', house_name: null, street: 'High Street', town: 'Oakford', postcode: 'OX1 1AA' } } } },
	year: { data: { id: 'Y8', code: '8', name: 'Year 8', type: 'YEAR' } },
	group: { data: { id: 'G8B', code: '8B', name: 'Form 8B', type: 'REGISTRATION' } },
	groups: { data: [{ id: 'H1', code: 'RED', name: 'Red', type: 'HOUSE' }, { id: 'G8B', code: '8B', name: 'Form 8B', type: 'REGISTRATION' }] },
	contacts: {
		data: [{
			id: `C${number(index)}`, title: 'Ms', forename: 'Ngozi', surname: 'Okafor',
			relationship: { relationship: 'Mother', parental_responsibility: true, lives_with_pupil: true, court_order: false, priority: 1, bill_payer: false },
			contact_details: { data: { phones: { mobile: '07700 900123', home: '01632 960123' }, emails: { home: 'ngozi@family.example' }, addresses: { home: { house_number: '12', street: 'High Street', town: 'Oakford', postcode: 'OX1 1AA' } } } },
		}],
	},
	...more,
});

/** A session mark. `attendance_code` is the id of the code. */
export const mark = (index: number, pupil: number, date: string, session: 'AM' | 'PM', code: string, more: object = {}): WondeObject => ({
	id: `M${number(index)}`, date: dayOf(date), session, student: `A${number(pupil)}`, attendance_code: `code-${code}`, minutes_late: null, comment: 'Never to be read', employee: null, ...noon, ...more,
});

/** A school at the double, with codes as the MIS writes them. */
export function addSchool(wonde: WondeDouble, given: Partial<WondeSchool> = {}): WondeSchool {
	for (const code of ['/', '\\', 'O', 'L', 'Q9']) wonde.codes.set(`code-${code}`, code);
	const added: WondeSchool = { id: school, name: 'Oakford Academy', urn: 100_001, students: [], marks: [], without: new Set(), ...given };
	wonde.schools.push(added);
	return added;
}

/** Marks of a number of days of school, from Monday 2 November 2026 on, for each pupil: present but for the first session. */
export function marksFor(pupils: number, days: number): WondeObject[] {
	const marks: WondeObject[] = [];
	for (let on = 0; on < days; on += 1) {
		const weeks = Math.floor(on / 5);
		const date = new Date(Date.UTC(2026, 10, 2 + on + 2 * weeks)).toISOString().slice(0, 10);
		for (let pupil = 1; pupil <= pupils; pupil += 1) {
			marks.push(mark(marks.length + 1, pupil, date, 'AM', on === 0 ? 'O' : '/'), mark(marks.length + 2, pupil, date, 'PM', '\\'));
		}
	}
	return marks;
}
