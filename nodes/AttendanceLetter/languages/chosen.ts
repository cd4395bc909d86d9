import { NodeOperationError, type IExecuteFunctions, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { readWordings, readWordingTable, type Wording } from '../../../attendance/letters/languages';
import { toNodeError } from '../../shared/perItem';

/**
 * The node's inputs. A wording's table comes in by an input of its own, "Wording", for which a person draws a line and writes
 * no expression; n8n then waits until the table has been read, in whatever order the branches run.
 */
export const inputs = (parameter: INodeParameters) =>
	parameter.operation === 'generate' && parameter.wording === 'table'
		? [{ type: 'main', displayName: 'Pupils' }, { type: 'main', displayName: 'Wording' }]
		: ['main'];

const show = { operation: ['generate'] };

export const wordingProperties: INodeProperties[] = [
	{
		displayName: 'Other Languages',
		name: 'wording',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'English Only', value: 'none', description: 'With a line that offers an interpreter to those who may want one' },
			{ name: 'My Own Wording (JSON)', value: 'json', description: 'Your own checked wording as a document, for those who keep it so' },
			{ name: 'My Own Wording, in a Table', value: 'table', description: 'Rows of a Google Sheet, an Excel workbook or a CSV file, from a node connected to the input Wording' },
		],
		default: 'none',
		description: 'Your own wording goes beside the English for a parent who reads that language, once a person has checked it. The operation Wording to Translate gives the English to begin with.',
		displayOptions: { show },
	},
	{
		displayName: 'My Wording',
		name: 'wordingJson',
		type: 'json',
		typeOptions: { rows: 10 },
		default: '[]',
		hint: 'One wording, a list of them, or the rows of a table. Wording that nobody has checked, or that was made for an older English, is not used.',
		displayOptions: { show: { ...show, wording: ['json'] } },
	},
];

/** The school's own wordings, read once a run. Throws a NodeOperationError that names every row that is wrong. */
export function chosenWordings(context: IExecuteFunctions): readonly Wording[] {
	const chosen = context.getNodeParameter('wording', 0, 'none') as string;
	if (chosen === 'none') return [];
	try {
		return chosen === 'json' ? readWordings(context.getNodeParameter('wordingJson', 0)) : readWordingTable(rowsOf(context));
	} catch (error) {
		throw toNodeError(context, error);
	}
}

function rowsOf(context: IExecuteFunctions) {
	const rows = context.getInputData(1) ?? [];
	if (rows.length > 0) return rows.map(({ json }) => json);
	throw new NodeOperationError(context.getNode(), 'No row of the wording’s table came in', {
		description: 'Connect the node that reads the table to the input Wording, and look whether it reads the right sheet.',
	});
}
