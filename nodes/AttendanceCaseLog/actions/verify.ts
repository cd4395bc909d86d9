import { DateTime } from 'luxon';
import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { reservationHoldsForMinutes, verifyChain, type ActEvent, type ChainEnd, type Verdict } from '../../../attendance/caseLog';
import { ItemError, type OpenReservation } from '../../../attendance/item';
import { theNamed } from '../../../attendance/text/named';
import { counted, longDate, thousands } from '../../../attendance/text/plainEnglish';
import { stepIdAsWords } from '../../../attendance/text/stepIdAsWords';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { toNodeError } from '../../shared/perItem';
import { askOfSchools, type SchoolOfItems } from '../schools';

const displayOptions = { show: { operation: ['verify'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Known End',
		name: 'knownEnd',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1204 3f9a21c0…',
		hint: 'Keep the end that each check gives somewhere else, such as in a sheet or on paper, and give the last one back here',
		description: 'The number and the hash of the last event, as an earlier check gave them. With it a log whose end was cut off, or that was written anew, is found too. Leave empty the first time.',
		displayOptions,
	},
	{ ...asAtProperty, description: 'The date of the check. Leave empty for today.', displayOptions },
];

/**
 * Checks the whole log of each school of the items. First output: a verdict for each school. Second: what was begun and
 * is not known to be finished, an item each. A log that was changed stops the node; under *Continue On Fail* its verdict
 * leaves as an error with the place and the reason.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const asAt = asAtDate(this, 0);
	const checked = await askOfSchools(this, async (store, school) => ({
		school,
		verdict: verifyChain(await store.events(school.school), knownEndOf(this, school)),
		open: await store.open(school.school),
	}));
	const broken = checked.filter(({ verdict }) => !verdict.intact);
	if (broken.length > 0 && !this.continueOnFail()) throw brokenError(this, broken);
	return [
		checked.map(({ school, verdict, open }) => ({ json: verdictItem(school, verdict, open, asAt), pairedItem: school.itemIndexes.map((item) => ({ item })) })),
		checked.flatMap(({ school, open }) =>
			open.map((act) => ({ json: { school: school.school, pupil: { id: act.pupilId }, reservation: reservationItem(act, asAt) } as IDataObject, pairedItem: school.itemIndexes.map((item) => ({ item })) })),
		),
	];
}

interface Checked {
	readonly school: SchoolOfItems;
	readonly verdict: Verdict;
	readonly open: readonly ActEvent[];
}

function verdictItem({ school }: SchoolOfItems, verdict: Verdict, open: readonly ActEvent[], asAt: string): IDataObject {
	if (!verdict.intact) {
		const { sequence, reason } = verdict;
		return { school: { ...school }, error: brokenWords(school.name, verdict), advice: brokenAdvice, verification: { intact: false, checkedOn: asAt, sequence, reason } };
	}
	const { events, erased, end } = verdict;
	return {
		school: { ...school },
		verification: {
			intact: true,
			checkedOn: asAt,
			events,
			erased,
			lastEvent: { ...end },
			knownEnd: `${end.sequence} ${end.hash}`,
			openReservations: open.length,
			summary:
				`The log holds ${events === 1 ? '1 event' : `${thousands(events)} events`}${erased > 0 ? `, ${thousands(erased)} of them erased` : ''}; none was changed, left out or put in. ` +
				(open.length > 0 ? `${counted(open.length, 'reservation')} ${open.length === 1 ? 'is' : 'are'} open: see Open Reservations.` : 'Nothing is begun that is not finished.'),
		},
	};
}

function reservationItem(act: ActEvent, asAt: string): OpenReservation {
	const { key, pupilId, step, asAt: begun, at, run, absentSessions, possibleSessions, document, period } = act;
	const daysOpen = Math.max(0, DateTime.fromISO(asAt, { zone: 'utc' }).diff(DateTime.fromISO(begun, { zone: 'utc' }), 'days').days);
	return { key, pupilId, step, asAt: begun, daysOpen, at, run, absentSessions, possibleSessions, document, ...(period ? { period } : {}), whatToDo: whatToDo(act) };
}

const whatToDo = ({ step, asAt, document }: ActEvent): string =>
	`${stepIdAsWords(step)} was begun on ${longDate(asAt)}. ` +
	(document ? `Look for "${document}" where letters are saved or sent. ` : 'Ask whoever was to do it. ') +
	`If it went: Record, Settle, with this key. If it is certain that it did not: Record, Release, with this key, and the next run does ${theNamed(stepIdAsWords(step))}. ` +
	`A run that began it less than ${reservationHoldsForMinutes} minutes ago may still be at it.`;

const brokenAdvice =
	'Stop the workflows that use this case log. Keep the database as it is, copy it for whoever looks into it, and tell the data protection lead. Restore the last backup that verifies; what was done since then must be entered from the documents.';

const brokenWords = (school: string, { reason }: Extract<Verdict, { intact: false }>): string => `The case log of ${school} does not verify. ${reason}`;

function brokenError(context: IExecuteFunctions, broken: readonly Checked[]): NodeOperationError {
	const said = broken.flatMap(({ school, verdict }) => (verdict.intact ? [] : [brokenWords(school.school.name, verdict)]));
	return new NodeOperationError(context.getNode(), said.join(' '), { description: brokenAdvice });
}

/** "1204 3f9a…" as the end of a chain, taken from the first item of the school. */
function knownEndOf(context: IExecuteFunctions, { itemIndexes: [first = 0] }: SchoolOfItems): ChainEnd | undefined {
	const given = String(context.getNodeParameter('knownEnd', first, '') ?? '').trim();
	if (!given) return undefined;
	const [, sequence, hash] = /^(\d+)[\s:,]+([0-9a-f]{64})$/i.exec(given) ?? [];
	if (sequence && hash) return { sequence: Number(sequence), hash: hash.toLowerCase() };
	throw toNodeError(context, new ItemError('"Known End" is not the end of a case log', 'Give back what an earlier check put out as knownEnd: a number, a space and 64 letters and digits. Or leave it empty.'), first);
}
