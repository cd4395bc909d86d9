/**
 * The attendance codes, each with the dates between which it may be entered and the DfE statistical class it has then.
 *
 * From 19 August 2024: School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208), regulation 10,
 * https://www.legislation.gov.uk/uksi/2024/208/regulation/10/made, and "Working together to improve school attendance"
 * (statutory, August 2024, re-issued July 2026). Before: SI 2006/1751 and the DfE's code list of its time.
 */

export const codeClasses = [
	'present',
	'approved educational activity',
	'authorised absence',
	'unauthorised absence',
	'not attending, coronavirus',
	'unable to attend',
	'not a possible attendance',
	'administrative',
] as const;

/** The DfE's statistical class. Only the first five are possible sessions. */
export type CodeClass = (typeof codeClasses)[number];

export interface AttendanceCode {
	readonly code: string;
	/** What the code says, in the words a school uses. */
	readonly meaning: string;
	readonly class: CodeClass;
	readonly validFrom: string;
	/** Last day on which the code may be entered; null while it still may. */
	readonly validTo: string | null;
	/** The code that followed it, where the code was withdrawn: what a person should look at. */
	readonly successor?: string;
}

/** SI 2024/208 came into force, and the codes before it ended the day before. */
const regulations2024InForceFrom = '2024-08-19';
const regulations2006InForceFrom = '2006-09-01';
const lastDayOf2006Codes = '2024-08-18';

type Row = readonly [code: string, meaning: string];
type OldRow = readonly [code: string, meaning: string, own?: Partial<Pick<AttendanceCode, 'successor' | 'validFrom' | 'validTo'>>];

const since2024: ReadonlyArray<readonly [CodeClass, readonly Row[]]> = [
	['present', [
		['/', 'present in the morning'],
		['\\', 'present in the afternoon'],
		['L', 'late, before the register closed'],
	]],
	['approved educational activity', [
		['K', 'education arranged by the local authority'],
		['V', 'educational visit or trip'],
		['P', 'approved sporting activity'],
		['W', 'work experience'],
		['B', 'another approved educational activity off site'],
	]],
	['authorised absence', [
		['C', 'leave of absence for exceptional circumstances'],
		['C1', 'leave for a regulated performance or employment abroad'],
		['C2', 'agreed temporary part-time timetable'],
		['E', 'suspended or excluded, no alternative provision made'],
		['I', 'illness'],
		['J1', 'interview for a job or a place to study'],
		['M', 'medical or dental appointment'],
		['R', 'religious observance'],
		['S', 'study leave for a public examination'],
		['T', 'parent travelling for work'],
	]],
	['unauthorised absence', [
		['G', 'holiday without leave'],
		['N', 'reason for absence not yet established'],
		['O', 'absent in other or unknown circumstances'],
		['U', 'arrived after the register closed'],
	]],
	['unable to attend', [
		['Q', 'access arrangements not made by the local authority'],
		['Y1', 'usual transport not available'],
		['Y2', 'widespread travel disruption'],
		['Y3', 'part of the school premises closed'],
		['Y4', 'whole school closed unexpectedly'],
		['Y5', 'in criminal justice detention'],
		['Y6', 'public health guidance or law'],
		['Y7', 'another unavoidable cause'],
	]],
	['not a possible attendance', [
		['D', 'due at another school where also registered'],
		['X', 'not of compulsory school age and not required to attend'],
	]],
	['administrative', [
		['Z', 'not yet on the admission register'],
		['#', 'planned whole-school closure'],
	]],
];

const before2024: ReadonlyArray<readonly [CodeClass, readonly OldRow[]]> = [
	['present', [
		['/', 'present in the morning'],
		['\\', 'present in the afternoon'],
		['L', 'late, before the register closed'],
	]],
	['approved educational activity', [
		['B', 'educated off site'],
		// J counted as attending; J1, which followed it, is an authorised absence (rules §0, trap 7).
		['J', 'interview', { successor: 'J1' }],
		['P', 'approved sporting activity'],
		['V', 'educational visit or trip'],
		['W', 'work experience'],
	]],
	['authorised absence', [
		['C', 'leave of absence authorised by the school'],
		['E', 'excluded, no alternative provision made'],
		// Withdrawn well before 2024; the day was not found, and September 2013 is when holiday wording left the regulations.
		['F', 'agreed extended family holiday', { successor: 'C or G', validTo: '2013-08-31' }],
		['H', 'holiday authorised by the school', { successor: 'C or G' }],
		['I', 'illness'],
		['M', 'medical or dental appointment'],
		['R', 'religious observance'],
		['S', 'study leave'],
		['T', 'Gypsy, Roma and Traveller absence'],
	]],
	['unauthorised absence', [
		['G', 'holiday not authorised'],
		['N', 'reason for absence not yet provided'],
		['O', 'absent without authorisation'],
		['U', 'arrived after registration closed'],
	]],
	// From the autumn term 2020 to March 2022 X was no absence, and yet a possible session (rules §0, trap 10;
	// https://explore-education-statistics.service.gov.uk/find-statistics/pupil-absence-in-schools-in-england/2021-22).
	['not attending, coronavirus', [
		['X', 'not attending because of coronavirus', { validFrom: '2020-09-01', validTo: '2022-03-31' }],
	]],
	['unable to attend', [['Y', 'unable to attend in exceptional circumstances', { successor: 'Y1 to Y7' }]]],
	['not a possible attendance', [
		['D', 'due at another school where also registered'],
		['X', 'not of compulsory school age and not required to attend', { validTo: '2020-08-31' }],
		['X', 'not of compulsory school age and not required to attend', { validFrom: '2022-04-01' }],
	]],
	['administrative', [
		['Z', 'not on the admission register'],
		['#', 'planned whole or partial school closure'],
	]],
];

/** Every code with its dates, newest set first. */
export const codeTable: readonly AttendanceCode[] = [
	...since2024.flatMap(([codeClass, rows]) =>
		rows.map(([code, meaning]) => ({ code, meaning, class: codeClass, validFrom: regulations2024InForceFrom, validTo: null })),
	),
	...before2024.flatMap(([codeClass, rows]) =>
		rows.map(([code, meaning, own]) => ({
			code, meaning, class: codeClass, validFrom: regulations2006InForceFrom, validTo: lastDayOf2006Codes, ...own,
		})),
	),
];
