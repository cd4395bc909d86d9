import type { Address } from '../../item';
import type { AddressField } from '../columns/fields';

/** A postcode at the end of an address. Looked for, not checked: what the school holds is what goes on the envelope. */
const postcodeAtEnd = /[\s,]*\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\s*$/i;

/** Lines from the top of an envelope down, each from the fields that share it. */
const envelope: ReadonlyArray<readonly AddressField[]> = [
	['apartment'],
	['houseName'],
	['addressLine1'],
	['houseNumber', 'street'],
	['addressLine2'],
	['district'],
	['addressLine3'],
	['town'],
	['addressLine4'],
	['county'],
	['addressLine5'],
];

/**
 * Reads an address from one cell (lines parted by line breaks or commas) or from a cell a line. Takes a function that
 * gives the text of an address field, empty where there is none. Null where the row has no address.
 */
export function readAddress(textOf: (field: AddressField) => string): Address | null {
	const whole = textOf('address');
	let lines = envelope.map((fields) => fields.map(textOf).filter(Boolean).join(' ')).filter(Boolean);
	let postcode = spaced(textOf('postcode'));
	if (whole) lines = linesOf(whole);

	const last = lines.at(-1) ?? '';
	const [ending, outward, inward] = postcodeAtEnd.exec(last) ?? [];
	if (ending !== undefined) {
		postcode ||= `${outward} ${inward}`.toUpperCase();
		const rest = last.slice(0, last.length - ending.length).trim();
		lines = [...lines.slice(0, -1), ...(rest ? [rest] : [])];
	}
	return lines.length === 0 && !postcode ? null : { lines, postcode };
}

/** Royal Mail's sorters want one space before the last three signs; many systems keep none. */
function spaced(postcode: string): string {
	const text = postcode.toUpperCase().replace(/\s+/g, ' ').trim();
	const [, outward, inward] = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/.exec(text) ?? [];
	return outward ? `${outward} ${inward}` : text;
}

/** A house number that stands alone before its comma belongs to the line of its street. */
function linesOf(whole: string): string[] {
	const parts = whole.split(/[\r\n]+|,/).map((part) => part.trim().replace(/\s+/g, ' ')).filter(Boolean);
	if (parts.length > 1 && /^\d+[A-Za-z]?$/.test(parts[0] as string)) return [`${parts[0]} ${parts[1]}`, ...parts.slice(2)];
	return parts;
}
