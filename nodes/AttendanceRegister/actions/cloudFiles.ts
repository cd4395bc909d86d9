import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import type { Cloud } from '../../../connectors/cloud/port';
import { tableFile } from '../../../connectors/tableSource/file/tableFile';
import type { TableSource } from '../../../connectors/tableSource/port';
import { cloudOf, cloudServices } from '../../shared/cloud/cloudOf';
import { folderIn, folderProperty, libraryIn, libraryProperty, pickedIn, placeProperty } from '../../shared/cloud/places';
import { newestInFolder, type RegisterSources } from './sources';

const show = { operation: ['import'], service: cloudServices };
const ofWorkbook = { show: { ...show, cloudSource: ['workbook'] } };

const sheetProperty = (name: string, displayName: string, standsThere: string, what: string): INodeProperties =>
	placeProperty(
		{
			name, displayName, standsThere, list: 'searchSheets',
			description: `${what} Not needed where there is none: empty the field.`,
			written: { displayName: 'By Name', placeholder: `e.g. ${standsThere}` },
		},
		ofWorkbook,
	);

/** Where the register lies in the account: the newest exports of a folder, or the sheets of one workbook. */
export const cloudFileProperties: INodeProperties[] = [
	{
		displayName: 'Read From',
		name: 'cloudSource',
		type: 'options',
		noDataExpression: true,
		default: 'folder',
		options: [
			{ name: 'Folder With Exports', value: 'folder', description: 'The newest exports in a folder: CSV or Excel files, or Google Sheets' },
			{ name: 'Sheets of One Workbook', value: 'workbook', description: 'A Google Sheet or Excel workbook with a sheet of marks, and sheets of pupils, contacts and lesson marks' },
		],
		displayOptions: { show },
	},
	libraryProperty({ show }),
	folderProperty('School attendance/Register', 'Where the exports from your MIS lie. Their names begin with what stands in the fields below; of several of a kind the newest is read.', {
		show: { ...show, cloudSource: ['folder'] },
	}),
	placeProperty(
		{
			name: 'workbook', displayName: 'Workbook', required: true, list: 'searchWorkbooks',
			description: 'The Google Sheet or the Excel workbook in OneDrive or SharePoint that holds the register',
			written: { displayName: 'By Path', placeholder: 'e.g. School attendance/Register.xlsx' },
		},
		ofWorkbook,
	),
	sheetProperty('marksSheet', 'Marks Sheet', 'Marks', 'The sheet with the register marks.'),
	sheetProperty('pupilsSheet', 'Pupil Details Sheet', 'Pupils', 'The sheet with the pupils’ details.'),
	sheetProperty('contactsSheet', 'Contacts Sheet', 'Contacts', 'The sheet with the parents and carers, a row for each.'),
	sheetProperty('lessonsSheet', 'Lesson Marks Sheet', '', 'The sheet with the marks of lessons.'),
];

/** The tables to read from the account. Throws a NodeOperationError where there are no marks. */
export async function cloudSources(context: IExecuteFunctions, itemIndex: number): Promise<RegisterSources> {
	const cloud = await cloudOf(context, itemIndex);
	return context.getNodeParameter('cloudSource', itemIndex) === 'workbook' ? await ofOneWorkbook(context, cloud, itemIndex) : await ofFolder(context, cloud, itemIndex);
}

async function ofFolder(context: IExecuteFunctions, cloud: Cloud, itemIndex: number): Promise<RegisterSources> {
	const { files, path } = await cloud.folder(folderIn(context, itemIndex));
	return await newestInFolder(context, itemIndex, `"${path || 'the drive'}" in ${cloud.name}`, async (begins) => {
		const found = await files.findTable(path, begins);
		return found && (found.table ? found.table() : tableFile({ name: found.name, content: await found.open() }));
	});
}

async function ofOneWorkbook(context: IExecuteFunctions, cloud: Cloud, itemIndex: number): Promise<RegisterSources> {
	const workbook = pickedIn(context, 'workbook', itemIndex);
	if (!workbook) {
		throw new NodeOperationError(context.getNode(), '"Workbook" is empty', { itemIndex, description: 'Pick the Google Sheet or the Excel workbook that holds the register.' });
	}
	const sheet = async (parameter: string, needed: boolean): Promise<TableSource | undefined> => {
		const picked = pickedIn(context, parameter, itemIndex);
		if (!picked) return undefined;
		return await cloud.sheet({ ...libraryIn(context, itemIndex), workbook, sheet: picked, needed });
	};
	const marks = await sheet('marksSheet', true);
	if (!marks) {
		throw new NodeOperationError(context.getNode(), '"Marks Sheet" is empty', { itemIndex, description: 'Pick the sheet of the workbook that holds the register marks.' });
	}
	return { marks, pupils: await sheet('pupilsSheet', false), contacts: await sheet('contactsSheet', false), lessons: await sheet('lessonsSheet', false) };
}
