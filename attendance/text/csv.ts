/**
 * A table as CSV that Excel opens as it is: with the mark of UTF-8, in quotation marks where it must be, and with an apostrophe
 * before what a spreadsheet would run as a formula (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvOf(columns: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	return `\uFEFF${[columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(text: string): string {
	const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
