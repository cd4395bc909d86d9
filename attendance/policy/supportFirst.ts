import { absenceLevels } from '../measures/absenceLevels';
import { readPolicy } from './readPolicy';
import type { PolicyDocument } from './schema';

/**
 * The shipped ladder: support first, and the same for every family.
 *
 * Levels are those of the statutory guidance (at risk, persistently and severely absent). It adds three cautions, so
 * that no letter meets a family that does not need one:
 * - Each step asks that the pupil is still missing school: a family that has put it right hears nothing.
 * - A first letter asks for two separate absences, or for absence without leave: one illness is no pattern. Spells
 *   and rate together tell later absence better than the rate alone (FFT Education Datalab, July 2023; rules §7.6).
 * - Steps that are reached directly ask for four school weeks, since a day weighs too much in September.
 */
export const supportFirstDocument: PolicyDocument = {
	name: 'Support first',
	version: '2026.1',
	// Sixth forms and nurseries are not of compulsory school age (Education Act 1996, section 8): other letters suit them.
	yearGroups: ['R', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'],
	waitBetweenSteps: { schoolDays: 10 },
	steps: [
		{
			id: 'early-concern',
			name: 'Early concern letter',
			action: 'letter',
			audience: 'each parent',
			letterTemplate: 'early-concern',
			requiresApproval: false,
			dueWhen: [
				{
					conditions: [
						{ measure: 'attendance.absencePercent', comparison: 'at least', value: absenceLevels.atRisk, reason: 'Missed {days} of school so far this year: {value}.' },
						{ measure: 'attendance.absentSessions', comparison: 'at least', value: 6, reason: '' },
						{ measure: 'attendance.spells', comparison: 'at least', value: 2, reason: 'The absence fell on {value}.' },
						{ measure: 'attendance.trend.lastFourWeeks.absentSessions', comparison: 'at least', value: 2, reason: 'Still missing school: {days} in the last four school weeks.' },
					],
				},
				{
					conditions: [
						{ measure: 'attendance.absencePercent', comparison: 'at least', value: absenceLevels.atRisk, reason: 'Missed {days} of school so far this year: {value}.' },
						{ measure: 'attendance.unauthorisedAbsentSessions', comparison: 'at least', value: 6, reason: 'Of these, {days} were unauthorised.' },
						{ measure: 'attendance.trend.lastFourWeeks.absentSessions', comparison: 'at least', value: 2, reason: 'Still missing school: {days} in the last four school weeks.' },
					],
				},
			],
		},
		{
			id: 'meeting-invitation',
			name: 'Meeting invitation',
			action: 'letter',
			audience: 'each parent',
			letterTemplate: 'meeting-invitation',
			requiresApproval: false,
			dueWhen: [
				{
					after: { step: 'early-concern', schoolDays: 15 },
					conditions: [
						{ measure: 'attendance.absencePercent', comparison: 'at least', value: absenceLevels.persistent, reason: 'Missed {days} of school so far this year: {value}, which is persistent absence.' },
						{ measure: 'since.absencePercent', comparison: 'at least', value: absenceLevels.persistent, reason: 'Still missing school: absence since then is {value}.' },
					],
				},
				{
					onlyWithout: 'early-concern',
					conditions: [
						{ measure: 'attendance.absencePercent', comparison: 'at least', value: 20, reason: 'Missed {days} of school so far this year: {value}. That is at least a day in every five, so a meeting comes before a letter.' },
						{ measure: 'attendance.possibleSessions', comparison: 'at least', value: 40, reason: '' },
						{ measure: 'attendance.trend.lastFourWeeks.absencePercent', comparison: 'at least', value: absenceLevels.persistent, reason: 'Still missing school: absence in the last four school weeks is {value}.' },
					],
				},
			],
		},
		{
			id: 'local-authority-support',
			name: 'Local authority support referral',
			action: 'referral',
			audience: 'local authority',
			referralKind: 'local-authority-support',
			requiresApproval: true,
			dueWhen: [
				{
					// Severe absence asks for the school, the authority and others together, at once (WTISA, "severely absent pupils").
					doesNotWaitBecause: 'Severe absence does not wait: the school and the local authority act together at once.',
					conditions: [
						{ measure: 'attendance.absencePercent', comparison: 'at least', value: absenceLevels.severe, reason: 'Missed {days} of school so far this year: {value}, which is severe absence.' },
						{ measure: 'attendance.possibleSessions', comparison: 'at least', value: 40, reason: '' },
						{ measure: 'attendance.trend.lastFourWeeks.absencePercent', comparison: 'at least', value: absenceLevels.persistent, reason: 'Still missing school: absence in the last four school weeks is {value}.' },
					],
				},
				{
					after: { step: 'meeting-invitation', schoolDays: 20 },
					conditions: [
						{ measure: 'attendance.absencePercent', comparison: 'at least', value: absenceLevels.persistent, reason: 'Missed {days} of school so far this year: {value}, which is persistent absence.' },
						{ measure: 'since.absencePercent', comparison: 'at least', value: absenceLevels.persistent, reason: 'Still missing school: absence since then is {value}.' },
					],
				},
			],
		},
	],
	holds: [
		{ when: 'a person recorded a hold', reason: 'A person asked to wait: {recorded}.' },
		// rules §4.3: child protection and children in need go to the designated safeguarding lead first.
		{ when: 'the pupil is in a group', group: 'childProtection', reason: 'The designated safeguarding lead decides first what is safe to send, and to whom.' },
		// rules §2.5 and §4.3: the carer and the authority are written to together; the Virtual School supports attendance.
		{ when: 'the pupil is in a group', group: 'lookedAfter', reason: 'The designated teacher takes this up with the carer, the social worker and the Virtual School.' },
		// WTISA para 52 (rules §2.5): the social worker is told of unexplained absence.
		{ when: 'the pupil is in a group', group: 'socialWorker', reason: 'Tell the social worker of the absence, and agree with them what goes to the family.' },
		{ when: 'nobody may be written to', reason: 'There is nobody to write to. {why}' },
		{ when: 'data in doubt', reason: 'The register must be completed first: {marks} could change the answer. Find the reasons, correct the register and import it again.' },
		// Leave that the school gave, a timetable that it agreed and a day that it suspended are no pattern of the family's. A person
		// looks first at religious observance and a Traveller family's work, too: this project's caution, since a letter for those alone
		// might treat a family worse for its religion or race (Equality Act 2010, section 85).
		{ when: 'due for these codes alone', codes: ['C', 'C1', 'C2', 'E', 'J1', 'R', 'S', 'T'], percentOfAbsence: 50, reason: 'Half or more of the absence, {days}, is leave, a part-time timetable, a suspension, a religious festival or the like, which the school agreed to or arranged itself. Without it this step would not be due: look at it first.' },
		// BITUP (letters §4.2): schools took long illness out before letters went. Ten school days is two weeks.
		{ when: 'long illness', illnessPercentOfAbsence: 80, longestSpellSchoolDays: 10, reason: 'Nearly all absence is illness, and one spell of it lasted {days}. Ask how the pupil is, look at health support, and at the sickness return where 15 days are reached or likely.' },
	],
};

export const supportFirst = readPolicy(supportFirstDocument);
