/**
 * A cell without what only a spreadsheet needs: spaces about it, and the `="00123"` that some systems write so that
 * Excel keeps the noughts. That one form is a text in quotation marks; every other formula stays the text that it is.
 */
export function plainCell(cell: string): string {
	const text = cell.trim();
	return /^="[^"]*"$/.test(text) ? text.slice(2, -1).trim() : text;
}
