import { isBinaryValue, NodeOperationError, type IBinaryData, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { tableFile } from '../../../connectors/tableSource/file/tableFile';
import type { TableSource } from '../../../connectors/tableSource/port';

const show = { operation: ['import'] };

/** The three files of an export. Only the marks are needed. */
export const fileProperties: INodeProperties[] = [
	{
		displayName: 'Marks File',
		name: 'marksFile',
		type: 'string',
		default: 'marks',
		required: true,
		placeholder: 'marks',
		description: 'Name of the binary property that holds the register marks exported from your MIS, as CSV or XLSX',
		hint: 'If the item carries just one file, that file is read, whatever its name here',
		displayOptions: { show },
	},
	{
		displayName: 'Pupil Details File',
		name: 'pupilsFile',
		type: 'string',
		default: 'pupils',
		placeholder: 'pupils',
		description: 'Name of the binary property that holds the pupils’ details (names, year and registration group, address, groups). Not needed; used if it is there.',
		displayOptions: { show },
	},
	{
		displayName: 'Contacts File',
		name: 'contactsFile',
		type: 'string',
		default: 'contacts',
		placeholder: 'contacts',
		description: 'Name of the binary property that holds the parents and carers, a row for each. Not needed; used if it is there.',
		displayOptions: { show },
	},
];

export interface RegisterSources {
	readonly marks: TableSource;
	readonly pupils: TableSource | undefined;
	readonly contacts: TableSource | undefined;
}

/** The files of one item. Throws a NodeOperationError where there is no file of marks, saying which files there are. */
export async function registerSources(context: IExecuteFunctions, item: INodeExecutionData, itemIndex: number): Promise<RegisterSources> {
	const files = filesOf(item);
	const nameIn = (parameter: string): string => (context.getNodeParameter(parameter, itemIndex, '') as string).trim();
	const pupils = files.get(nameIn('pupilsFile'));
	const contacts = files.get(nameIn('contactsFile'));
	const marks = files.get(nameIn('marksFile')) ?? (files.size === 1 && !pupils && !contacts ? [...files.values()][0] : undefined);
	if (!marks) {
		throw new NodeOperationError(context.getNode(), `The item carries no file called "${nameIn('marksFile')}"`, {
			itemIndex,
			description: `${files.size === 0 ? 'It carries no file at all.' : `It carries ${[...files.keys()].map((name) => `"${name}"`).join(', ')}.`} Put a node before this one that reads the export, for example Read/Write Files from Disk, and enter the name of its output property in "Marks File".`,
		});
	}
	const source = async (data: IBinaryData | undefined) => data && (await sourceOf(context, data));
	return { marks: await sourceOf(context, marks), pupils: await source(pupils), contacts: await source(contacts) };
}

/** The files that an item carries, by name: beside its JSON, or within it where the workflow keeps them so. */
function filesOf({ binary, json }: INodeExecutionData): Map<string, IBinaryData> {
	const within = Object.entries(json).filter((entry): entry is [string, IBinaryData] => isBinaryValue(entry[1]));
	return new Map([...within, ...Object.entries(binary ?? {})]);
}

/** A file that n8n keeps on disk or in a database comes as a stream; a small one is in the item itself. */
async function sourceOf(context: IExecuteFunctions, data: IBinaryData): Promise<TableSource> {
	const content = data.id ? await context.helpers.getBinaryStream(data.id) : Buffer.from(data.data, 'base64');
	return tableFile({ name: data.fileName ?? 'The file', content });
}
