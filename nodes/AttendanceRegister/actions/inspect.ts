import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import {
	inspect,
	inspectionOverview,
	inspectionPage,
	overviewCsv,
	overviewFileName,
	pageFileName,
	pageText,
	type GroupInspection,
	type InspectedItem,
	type PupilNaming,
} from '../../../attendance/inspection';
import { ItemError, pupilLabel, readItem } from '../../../attendance/item';
import { renderInspectionOverview, renderInspectionPage } from '../../../connectors/documents/inspection/renderInspection';
import { asAtDate, asAtProperty, chosenDate } from '../../shared/asAt';
import { toNodeError } from '../../shared/perItem';

const displayOptions = { show: { operation: ['inspect'] } };

export const description: INodeProperties[] = [
	{
		...asAtProperty,
		hint: 'Marks after this date are left out. What is missing today is told once others of the school have a mark for the session.',
		displayOptions,
	},
	{
		displayName: 'Pupils Named By',
		name: 'naming',
		type: 'options',
		default: 'name and number',
		description: 'How the text and the page for a tutor name pupils. The overview always has both.',
		options: [
			{ name: 'Name and Number', value: 'name and number', description: 'For paper, and e-mail inside the school' },
			{ name: 'Number Only', value: 'number', description: 'For e-mail that leaves the school’s own system' },
		],
		displayOptions,
	},
	{
		displayName: 'Options',
		name: 'inspectOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'From',
				name: 'from',
				type: 'dateTime',
				default: '',
				description: 'Leave out marks before this date. If empty, the inspection begins with the school year.',
			},
		],
		displayOptions,
	},
];

/**
 * Inspects the registers of all pupils that come in, as one school: an item a registration group into the first output,
 * worst first, each with a page where there is something for its tutor, and the overview into the second.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { items, school, failed } = readItems(this);
	if (items.length === 0) return [failed, []];
	try {
		const asAt = asAtDate(this, 0);
		const naming = this.getNodeParameter('naming', 0) as PupilNaming;
		const from = chosenDate(this, this.getNodeParameter('inspectOptions.from', 0, ''), 0, { label: 'From', whenEmpty: 'the school year' });
		const groups = inspect(items, { asAt, from });
		const byGroup = Map.groupBy(items, ({ pupil }) => pupil.registrationGroup);
		const paired = (group: string) => (byGroup.get(group) ?? []).map(({ itemIndex: item }) => ({ item }));
		const names = fileNames(groups);
		const findings: INodeExecutionData[] = [];
		for (const [index, group] of groups.entries()) {
			findings.push({ ...(await groupItem(this, group, { school, naming, fileName: names[index] as string })), pairedItem: paired(group.registrationGroup) });
		}
		const overview = { ...(await overviewItem(this, groups, school, asAt)), pairedItem: items.map(({ itemIndex: item }) => ({ item })) };
		this.addExecutionHints({ message: inspectionOverview(groups, school).summary, location: 'outputPane', type: 'info' });
		return [[...findings, ...failed], [overview]];
	} catch (error) {
		throw toNodeError(this, error);
	}
}

type IndexedItem = InspectedItem & { readonly itemIndex: number };

/** The pupils that come in. One that cannot be read ends the run or, under *Continue On Fail*, leaves without its record. */
function readItems(context: IExecuteFunctions): { items: IndexedItem[]; school: string; failed: INodeExecutionData[] } {
	const items: IndexedItem[] = [];
	const failed: INodeExecutionData[] = [];
	const schools = new Set<string>();
	for (const [itemIndex, { json }] of context.getInputData().entries()) {
		try {
			refuseTotals(json);
			const { pupil, register } = readItem(json, ['pupil', 'register']);
			const lessons = json.lessons === undefined ? undefined : readItem(json, ['lessons']).lessons;
			items.push({ pupil, register, lessons, itemIndex });
			if (json.school !== undefined) schools.add(readItem(json, ['school']).school.name);
		} catch (error) {
			const named = toNodeError(context, error, itemIndex);
			if (!context.continueOnFail()) throw named;
			const id = (json.pupil as IDataObject | undefined)?.id;
			failed.push({ json: { error: named.message, advice: named.description ?? '', ...(id ? { pupil: { id } } : {}) }, pairedItem: { item: itemIndex } });
		}
	}
	if (schools.size > 1) {
		throw new NodeOperationError(context.getNode(), `The items are of ${schools.size} schools`, {
			description: 'Inspect one school at a time: what is missing in a session is told by the other groups of the same school.',
		});
	}
	return { items, school: [...schools][0] ?? '', failed };
}

/** Where a file gave totals, there is no mark to inspect. */
function refuseTotals(json: IDataObject): void {
	if (json.register !== undefined || (json.attendance as IDataObject | undefined)?.basis !== 'totals') return;
	throw new ItemError(`${pupilLabel(json)} has totals and no marks, so there is nothing to inspect`, 'Export the marks of each session, in place of totals, and import them.');
}

/** A file name for each group. Groups that differ in signs alone ("7/B", "7-B") are numbered. */
function fileNames(groups: readonly GroupInspection[]): string[] {
	const used = new Map<string, number>();
	return groups.map(({ registrationGroup, asAt }) => {
		const name = pageFileName(registrationGroup, asAt);
		const times = (used.get(name.toLowerCase()) ?? 0) + 1;
		used.set(name.toLowerCase(), times);
		return times === 1 ? name : `${name}-${times}`;
	});
}

interface PageChoices {
	readonly school: string;
	readonly naming: PupilNaming;
	readonly fileName: string;
}

async function groupItem({ helpers }: IExecuteFunctions, group: GroupInspection, { school, naming, fileName }: PageChoices): Promise<INodeExecutionData> {
	const page = inspectionPage(group, school, naming);
	const json = { ...group, subject: page.subject, text: pageText(page), fileName } as unknown as IDataObject;
	if (page.sections.length === 0) return { json };
	const pdf = Buffer.from(await renderInspectionPage(page, group.asAt));
	return { json, binary: { pdf: await helpers.prepareBinaryData(pdf, `${fileName}.pdf`, 'application/pdf') } };
}

async function overviewItem({ helpers }: IExecuteFunctions, groups: readonly GroupInspection[], school: string, asAt: string): Promise<INodeExecutionData> {
	const overview = inspectionOverview(groups, school);
	const fileName = overviewFileName(asAt);
	const pdf = Buffer.from(await renderInspectionOverview(overview, asAt));
	return {
		json: { asAt, subject: overview.subject, summary: overview.summary, groups: overview.groups, fileName } as unknown as IDataObject,
		binary: {
			pdf: await helpers.prepareBinaryData(pdf, `${fileName}.pdf`, 'application/pdf'),
			csv: await helpers.prepareBinaryData(Buffer.from(overviewCsv(groups)), `${fileName}.csv`, 'text/csv'),
		},
	};
}
