import type { RouteData } from './routeData';

const id = 'praise';

/**
 * Praise for everybody who has put it right. For getting better, and not for 100%: prizes for full attendance leave out those who
 * were ill or are disabled (Equality Act 2010), and the guidance asks to "celebrate progress". It comes last of all routes.
 */
export const praise: RouteData = {
	route: { id, name: 'Praise', purpose: 'When attendance gets better, we say so.' },
	steps: [
		{
			id: 'improvement-praise',
			route: id,
			name: 'Praise for improvement',
			action: 'task',
			audience: 'form tutor',
			requiresApproval: false,
			oncePer: 'half term',
			task: 'Tell the pupil and the family that you have seen it, in days and not in per cents. Do not compare with others, and say nothing of what was before.',
			// Four days and more in four weeks, and not half a day in the four since: this project's, a few pupils for each tutor.
			dueWhen: [{ conditions: [
				{ measure: 'attendance.absentSessions', comparison: 'at least', value: 8, reason: '' },
				{ measure: 'attendance.trend.fourWeeksBefore.absentSessions', comparison: 'at least', value: 8, reason: 'Missed {days} in four school weeks before.' },
				{ measure: 'attendance.trend.lastFourWeeks.possibleSessions', comparison: 'at least', value: 30, reason: '' },
				{ measure: 'attendance.trend.lastFourWeeks.absentSessions', comparison: 'at most', value: 0, reason: 'Missed nothing in the last four.' },
			] }],
		},
	],
};
