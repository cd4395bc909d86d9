import type { IBinaryData, IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { localFolder } from './localFolder';

/** Where documents go. Google Workspace and Microsoft 365 stand behind the same parameter, so a workflow changes in it alone. */
const serviceProperty: INodeProperties = {
	displayName: 'Service',
	name: 'service',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'None (a Folder on This Machine)', value: 'none', description: 'Save the documents for a person to check, print, sign and send' },
	],
	default: 'none',
};

/** Parameters of an operation that puts documents where a person finds them. */
export function saveProperties(defaultFolder: string, displayOptions: IDisplayOptions): INodeProperties[] {
	return [
		{ ...serviceProperty, displayOptions },
		{
			displayName: 'Folder',
			name: 'folder',
			type: 'string',
			default: `~/.n8n-files/school-attendance/${defaultFolder}`,
			placeholder: `~/.n8n-files/school-attendance/${defaultFolder}`,
			hint: 'On the machine that n8n runs on; ~ is the home folder there',
			description: 'Where to save. Each day gets a folder of its own inside. A document of the same name is replaced, so a repeated run adds none.',
			displayOptions,
		},
	];
}

/**
 * Saves all documents of an item in the folder parameter, below a folder for the day.
 * Takes the item's place and the day (`YYYY-MM-DD`); gives where each document lies.
 */
export async function saveDocuments(context: IExecuteFunctions, itemIndex: number, day: string): Promise<string[]> {
	const folder = `${context.getNodeParameter('folder', itemIndex) as string}/${day}`;
	const documents = Object.entries(context.getInputData()[itemIndex]?.binary ?? {});
	const saved: string[] = [];
	for (const [property, document] of documents) {
		const content = await context.helpers.getBinaryDataBuffer(itemIndex, property);
		saved.push((await localFolder(context).save(folder, nameOf(document, property), content)).location);
	}
	return saved;
}

function nameOf({ fileName }: IBinaryData, property: string): string {
	if (!fileName) throw new Error(`The document "${property}" has no file name`);
	return fileName;
}
