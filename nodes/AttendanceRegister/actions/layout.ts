import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { ChosenColumns, ChosenNames } from '../../../attendance/register/columns/chosen';
import { layoutKinds, type LayoutKind } from '../../../attendance/register/layout';
import { namedColumns } from './columnNames';

const show = { operation: ['import'] };

/** How the file of marks is laid out, and what its columns are called where no name of theirs is known. */
export const layoutProperties: INodeProperties[] = [
	{
		displayName: 'Layout',
		name: 'layout',
		type: 'options',
		default: 'find',
		description: 'How the file of marks is laid out',
		options: [
			{ name: 'Daily', value: 'daily', description: 'A row for each day: pupil, date, a column AM and a column PM, or one column with both marks' },
			{ name: 'Find Automatically', value: 'find', description: 'Tell by the names of the columns' },
			{ name: 'Long', value: 'long', description: 'A row for each session: pupil, date, AM or PM, mark' },
			{ name: 'Marks String', value: 'marksString', description: 'A row for each pupil, with all marks in one cell, and a start date' },
			{
				name: 'Totals Only',
				value: 'totals',
				description: 'A row for each pupil with possible, attended and absent sessions, and no marks. The penalty-notice threshold cannot be told from it.',
			},
			{ name: 'Weekly', value: 'weekly', description: 'A row for each week: pupil, week commencing, ten columns Mon AM to Fri PM' },
			{ name: 'Wide', value: 'wide', description: 'A row for each pupil, and a column for each session or day, named with its date' },
		],
		displayOptions: { show },
	},
	{
		displayName: 'Column Names',
		name: 'columnNames',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Column',
		default: {},
		description: 'What the columns in your files are called. Needed only for those that the node does not find by itself.',
		options: namedColumns,
		displayOptions: { show },
	},
];

/** The layout that the person chose; null to find it. */
export function chosenLayout(context: IExecuteFunctions, itemIndex: number): LayoutKind | null {
	const layout = context.getNodeParameter('layout', itemIndex, 'find') as string;
	return layoutKinds.find((kind) => kind === layout) ?? null;
}

/** The names of columns that the person chose. Throws a NodeOperationError where a field has no name, or two. */
export function chosenNames(context: IExecuteFunctions, itemIndex: number): ChosenNames {
	const given = context.getNodeParameter('columnNames', itemIndex, {}) as Record<string, { field?: string; column?: string }[] | undefined>;
	const fail = (message: string, description: string) => new NodeOperationError(context.getNode(), message, { itemIndex, description });
	const named = (file: string): ChosenColumns => {
		const names: Record<string, string> = {};
		for (const { field = '', column: name = '' } of given[file] ?? []) {
			if (field === '' || String(name).trim() === '') throw fail('“Column Names” has an entry without a column’s name', 'Enter the name as it stands in the file, or remove the entry.');
			if (names[field] !== undefined) throw fail(`“Column Names” names two columns for one field: "${names[field]}" and "${String(name).trim()}"`, 'Remove one of them.');
			names[field] = String(name).trim();
		}
		return names;
	};
	return { marks: named('marks'), pupils: named('pupils'), contacts: named('contacts') };
}
