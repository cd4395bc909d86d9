import { setImmediate as letOthersGoOn } from 'node:timers/promises';
import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import { schoolYearName } from '../../../attendance/calendar/weeks';
import { readItem, unnamedSchool, weekdays, type School, type Weekday } from '../../../attendance/item';
import { readPolicy, supportFirst, supportFirstDocument, type Policy } from '../../../attendance/policy';
import { compare, comparisonRow, fairness, pastRuns, simulate, simulationPage, summaryRow, weekRows, type Approvals, type PastPupil, type Simulation } from '../../../attendance/policy/simulation';
import { capitalised } from '../../../attendance/text/named';
import { counted } from '../../../attendance/text/plainEnglish';
import { renderSimulation } from '../../../connectors/documents/simulation/renderSimulation';
import { chosenDate } from '../../shared/asAt';
import { perItem, toNodeError } from '../../shared/perItem';
import { sayProgress } from '../../shared/progress';
import { chosenPolicy } from '../policy/chosen';

export const outputNames = ['Simulation'];

const displayOptions = { show: { operation: ['simulate'] } };

export const description: INodeProperties[] = [
	{
		displayName:
			'Plays a past school year through, week by week, as if the policy had been in use, and counts the work: how many of each step, how many to approve, how many held, and in which groups. Nothing is sent and nothing is recorded. It shows load and fairness, not effect: the marks of that year were shaped by the letters that the school really sent.',
		name: 'simulationNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	{
		displayName: 'School Year',
		name: 'simulatedYear',
		type: 'dateTime',
		default: '',
		placeholder: 'The latest year',
		description: 'Any date of the school year to play through. Leave empty for the latest year that the registers hold.',
		hint: 'Send all pupils of the school with their registers of that year: put Attendance Register (Import) before this node',
		displayOptions,
	},
	{
		displayName: 'Day of the Run',
		name: 'simulatedWeekday',
		type: 'options',
		options: weekdays.map((day) => ({ name: capitalised(day), value: day })),
		default: 'monday',
		description: 'On which day of each school week the policy would have decided, in the morning, by the marks up to the day before. Where the school was closed that day, the next.',
		displayOptions,
	},
	{
		displayName: 'Steps to Approve',
		name: 'simulatedApprovals',
		type: 'options',
		options: [
			{ name: 'Count as Approved', value: 'approved', description: 'Each is taken the same day, and the policy goes on from there' },
			{ name: 'Hold Back', value: 'held back', description: 'Nobody approves anything: such steps wait, and what comes after them is not reached' },
		],
		default: 'approved',
		displayOptions,
	},
	{
		displayName: 'Compare With',
		name: 'compareWith',
		type: 'options',
		options: [
			{ name: 'Nothing', value: 'nothing' },
			{ name: 'Support First (Built In)', value: 'supportFirst' },
			{ name: 'Another Policy (JSON)', value: 'own' },
		],
		default: 'nothing',
		description: 'A second policy to play through the same year with, and to set beside the first',
		displayOptions,
	},
	{
		displayName: 'Other Policy',
		name: 'compareJson',
		type: 'json',
		typeOptions: { rows: 20 },
		default: JSON.stringify(supportFirstDocument, null, 2),
		hint: 'Begins as a copy of the built-in policy',
		displayOptions: { show: { operation: ['simulate'], compareWith: ['own'] } },
	},
	{
		displayName: 'Page for Leaders',
		name: 'simulationPage',
		type: 'boolean',
		default: true,
		description: 'Whether to add an accessible PDF with the load of each week and the groups to the item of the whole year',
		displayOptions,
	},
];

/** The pupils of one school, in the order they came. */
interface SchoolPupils {
	readonly school: School | null;
	/** The first of its items, which the results are paired with: which items are in a group would tell its size. */
	readonly first: number;
	readonly pupils: Map<string, PastPupil>;
}

/** Of each school that the items are of: one item for the year (two with a second policy), then one for each week and step. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const schools = new Map<string, SchoolPupils>();
	let withoutRegister = 0;
	const [failed = []] = await perItem(this, 1, ({ json }, itemIndex) => {
		if (json.register === undefined && json.attendance !== undefined) withoutRegister += 1;
		else keep(schools, json, itemIndex);
		return [];
	});
	const results: INodeExecutionData[] = [];
	try {
		if (schools.size === 0 && failed.length === 0) {
			throw new NodeOperationError(this.getNode(), 'No pupil came in with a register', { description: 'Put Attendance Register (Import) with a file of marks before this node. Totals without marks cannot be played through.' });
		}
		const policies = chosenPolicies(this);
		for (const school of schools.values()) results.push(...(await simulateSchool(this, school, policies)));
	} catch (error) {
		throw toNodeError(this, error);
	}
	if (withoutRegister > 0) this.addExecutionHints({ message: `${counted(withoutRegister, 'pupil')} left out: there are totals of them and no marks.`, location: 'outputPane', type: 'warning' });
	return [[...results, ...failed]];
}

function keep(schools: Map<string, SchoolPupils>, json: IDataObject, itemIndex: number): void {
	const { pupil, register } = readItem(json, ['pupil', 'register']);
	const school = json.school === undefined ? null : readItem(json, ['school']).school;
	const contacts = json.contacts === undefined ? [] : readItem(json, ['contacts']).contacts;
	const holds = json.case === undefined ? [] : readItem(json, ['case']).case.holds;
	const key = JSON.stringify([school?.urn, school?.name]);
	const known = schools.get(key) ?? { school, first: itemIndex, pupils: new Map<string, PastPupil>() };
	// An item for each letter would bring a pupil twice; one who left and came back has other days on roll.
	known.pupils.set(JSON.stringify([pupil.id, pupil.onRollFrom]), { pupil, contacts, register, holds });
	schools.set(key, known);
}

function chosenPolicies(context: IExecuteFunctions): [Policy, ...Policy[]] {
	const first = chosenPolicy(context);
	switch (context.getNodeParameter('compareWith', 0)) {
		case 'supportFirst': return [first, supportFirst];
		case 'own': return [first, readPolicy(context.getNodeParameter('compareJson', 0))];
		default: return [first];
	}
}

async function simulateSchool(context: IExecuteFunctions, { school, first, pupils }: SchoolPupils, policies: [Policy, ...Policy[]]): Promise<INodeExecutionData[]> {
	const past = [...pupils.values()];
	const calendar = schoolCalendarOf(past.map(({ register }) => register));
	const lastDay = calendar.schoolDays.at(-1) ?? '';
	const within = chosenDate(context, context.getNodeParameter('simulatedYear', 0, ''), 0, { label: 'School Year', whenEmpty: 'the latest year' }) ?? lastDay;
	const runs = pastRuns(calendar, within, context.getNodeParameter('simulatedWeekday', 0) as Weekday);
	if (runs.length === 0) {
		const year = within === '' ? 'any year' : schoolYearName(within);
		throw new NodeOperationError(context.getNode(), `The registers hold no school week of ${year}`, { itemIndex: first, description: 'Import the registers of that year, or choose a date of a year that they hold.' });
	}
	const approvals = context.getNodeParameter('simulatedApprovals', 0) as Approvals;
	const say = sayProgress(context, 'weeks played through', { all: runs.length * policies.length, every: 5 });
	const playedThrough = async (policy: Policy) => await playThrough(simulate(past, { policy, runs, calendar, approvals }), past.length, say);
	const simulations: [Simulation, ...Simulation[]] = [await playedThrough(policies[0])];
	for (const policy of policies.slice(1)) simulations.push(await playedThrough(policy));

	const [one, other] = simulations;
	const whose = school ? { school: school.name, urn: school.urn } : {};
	const asItem = (json: object): INodeExecutionData => ({ json: { ...whose, ...json } as IDataObject, pairedItem: { item: first } });
	const summaries = simulations.map((simulation) => asItem(summaryRow(simulation, fairness(simulation))));
	if (other) Object.assign(summaries[0]?.json ?? {}, { comparison: comparisonRow(one, other, compare(one, other)) });
	if (context.getNodeParameter('simulationPage', 0)) Object.assign(summaries[0] ?? {}, { binary: await page(context, simulations, school, approvals) });
	return [...summaries, ...simulations.flatMap((simulation) => weekRows(simulation).map(asItem))];
}

/** n8n does everything in one thread, so it gets its turn at each pause. */
async function playThrough(simulation: ReturnType<typeof simulate>, pupils: number, sayWeek: () => void): Promise<Simulation> {
	let weeks = 0;
	for (;;) {
		const next = simulation.next();
		const done = next.done ? next.value.runs.length : Math.floor(next.value.done / Math.max(1, pupils));
		for (; weeks < done; weeks += 1) sayWeek();
		if (next.done) return next.value;
		await letOthersGoOn();
	}
}

/** The page as `pdf`; nothing where the school is too small for any figure to be shown to others. */
async function page(context: IExecuteFunctions, simulations: [Simulation, ...Simulation[]], school: School | null, approvals: Approvals): Promise<INodeExecutionData['binary']> {
	const said = simulationPage({ simulations, school: school?.name ?? unnamedSchool, approvals });
	const date = simulations[0].runs.at(-1)?.on;
	if (!said || !date) return undefined;
	const pdf = Buffer.from(await renderSimulation(said, date));
	const fileName = ['policy-simulation', school?.urn, date].filter(Boolean).join('-');
	return { pdf: await context.helpers.prepareBinaryData(pdf, `${fileName}.pdf`, 'application/pdf') };
}
