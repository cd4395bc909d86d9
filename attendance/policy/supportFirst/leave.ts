import type { RouteData } from './routeData';

const id = 'leave-requests';

/**
 * Leave of absence that was asked for (code C). A request is decided when it is made, on its own facts: no rule of marks may do
 * that. What the register shows is leave that was given; where it grows long, a person looks whether it was.
 */
export const leave: RouteData = {
	route: { id, name: 'Requests for leave', purpose: 'Each request for leave is looked at on its own, by the headteacher or whom they named.' },
	steps: [
		{
			id: 'leave-review',
			route: id,
			name: 'Leave review',
			action: 'task',
			audience: 'headteacher',
			requiresApproval: false,
			oncePer: 'school year',
			// SI 2024/208 regulation 11: asked for in advance, by an authorised person, in exceptional circumstances; July 2026 edition: no blanket policy either way (rules §1).
			task: 'Look at the leave given to this pupil: was each request made in advance, decided on its own facts, and for how many days? Correct the code where leave was not given.',
			// Two school weeks: more than most schools give in a year. This project's.
			dueWhen: [{ conditions: [{ measure: 'attendance.leaveSessions', comparison: 'at least', value: 20, reason: 'Leave of absence took {days} this school year.' }] }],
		},
	],
};
