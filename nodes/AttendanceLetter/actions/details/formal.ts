import type { IExecuteFunctions } from 'n8n-workflow';
import { openDays } from '../../../../attendance/calendar/openDays';
import { readTermDates } from '../../../../attendance/calendar/termDates';
import { daysLater } from '../../../../attendance/calendar/weeks';
import { lastDayToImprove } from '../../../../attendance/law/noticeToImprove';
import { asAtDate, chosenDate } from '../../../shared/asAt';
import { fieldReader, type FieldReader } from './fieldReader';

/** The parts of `letterDetails` that a person filled in for a letter about a meeting, a contract or a formal step. */
export function formalDetails(context: IExecuteFunctions, itemIndex: number): Record<string, unknown> {
	const before = fieldReader(context, itemIndex, 'earlierMeetingDetails');
	const contract = fieldReader(context, itemIndex, 'contractDetails');
	const notice = fieldReader(context, itemIndex, 'noticeDetails');
	const from = notice.date('from', 'Notice: Begins');
	return {
		authorityContact: String(context.getNodeParameter('authorityContact', itemIndex, '') ?? '').trim() || undefined,
		meeting: { before: { date: before.date('date', 'Earlier Meeting: Date'), time: before.text('time') } },
		contract: {
			parent: contract.text('parent'),
			parentSays: contract.text('parentSays'),
			pupilSays: contract.text('pupilSays'),
			parentWill: contract.lines('parentWill'),
			schoolWill: contract.lines('schoolWill'),
			targets: contract.lines('targets'),
			from: contract.date('from', 'Contract: From'),
			reviewOn: contract.lines('reviewOn')?.map((written) => chosenDate(context, written, itemIndex, { label: 'Contract: Looked at Again On', whenEmpty: 'the plan’s own' })),
		},
		notice: {
			weeks: notice.number('weeks'),
			from,
			to: notice.date('to', 'Notice: Ends') ?? lastDay(notice, from ?? asAtDate(context, itemIndex)),
			supportSoFar: notice.lines('supportSoFar'),
			furtherSupport: notice.lines('furtherSupport'),
			improvement: notice.text('improvement'),
			earlyGrounds: notice.lines('earlyGrounds'),
			forTermTimeHoliday: notice.yes('forTermTimeHoliday'),
			outcome: notice.text('outcome'),
			next: notice.text('next'),
			earlierNoticesAsked: notice.yes('earlierNoticesAsked'),
		},
	};
}

/** Longer than six school weeks and the longest holiday. */
const farthest = 120;

/** The last day of the period by its weeks and the term dates; undefined where they do not tell it. Throws `ItemError` naming a line that cannot be read. */
function lastDay(notice: FieldReader, from: string): string | undefined {
	const weeks = notice.number('weeks');
	const terms = readTermDates(notice.text('termDates') ?? '');
	if (weeks === undefined || terms === null) return undefined;
	return lastDayToImprove(from, weeks, openDays(terms, from, daysLater(from, farthest))) ?? undefined;
}
