import { columnName } from '../findings';
import type { Table } from '../table';

/** Why a row or a cell of marks is refused, and what to do, in the same words whatever the layout. */
export interface RowFault {
	readonly reason: string;
	readonly advice: string;
}

/** The row names no pupil: a child whose number is left out, or sums and notes below the table. A surname may be "Page", so nobody can tell. */
export const withoutPupil: RowFault = {
	reason: 'The row does not say which pupil it is about',
	advice: 'If it is a pupil, add the admission number or UPN. If it is a sum or a note, nothing need be done.',
};

/** That a row goes on beyond the header with anything; undefined where it does not. */
export function tooManyCells(cells: readonly string[], width: number): RowFault | undefined {
	if (cells.length <= width || cells.slice(width).every((cell) => cell.trim() === '')) return undefined;
	return {
		reason: `The row has ${cells.length} cells and the header has ${width}, so its marks may stand in the wrong columns`,
		advice: 'Put text that holds the separator, such as "Surname, Forename", in quotation marks, or export as XLSX.',
	};
}

/** That columns of one name hold different marks in a row. */
export const twinsDiffer = (table: Table, column: number): RowFault => ({
	reason: `The row has another mark in a second column called "${columnName(table, column)}"`,
	advice: 'Take out the column that is not the register mark, or give it another name.',
});
