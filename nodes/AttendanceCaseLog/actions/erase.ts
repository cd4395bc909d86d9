import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { pastRetention, type KeptCase, type RetentionRule } from '../../../attendance/caseFile';
import { readItem, type Pupil } from '../../../attendance/item';
import { counted } from '../../../attendance/text/plainEnglish';
import type { CaseStore, ErasureAnswer, Found, PupilInLog } from '../../../connectors/caseStore/caseStore';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { toNodeError } from '../../shared/perItem';
import { runOf } from '../run';
import { byProperty } from '../said';
import { askOfSchools, type SchoolOfItems } from '../schools';

const show = { operation: ['erase'] };
const ofRetention = { show: { ...show, whom: ['retention'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Test Run',
		name: 'testRun',
		type: 'boolean',
		default: true,
		hint: 'First run it as it stands and read what would be erased. What is erased cannot be brought back but from a backup.',
		description: 'Whether to say only what would be erased, and change nothing',
		displayOptions: { show },
	},
	{
		displayName: 'Whom',
		name: 'whom',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Pupils Past Their Retention Period', value: 'retention', description: 'Every pupil in the log of these schools whose years of keeping are over, also those who left long ago' },
			{ name: 'These Pupils', value: 'these', description: 'Every pupil that comes in, such as one for whom an erasure was asked for and agreed' },
		],
		default: 'retention',
		displayOptions: { show },
	},
	{
		displayName: 'Kept For',
		name: 'retentionRule',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Years After the Last Entry', value: 'last event', description: 'Counted from what stands last in the log of the pupil' },
			{ name: 'Years After Leaving the Roll', value: 'leaving', description: 'Counted from the leaving date of the items that come in. A pupil in the log who does not come in is kept, and counted.' },
			{ name: 'Until the 25th Birthday', value: 'age 25', description: 'By the date of birth of the items that come in. A pupil in the log who does not come in is kept, and counted.' },
		],
		default: 'last event',
		description: 'As your school’s retention schedule says',
		displayOptions: ofRetention,
	},
	{
		displayName: 'Years',
		name: 'years',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 7,
		description: 'How many years a case is kept, as your school’s retention schedule says',
		displayOptions: { show: { ...show, whom: ['retention'], retentionRule: ['last event', 'leaving'] } },
	},
	byProperty({ show }, 'Who Decided'),
	{
		displayName: 'Reason',
		name: 'eraseReason',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Retention schedule 2026, reviewed by the data protection lead',
		hint: 'Name no pupil and no parent: this stays in the log for good',
		description: 'Why it is erased',
		displayOptions: { show },
	},
	{ ...asAtProperty, description: 'The date of the erasure, from which years are counted back. Leave empty for today.', displayOptions: { show } },
];

/** Erases what the log holds of pupils, or says what would be erased: an item a school, with counts and no names. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const asAt = asAtDate(this, 0);
	const needed = (name: string, label: string) => {
		const text = String(this.getNodeParameter(name, 0, '') ?? '').trim();
		if (text) return text;
		throw new NodeOperationError(this.getNode(), `"${label}" is empty`, { description: `Write in "${label}", so that the log says who decided it and why. It stays there for good; name no pupil.` });
	};
	const found: Found = { by: needed('by', 'Who Decided'), reason: needed('eraseReason', 'Reason'), asAt };
	// Anything but a clear no is a test run.
	const testRun = this.getNodeParameter('testRun', 0, true) !== false;
	const run = runOf(this);
	const answers = await askOfSchools(this, async (store, school) => {
		const chosen = await choose(this, store, school, asAt);
		const { pupils } = chosen;
		const answer = testRun || pupils.length === 0 ? null : await store.erase(school.school, pupils.map(({ pupilId }) => pupilId), found, run);
		return { school, erasure: inWords({ ...chosen, testRun, answer, open: await openOf(store, school, chosen) }) };
	});
	return [answers.map(({ school, erasure }) => ({ json: { school: { ...school.school }, erasure } as IDataObject, pairedItem: school.itemIndexes.map((item) => ({ item })) }))];
}

/** Whom an erasure would be about, and who was looked at and is left. */
interface Chosen {
	readonly pupils: readonly PupilInLog[];
	/** Of whom the date that the rule counts from is not known; they are kept. */
	readonly unknown: number;
	/** Whose time is not over yet; they are kept. */
	readonly kept: number;
	/** Of those to be erased, still on roll by the items that came in. */
	readonly onRoll: number;
}

async function choose(context: IExecuteFunctions, store: CaseStore, { school, itemIndexes }: SchoolOfItems, asAt: string): Promise<Chosen> {
	const inLog = await store.pupils(school);
	const comingIn = pupilsOf(context, itemIndexes);
	const onRoll = (pupils: readonly PupilInLog[]) => pupils.filter(({ pupilId }) => comingIn.has(pupilId) && leftOn(comingIn.get(pupilId), asAt) === 'on roll').length;
	if (context.getNodeParameter('whom', 0, 'retention') === 'these') {
		const pupils = inLog.filter(({ pupilId }) => comingIn.has(pupilId));
		return { pupils, unknown: 0, kept: 0, onRoll: onRoll(pupils) };
	}
	const rule = context.getNodeParameter('retentionRule', 0, 'last event') as RetentionRule;
	const years = yearsOf(context, rule);
	const judged = inLog.map((pupil) => ({ pupil, verdict: pastRetention(keptCase(pupil, comingIn.get(pupil.pupilId), asAt), rule, years, asAt) }));
	const of = (wanted: (typeof judged)[number]['verdict']) => judged.filter(({ verdict }) => verdict === wanted).map(({ pupil }) => pupil);
	const pupils = of('past');
	return { pupils, unknown: of('unknown').length, kept: of('kept').length, onRoll: onRoll(pupils) };
}

/** The pupils that come in. Where these are to be erased, or their dates count, an item that cannot be read stops the node. */
function pupilsOf(context: IExecuteFunctions, itemIndexes: readonly number[]): Map<string, Pupil> {
	const items = context.getInputData();
	const needsThem = context.getNodeParameter('whom', 0, 'retention') === 'these' || context.getNodeParameter('retentionRule', 0, 'last event') !== 'last event';
	return new Map(itemIndexes.flatMap((itemIndex) => {
		const json = items[itemIndex]?.json ?? {};
		if (!needsThem && json.pupil === undefined) return [];
		try {
			const { pupil } = readItem(json, ['pupil']);
			return [[pupil.id, pupil] as const];
		} catch (error) {
			throw toNodeError(context, error, itemIndex);
		}
	}));
}

const keptCase = ({ lastAsAt }: PupilInLog, pupil: Pupil | undefined, asAt: string): KeptCase => ({ lastEventOn: lastAsAt, leftOn: leftOn(pupil, asAt), dateOfBirth: pupil?.dateOfBirth ?? null });

function leftOn(pupil: Pupil | undefined, asAt: string): KeptCase['leftOn'] {
	if (!pupil) return null;
	return pupil.onRollTo === null || pupil.onRollTo >= asAt ? 'on roll' : pupil.onRollTo;
}

function yearsOf(context: IExecuteFunctions, rule: RetentionRule): number {
	if (rule === 'age 25') return 0;
	const years = Number(context.getNodeParameter('years', 0, 7));
	if (Number.isInteger(years) && years >= 1) return years;
	throw new NodeOperationError(context.getNode(), '"Years" must be a whole number from 1', { description: 'Write how many years your retention schedule keeps a case, such as 7.' });
}

/** Pupils to be erased of whom something is begun and not known to be finished: they are left whole. */
async function openOf(store: CaseStore, { school }: SchoolOfItems, { pupils }: Chosen): Promise<ReadonlySet<string>> {
	const chosen = new Set(pupils.map(({ pupilId }) => pupilId));
	return new Set((await store.open(school)).map(({ pupilId }) => pupilId).filter((pupilId) => chosen.has(pupilId)));
}

interface Outcome extends Chosen {
	readonly testRun: boolean;
	readonly open: ReadonlySet<string>;
	/** Null where nothing was erased. */
	readonly answer: ErasureAnswer | null;
}

/** Counts, and a sentence for each thing that a person must know. Names nobody. */
function inWords({ testRun, pupils, open, answer, unknown, kept, onRoll }: Outcome): IDataObject {
	const free = pupils.filter(({ pupilId }) => !open.has(pupilId));
	const pupilsErased = answer?.pupilsErased ?? (testRun ? free.length : 0);
	const eventsErased = answer?.eventsErased ?? (testRun ? free.reduce((sum, { events }) => sum + events, 0) : 0);
	const leftOpen = answer?.stillOpen.length ?? open.size;
	const what = `${counted(eventsErased, 'event')} of ${counted(pupilsErased, 'pupil')}`;
	const lines = [
		testRun ? `Test run: ${what} would be erased. Nothing was changed.` : `${what} ${eventsErased === 1 ? 'was' : 'were'} erased. The chain of the log still verifies.`,
		...(leftOpen > 0 ? [`${counted(leftOpen, 'pupil')} ${leftOpen === 1 ? 'is' : 'are'} left whole, since something is begun that is not known to be finished: run Verify, settle or release it, then erase again.`] : []),
		...(onRoll > 0 ? [`${counted(onRoll, 'pupil')} of these ${onRoll === 1 ? 'is' : 'are'} still on roll: without a history, letters that went before would be due again.`] : []),
		...(unknown > 0 ? [`${counted(unknown, 'pupil')} ${unknown === 1 ? 'is' : 'are'} kept, since the date that the rule counts from is not known.`] : []),
		...(testRun && pupilsErased > 0 ? ['To erase, turn Test Run off and execute again.'] : []),
		...(answer?.remains ?? []),
	];
	return { testRun, pupilsErased, eventsErased, pupilsLeftOpen: leftOpen, pupilsDateUnknown: unknown, pupilsKept: kept, pupilsStillOnRoll: onRoll, summary: lines.join(' ') };
}
