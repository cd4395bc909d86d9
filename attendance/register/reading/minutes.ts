import { seenText } from './plainCell';

/** Reads a number of minutes: `12`, `12.0`, `12 mins`, `0:12`, `00:12:00`. Undefined where there is none, or none above 0. */
export function readMinutes(cell: string): number | undefined {
	const text = seenText(cell).toLowerCase();
	const [, hours, past] = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text) ?? [];
	const [, plain] = /^(\d{1,3})(?:\.0+)?\s*(?:m|mins?|minutes?)?\.?$/.exec(text) ?? [];
	const minutes = hours === undefined ? Number(plain ?? 0) : Number(hours) * 60 + Number(past);
	return minutes > 0 ? minutes : undefined;
}
