import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { firstDayCsv, firstDayList, firstDayPage, type CallSubject } from '../../../attendance/firstDay';
import { emptyCase, ofRegister, readItem, unnamedSchool, type School } from '../../../attendance/item';
import { isTimeOfDay } from '../../../attendance/meetings';
import { counted } from '../../../attendance/text/plainEnglish';
import { renderFirstDay } from '../../../connectors/documents/firstDay/renderFirstDay';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem, toNodeError } from '../../shared/perItem';

const displayOptions = { show: { operation: ['firstDayCalls'] } };

const days = (name: string, displayName: string, initial: number, description: string): INodeProperties => ({
	displayName, name, type: 'number', typeOptions: { minValue: 1, maxValue: 20 }, default: initial, description, displayOptions,
});

export const description: INodeProperties[] = [
	{
		displayName: 'Send all pupils of the school, with today’s marks: a register counts as taken where anybody has a mark. The page names pupils and families, for the office that rings.',
		name: 'firstDayNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	days('homeVisitAfter', 'Home Visit After', 3, 'How many school days without word from the family, until somebody goes to see the child: what your policy says'),
	days('homeVisitAfterIfFirst', 'Home Visit After, Most Vulnerable', 1, 'The same for children with a child protection plan or a social worker, and for looked-after children. 1 is the first day.'),
	{
		displayName: 'Tell the Safeguarding Lead By',
		name: 'tellLeadBy',
		type: 'string',
		default: '11:00',
		placeholder: 'e.g. 11:00',
		description: 'The time by which the designated safeguarding lead is told of one of those children, if nobody has been reached. The page says this without the reason, since it lies in an office.',
		displayOptions,
	},
	{ ...asAtProperty, hint: 'The morning on which it is rung', displayOptions },
];

type Subject = CallSubject & { readonly json: IDataObject; readonly itemIndex: number };

/** The page with its CSV for the office by the first output; by the second an item for each pupil to ring about, with `firstDayCall`. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const subjects: Subject[] = [];
	const schools = new Map<string, School>();
	const [failed = []] = await perItem(this, 1, ({ json }, itemIndex) => {
		const { pupil, contacts, register, attendance } = readItem({ contacts: [], ...json }, ['pupil', 'contacts', 'register', 'attendance']);
		if (json.school !== undefined) {
			const { school } = readItem(json, ['school']);
			schools.set(JSON.stringify([school.urn, school.name]), school);
		}
		subjects.push({ pupil, contacts, register, attendance: ofRegister(json, attendance), case: json.case === undefined ? emptyCase : readItem(json, ['case']).case, json, itemIndex });
		return [];
	});
	if (schools.size > 1) {
		throw new NodeOperationError(this.getNode(), `The items are of ${schools.size} schools`, { description: 'List the calls of one school at a time: which registers were taken is told by the others of the same school.' });
	}
	if (subjects.length === 0) return [failed, []];
	try {
		return await listed(this, subjects, [...schools.values()][0], failed);
	} catch (error) {
		throw toNodeError(this, error);
	}
}

function timeOfDay(context: IExecuteFunctions, name: string, label: string): string {
	const given = String(context.getNodeParameter(name, 0, '') ?? '').trim().replace('.', ':').padStart(5, '0');
	if (isTimeOfDay(given)) return given;
	throw new NodeOperationError(context.getNode(), `"${label}" is not a time of day`, { description: 'Write it on a clock of 24 hours, like 11:00.' });
}

async function listed(context: IExecuteFunctions, subjects: readonly Subject[], school: School | undefined, failed: INodeExecutionData[]): Promise<INodeExecutionData[][]> {
	const asAt = asAtDate(context, 0);
	const rule = { schoolDays: Number(context.getNodeParameter('homeVisitAfter', 0)), schoolDaysIfSeenFirst: Number(context.getNodeParameter('homeVisitAfterIfFirst', 0)) };
	const tellLeadBy = timeOfDay(context, 'tellLeadBy', 'Tell the Safeguarding Lead By');
	const list = firstDayList(subjects, asAt, rule);
	const page = firstDayPage(list, school?.name ?? unnamedSchool, asAt, tellLeadBy);
	const fileName = ['first-day-calls', school?.urn, asAt].filter(Boolean).join('-');
	const report = { kind: 'first-day calls', asAt, subject: page.subject, text: page.summary, calls: list.calls.length, registersNotTaken: list.withoutMarks.filter(({ pupils, of }) => pupils === of).length, withoutMarks: [...list.withoutMarks], isTaken: list.isTaken, fileName };
	const pdf = Buffer.from(await renderFirstDay(page, asAt));
	const binary = {
		pdf: await context.helpers.prepareBinaryData(pdf, `${fileName}.pdf`, 'application/pdf'),
		csv: await context.helpers.prepareBinaryData(Buffer.from(firstDayCsv(list, tellLeadBy)), `${fileName}.csv`, 'text/csv'),
	};
	context.addExecutionHints({ message: list.isTaken ? `${counted(list.calls.length, 'pupil')} to ring about.` : page.summary, location: 'outputPane', type: list.isTaken ? 'info' : 'warning' });
	const calls = list.calls.map(({ subject: { json, itemIndex }, call }): INodeExecutionData => ({
		json: { ...json, firstDayCall: call, letterDetails: { ...(json.letterDetails as object | undefined), firstDay: { date: call.date, session: call.sessions.length === 1 ? call.sessions[0] : null } } } as unknown as IDataObject,
		pairedItem: { item: itemIndex },
	}));
	return [[{ json: { ...(school ? { school } : {}), report } as unknown as IDataObject, binary, pairedItem: subjects.map(({ itemIndex: item }) => ({ item })) }, ...failed], calls];
}
