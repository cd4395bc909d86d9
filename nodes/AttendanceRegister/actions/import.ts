import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { contactsHeaderScore } from '../../../attendance/register/contacts/readContactFile';
import { importRegister, type ImportChoices, type ImportedRegister } from '../../../attendance/register/importRegister';
import { layoutKinds, marksHeaderScore } from '../../../attendance/register/layout';
import { pupilsHeaderScore } from '../../../attendance/register/pupils/readPupilFile';
import { counted } from '../../../attendance/text/plainEnglish';
import { TableError } from '../../../connectors/tableSource/port';
import { chosenDate } from '../../shared/asAt';
import { perItem } from '../../shared/perItem';
import { fileProperties, registerSources, type RegisterSources } from './files';
import { chosenSchool, schoolProperties } from './school';

const show = { operation: ['import'] };

export const description: INodeProperties[] = [
	...fileProperties,
	...schoolProperties,
	{
		displayName: 'Layout',
		name: 'layout',
		type: 'options',
		default: 'find',
		description: 'How the file of marks is laid out',
		options: [
			{ name: 'Find Automatically', value: 'find', description: 'Tell by the names of the columns' },
			{ name: 'Long', value: 'long', description: 'A row for each session: pupil, date, AM or PM, mark' },
			{ name: 'Daily', value: 'daily', description: 'A row for each day: pupil, date, a column AM and a column PM' },
			{
				name: 'Weekly',
				value: 'weekly',
				description: 'A row for each week: pupil, week commencing, ten columns Mon AM to Fri PM',
			},
		],
		displayOptions: { show },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'From',
				name: 'from',
				type: 'dateTime',
				default: '',
				description: 'Leave out marks before this date',
			},
			{
				displayName: 'To',
				name: 'to',
				type: 'dateTime',
				default: '',
				description: 'Leave out marks after this date',
			},
			{
				displayName: 'Week Commencing',
				name: 'weekCommencing',
				type: 'dateTime',
				default: '',
				description: 'For a weekly file of a single week that does not say which: any date of that week',
			},
		],
		displayOptions: { show },
	},
];

/** Reads each item's files into one item a pupil, and the rows that could not be taken over into the second output. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await perItem(this, 2, async (item, itemIndex) => {
		const choices = choicesOf(this, itemIndex);
		const register = await imported(await registerSources(this, item, itemIndex), choices);
		this.addExecutionHints({ message: summaryOf(register), location: 'outputPane', type: 'info' });
		return [...register.pupils.map((json) => ({ output: 0, json })), ...register.rejected.map((json) => ({ output: 1, json }))];
	});
}

function choicesOf(context: IExecuteFunctions, itemIndex: number): ImportChoices {
	const options = context.getNodeParameter('options', itemIndex, {}) as {
		from?: unknown;
		to?: unknown;
		weekCommencing?: unknown;
	};
	const layout = context.getNodeParameter('layout', itemIndex, 'find') as string;
	return {
		layout: layoutKinds.find((kind) => kind === layout) ?? null,
		from: chosenDate(context, options.from, itemIndex, { label: 'From', whenEmpty: 'all marks' }),
		to: chosenDate(context, options.to, itemIndex, { label: 'To', whenEmpty: 'all marks' }),
		weekCommencing: chosenDate(context, options.weekCommencing, itemIndex, {
			label: 'Week Commencing',
			whenEmpty: 'the date in the file',
		}),
		school: chosenSchool(context, itemIndex),
	};
}

async function imported(sources: RegisterSources, choices: ImportChoices): Promise<ImportedRegister> {
	const { marks, pupils, contacts } = sources;
	try {
		return await importRegister(
			{
				marks: await marks.open(marksHeaderScore),
				pupils: await pupils?.open(pupilsHeaderScore()),
				contacts: await contacts?.open(contactsHeaderScore()),
			},
			choices,
		);
	} catch (error) {
		throw 'advice' in (error as object) ? error : brokenOff(error);
	} finally {
		for (const source of [marks, pupils, contacts]) source?.close();
	}
}

/** Neither the files nor the choices are at fault: the disk or the database that n8n keeps files in, or this node. */
function brokenOff(error: unknown): TableError {
	const why = error instanceof Error ? error.message : String(error);
	return new TableError(
		`Reading the files broke off: ${why}`,
		'Nothing was imported. Run the workflow again; if it happens again, export the files anew.',
		{ cause: error },
	);
}

function summaryOf({ pupils, rejected, counts }: ImportedRegister): string {
	const many = (count: number, noun: string) => counted(count, noun).replace(/^\d+/, count.toLocaleString('en-GB'));
	const kept = `${many(pupils.length, 'pupil')} with ${many(counts.kept, 'mark')}`;
	return rejected.length === 0
		? `${kept}; no row was rejected.`
		: `${kept}; ${many(rejected.length, 'row')} to look at in “Rejected Rows”.`;
}
