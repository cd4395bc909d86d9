import type { TableRow } from '../../attendance/register/table';
import type { FoundHeader } from './file/header';
import { TableError } from './port';

/** A sheet of a workbook as its top shows it. */
export interface SheetWithHeader extends FoundHeader {
	readonly name: string;
	/** Whether anything stands below the header. */
	readonly hasRows: boolean;
}

/**
 * Of a workbook's sheets the one that looks most like what is wanted: whose header has the most known names.
 * Throws `TableError` where all are empty, and where several would do: to read one of them would lose the others unseen.
 */
export function bestSheet<Sheet extends SheetWithHeader>(workbook: string, sheets: readonly Sheet[]): Sheet {
	if (sheets.length === 0) throw new TableError(`${workbook} is empty`, 'Export it again from the MIS, with at least one row.');
	const best = sheets.reduce((one, other) => (rank(other) > rank(one) ? other : one));
	const alike = sheets.filter((sheet) => rank(sheet) >= 1 && sheet.hasRows && sameHeader(sheet, best));
	if (alike.length > 1) throw severalSheets(workbook, alike.map(({ name }) => name));
	return best;
}

/** The most known names; of two that have as many, the one with rows below them. */
const rank = (sheet: SheetWithHeader): number => sheet.score + (sheet.hasRows ? 0.5 : 0);

const sameHeader = ({ header: one }: SheetWithHeader, { header: other }: SheetWithHeader): boolean => {
	const names = ({ cells }: TableRow) => cells.map((cell) => cell.trim().toLowerCase()).join('\n').trimEnd();
	return names(one) === names(other);
};

/** A sheet for each term or class. */
function severalSheets(workbook: string, names: readonly string[]): TableError {
	const some = names.slice(0, 6).map((name) => `"${name}"`).join(', ');
	return new TableError(
		`${workbook} has the same columns on ${names.length} sheets: ${some}${names.length > 6 ? ' …' : ''}`,
		'One sheet is read. Put the rows together on one sheet and delete the others, or import each sheet by itself.',
	);
}
