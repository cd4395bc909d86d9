import type { RouteData, WrittenHold } from './routeData';

/**
 * Looked-after children, and those who have a social worker or a child protection plan. Who a child is never makes a step due,
 * so this route has none of its own: where absence makes one due, it is held, and the reason says whose task it is then.
 */
export const lookedAfter: RouteData = {
	route: {
		id: 'looked-after-and-social-worker',
		name: 'Looked after, or with a social worker',
		purpose: 'Where others care for a pupil with us, we agree with them first what helps, before anything is sent.',
	},
	steps: [],
};

export const lookedAfterHolds: WrittenHold[] = [
	// rules §4.3: child protection and children in need go to the designated safeguarding lead first.
	{ when: 'the pupil is in a group', group: 'childProtection', reason: 'The designated safeguarding lead decides first what is safe to send, and to whom. Task for the lead: tell the social worker of this absence, and agree what is done.' },
	// rules §2.5 and §4.3: the carer and the authority are written to together; the Virtual School supports attendance.
	{ when: 'the pupil is in a group', group: 'lookedAfter', reason: 'The designated teacher takes this up with the carer, the social worker and the Virtual School. Task for the designated teacher: tell all three, and put attendance into the personal education plan.' },
	// WTISA para 52 (rules §2.5): the social worker, and the youth offending team worker where there is one, is told of unexplained absence.
	{ when: 'the pupil is in a group', group: 'socialWorker', reason: 'Tell the social worker of the absence, and agree with them what goes to the family. Where there is a youth offending team worker, tell them too.' },
];
