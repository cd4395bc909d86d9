/**
 * Signs that nobody sees and that change what is read: the direction of the text (a name with U+202E turns the rest of a
 * letter's line round), breaks of no width, control signs. Tabs and line ends stay, and the joiners that some scripts need.
 */
const unseen = /(?![\t\n\r])[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Nearly every cell: plain letters, with no space about them. */
const plainLetters = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;

export const seenText = (cell: string): string => (plainLetters.test(cell) ? cell : cell.replace(unseen, '').replace(/\u00a0/g, ' ').trim());

/** What Excel shows where a formula failed: no pupil's number and no name. */
const excelErrors: ReadonlySet<string> = new Set(['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!', '#SPILL!', '#CALC!']);

/**
 * A cell without what only a spreadsheet needs: spaces about it, and the `="00123"` that some systems write so that
 * Excel keeps the noughts. That one form is a text in quotation marks; every other formula stays the text that it is.
 */
export function plainCell(cell: string): string {
	const text = seenText(cell);
	if (excelErrors.has(text)) return '';
	return /^="[^"]*"$/.test(text) ? text.slice(2, -1).trim() : text;
}
