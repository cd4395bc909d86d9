import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { caseColumns, caseRow, type CaseRow, type SeenCase } from '../../../attendance/caseLog';
import { itemSchemas, readItem, type ItemKey } from '../../../attendance/item';
import { counted } from '../../../attendance/text/plainEnglish';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { cloudOf } from '../../shared/cloud/cloudOf';
import { libraryIn, libraryProperty, pickedIn, placeProperty } from '../../shared/cloud/places';
import { askForAll } from '../batch';

const displayOptions = { show: { operation: ['mirror'] } };

export const description: INodeProperties[] = [
	libraryProperty(displayOptions),
	placeProperty(
		{
			name: 'list',
			displayName: 'List',
			description: 'The Google Sheet or the SharePoint list in which staff read cases. By name it is made where there is none.',
			hint: 'A view for staff, never the record: what is written into our columns is written over; columns of your own stay',
			list: 'searchLists',
			written: { displayName: 'By Name', placeholder: 'e.g. Attendance cases' },
			standsThere: 'Attendance cases',
			required: true,
		},
		displayOptions,
	),
	{ ...asAtProperty, description: 'The date that the row of each case says it was looked at. Leave empty for today.', displayOptions },
];

/** Shows each case as a row of a list that staff read; a pupil without a case gets none. All items leave as they came. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const asAt = asAtDate(this, 0);
	await askForAll(
		this,
		(json) => caseRow(seenCase(json), asAt),
		async (rows) => {
			await mirror(this, [...lastOfEachCase(rows).values()]);
			return rows;
		},
	);
	return [this.getInputData().map((item, itemIndex) => ({ ...item, pairedItem: { item: itemIndex } }))];
}

const alsoSeen: readonly ItemKey[] = ['attendance', 'risk', 'case', 'decision', 'caseLog'];

/** The keys of an item that tell of its case; those that no node has added are left out. */
function seenCase(json: Record<string, unknown>): SeenCase {
	return readItem(json, ['pupil', ...alsoSeen.filter((key) => key in itemSchemas && json[key] !== undefined)]) as SeenCase;
}

/** Two letters to two parents are two items of one case. */
function lastOfEachCase(rows: readonly (CaseRow | null)[]): Map<string, CaseRow> {
	return new Map(rows.flatMap((row) => (row ? [[row.key, row] as const] : [])));
}

async function mirror(context: IExecuteFunctions, rows: readonly CaseRow[]): Promise<void> {
	if (rows.length === 0) return;
	const list = pickedIn(context, 'list', 0);
	if (!list) throw new NodeOperationError(context.getNode(), '"List" is empty', { description: 'Pick the list in which staff read cases, or write the name of one to be made.' });
	const view = await (await cloudOf(context)).list({ ...libraryIn(context, 0), list, columns: caseColumns });
	const { added, changed, unchanged } = await view.mirror(caseColumns, rows);
	context.addExecutionHints({ message: `${counted(added, 'case')} added to the list, ${changed} changed, ${unchanged} as they were.`, location: 'outputPane', type: 'info' });
}
