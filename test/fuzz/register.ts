/** Small registers of invented pupils, written in every layout that the import knows: what a round begins with. */
import type { LayoutKind } from '../../attendance/register/layout';
import type { Random } from '../sample-school/random';

/** Rows of cells, as a sheet has them. */
export type Grid = string[][];

export interface FuzzFile {
	readonly layout: LayoutKind;
	readonly grid: Grid;
	/** How many rows stand above the first pupil's. */
	readonly headerRows: number;
	readonly pupils: Grid;
	readonly contacts: Grid;
}

type MarksFile = Omit<FuzzFile, 'pupils' | 'contacts'>;

const codes = ['/', '/', '/', '/', '/', '\\', 'L', 'I', 'M', 'C', 'C1', 'C2', 'O', 'U', 'N', 'G', 'E', 'Y1', 'Q', 'K', 'V', 'P', 'W', 'B', 'D', 'X', 'Z', '#', '-', ''];
const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const firstMonday = Date.UTC(2026, 8, 7);
const oneDay = 86_400_000;

interface Pupil {
	readonly key: string[];
	/** Sessions in order, ten a week. */
	readonly marks: string[];
}

/**
 * Surnames and forenames of invented pupils have these forms and stand nowhere else, so that a message which repeats a
 * record can be told.
 */
export const namesOfPupils = /Zq\d+x|Wv\d+y/;

export function randomFile(random: Random): FuzzFile {
	const weeks = random.integer(1, 3);
	const keyName = random.pick(['Admission Number', 'UPN', 'Student ID', 'Pupil ID']);
	const pupils: Pupil[] = [...Array(random.integer(1, 6)).keys()].map((number) => ({
		key: [keyName === 'UPN' ? upn(random) : String(1_000 + number), `Zq${number}x`, `Wv${number}y`, random.pick(['7A', '8B', '11C'])],
		marks: [...Array(weeks * 10)].map(() => random.pick(codes)),
	}));
	const source = { header: [keyName, 'Legal Surname', 'Legal Forename', 'Registration Group'], pupils, weeks, date: dateStyle(random) };
	return { ...writers[random.pick(Object.keys(writers) as (keyof typeof writers)[])](source), ...besides(source) };
}

/** The pupils' details and their contacts, as a MIS exports them beside the marks. */
function besides({ header, pupils }: Source): Pick<FuzzFile, 'pupils' | 'contacts'> {
	const [keyName = ''] = header;
	return {
		pupils: [
			[...header, 'Year Group', 'Date of Birth', 'SEN Status', 'FSM', 'Date of Entry', 'Date of Leaving', 'Address'],
			...pupils.map(({ key }, at) => [...key, `Year ${7 + at}`, `0${at + 1}/02/2012`, 'K', 'Yes', '01/09/2023', '', `${at} Elm Road, Oakbridge`]),
		],
		contacts: [
			[keyName, 'Contact Title', 'Contact Surname', 'Relationship', 'Parental Responsibility', 'Priority', 'Email', 'Telephone'],
			...pupils.flatMap(({ key: [key = ''] }, at) => ['Mother', 'Father'].map((relationship, priority) => [key, 'Dr', `Zq${at}x`, relationship, 'Yes', `${priority + 1}`, `parent${at}@example.org`, '01632 960 001'])),
		],
	};
}

interface Source {
	readonly header: string[];
	readonly pupils: readonly Pupil[];
	readonly weeks: number;
	readonly date: (day: number) => string;
}

const writers = {
	long: ({ header, pupils, weeks, date }: Source): MarksFile => ({
		layout: 'long',
		headerRows: 1,
		grid: [[...header, 'Date', 'Session', 'Mark'], ...pupils.flatMap(({ key, marks }) => marks.map((mark, at) => [...key, date(at >> 1), at % 2 ? 'PM' : 'AM', mark]))].slice(0, 1 + pupils.length * weeks * 10),
	}),
	daily: ({ header, pupils, date }: Source): MarksFile => ({
		layout: 'daily',
		headerRows: 1,
		grid: [[...header, 'Date', 'AM', 'PM'], ...pupils.flatMap(({ key, marks }) => pairs(marks).map(([morning, afternoon], day) => [...key, date(day), morning, afternoon]))],
	}),
	weekly: ({ header, pupils, weeks, date }: Source): MarksFile => ({
		layout: 'weekly',
		headerRows: 1,
		grid: [
			[...header, 'Week Commencing', ...dayNames.flatMap((day) => [`${day}AM`, `${day}PM`])],
			...pupils.flatMap(({ key, marks }) => [...Array(weeks).keys()].map((week) => [...key, date(week * 5), ...marks.slice(week * 10, week * 10 + 10)])),
		],
	}),
	wide: ({ header, pupils, weeks, date }: Source): MarksFile => ({
		layout: 'wide',
		headerRows: 1,
		grid: [[...header, ...[...Array(weeks * 10).keys()].map((at) => `${date(at >> 1)} ${at % 2 ? 'PM' : 'AM'}`)], ...pupils.map(({ key, marks }) => [...key, ...marks])],
	}),
	wideInTwoRows: ({ header, pupils, weeks, date }: Source): MarksFile => ({
		layout: 'wide',
		headerRows: 2,
		grid: [
			[...header.map(() => ''), ...[...Array(weeks * 10).keys()].map((at) => (at % 2 ? '' : date(at >> 1)))],
			[...header, ...[...Array(weeks * 10).keys()].map((at) => (at % 2 ? 'PM' : 'AM'))],
			...pupils.map(({ key, marks }) => [...key, ...marks]),
		],
	}),
	marksString: ({ header, pupils, weeks, date }: Source): MarksFile => ({
		layout: 'marksString',
		headerRows: 1,
		grid: [[...header, 'Start Date', 'End Date', 'Attendance Marks'], ...pupils.map(({ key, marks }) => [...key, date(0), date(weeks * 5 - 1), marks.map((mark) => mark || '-').join(',')])],
	}),
	totals: ({ header, pupils }: Source): MarksFile => ({
		layout: 'totals',
		headerRows: 1,
		grid: [
			[...header, 'Possible Sessions', 'Attended Sessions', 'Authorised Absence Sessions', 'Unauthorised Absence Sessions'],
			...pupils.map(({ key, marks }) => {
				const count = (some: string) => marks.filter((mark) => mark !== '' && some.includes(mark)).length;
				return [...key, String(count('/\\L') + count('IM') + count('OUG')), String(count('/\\L')), String(count('IM')), String(count('OUG'))];
			}),
		],
	}),
} satisfies Record<string, (source: Source) => MarksFile>;

const pairs = (marks: readonly string[]): [string, string][] => marks.flatMap((mark, at) => (at % 2 === 0 ? [[mark, marks[at + 1] ?? '']] : []));

function dateStyle(random: Random): (day: number) => string {
	const style = random.pick([
		(iso: string) => iso,
		(iso: string) => iso.split('-').reverse().join('/'),
		(iso: string) => iso.split('-').reverse().join('.'),
		(iso: string) => `${Number(iso.slice(8))} ${iso.slice(5, 7) === '09' ? 'September' : 'October'} ${iso.slice(0, 4)}`,
	]);
	return (day) => style(new Date(firstMonday + (Math.floor(day / 5) * 7 + (day % 5)) * oneDay).toISOString().slice(0, 10));
}

const upn = (random: Random): string => `${random.pick([...'ABCDEFGHJKLMNPQRTUVWXYZ'])}${[...Array(12)].map(() => random.integer(0, 9)).join('')}`;
