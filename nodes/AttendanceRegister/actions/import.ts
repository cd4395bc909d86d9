import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readTermDates } from '../../../attendance/calendar/termDates';
import { lessonsHeaderScore, readAfternoonPeriods } from '../../../attendance/lessons';
import { noneChosen } from '../../../attendance/register/columns/chosen';
import { contactsHeaderScore } from '../../../attendance/register/contacts/readContactFile';
import { importRegister, type ImportChoices, type ImportedRegister } from '../../../attendance/register/importRegister';
import { marksHeaderScore } from '../../../attendance/register/layout';
import { pupilsHeaderScore } from '../../../attendance/register/pupils/readPupilFile';
import { countedInThousands } from '../../../attendance/text/plainEnglish';
import { TableError } from '../../../connectors/tableSource/port';
import { chosenDate } from '../../shared/asAt';
import { perItem } from '../../shared/perItem';
import { fileProperties, registerSources } from './files';
import { chosenLayout, chosenNames, layoutProperties } from './layout';
import { chosenSchool, schoolProperties } from './school';
import type { RegisterSources } from './sources';

const show = { operation: ['import'] };

export const description: INodeProperties[] = [
	...fileProperties,
	...schoolProperties,
	...layoutProperties,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Afternoon Periods',
				name: 'afternoonPeriods',
				type: 'string',
				default: '',
				placeholder: 'P4, P5',
				description: 'For lesson marks: the periods of the afternoon, with commas between. If empty, the times or names of the periods tell, or else the marks.',
			},
			{
				displayName: 'First Day of the Marks',
				name: 'firstDay',
				type: 'dateTime',
				default: '',
				description: 'For a file with all marks in one cell that does not say the day of the first mark',
			},
			{
				displayName: 'From',
				name: 'from',
				type: 'dateTime',
				default: '',
				description: 'Leave out marks before this date',
			},
			{
				displayName: 'Last Day of the Marks',
				name: 'lastDay',
				type: 'dateTime',
				default: '',
				description: 'For a file with all marks in one cell that does not say the day of the last mark',
			},
			{
				displayName: 'Term Dates',
				name: 'termDates',
				type: 'string',
				typeOptions: { rows: 6 },
				default: '',
				placeholder: '02/09/2026 to 23/10/2026\nclosed 02/09/2026',
				description: 'When the school is open: a line for each term or half term, and a line for each closed day in it. If empty, it is open where anyone has a mark.',
				hint: 'A day of term on which nobody has a mark then counts as missing marks, and marks outside term are left out and reported.',
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
		const pupils = [...register.pupils, ...register.withTotals];
		return [...pupils.map((json) => ({ output: 0, json })), ...register.rejected.map((json) => ({ output: 1, json }))];
	});
}

function choicesOf(context: IExecuteFunctions, itemIndex: number): ImportChoices {
	const options = context.getNodeParameter('options', itemIndex, {}) as {
		from?: unknown;
		to?: unknown;
		weekCommencing?: unknown;
		firstDay?: unknown;
		lastDay?: unknown;
		termDates?: unknown;
		afternoonPeriods?: unknown;
	};
	const ofMarks = { whenEmpty: 'the date in the file' };
	return {
		layout: chosenLayout(context, itemIndex),
		columnNames: chosenNames(context, itemIndex),
		from: chosenDate(context, options.from, itemIndex, { label: 'From', whenEmpty: 'all marks' }),
		to: chosenDate(context, options.to, itemIndex, { label: 'To', whenEmpty: 'all marks' }),
		weekCommencing: chosenDate(context, options.weekCommencing, itemIndex, { label: 'Week Commencing', ...ofMarks }),
		firstDay: chosenDate(context, options.firstDay, itemIndex, { label: 'First Day of the Marks', ...ofMarks }),
		lastDay: chosenDate(context, options.lastDay, itemIndex, { label: 'Last Day of the Marks', ...ofMarks }),
		termDates: readTermDates(String(options.termDates ?? '')),
		afternoonPeriods: readAfternoonPeriods(String(options.afternoonPeriods ?? '')),
		school: chosenSchool(context, itemIndex),
	};
}

async function imported(sources: RegisterSources, choices: ImportChoices): Promise<ImportedRegister> {
	const { marks, pupils, contacts, lessons } = sources;
	const names = choices.columnNames ?? noneChosen;
	try {
		return await importRegister(
			{
				marks: await marks.open(marksHeaderScore(names.marks)),
				pupils: await pupils?.open(pupilsHeaderScore(names.pupils)),
				contacts: await contacts?.open(contactsHeaderScore(names.contacts)),
				lessons: await lessons?.open(lessonsHeaderScore),
			},
			choices,
		);
	} catch (error) {
		throw 'advice' in (error as object) ? error : brokenOff(error);
	} finally {
		for (const source of [marks, pupils, contacts, lessons]) source?.close();
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

const noThreshold =
	'The file gives totals and no marks: rates and persistent absence are exact, but whether the penalty-notice threshold is met cannot be told from totals.';

function summaryOf({ pupils, withTotals, rejected, counts, layout }: ImportedRegister): string {
	const kept = layout === 'totals' ? `${noThreshold} ${countedInThousands(withTotals.length, 'pupil')} with totals` : `${countedInThousands(pupils.length, 'pupil')} with ${countedInThousands(counts.kept, 'mark')}`;
	return rejected.length === 0
		? `${kept}; no row was rejected.`
		: `${kept}; ${countedInThousands(rejected.length, 'row')} to look at in “Rejected Rows”.`;
}
