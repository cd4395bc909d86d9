import { attendanceReturnSchoolDays } from '../../measures/continuousUnauthorised';
import { twentyDayGroundSchoolDays } from '../../measures/twentyDayGround';
import { away, type RouteData } from './routeData';

const id = 'children-missing-education';
/**
 * A pupil who does not come and is not accounted for: days 1 to 20. Telephoning on the first day is not here but in the list of
 * first-day calls: this route begins where that has not helped for a week. Its duties are the law's and owed
 * within days, so they go before every other step: behind a letter, a return would be lost once the pupil is back.
 */
export const missingEducation: RouteData = {
	route: {
		id,
		name: 'Children missing education',
		purpose: 'When a pupil is away and we do not know why, we look for them until we know that they are safe, and tell the local authority in time.',
		goesBeforeHeld: true,
	},
	steps: [
		{
			id: 'missing-pupil-checks',
			route: id,
			name: 'Missing pupil check',
			action: 'task',
			audience: 'attendance officer',
			requiresApproval: false,
			oncePer: 'unauthorised episode',
			// The list is that of local authorities' forms (SET missing-pupil checklist, Birmingham, Stockport; la-forms §3.4); first contact: WTISA, pages 16, 20 and 67.
			task: 'Where the family has told you of a holiday, write that down and stop here. Otherwise look for the pupil today, and write down date, hour, person and outcome of each try: call every emergency contact at different times; ask brothers’ and sisters’ schools, friends and staff; visit the home, two of you; write to the last address. Tell the designated safeguarding lead, and the social worker where there is one. If you fear for the pupil’s safety, do not wait: call children’s social care or the police.',
			dueWhen: [{ conditions: [
				away(5),
				{ measure: 'attendance.continuousUnauthorised.now.schoolDays', comparison: 'at least', value: 5, reason: 'The pupil has not been in school for {value} in a row, and no leave or illness accounts for it.' },
			] }],
		},
		{
			id: 'attendance-return',
			route: id,
			name: 'Attendance return',
			action: 'task',
			audience: 'local authority',
			requiresApproval: true,
			approvedBy: 'senior attendance champion',
			// Once an episode: a new return after the pupil came back and a fresh ten days (Stockport; rules §2.5).
			oncePer: 'unauthorised episode',
			task: 'Send the local authority’s attendance return for this pupil: name, address, and the days. Check first that no mark is wrong and that the pupil is of compulsory school age. Say what was tried to reach the family, and go on trying.',
			dueWhen: [{ conditions: [
				away(attendanceReturnSchoolDays),
				{ measure: 'attendance.continuousUnauthorised.latest.schoolDays', comparison: 'at least', value: attendanceReturnSchoolDays, reason: '{value} in a row without leave: the local authority is to be told of ten or more.' },
			] }],
		},
		{
			id: 'twenty-day-review',
			route: id,
			name: 'Twenty-day review',
			action: 'task',
			audience: 'headteacher',
			requiresApproval: true,
			approvedBy: 'headteacher',
			oncePer: 'unauthorised episode',
			// SI 2024/208 regulation 9(1)(i): twenty days are one part of the ground; the others are for people (Browne Jacobson; rules §2.5).
			task: 'Go through the case with the local authority: is there reason to believe in illness or another unavoidable cause, and have you and they both looked for the pupil and failed? Only then may the name be deleted from the register, and the authority is told no later than that. Do not delete it for twenty days alone.',
			dueWhen: [{ after: { step: 'attendance-return', schoolDays: 0 }, conditions: [
				away(twentyDayGroundSchoolDays),
				{ measure: 'attendance.twentyDayGround.now.schoolDays', comparison: 'at least', value: twentyDayGroundSchoolDays, reason: 'The pupil has not been seen or accounted for on {value} in a row.' },
			] }],
		},
	],
};
