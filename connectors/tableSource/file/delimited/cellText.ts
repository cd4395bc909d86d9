const doubled = /""/g;

/**
 * The text of a cell that begins with a quotation mark and has more of them, as csv-parse reads it with `relax_quotes`.
 * Takes it from its first quotation mark on. Doubled ones become one; where text follows the one that should end the
 * cell, that one and the first are text too: `5"` is five inches, and `"5" pipe` is as it stands.
 */
function unquoted(raw: string): string {
	let end = raw.indexOf('"', 1);
	while (raw[end + 1] === '"') end = raw.indexOf('"', end + 2);
	const within = raw.slice(1, end).replace(doubled, '"');
	const rest = raw.slice(end + 1);
	return rest === '' || rest.startsWith('\0') ? within + rest : `"${within}"${rest}`;
}

/** V8 keeps the whole of which a part is as long as this, so a pupil's number would hold its row in memory. */
const shortestSlice = 13;

/** Cells of one or two plain letters, which marks are, made once. */
const short = new Array<string | undefined>(128 * 128).fill(undefined);

function shortText(bytes: Uint8Array, start: number, length: number): string | undefined {
	const first = bytes[start] as number;
	const second = length === 2 ? (bytes[start + 1] as number) : 0;
	if (first >= 0x80 || second >= 0x80 || (length === 2 && second === 0)) return undefined;
	return (short[first * 128 + second] ??= length === 2 ? String.fromCharCode(first, second) : String.fromCharCode(first));
}

/**
 * Makes the text of cells that stand one after the other in UTF-8. Letters of more than one byte, and bytes that are none,
 * are read as Node reads them (`�` for the latter).
 */
export class CellTexts {
	constructor(private readonly bytes: Buffer) {}

	/** Adds to `cells` the cells from `first` to before `last`; `starts` and `ends` are a scanner's. */
	addTo(cells: string[], starts: Int32Array, ends: Int32Array, first: number, last: number): void {
		const from = starts[first] as number;
		let whole: string | undefined;
		let plain = true;
		for (let cell = first; cell < last; cell += 1) {
			const start = starts[cell] as number;
			const end = ends[cell] as number;
			if (end < 0) {
				cells.push(unquoted(this.bytes.toString('utf8', start, ~end)));
				continue;
			}
			const length = end - start;
			const short = length === 0 ? '' : length <= 2 ? shortText(this.bytes, start, length) : undefined;
			if (short !== undefined) {
				cells.push(short);
				continue;
			}
			if (whole === undefined) {
				const to = ends[last - 1] as number;
				const byteLength = (to < 0 ? ~to : to) - from;
				whole = this.bytes.toString('utf8', from, from + byteLength);
				// As many letters as bytes: a byte each, so each cell stands in the whole where it stands in the bytes.
				plain = whole.length === byteLength;
			}
			const ofWhole = plain && length < shortestSlice;
			cells.push(ofWhole ? whole.slice(start - from, end - from) : this.bytes.toString(plain ? 'latin1' : 'utf8', start, end));
		}
	}
}
