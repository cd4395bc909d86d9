import { DateTime } from 'luxon';
import type { WondeRecord } from './wondeApi';

/** A column of a table: the name by which the register knows it, and where it stands in a record; undefined where Wonde does not give it. */
export interface WondeColumn<Row> {
	readonly name: string;
	readonly of: (row: Row) => string | undefined;
}

/** What stands at a path, through the `data` that Wonde puts around everything it includes. */
export function at(record: unknown, ...path: readonly string[]): unknown {
	let value = unwrapped(record);
	for (const key of path) value = isRecord(value) ? unwrapped(value[key]) : undefined;
	return value ?? undefined;
}

const isRecord = (value: unknown): value is WondeRecord => typeof value === 'object' && value !== null && !Array.isArray(value);
const unwrapped = (value: unknown): unknown => (isRecord(value) && 'data' in value ? value.data : value);

/** As a cell: text as it is, flags as Yes and No. */
export function cell(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number') return String(value);
	return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : undefined;
}

/** The first that Wonde gives and that is not empty. */
export const first = (...values: readonly unknown[]): string | undefined => values.map(cell).find((text) => text !== undefined && text !== '');

/** The id of a related record: Wonde gives it bare, or within the record where that was asked for. */
export const idOf = (value: unknown): string | undefined => cell(unwrapped(value)) ?? cell(at(value, 'id'));

/**
 * A day, `YYYY-MM-DD`. Wonde writes `{ "date": "2026-09-03 00:00:00.000000", "timezone": "Europe/London" }`; a midnight of
 * a summer's day is 23:00 of the day before where the zone is UTC.
 */
export function day(value: unknown): string | undefined {
	const text = cell(value) ?? cell(at(value, 'date'));
	if (!text) return undefined;
	const zone = cell(at(value, 'timezone'));
	const moment = zone ? DateTime.fromSQL(text, { zone }) : undefined;
	return moment?.isValid ? (moment.setZone('Europe/London').toISODate() ?? text) : text.slice(0, 10);
}

/** The parts of an address (`contact_details.addresses.home`). */
export function addressColumns<Row>(addressOf: (row: Row) => unknown): WondeColumn<Row>[] {
	const part = (name: string, key: string): WondeColumn<Row> => ({ name, of: (row) => cell(at(addressOf(row), key)) });
	return [
		part('Apartment', 'apartment'), part('House Name', 'house_name'), part('House Number', 'house_number'), part('Street', 'street'),
		part('District', 'district'), part('Town', 'town'), part('County', 'county'), part('Postcode', 'postcode'),
	];
}
