import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { atAGlance, groupings, groupRow, shareable, smallestGroup, type GroupingId, type MeasuredPupil, type ShareableSummary } from '../../../attendance/groups';
import { ItemError, readItem, unnamedSchool, type School } from '../../../attendance/item';
import { counted } from '../../../attendance/text/plainEnglish';
import { renderAtAGlance } from '../../../connectors/documents/atAGlance/renderAtAGlance';
import { perItem, toNodeError } from '../../shared/perItem';

const show = { operation: ['summarise'] };

export const description: INodeProperties[] = [
	{
		displayName:
			'One item for the whole school and one for each group comes out, with counts and percentages and nobody’s name. Groups of fewer pupils than below are not shown, nor is any other group from which they could be worked out, so the table can go to governors, a trust or the local authority. Counts inside a larger group are shown as they are (3 of 28): share them with people who need them.',
		name: 'notice',
		type: 'notice',
		default: '',
		displayOptions: { show },
	},
	{
		displayName: 'Group By',
		name: 'groupBy',
		type: 'multiOptions',
		options: groupings.map(({ id, name }) => ({ name, value: id })).sort((one, other) => (one.name < other.name ? -1 : 1)),
		default: ['yearGroup', 'freeSchoolMeals', 'senSupport', 'ehcPlan', 'englishAdditionalLanguage', 'lookedAfter', 'socialWorker', 'youngCarer'],
		description: 'The groups to compare. Each group is set beside everyone else in the school.',
		hint: 'What is hidden is the same whatever you choose, so two tables side by side give nothing away',
		displayOptions: { show },
	},
	{
		displayName: 'Smallest Group Shown',
		name: 'smallestGroup',
		type: 'number',
		typeOptions: { minValue: smallestGroup, numberPrecision: 0 },
		default: smallestGroup,
		description: `The fewest pupils a group may have to be shown, ${smallestGroup} or more`,
		displayOptions: { show },
	},
	{
		displayName: 'Add School Weeks',
		name: 'weeks',
		type: 'boolean',
		default: false,
		description: 'Whether to add each group’s absence in each school week, for a chart',
		displayOptions: { show },
	},
	{
		displayName: 'Page of Charts',
		name: 'charts',
		type: 'boolean',
		default: false,
		description: 'Whether to add an accessible PDF, “Attendance at a glance”, to the item of the whole school',
		hint: 'The groups chosen above as bars, with the figures beside each',
		displayOptions: { show },
	},
];

/** The items of one school, in the order they came. */
interface SchoolItems {
	readonly school: School | null;
	/** The first of its items, which the groups are paired with: which items are in a group would tell its size. */
	readonly first: number;
	readonly pupils: MeasuredPupil[];
}

/** One item a group of each school that the items are of. Needs `pupil` and `attendance`, and for weeks `register`. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const schools = new Map<string, SchoolItems>();
	const [failed = []] = await perItem(this, 1, ({ json }, itemIndex) => {
		const school = json.school === undefined ? null : readItem(json, ['school']).school;
		const key = JSON.stringify([school?.urn, school?.name]);
		const known = schools.get(key) ?? { school, first: itemIndex, pupils: [] };
		known.pupils.push({ ...readItem(json, ['pupil', 'attendance']), ...(json.register === undefined ? {} : readItem(json, ['register'])) });
		schools.set(key, known);
		return [];
	});
	const groups: INodeExecutionData[] = [];
	for (const items of schools.values()) groups.push(...(await groupsOf(this, items)));
	const hidden = groups.filter(({ json }) => json.shown === false).length;
	this.addExecutionHints({ message: summaryOf(groups.length, hidden, this.getNodeParameter('smallestGroup', 0) as number), location: 'outputPane', type: 'info' });
	return [[...groups, ...failed]];
}

async function groupsOf(context: IExecuteFunctions, { school, first, pupils }: SchoolItems): Promise<INodeExecutionData[]> {
	const by = context.getNodeParameter('groupBy', first) as GroupingId[];
	const smallest = context.getNodeParameter('smallestGroup', first) as number;
	const withWeeks = context.getNodeParameter('weeks', first) as boolean;
	if (!Number.isInteger(smallest) || smallest < smallestGroup) {
		const problem = new ItemError(`“Smallest Group Shown” must be a whole number, ${smallestGroup} or more`, 'In a smaller group, figures tell about children whom readers know.');
		throw toNodeError(context, problem, first);
	}
	const summary = shareable(pupils, { by, smallest });
	const whose = school ? { school: school.name, urn: school.urn } : {};
	const groups = summary.groups.map((group): INodeExecutionData => {
		const { weeks, ...row }: IDataObject = groupRow(group, summary);
		return { json: { ...whose, ...row, ...(withWeeks && group.shown ? { weeks } : {}) }, pairedItem: { item: first } };
	});
	const binary = context.getNodeParameter('charts', first) ? await charts(context, summary, school) : undefined;
	return groups.map((group, index) => (index === 0 && binary ? { ...group, binary } : group));
}

/** The page of charts as `pdf`; nothing where the whole school is too small to be shown. */
async function charts(context: IExecuteFunctions, summary: ShareableSummary, school: School | null): Promise<INodeExecutionData['binary']> {
	const page = atAGlance(summary, school?.name ?? unnamedSchool);
	if (!page || summary.to === null) return undefined;
	const pdf = Buffer.from(await renderAtAGlance(page, summary.to));
	const fileName = ['attendance-at-a-glance', school?.urn, summary.to].filter(Boolean).join('-');
	return { pdf: await context.helpers.prepareBinaryData(pdf, `${fileName}.pdf`, 'application/pdf') };
}

function summaryOf(groups: number, hidden: number, smallest: number): string {
	const made = counted(groups, 'group');
	if (hidden === 0) return `${made}, all of ${smallest} pupils or more. Names nobody.`;
	return `${made}; ${hidden} not shown, so that nothing can be learned of fewer than ${smallest} pupils. Names nobody.`;
}
