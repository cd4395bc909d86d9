import type { Address } from '../item';

/**
 * Where the recipient's address stands on A4 so that it shows in the window of a DL or C5 envelope: the address area
 * of GOV.UK Notify's letter specification, which a print house refuses letters by. Millimetres from the page's left
 * and top edges. https://www.notifications.service.gov.uk/using-notify/guidance/letter-specification
 */
export const addressWindow = { left: 24.6, top: 39.5, width: 95.4, height: 26.8 } as const;

/** Where the letter's text begins, and the columns above it that are free for letterhead and sender, by the same source. */
export const letterAreas = {
	letterhead: { left: 15, top: 5, right: 125, bottom: 30 },
	sender: { left: 125, top: 5, right: 195, bottom: 95 },
	bodyTop: 95,
	sideMargin: 15,
} as const;

/** GOV.UK Notify takes seven; six at 11 point fill the height of the window without crowding. */
const mostLines = 6;

/** What fits the window's width at 11 point, also in capitals, as many systems export addresses. */
const longestLine = 40;

/**
 * Name and address as the lines of an envelope, at most six. Short lines are put together where there are more, and a
 * line too long for the window is broken between words. Gives null where the address does not fit even so.
 */
export function addressBlock(name: string, { lines, postcode }: Address): string[] | null {
	const first = broken(tidy(name));
	const last = tidy(postcode).toUpperCase();
	const room = mostLines - first.length - (last ? 1 : 0);
	const between = joinedToFit(lines.map(tidy).filter((line) => line !== '' && line.toUpperCase() !== last).flatMap(broken), room);
	return between && [...first, ...between, ...(last ? [last] : [])];
}

function tidy(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/^[\s,]+|[\s,]+$/g, '');
}

function broken(line: string): string[] {
	const parts: string[] = [];
	for (const word of line.split(' ')) {
		const current = parts[parts.length - 1];
		if (current !== undefined && current.length + 1 + word.length <= longestLine) parts[parts.length - 1] = `${current} ${word}`;
		else parts.push(word);
	}
	return parts.filter((part) => part !== '');
}

/** Joins the two neighbours that make the shortest line, until there are few enough. */
function joinedToFit(lines: readonly string[], room: number): string[] | null {
	const joined = [...lines];
	while (joined.length > room) {
		let shortest = -1;
		for (let place = 0; place + 1 < joined.length; place += 1) {
			if (shortest < 0 || pairLength(joined, place) < pairLength(joined, shortest)) shortest = place;
		}
		if (shortest < 0 || pairLength(joined, shortest) > longestLine) return null;
		joined.splice(shortest, 2, `${joined[shortest]}, ${joined[shortest + 1]}`);
	}
	return joined;
}

function pairLength(lines: readonly string[], place: number): number {
	return `${lines[place]}, ${lines[place + 1]}`.length;
}
