import { sessionsPerWeek } from '../../item';
import type { HeaderScore } from '../table';
import { bareName } from './bareName';
import { chosenColumn, type ChosenColumns } from './chosen';
import type { FieldNames } from './fields';

/** Which column of a file holds each field. */
export interface Columns<Field extends string> {
	get(field: Field): number | undefined;
	has(field: Field): boolean;
}

const bareNames = new WeakMap<FieldNames, Map<string, { field: string; rank: number }[]>>();

/**
 * Finds the columns of a header row. Where two columns are known for one field, the better name wins, and of two that
 * are equal the one further left. A column may serve two fields ("Date" dates a mark, or a week). A column that the
 * person chose for a field serves that field, and no other by its name.
 */
export function findColumns<Names extends FieldNames>(
	header: readonly string[],
	fields: Names,
	chosen: ChosenColumns = {},
): Columns<keyof Names & string> {
	const known = namesOf(fields);
	const best = new Map<string, { column: number; rank: number }>();
	const taken = new Set<number>();
	for (const [field, name] of Object.entries(chosen)) {
		const column = chosenColumn(header, name);
		if (column === undefined || !(field in fields)) continue;
		best.set(field, { column, rank: -1 });
		taken.add(column);
	}
	for (const [column, name] of header.entries()) {
		if (taken.has(column)) continue;
		for (const { field, rank } of known.get(bareName(name)) ?? []) {
			const current = best.get(field);
			if (!current || rank < current.rank) best.set(field, { column, rank });
		}
	}
	return new Map([...best].map(([field, { column }]) => [field as keyof Names & string, column]));
}

/** How many cells of a row are known names: what tells a header from titles above it and rows below. */
export function headerScore(fields: FieldNames, chosen: ChosenColumns = {}): HeaderScore {
	const known = namesOf(fields);
	const named = new Set(Object.values(chosen).map((name) => name.trim()));
	return (cells) => cells.filter((cell) => known.has(bareName(cell)) || named.has(cell.trim())).length;
}

/** The ten columns of a week that a header has, by their place in the week (Monday AM is 0); undefined where it has none. */
export function findWeekColumns(header: readonly string[]): (number | undefined)[] | undefined {
	const places = new Array<number | undefined>(sessionsPerWeek).fill(undefined);
	for (const [column, name] of header.entries()) {
		const place = placeInWeek(name);
		if (place !== undefined) places[place] ??= column;
	}
	return places.some((column) => column !== undefined) ? places : undefined;
}

/** A second column for a session of the week, as where two weeks stand side by side; undefined where each has one. */
export function repeatedWeekColumn(header: readonly string[]): number | undefined {
	const met = new Set<number>();
	const again = header.findIndex((name) => {
		const place = placeInWeek(name);
		if (place === undefined) return false;
		if (met.has(place)) return true;
		met.add(place);
		return false;
	});
	return again < 0 ? undefined : again;
}

/** The date in the name of a week's column, with or without its year ("07/09" of "Mon 07/09 AM"); empty where there is none. */
export function dateInWeekColumn(name: string): string {
	const text = name.replace(/\b(?:am|pm|morning|afternoon|mark|code|session)\b/gi, ' ').replace(/(am|pm)$/i, '');
	return /\d/.test(text) ? text.replace(/\b(?:mon|tue|wed|thu|fri)[a-z]*\b/gi, ' ').replace(/[\s,:()-]+/g, ' ').trim() : '';
}

/** How many columns of a row are sessions of a week. */
export const weekColumnScore: HeaderScore = (cells) => cells.filter((cell) => placeInWeek(cell) !== undefined).length;

const day = '(mon|tue|wed|thu|fri)(?:s|nes|rs|ur)?(?:day)?';
const half = '(am|pm|morning|afternoon)';
/** "07/09", "07/09/2026", "7th September" by its letters and digits. */
const itsDate = '(?:\\d{3,8}|\\d{1,2}(?:st|nd|rd|th)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\d{0,4})?';
const dayThenHalf = new RegExp(`^${day}${itsDate}${half}(?:mark|code|session)?$`);
const halfThenDay = new RegExp(`^${half}${day}${itsDate}$`);
const days = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** `MonAM`, `Mon AM`, `Monday Morning`, `Mon:AM`, `AM Mon`: Bromcom's week and its likely spellings. */
export function placeInWeek(name: string): number | undefined {
	const bare = bareName(name);
	const [, dayName, halfName] = dayThenHalf.exec(bare) ?? swapped(halfThenDay.exec(bare)) ?? [];
	if (!dayName || !halfName) return undefined;
	return days.indexOf(dayName) * 2 + (halfName === 'pm' || halfName === 'afternoon' ? 1 : 0);
}

const swapped = (match: RegExpExecArray | null): string[] | undefined =>
	match ? [match[0], match[2] as string, match[1] as string] : undefined;

function namesOf(fields: FieldNames): Map<string, { field: string; rank: number }[]> {
	let names = bareNames.get(fields);
	if (!names) {
		names = new Map();
		for (const [field, known] of Object.entries(fields)) {
			for (const [rank, name] of known.entries()) names.set(name, [...(names.get(name) ?? []), { field, rank }]);
		}
		bareNames.set(fields, names);
	}
	return names;
}
