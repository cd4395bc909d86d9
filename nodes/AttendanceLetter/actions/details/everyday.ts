import type { IExecuteFunctions } from 'n8n-workflow';
import { fieldReader } from './fieldReader';

/** The parts of `letterDetails` that a person filled in for an everyday letter. */
export function everydayDetails(context: IExecuteFunctions, itemIndex: number): Record<string, object> {
	const firstDay = fieldReader(context, itemIndex, 'firstDayDetails');
	const achievement = fieldReader(context, itemIndex, 'achievementDetails');
	const catchUp = fieldReader(context, itemIndex, 'catchUpDetails');
	const health = fieldReader(context, itemIndex, 'healthDetails');
	const leave = fieldReader(context, itemIndex, 'leaveDetails');
	return {
		firstDay: { date: firstDay.date('date', 'Absence Today: Date'), session: firstDay.text('session') },
		achievement: { for: achievement.text('for'), period: achievement.text('period') },
		catchUp: { work: catchUp.lines('work'), who: catchUp.text('who') },
		health: { support: health.lines('support'), withWhom: health.text('withWhom'), expectedDays: health.number('expectedDays'), reviewOn: health.date('reviewOn', 'Illness and Health: Review On') },
		leave: {
			requestedOn: leave.date('requestedOn', 'Leave: Requested On'),
			from: leave.date('from', 'Leave: First Day'),
			to: leave.date('to', 'Leave: Last Day'),
			reason: leave.text('reason'),
			outcome: leave.text('outcome'),
			grantedFrom: leave.date('grantedFrom', 'Leave: Granted: First Day'),
			grantedTo: leave.date('grantedTo', 'Leave: Granted: Last Day'),
			considered: leave.text('considered'),
			decidedBy: leave.text('decidedBy'),
		},
	};
}
