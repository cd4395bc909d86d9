import type { RouteData } from './routeData';

const id = 'punctuality';

/** Coming late, before the register closes (L) and after (U). The guidance asks for routines, a talk, and praise where it gets better. */
export const punctuality: RouteData = {
	route: {
		id,
		name: 'Punctuality',
		purpose: 'When a pupil is often late, we ask what stands in the way of the morning, and help.',
		// Six school weeks with hardly a late morning. This project's.
		endsWhen: [
			{ measure: 'since.possibleSessions', comparison: 'at least', value: 60, reason: '' },
			{ measure: 'since.lateSessions', comparison: 'at most', value: 2, reason: '' },
		],
	},
	steps: [
		{
			id: 'punctuality-talk',
			route: id,
			name: 'Punctuality talk',
			action: 'task',
			audience: 'form tutor',
			requiresApproval: false,
			task: 'Ask the pupil, without blame, what makes mornings hard: the way to school, care for others, sleep, the first lesson. Agree on one thing to change, and tell the family what you agreed.',
			// More than a morning a week, and three in two weeks of late: this project's, so that a tutor has a few such talks a term.
			dueWhen: [{ conditions: [
				{ measure: 'attendance.lateSessions', comparison: 'at least', value: 12, reason: 'Late {value} this school year, before the register closed.' },
				{ measure: 'attendance.lateness.lastFourWeeks', comparison: 'at least', value: 6, reason: 'Still late: {value} in the last four school weeks.' },
			] }],
			improvedWhen: [
				{ measure: 'since.possibleSessions', comparison: 'at least', value: 30, reason: '' },
				{ measure: 'since.lateSessions', comparison: 'at most', value: 1, reason: 'Late {value} since then.' },
			],
		},
		{
			id: 'punctuality-meeting',
			route: id,
			name: 'Punctuality meeting',
			action: 'task',
			audience: 'head of year',
			requiresApproval: false,
			task: 'Meet pupil and family: go through the dates, what was agreed and what came of it, and what the school can do (breakfast club, bus, a person at the gate). Look at U marks: they count as absence.',
			dueWhen: [{ after: { step: 'punctuality-talk', schoolDays: 20 }, conditions: [
				{ measure: 'since.lateSessions', comparison: 'at least', value: 6, reason: 'Late {value} since then.' },
			] }],
		},
	],
};
