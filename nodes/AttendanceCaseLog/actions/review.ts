import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { planToReview } from '../../../attendance/caseFile';
import { caseOf, planOutcomes, planToReviewOf } from '../../../attendance/caseLog';
import { ItemError, pupilLabel, readItem } from '../../../attendance/item';
import { counted, longDate } from '../../../attendance/text/plainEnglish';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem } from '../../shared/perItem';
import { askCaseLog } from '../askCaseLog';
import { forEveryPupil, memberOfStaff, recordSayings, saidProperties, type Fields, type Saying } from '../said';
import { optionsOf } from './record/fields';

const show = { operation: ['review'] };
const listsDue = 'list';
const ofOutcome = { show: { ...show, reviewAction: ['record'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Do',
		name: 'reviewAction',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'List Which Reviews Are Due', value: listsDue, description: 'Give the pupils whose plan’s review has come' },
			{ name: 'Record a Review', value: 'record', description: 'Say what came of the plan, and when it is looked at again' },
		],
		default: listsDue,
		displayOptions: { show },
	},
	forEveryPupil(ofOutcome),
	{ displayName: 'Outcome', name: 'planOutcome', type: 'options', options: optionsOf(planOutcomes), default: 'partly met', description: 'How far the aims of the plan were reached', displayOptions: ofOutcome },
	{ displayName: 'Notes', name: 'notes', type: 'string', typeOptions: { rows: 3 }, default: '', placeholder: 'e.g. Bus pass helped; Mondays are still hard', description: 'What was seen and agreed', displayOptions: ofOutcome },
	{ displayName: 'Next Review On', name: 'nextReviewOn', type: 'dateTime', default: '', placeholder: 'The plan is closed', description: 'When it is looked at again. Leave empty to close the plan.', displayOptions: ofOutcome },
	...saidProperties(ofOutcome),
	{ ...asAtProperty, description: 'Reviews of this day and before are due. Leave empty for today.', displayOptions: { show: { ...show, reviewAction: [listsDue] } } },
];

/** Gives the pupils whose plan is to be reviewed, or records a review. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return this.getNodeParameter('reviewAction', 0, listsDue) === listsDue ? await listDue(this) : await recordSayings(this, reviewSaid, true);
}

/** Adds `case` and `reviewDue` to the pupils whose review has come; the others do not leave. Each pupil leaves once. */
async function listDue(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const asAt = asAtDate(context, 0);
	const seen = new Set<string>();
	const answerOf = await askCaseLog(
		context,
		(json) => readItem(json, ['school', 'pupil']),
		async (store, school, reads) => {
			const history = await store.history(school, [...new Set(reads.map(({ pupil }) => pupil.id))]);
			return reads.map(({ pupil }) => caseOf(history.get(pupil.id) ?? []));
		},
	);
	return await perItem(context, 1, ({ json, binary }, itemIndex) => {
		const { read: { school, pupil }, answer: history } = answerOf(itemIndex);
		const plan = planToReview(history, asAt);
		const whose = JSON.stringify([school.urn, school.name, pupil.id]);
		if (!plan?.reviewOn || seen.has(whose)) return [];
		seen.add(whose);
		const days = DateTime.fromISO(asAt, { zone: 'utc' }).diff(DateTime.fromISO(plan.reviewOn, { zone: 'utc' }), 'days').days;
		const reviewDue = {
			reviewOn: plan.reviewOn, daysOverdue: days, owner: plan.owner, barriers: plan.barriers, targets: plan.targets, support: plan.support,
			reason: `The plan that ${plan.owner} looks after was to be reviewed on ${longDate(plan.reviewOn)}${days > 0 ? `, ${counted(days, 'day')} ago` : ', which is today'}.`,
		};
		return [{ output: 0, json: { ...json, case: history, reviewDue }, binary }];
	});
}

function reviewSaid({ json, asAt, on, chosen, text, needed, date }: Fields): Saying {
	const by = needed('by', memberOfStaff);
	const outcome = chosen<(typeof planOutcomes)[number]>('planOutcome');
	const nextReviewOn = date('nextReviewOn', 'Next Review On', 'no further review');
	if (nextReviewOn && nextReviewOn <= on) throw new ItemError(`${pupilLabel(json)}: "Next Review On" must be a day after this review`, 'Choose a later day, or leave it empty to close the plan.');
	if (nextReviewOn && outcome === 'stopped') throw new ItemError(`${pupilLabel(json)}: a plan that was stopped has no next review`, 'Leave "Next Review On" empty, or choose another outcome.');
	return {
		json,
		asAt,
		said: (events) => {
			const found = planToReviewOf(events);
			if (!found) throw new ItemError(`${pupilLabel(json)}: no plan is recorded`, 'Record the plan first (operation Plan).');
			// Closed on this very day: the same review, told again by a node that n8n tries again.
			if (found.closedOn && found.closedOn !== on) throw new ItemError(`${pupilLabel(json)}: the last plan was closed on ${longDate(found.closedOn)}`, 'Record a new plan (operation Plan), then review that.');
			return [{ type: 'plan review', by, on, plan: found.plan.id, outcome, notes: text('notes'), nextReviewOn }];
		},
	};
}
