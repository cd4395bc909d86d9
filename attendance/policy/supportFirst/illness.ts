import { sicknessReturn } from '../../law/sicknessReturn';
import { away, type RouteData } from './routeData';

const id = 'illness-and-medical';

/** Illness asks for support, not for letters: a talk, health services, and the local authority where it lasts (rules §2.5, C4 of the coverage). */
export const illness: RouteData = {
	route: { id, name: 'Illness and medical needs', purpose: 'When a pupil is often or long ill, we ask how we can help, and with whom.' },
	steps: [
		{
			id: 'illness-support-talk',
			route: id,
			name: 'Illness support talk',
			action: 'task',
			audience: 'form tutor',
			requiresApproval: false,
			task: 'Ask pupil and family how things are, what makes coming in hard, and what would help. Look at an individual healthcare plan, and ask for no medical evidence unless there is real doubt.',
			// Ten days are two school weeks. This project's: some twenty such talks a week in a school of 1,050 as winter begins, and few after.
			dueWhen: [{ conditions: [
				away(10),
				{ measure: 'attendance.sicknessDays.total', comparison: 'at least', value: 10, reason: 'Absence through illness is {value} this school year.' },
			] }],
		},
		{
			id: 'health-support',
			route: id,
			name: 'Health support',
			action: 'task',
			audience: 'SENCO and school nurse',
			requiresApproval: false,
			task: 'Ask the school nursing service to see the pupil, with the family’s agreement. Look at an individual healthcare plan, and at work to do at home.',
			dueWhen: [
				{ after: { step: 'illness-support-talk', schoolDays: 15 }, conditions: [{ measure: 'attendance.sicknessDays.total', comparison: 'at least', value: 13, reason: 'Absence through illness is {value} this school year, and has gone on since the talk.' }, { measure: 'since.absentSessions', comparison: 'at least', value: 6, reason: '' }] },
				{ conditions: [away(10), { measure: 'attendance.sicknessDays.underWay', comparison: 'at least', value: 10, reason: 'The pupil has been ill for {value} in a row.' }] },
			],
		},
		{
			id: 'sickness-return-in-all',
			route: id,
			name: 'Sickness return for illness added up',
			action: 'task',
			audience: 'local authority',
			requiresApproval: true,
			approvedBy: 'senior attendance champion',
			// Fifteen days "consecutive or cumulative"; Hertfordshire wants none for a run of minor ailments, so a person confirms (rules §2.5).
			task: 'Confirm that the pupil is likely to miss 15 school days or more because of sickness, and that this is more than a run of minor ailments. Then send the local authority’s sickness return, and ask what education is arranged while the pupil is away.',
			dueWhen: [{ onlyWithout: 'health-support', conditions: [
				away(sicknessReturn.schoolDays),
				{ measure: 'attendance.sicknessDays.total', comparison: 'at least', value: sicknessReturn.schoolDays, reason: 'Absence through illness is {value} this school year; the local authority is told of fifteen.' },
			] }, { after: { step: 'health-support', schoolDays: 0 }, conditions: [
				{ measure: 'attendance.sicknessDays.total', comparison: 'at least', value: sicknessReturn.schoolDays, reason: 'Absence through illness is {value} this school year; the local authority is told of fifteen.' },
			] }],
		},
		{
			id: 'sickness-return',
			route: id,
			name: 'Sickness return',
			action: 'task',
			audience: 'local authority',
			requiresApproval: true,
			approvedBy: 'senior attendance champion',
			// One return for each continuous period (Derbyshire; rules §2.5). Ten days under way are the ground to ask a person whether fifteen are likely.
			oncePer: 'illness',
			task: 'Confirm that there are reasonable grounds to believe that the pupil will miss 15 school days because of sickness. Then send the local authority’s sickness return, and ask what education is arranged while the pupil is away.',
			dueWhen: [{ conditions: [
				away(10),
				{ measure: 'attendance.sicknessDays.underWay', comparison: 'at least', value: 10, reason: 'The pupil has been ill for {value} in a row; the local authority is told where fifteen are reached or likely.' },
			] }],
		},
	],
};
