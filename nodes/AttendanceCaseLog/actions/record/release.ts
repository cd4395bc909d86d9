import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { reservationHoldsForMinutes, type NamedAct } from '../../../../attendance/caseLog';
import { ItemError, pupilLabel, readItem, type CaseLogAnswer, type School } from '../../../../attendance/item';
import { theNamed } from '../../../../attendance/text/named';
import { stepIdAsWords } from '../../../../attendance/text/stepIdAsWords';
import type { Found } from '../../../../connectors/caseStore/caseStore';
import { asAtProperty } from '../../../shared/asAt';
import { perItem } from '../../../shared/perItem';
import { askCaseLog } from '../../askCaseLog';
import { runOf } from '../../run';
import { byProperty, fieldsOf } from '../../said';

const show = { operation: ['record'], what: ['act'] };
const ofRelease = { show: { ...show, stage: ['release'] } };

const reservationField: INodeProperties = {
	displayName: 'Reservation',
	name: 'reservation',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1042|local-authority-support|2026/27',
	description: 'The key of one open reservation, as Verify shows it',
};

export const releaseProperties: INodeProperties[] = [
	{
		...reservationField,
		hint: 'Connect the output Open Reservations of Verify, look at each, and release one at a time',
		required: true,
		displayOptions: ofRelease,
	},
	{
		...reservationField,
		hint: 'Leave empty after acting. Only where a person found out that an open reservation did go: its key, with the output Open Reservations of Verify connected.',
		displayOptions: { show: { ...show, stage: ['settle'] } },
	},
	byProperty(ofRelease, 'Who Looked'),
	{
		displayName: 'What They Found',
		name: 'found',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Nothing in the folder and nothing in Sent; the run had stopped before',
		description: 'Why it is certain that it never went. A letter that did go would be sent a second time.',
		displayOptions: ofRelease,
	},
	{ ...asAtProperty, description: 'The date on which somebody looked. Leave empty for today.', displayOptions: ofRelease },
];

/** The act of the reservation that a person named in the field; undefined where the field is empty. */
export function ofOneReservation(context: IExecuteFunctions, json: IDataObject, itemIndex: number): (NamedAct & { readonly school: School }) | undefined {
	const wanted = String(context.getNodeParameter('reservation', itemIndex, '') ?? '').trim();
	if (!wanted) return undefined;
	const { school, reservation } = readItem(json, ['school', 'reservation']);
	if (reservation.key !== wanted) throw otherReservation(json);
	const { key, pupilId, step, asAt, absentSessions, possibleSessions, document, period } = reservation;
	return {
		school,
		act: { key, pupilId, step, asAt, absentSessions, possibleSessions, document, ...(period ? { period } : {}) },
		called: theNamed(stepIdAsWords(step)),
		done: document === null ? 'done' : 'made',
	};
}

/** Ends the reservation that a person named, so that the next run may do the act. */
export async function release(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const run = runOf(context);
	const answerOf = await askCaseLog(
		context,
		(json, itemIndex) => {
			const { needed, asAt } = fieldsOf(context, json, itemIndex);
			const found: Found = { by: needed('by', 'Who Looked'), reason: needed('found', 'What They Found'), asAt };
			const named = (needed('reservation', 'Reservation'), ofOneReservation(context, json, itemIndex));
			if (!named) throw otherReservation(json);
			return { ...named, found };
		},
		async (store, school, reads) => {
			const answers = [];
			for (const { act, found } of reads) answers.push(...(await store.release(school, [act.key], found, run)));
			return answers;
		},
	);
	return await perItem(context, 1, ({ json, binary }, itemIndex) => {
		const { read: { act, called, found }, answer: { released } } = answerOf(itemIndex);
		const caseLog: CaseLogAnswer = {
			key: act.key, stage: 'released', alreadyDone: !released, resumed: false, on: found.asAt, document: act.document,
			reason: released
				? `Released: ${called} came to nothing; the next run may do it.`
				: `Nothing was changed: ${called} is not open any more, or was begun less than ${reservationHoldsForMinutes} minutes ago. Run Verify again to see.`,
		};
		return [{ output: 0, json: { ...json, caseLog }, binary }];
	});
}

const otherReservation = (json: IDataObject) => new ItemError(
	`${pupilLabel(json)}: this is not the reservation named in "Reservation"`,
	'Put a Filter before this node that lets through the one item whose key it is, or write ={{ $json.reservation.key }} in the field.',
);
