import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { itemSchemas, readItem } from '../../../attendance/item';
import { defaultFolderPattern, filedUnder, folderPatternProblem, folderPlaceholders } from '../../../attendance/letters/folderPattern';

const inWords = folderPlaceholders.map(([placeholder, words]) => `${placeholder}: ${words}`).join('; ');

export const folderPatternProperty: INodeProperties = {
	displayName: 'Folder Pattern',
	name: 'folderPattern',
	type: 'string',
	default: defaultFolderPattern,
	placeholder: 'e.g. {{year}}/{{letter}}/{{date}}',
	description: `The folders that are made inside, with / between. It may hold ${inWords}. Nothing else is filled in, so that no folder is ever named after a person.`,
	// Written as it stands: an expression could put anybody's name into the name of a folder.
	noDataExpression: true,
	displayOptions: { show: { operation: ['send'] } },
};

/** Gives in which folder a letter is filed. Throws before any is where the pattern is wrong. */
export function folderOf(context: IExecuteFunctions): (json: IDataObject) => string {
	const pattern = String(context.getNodeParameter('folderPattern', 0, defaultFolderPattern) ?? '').trim() || defaultFolderPattern;
	const problem = folderPatternProblem(pattern);
	if (problem) {
		throw new NodeOperationError(context.getNode(), `"Folder Pattern" cannot be read: ${problem}. Nothing was sent`, {
			description: `It may hold ${folderPlaceholders.map(([placeholder]) => placeholder).join(', ')}, and words of your own with / between.`,
		});
	}
	return (json) => {
		const { letter } = readItem(json, ['letter']);
		const pupil = itemSchemas.pupil.safeParse(json.pupil).data;
		return filedUnder(pattern, { letter, pupil: pupil ?? { registrationGroup: '', yearGroup: '' } });
	};
}
