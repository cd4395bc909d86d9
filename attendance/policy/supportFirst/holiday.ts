import { nationalThreshold } from '../../measures/penaltyNoticeThreshold';
import type { RouteData } from './routeData';

const id = 'term-time-holiday';

/** Holiday in term without leave (code G). */
export const holiday: RouteData = {
	route: { id, name: 'Holiday in term time', purpose: 'When a family has been away in term without leave, a person looks at it and talks with them before anything else.' },
	steps: [
		{
			id: 'holiday-review',
			route: id,
			name: 'Holiday review',
			action: 'task',
			audience: 'headteacher',
			requiresApproval: false,
			oncePer: 'half term',
			// The school must consider, and nothing is automatic, at ten sessions in ten school weeks (national framework; rules §2.2). A notice to improve
			// is not used where support is not appropriate, as for a holiday (Cognus; Nottinghamshire; rules §0, row 9). Fifteen school days: Norfolk.
			task: 'Look at the leave that was asked for and what was answered, talk with the family, and consider whether a penalty notice is right: it is never automatic. Do not use a notice to improve for a holiday. Many authorities ask for a referral within 15 school days of the return.',
			dueWhen: [{ conditions: [
				{ measure: 'attendance.holidaySessions', comparison: 'at least', value: 2, reason: '' },
				{ measure: 'attendance.unauthorisedAbsentSessions', comparison: 'at least', value: nationalThreshold.sessions, reason: '' },
				{ measure: 'attendance.penaltyNoticeThreshold.now.holidaySessions', comparison: 'at least', value: 2, reason: 'Holiday without leave took {days} in the last ten school weeks.' },
				{ measure: 'attendance.penaltyNoticeThreshold.now.met', comparison: 'is', value: true, reason: 'The national threshold of ten unauthorised sessions in ten school weeks is reached.' },
			] }],
		},
	],
};
