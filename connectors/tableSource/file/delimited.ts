import type { HeaderScore, Table } from '../../../attendance/register/table';
import { TableError } from '../port';
import { lookAhead, piecesOf, type Bytes } from './bytes';
import { Pages } from './delimited/pages';
import { canRunProgram } from './delimited/runs/newProgram';
import { DelimitedRows, rowsAsText } from './delimited/rows';
import { findHeader, rowsSearchedForHeader, type FoundHeader } from './header';

/** What parts cells, in the order of preference where two would do: Excel's CSV here and on the Continent, tabs, pipes. */
const delimiters = [',', ';', '\t', '|'];

/** How much of a file is looked at for its delimiter and header. */
const searchedBytes = 262_144;

/**
 * Opens a table of delimited text (comma, semicolon, tab or pipe), given as UTF-8. Only the top of it is held; rows are
 * read as they are asked for. Throws `TableError` where no row is there, or a quotation mark is never closed.
 */
export async function openDelimited(file: string, utf8: Bytes, score: HeaderScore): Promise<Table> {
	const { head, all, whole } = await lookAhead(utf8, searchedBytes);
	const top = whole ? head : wholeLines(head);
	const candidates: Candidate[] = [];
	for (const delimiter of delimiters) candidates.push({ delimiter, found: await headerBy(top, delimiter, score) });
	const best = candidates.reduce((one, other) => (rank(other.found) > rank(one.found) ? other : one));
	const { delimiter, found } = best;
	if (!found) {
		// Either blank throughout, or not to be read at all: reading it says which.
		for await (const batch of new DelimitedRows(new Pages(file, all, ','), 0).asText()) if (batch.length > 0) break;
		throw new TableError(`${file} is empty`, 'Export it again from the MIS, with at least one row.');
	}
	const rows = new DelimitedRows(new Pages(file, all, delimiter), found.header.row);
	return {
		file,
		titleRows: found.titleRows,
		header: found.header,
		rows: rows.asText(),
		coded: canRunProgram() ? (columns, together) => rows.asNumbers(columns, together) : undefined,
	};
}

interface Candidate {
	readonly delimiter: string;
	readonly found: FoundHeader | undefined;
}

/** A header is told by known names; where there are none, by the number of its cells. */
const rank = (found: FoundHeader | undefined): number => (found ? found.score * 1_000_000 + found.header.cells.length : -1);

async function headerBy(top: Buffer, delimiter: string, score: HeaderScore): Promise<FoundHeader | undefined> {
	const pages = new Pages('', piecesOf(top), delimiter);
	// What stands before a fault is enough to tell; reading the rows meets it again and says where it is.
	const hasRows = await pages.next().catch(() => false);
	return hasRows ? findHeader(rowsAsText(pages, 0, Math.min(rowsSearchedForHeader, pages.scanner.rows)), score) : undefined;
}

/** The top of a file without the line that the cut goes through. */
function wholeLines(head: Buffer): Buffer {
	const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
	return end > 0 ? head.subarray(0, end + 1) : head;
}
