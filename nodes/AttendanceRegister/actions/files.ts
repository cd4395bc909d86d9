import { isBinaryValue, NodeOperationError, type IBinaryData, type IDisplayOptions, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { tableFile } from '../../../connectors/tableSource/file/tableFile';
import type { TableSource } from '../../../connectors/tableSource/port';
import { chosenService, cloudServices } from '../../shared/cloud/cloudOf';
import { localFolder } from '../../shared/localFolder';
import { cloudFileProperties, cloudSources } from './cloudFiles';
import { newestInFolder, type RegisterSources } from './sources';
import { wondeProperties, wondeSources } from './wonde';

const show = { operation: ['import'] };
const ofThisMachine = { ...show, service: ['none'] };

/** The fields that name files: the same of an item, a folder of this machine and a folder of the account. */
const fileNames = (displayOptions: IDisplayOptions): INodeProperties[] => [
	{
		displayName: 'Marks File',
		name: 'marksFile',
		type: 'string',
		default: 'marks',
		required: true,
		placeholder: 'marks',
		description: 'The register marks exported from your MIS, as CSV or XLSX: the name of the binary property, or what the name of a file in the folder begins with. If the item carries just one file, that file is read, whatever its name here.',
		displayOptions,
	},
	{
		displayName: 'Pupil Details File',
		name: 'pupilsFile',
		type: 'string',
		default: 'pupils',
		placeholder: 'pupils',
		description: 'The pupils’ details (names, year and registration group, address, groups), named in the same way. Not needed; used if they are there.',
		displayOptions,
	},
	{
		displayName: 'Contacts File',
		name: 'contactsFile',
		type: 'string',
		default: 'contacts',
		placeholder: 'contacts',
		description: 'The parents and carers, a row for each, named in the same way. Not needed; used if they are there.',
		displayOptions,
	},
	{
		displayName: 'Lesson Marks File',
		name: 'lessonsFile',
		type: 'string',
		default: 'lessons',
		placeholder: 'lessons',
		description: 'The marks of lessons, a row for each pupil and lesson (date, period, subject, teacher, mark), named in the same way. Not needed; used if they are there. They never change a session mark.',
		displayOptions,
	},
];

/** The four files of an export. Only the marks are needed. */
export const fileProperties: INodeProperties[] = [
	{
		displayName: 'Read From',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		default: 'item',
		options: [
			{ name: 'Files That Come With the Item', value: 'item', description: 'Files that a node before this one has read, fetched or received' },
			{ name: 'Folder on This Machine', value: 'folder', description: 'The newest exports in a folder of the machine that n8n runs on' },
		],
		displayOptions: { show: ofThisMachine },
	},
	{
		displayName: 'Folder',
		name: 'folder',
		type: 'string',
		default: '~/.n8n-files/school-attendance/register',
		placeholder: '~/.n8n-files/school-attendance/register',
		hint: 'On the machine that n8n runs on; ~ is the home folder there. Of several exports of a kind the newest is read.',
		description: 'Where the exports from your MIS lie. Their names begin with what stands in the three fields below.',
		displayOptions: { show: { ...ofThisMachine, source: ['folder'] } },
	},
	...cloudFileProperties,
	...wondeProperties,
	...fileNames({ show: ofThisMachine }),
	...fileNames({ show: { ...show, service: cloudServices, cloudSource: ['folder'] } }),
];

/** The tables to read. Throws a NodeOperationError where there are no marks, saying what there is. */
export async function registerSources(context: IExecuteFunctions, item: INodeExecutionData, itemIndex: number): Promise<RegisterSources> {
	const service = chosenService(context, itemIndex);
	if (service === 'wonde') return await wondeSources(context, itemIndex);
	if (service !== 'none') return await cloudSources(context, itemIndex);
	const nameIn: NameIn = (parameter) => (context.getNodeParameter(parameter, itemIndex, '') as string).trim();
	return context.getNodeParameter('source', itemIndex, 'item') === 'folder'
		? await fromFolder(context, nameIn('folder'), itemIndex)
		: await fromItem(context, item, nameIn, itemIndex);
}

type NameIn = (parameter: string) => string;

async function fromFolder(context: IExecuteFunctions, folder: string, itemIndex: number): Promise<RegisterSources> {
	return await newestInFolder(context, itemIndex, `"${folder}"`, async (begins) => {
		const file = await localFolder(context).findTable(folder, begins);
		return file && tableFile({ name: file.name, content: await file.open() });
	});
}

async function fromItem(context: IExecuteFunctions, item: INodeExecutionData, nameIn: NameIn, itemIndex: number): Promise<RegisterSources> {
	const files = filesOf(item);
	const pupils = files.get(nameIn('pupilsFile'));
	const contacts = files.get(nameIn('contactsFile'));
	const lessons = files.get(nameIn('lessonsFile'));
	const marks = files.get(nameIn('marksFile')) ?? (files.size === 1 && !pupils && !contacts && !lessons ? [...files.values()][0] : undefined);
	if (!marks) {
		throw new NodeOperationError(context.getNode(), `The item carries no file called "${nameIn('marksFile')}"`, {
			itemIndex,
			description: `${files.size === 0 ? 'It carries no file at all.' : `It carries ${[...files.keys()].map((name) => `"${name}"`).join(', ')}.`} Put a node before this one that reads the export, for example Read/Write Files from Disk, and enter the name of its output property in "Marks File".`,
		});
	}
	const source = async (data: IBinaryData | undefined) => data && (await sourceOf(context, data));
	return { marks: await sourceOf(context, marks), pupils: await source(pupils), contacts: await source(contacts), lessons: await source(lessons) };
}

/** The files that an item carries, by name: beside its JSON, or within it where the workflow keeps them so. */
function filesOf({ binary, json }: INodeExecutionData): Map<string, IBinaryData> {
	const within = Object.entries(json).filter((entry): entry is [string, IBinaryData] => isBinaryValue(entry[1]));
	return new Map([...within, ...Object.entries(binary ?? {})]);
}

/** A file that n8n keeps on disk or in a database comes as a stream; a small one is in the item itself. */
async function sourceOf(context: IExecuteFunctions, data: IBinaryData): Promise<TableSource> {
	const content = data.id ? await context.helpers.getBinaryStream(data.id) : Buffer.from(data.data, 'base64');
	// A name may come from an e-mail: messages show it on one line.
	const name = data.fileName?.replace(/\p{Cc}+/gu, ' ').trim().slice(0, 100);
	return tableFile({ name: name || 'The file', content });
}
