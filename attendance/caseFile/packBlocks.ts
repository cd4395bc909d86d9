import type { Block, Column, Fact } from '../referrals/pack/blocks';
import { counted, percentText } from '../text/plainEnglish';

export const notRecorded = 'not recorded';
const quietly: readonly string[] = [notRecorded, 'No', 'none', 'English'];

/** A label with what stands beside it; lines that say nothing are left out. Quiet where it says nothing that a reader looks for. */
export const fact = (label: string, ...lines: string[]): Fact => {
	const said = lines.filter((line) => line.trim() !== '');
	return { label, lines: said.length > 0 ? said : [notRecorded], quiet: said.every((line) => quietly.includes(line)) };
};

export const orNone = (lines: readonly string[]): string[] => (lines.length > 0 ? [...lines] : ['none']);
export const known = (is: boolean | null): string => (is === null ? notRecorded : is ? 'Yes' : 'No');
export const text = (...paragraphs: string[]): Block => ({ block: 'text', paragraphs });
/** A column; without a width it takes what its content needs. */
export const column = (heading: string, width = 0): Column => ({ heading, width, align: 'left' });
/** A column of cells whose first line leads the others. */
export const led = (heading: string, width: number): Column => ({ ...column(heading, width), lead: true });

/** "13.8%" above "8 of 58 sessions". */
export const countsThen = (absent: number | null, possible: number | null, otherwise: string): string =>
	absent === null || possible === null || possible === 0 ? otherwise : `${percentText(absent, possible)}\n${absent} of ${counted(possible, 'session')}`;

/** A table, or words where it would have no row. */
export function tableOr(none: string, columns: readonly Column[], rows: ReadonlyArray<readonly string[]>): Block {
	return rows.length === 0 ? text(none) : { block: 'table', caption: '', columns, rows };
}
