import { setImmediate as letOthersGoOn } from 'node:timers/promises';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { eachPupilOnce, impactOf, impactPage, impactText, reportedOf, type PupilHistory, type Report } from '../../../attendance/impact';
import { readItem, unnamedSchool, type School } from '../../../attendance/item';
import { counted } from '../../../attendance/text/plainEnglish';
import { renderImpact } from '../../../connectors/documents/impact/renderImpact';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem, toNodeError } from '../../shared/perItem';
import { sayProgress } from '../../shared/progress';

const displayOptions = { show: { operation: ['impact'] } };

export const description: INodeProperties[] = [
	{
		displayName:
			'Send all pupils of the school, not only those for whom something was done: the others are whom they are compared with. Put Attendance Case Log (Get History) before this node. Figures of fewer than ten pupils are not shown, and nobody is named.',
		name: 'impactNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	{ ...asAtProperty, hint: 'Marks and steps after this date are left out. A step can be looked at once six school weeks have passed.', displayOptions },
];

/** The pupils of one school, in the order they came. */
interface SchoolPupils {
	readonly school: School | null;
	/** The first of its items, which the reports are paired with: which items stand behind a figure would tell of whom it is. */
	readonly first: number;
	readonly pupils: PupilHistory[];
	readonly withoutMarks: Set<string>;
}

/** Of each school that the items are of: the page, then one item for each step and kind of help. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const schools = new Map<string, SchoolPupils>();
	const [failed = []] = await perItem(this, 1, ({ json }, itemIndex) => {
		keep(schools, json, itemIndex);
		return [];
	});
	const reports: INodeExecutionData[] = [];
	const sayDone = sayProgress(this, 'schools looked at', { all: schools.size, every: 5 });
	try {
		for (const school of schools.values()) {
			reports.push(...(await reportsOf(this, school)));
			sayDone();
			await letOthersGoOn();
		}
	} catch (error) {
		throw toNodeError(this, error);
	}
	const withoutMarks = [...schools.values()].reduce((sum, school) => sum + school.withoutMarks.size, 0);
	if (withoutMarks > 0) {
		this.addExecutionHints({ message: `${counted(withoutMarks, 'pupil')} left out: there are totals of them and no marks, so before and after cannot be told.`, location: 'outputPane', type: 'warning' });
	}
	return [[...reports, ...failed]];
}

function keep(schools: Map<string, SchoolPupils>, json: IDataObject, itemIndex: number): void {
	const school = json.school === undefined ? null : readItem(json, ['school']).school;
	const { pupil } = readItem(json, ['pupil']);
	const totalsOnly = json.register === undefined && (json.attendance as IDataObject | undefined)?.basis === 'totals';
	const history = totalsOnly ? null : readItem(json, ['register', 'case']);
	const key = JSON.stringify([school?.urn, school?.name]);
	const known = schools.get(key) ?? { school, first: itemIndex, pupils: [], withoutMarks: new Set<string>() };
	schools.set(key, known);
	if (history) known.pupils.push({ pupilId: pupil.id, ...history });
	else known.withoutMarks.add(pupil.id);
}

async function reportsOf(context: IExecuteFunctions, { school, first, pupils: all, withoutMarks }: SchoolPupils): Promise<INodeExecutionData[]> {
	const asAt = asAtDate(context, first);
	const pupils = eachPupilOnce(all);
	const reported = impactOf(pupils, asAt).map((impact) => reportedOf(impact, asAt));
	const page = impactPage(reported, { school: school?.name ?? unnamedSchool, asAt, pupils: pupils.length, pupilsWithoutMarks: withoutMarks.size });
	const fileName = ['impact', school?.urn, asAt].filter(Boolean).join('-');
	const pdf = Buffer.from(await renderImpact(page, asAt));
	const asItem = (report: Report): INodeExecutionData => ({ json: { ...(school ? { school } : {}), report } as unknown as IDataObject, pairedItem: { item: first } });
	return [
		{
			...asItem({
				kind: 'impact page',
				asAt,
				subject: `${page.title}: ${page.school}, ${page.about}`,
				text: impactText(page),
				pupils: pupils.length,
				pupilsWithoutMarks: withoutMarks.size,
				fileName,
			}),
			binary: { pdf: await context.helpers.prepareBinaryData(pdf, `${fileName}.pdf`, 'application/pdf') },
		},
		...reported.map(asItem),
	];
}
