/** A table as a school's MIS writes it for Excel: UTF-8 with a byte order mark, CRLF, quotation marks where a cell needs them. */
export interface CsvTable {
	readonly header: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

export function csv({ header, rows }: CsvTable): string {
	return `\uFEFF${[header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

const cell = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** `2026-11-20` as `20/11/2026`; empty where there is no date. */
export const ukDate = (date: string | null) => (date ? `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}` : '');

/** Flags as MIS reports print them. */
export const yesNo = (flag: boolean | null) => (flag === null ? '' : flag ? 'Y' : 'N');
