import type { INodeProperties } from 'n8n-workflow';
import { schoolYearName } from '../../../../attendance/calendar/weeks';
import { itemSchemas, readItem } from '../../../../attendance/item';
import { asAtProperty } from '../../../shared/asAt';
import type { Fields, Saying } from '../../said';

const displayOptions = { show: { operation: ['record'], what: ['approval'] } };

export const approvalProperties: INodeProperties[] = [
	{
		displayName: 'Send this node both outputs of Attendance Approval: approved, held and not appropriate are recorded, what nobody answered is not.',
		name: 'approvalNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	{ ...asAtProperty, description: 'The date of this run. Leave empty for today.', displayOptions },
];

/** The decision that Attendance Approval put on the item, for its step and period. What nobody answered is asked again by the next run. */
export function approvalOf({ json, asAt }: Fields): Saying {
	const decision = itemSchemas.decision.safeParse(json.decision).data;
	if (json.approval === undefined && decision && !decision.requiresApproval) {
		return { json, asAt, said: () => [], nothing: 'The step needed nobody’s approval; nothing was recorded.' };
	}
	const { outcome, by, on, at, reason, until, step, period } = readItem(json, ['approval']).approval;
	if (outcome === 'not answered') return { json, asAt, said: () => [], nothing: 'Nobody decided before the link ended; nothing was recorded.' };
	return { json, asAt, more: [at], said: () => [{ type: 'approval', by, on, step, period: period || schoolYearName(on), outcome, reason, until }] };
}
