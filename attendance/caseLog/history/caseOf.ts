import type { Case } from '../../item';
import { isAct, type CaseEvent } from '../event';
import { approvalsOf, contactsMadeOf, holdsOf } from './decisions';
import { noticesOf } from './notices';
import { RecordsOfCase } from './recordsOfCase';
import { stepsTaken } from './steps';
import { interventionsOf, plansOf } from './support';

/**
 * The case that a pupil's events tell.
 * Takes the events of one pupil, in any order and any number of times; gives what the school did and agreed, each kind
 * oldest first. What refers to something that the log does not hold (a review of no plan) is left out.
 */
export function caseOf(events: readonly CaseEvent[]): Case {
	const records = new RecordsOfCase(events);
	return {
		steps: stepsTaken(events.filter(isAct)),
		holds: holdsOf(records),
		approvals: approvalsOf(records),
		plans: plansOf(records),
		interventions: interventionsOf(records),
		notices: noticesOf(records),
		contactsMade: contactsMadeOf(records),
	};
}
