const code = (character: string): number => character.charCodeAt(0);
const [quote, space, equals, r, A, Z, zero, nine] = ['"', ' ', '=', 'r', 'A', 'Z', '0', '9'].map(code) as [
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number,
];

/** The corner of a sheet farthest from its beginning, counted from 1. */
export interface SheetArea {
	readonly rows: number;
	readonly columns: number;
}

/**
 * How far a sheet's cells reach, from the addresses in its XML (`<c r="AB12">`). A reader of workbooks fills the rows and
 * columns up to there with blanks, so one cell at `XFD1048576` in a file of a few hundred bytes becomes 17 thousand
 * million of them. A scan of bytes: the largest of sheets takes a tenth of a second.
 */
export function sheetArea(xml: Uint8Array): SheetArea {
	let rows = 0;
	let columns = 0;
	for (let at = 4; at < xml.length; at += 1) {
		if (xml[at] !== quote || xml[at - 1] !== equals || xml[at - 2] !== r || xml[at - 3] !== space) continue;
		let column = 0;
		let row = 0;
		let place = at + 1;
		for (let byte = xml[place] ?? 0; byte >= A && byte <= Z; byte = xml[(place += 1)] ?? 0) column = column * 26 + byte - A + 1;
		for (let byte = xml[place] ?? 0; byte >= zero && byte <= nine; byte = xml[(place += 1)] ?? 0) row = row * 10 + byte - zero;
		if (row > rows) rows = row;
		if (column > columns) columns = column;
		at = place;
	}
	return { rows, columns };
}
