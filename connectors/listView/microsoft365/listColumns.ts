import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../service/microsoft365/graphClient';
import { ServiceError } from '../../service/serviceError';
import { listText } from './listText';

const service = 'SharePoint';

/** The most that a single line holds. https://learn.microsoft.com/graph/api/resources/textcolumn */
export const mostOnOneLine = 255;

/** From here on a new column gets several lines: its texts may grow, and a column cannot be changed afterwards. */
const severalLinesFrom = 120;

/** Every list has it, under this name in all languages. */
export const keyColumn = 'Title';

/** A column that we write to: as staff see it, and as Graph calls it. */
export interface ListColumn {
	readonly shown: string;
	readonly name: string;
}

/** A column to be, with the texts it will hold. */
export interface WantedColumn {
	readonly shown: string;
	readonly texts: readonly string[];
}

/**
 * Finds a list's columns by the names that staff see, and makes those that are missing as text. Throws where a column of the
 * name cannot hold our text, or where a missing one may not be made.
 * @param list The path of the list.
 */
export async function listColumns(graph: Graph, list: string, wanted: readonly WantedColumn[]): Promise<readonly ListColumn[]> {
	let stored = await storedColumns(graph, list);
	const missing = wanted.filter(({ shown }) => !stored.some((column) => hasName(column, shown)));
	for (const column of missing) await makeColumn(graph, list, column, stored, missing);
	if (missing.length > 0) stored = await storedColumns(graph, list);
	return wanted.map((column) => ({ shown: column.shown, name: fitting(stored, column) }));
}

async function storedColumns(graph: Graph, list: string): Promise<readonly ColumnDefinition[]> {
	return graph.run('The columns of the list could not be read', async () => {
		const columns: ColumnDefinition[] = [];
		for await (const page of graph.pages<ColumnDefinition>(graph.api(`${list}/columns`))) columns.push(...page.filter(({ hidden }) => !hidden));
		return columns;
	});
}

const hasName = ({ displayName, name }: ColumnDefinition, shown: string): boolean => name !== keyColumn && displayName?.toLowerCase() === shown.toLowerCase();

/** The name by which our texts are written to a column; throws where they cannot. */
function fitting(stored: readonly ColumnDefinition[], { shown, texts }: WantedColumn): string {
	const named = stored.filter((column) => hasName(column, shown));
	const column = named.find(({ text, readOnly }) => text && !readOnly);
	if (!column?.text) {
		throw refused(
			`The column “${shown}” of the list holds no text that can be written`,
			named.length === 0 ? 'Run the workflow again.' : 'Rename or delete it in the settings of the list; the workflow then makes one of this name that holds text.',
		);
	}
	const most = column.text.allowMultipleLines ? Infinity : (column.text.maxLength ?? mostOnOneLine);
	const tooLong = texts.filter((text) => listText(text).length > most || (most < Infinity && listText(text).includes('\n'))).length;
	if (tooLong > 0) {
		throw refused(
			`The column “${shown}” of the list holds one line of ${most} characters, and ${tooLong} of ${texts.length} rows have more`,
			'Change its type to “Multiple lines of text” (plain text) in the settings of the list, then run the workflow again.',
		);
	}
	return String(column.name);
}

async function makeColumn(graph: Graph, list: string, { shown, texts }: WantedColumn, stored: readonly ColumnDefinition[], missing: readonly WantedColumn[]): Promise<void> {
	const severalLines = texts.some((text) => text.length > severalLinesFrom || text.includes('\n'));
	const column: ColumnDefinition = {
		name: internalName(shown, new Set(stored.map(({ name }) => String(name).toLowerCase()))),
		displayName: shown,
		text: severalLines
			? { allowMultipleLines: true, appendChangesToExistingText: false, linesForEditing: 6, textType: 'plain' }
			: { allowMultipleLines: false, maxLength: mostOnOneLine },
	};
	try {
		await graph.run(`The column “${shown}” could not be added to the list`, () => graph.api(`${list}/columns`).post(column));
	} catch (error) {
		if (!(error instanceof ServiceError)) throw error;
		// Made at this moment by somebody else, or by us when the answer was lost: the list is read again and tells.
		if (error.status === 409 || error.happened === 'unknown') return;
		if (error.status !== 403) throw error;
		const names = missing.map((each) => `“${each.shown}”`).join(', ');
		throw new ServiceError(
			`The list lacks the columns ${names}, and the account may not add them`,
			'Add them in the settings of the list as “Multiple lines of text” (plain text), or have an administrator give the credential Sites.Manage.All, then run the workflow again.',
			{ service, status: 403, code: error.code, happened: 'no' },
			{ cause: error },
		);
	}
}

/**
 * A name of plain letters, for others are written in codes of up to seven characters, and of 32 at most.
 * The same for the same column, so that two runs at once do not make two.
 */
function internalName(shown: string, taken: ReadonlySet<string>): string {
	const plain = `Attendance${shown.replace(/[^A-Za-z0-9]/g, '')}`.slice(0, 30);
	for (let number = 1; ; number += 1) {
		const name = number === 1 ? plain : `${plain}${number}`;
		if (!taken.has(name.toLowerCase())) return name;
	}
}

const refused = (message: string, advice: string): ServiceError => new ServiceError(message, advice, { service, happened: 'no' });
