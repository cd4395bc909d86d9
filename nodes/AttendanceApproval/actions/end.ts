import { DateTime } from 'luxon';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { lastDayToAnswer, type Moment } from '../../../attendance/approval';
import { schoolTimeZone } from '../../../attendance/meetings';
import { chosenDate } from '../../shared/asAt';

/** Now, as an answer is signed with it. */
export function momentOf(time: DateTime): Moment {
	return { on: time.setZone(schoolTimeZone).toISODate() as string, at: time.toUTC().toISO() as string };
}

/** When the link of a run ends, by *Answer Within* and *Answer By*, whichever is earlier. Throws where that is over already. */
export function endOf(context: IExecuteFunctions): DateTime {
	const now = DateTime.now().setZone(schoolTimeZone);
	const days = Math.max(1, Number(context.getNodeParameter('answerWithin', 0)) || 1);
	const within = DateTime.fromISO(lastDayToAnswer(now.toISODate() as string, days), { zone: schoolTimeZone }).endOf('day');
	const by = answerBy(context);
	const end = by && by < within ? by : within;
	if (end > now) return end;
	throw new NodeOperationError(context.getNode(), `"Answer By" is over: ${inWords(end)}`, { description: 'Choose a later day, or leave it empty.' });
}

/** A day counts to its end; where a time of day was chosen, the link ends at that time. */
function answerBy(context: IExecuteFunctions): DateTime | undefined {
	const given: unknown = context.getNodeParameter('answerBy', 0, '');
	const date = chosenDate(context, given, 0, { label: 'Answer By', whenEmpty: 'no last day' });
	if (date === null) return undefined;
	const time = DateTime.isDateTime(given) ? given : DateTime.fromISO(String(given).trim(), { zone: schoolTimeZone });
	const local = time.setZone(schoolTimeZone);
	return local.equals(local.startOf('day')) ? local.endOf('day') : local;
}

/** "6 pm on Friday 27 November 2026" */
export function inWords(time: DateTime): string {
	const local = time.setZone(schoolTimeZone).setLocale('en-GB');
	const day = local.toFormat('cccc d MMMM yyyy');
	return local.equals(local.endOf('day')) ? `the end of ${day}` : `${local.toFormat('HH:mm')} on ${day}`;
}
