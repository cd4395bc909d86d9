import type { IBinaryData, IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { caseLogSchema } from '../../attendance/item';
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

/** What is to be saved: the day whose folder it goes into, and what the case log knows of an earlier try. */
interface Saving {
	/** `YYYY-MM-DD` */
	readonly day: string;
	readonly caseLog: unknown;
}

/**
 * Saves all documents of an item in the folder parameter, below a folder for the day. Gives where each document lies.
 *
 * Where an earlier run began this act and stopped before it was recorded (design §6), the folder is looked through first:
 * a document that is there under the name of that run is kept as it is, since somebody may have posted it already.
 */
export async function saveDocuments(context: IExecuteFunctions, itemIndex: number, { day, caseLog }: Saving): Promise<string[]> {
	const folder = context.getNodeParameter('folder', itemIndex) as string;
	const store = localFolder(context);
	const begun = caseLogSchema.safeParse(caseLog).data;
	const savedBefore = async (ending: string) => (begun?.resumed && begun.document ? await store.find(folder, `${begun.document}.${ending}`) : undefined);

	const saved: string[] = [];
	for (const [property, document] of Object.entries(context.getInputData()[itemIndex]?.binary ?? {})) {
		const name = nameOf(document, property);
		const before = await savedBefore(name.slice(name.lastIndexOf('.') + 1));
		saved.push(before ?? (await store.save(`${folder}/${day}`, name, await context.helpers.getBinaryDataBuffer(itemIndex, property))).location);
	}
	return saved;
}

function nameOf({ fileName }: IBinaryData, property: string): string {
	if (!fileName) throw new Error(`The document "${property}" has no file name`);
	return fileName;
}
