/** A block of cells, counted from 0, the end not within. */
export interface Area {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

/** Excel's limits. https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const mostRows = 1_048_576;
const mostColumns = 16_384;

/** Reads "A1:Z1000", "Sheet1!B2" or "'My sheet'!A:C"; undefined where it is none, or lies outside the sheet. */
export function readAddress(address: string): Area | undefined {
	const local = address.replace(/^(?:'(?:[^']|'')+'|[^'!]+)!/, '').replaceAll('$', '');
	const [, fromColumn, fromRow, toColumn = fromColumn, toRow = fromRow] = /^([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?$/i.exec(local) ?? [];
	if (fromColumn === undefined || fromRow === undefined || !(fromColumn || fromRow)) return undefined;
	if ((fromColumn === '') !== (toColumn === '') || (fromRow === '') !== (toRow === '')) return undefined;
	if ((fromColumn === '' || fromRow === '') && !local.includes(':')) return undefined;
	const area = {
		top: fromRow ? Number(fromRow) - 1 : 0,
		bottom: toRow ? Number(toRow) : mostRows,
		left: fromColumn ? columnNumber(fromColumn) : 0,
		right: toColumn ? columnNumber(toColumn) + 1 : mostColumns,
	};
	return area.top >= 0 && area.top < area.bottom && area.left < area.right && area.bottom <= mostRows && area.right <= mostColumns ? area : undefined;
}

/** "Marks!A1:D20", with the sheet's name in quotes where it needs them. */
export function writeAddress(sheet: string, { top, left, bottom, right }: Area): string {
	const name = /^[A-Za-z_]\w*$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
	const first = `${columnName(left)}${top + 1}`;
	const last = `${columnName(right - 1)}${bottom}`;
	return `${name}!${first}${first === last ? '' : `:${last}`}`;
}

const columnNumber = (name: string) => [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function columnName(number: number): string {
	return (number >= 26 ? columnName(Math.floor(number / 26) - 1) : '') + String.fromCharCode(65 + (number % 26));
}
