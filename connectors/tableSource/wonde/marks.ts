import type { WondeColumn } from './fields';
import { at, cell, day, idOf } from './fields';
import type { WondeApi, WondeList, WondeRecord } from './wondeApi';

/**
 * The session marks of a school. https://docs.wonde.com/docs/api/sync#attendance, `attendance/session` in
 * https://github.com/wondeltd/php-client/blob/master/src/Endpoints/Attendance.php. Comments are not asked for: they are free text
 * about a child, and nothing here needs them.
 */
export const marksOf = (school: string): WondeList => ({
	what: 'the marks',
	permission: 'Attendance',
	path: `schools/${encodeURIComponent(school)}/attendance/session`,
	includes: ['attendance_code'],
});

const codesList: WondeList = { what: 'the attendance codes', permission: 'Attendance', path: 'attendance-codes', includes: [] };

/** Columns of a mark, by what an attendance code's id stands for where the code itself does not come with the mark. */
export const markColumns = (codes: ReadonlyMap<string, string>): WondeColumn<WondeRecord>[] => [
	{ name: 'Student ID', of: ({ student, student_id: id }) => idOf(student) ?? cell(id) },
	{ name: 'Date', of: ({ date }) => day(date) },
	{ name: 'Session', of: ({ session }) => cell(session) },
	// As it comes, also where no set of codes has it: what a code means is not decided here.
	{ name: 'Mark', of: ({ attendance_code: code, attendance_code_id: id }) => cell(at(code, 'code')) ?? codes.get(idOf(code) ?? cell(id) ?? '') },
	{ name: 'Minutes Late', of: ({ minutes_late: minutes }) => cell(minutes) },
];

/** Whether a mark names its code only by an id. */
export const needsCodes = ({ attendance_code: code, attendance_code_id: id }: WondeRecord): boolean => at(code, 'code') === undefined && (idOf(code) ?? id) != null;

/** The attendance codes by their ids. */
export async function readCodes(api: WondeApi): Promise<Map<string, string>> {
	const codes = new Map<string, string>();
	for await (const page of api.pages(codesList)) {
		for (const record of page) {
			const [id, code] = [cell(record.id), cell(record.code)];
			if (id !== undefined && code !== undefined) codes.set(id, code);
		}
	}
	return codes;
}
