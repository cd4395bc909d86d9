import { absenceLevels } from '../../measures/absenceLevels';
import type { RouteData, WrittenCondition } from './routeData';

const id = 'attendance';

/** Absence since a step under the level of "at risk", told from three school weeks, since a day weighs too much before. */
const hasImproved: WrittenCondition[] = [
	{ measure: 'since.possibleSessions', comparison: 'at least', value: 30, reason: '' },
	{ measure: 'since.absencePercent', comparison: 'less than', value: absenceLevels.atRisk, reason: 'Absence since then is {value}, less than {threshold}.' },
];

/**
 * Year 11 on study leave for their examinations (code S) have finished lessons: absence that is theirs by leave would hold or send
 * a letter to every such family in June, too late for any. This project's.
 */
const beforeStudyLeave: WrittenCondition = { measure: 'attendance.studyLeaveSessions', comparison: 'at most', value: 0, reason: '' };

/**
 * From concern through at risk and persistent to severe absence: the levels of the statutory guidance. It adds three cautions,
 * so that no letter meets a family that does not need one:
 * - Each step asks that the pupil is still missing school: a family that has put it right hears nothing.
 * - A first letter asks for two separate absences, or for absence without leave: one illness is no pattern. Spells
 *   and rate together tell later absence better than the rate alone (FFT Education Datalab, July 2023; rules §7.6).
 * - Steps that are reached directly ask for four school weeks, since a day weighs too much in September.
 */
export const attendance: RouteData = {
	route: {
		id,
		name: 'Attendance',
		purpose: 'When a pupil misses school often, we write first, then meet, then ask the local authority to help with us.',
		// A term of good attendance since the last step: what comes after is a new beginning. This project's.
		endsWhen: [
			{ measure: 'since.possibleSessions', comparison: 'at least', value: 120, reason: '' },
			{ measure: 'since.absencePercent', comparison: 'less than', value: absenceLevels.atRisk, reason: '' },
		],
	},
	steps: [
	{
		id: 'early-concern',
		route: id,
		name: 'Early concern letter',
		action: 'letter',
		audience: 'each parent',
		letterTemplate: 'early-concern',
		improvedWhen: hasImproved,
		requiresApproval: false,
		dueWhen: [
			{
				conditions: [
					{ measure: 'attendance.absencePercent', comparison: 'at least', value: absenceLevels.atRisk, reason: 'Missed {days} of school so far this year: {value}.' },
					{ measure: 'attendance.absentSessions', comparison: 'at least', value: 6, reason: '' },
					{ measure: 'attendance.spells', comparison: 'at least', value: 2, reason: 'The absence fell on {value}.' },
					{ measure: 'attendance.trend.lastFourWeeks.absentSessions', comparison: 'at least', value: 2, reason: 'Still missing school: {days} in the last four school weeks.' },
					beforeStudyLeave,
				],
			},
			{
				conditions: [
					{ measure: 'attendance.absencePercent', comparison: 'at least', value: absenceLevels.atRisk, reason: 'Missed {days} of school so far this year: {value}.' },
					{ measure: 'attendance.unauthorisedAbsentSessions', comparison: 'at least', value: 6, reason: 'Of these, {days} were unauthorised.' },
					{ measure: 'attendance.trend.lastFourWeeks.absentSessions', comparison: 'at least', value: 2, reason: 'Still missing school: {days} in the last four school weeks.' },
					beforeStudyLeave,
				],
			},
		],
	},
	{
		id: 'meeting-invitation',
		route: id,
		name: 'Meeting invitation',
		action: 'letter',
		audience: 'each parent',
		letterTemplate: 'meeting-invitation',
		improvedWhen: hasImproved,
		requiresApproval: false,
		dueWhen: [
			{
				after: { step: 'early-concern', schoolDays: 15 },
				conditions: [
					{ measure: 'attendance.absencePercent', comparison: 'at least', value: absenceLevels.persistent, reason: 'Missed {days} of school so far this year: {value}, which is persistent absence.' },
					{ measure: 'since.absencePercent', comparison: 'at least', value: absenceLevels.persistent, reason: 'Still missing school: absence since then is {value}.' },
					beforeStudyLeave,
				],
			},
			{
				onlyWithout: 'early-concern',
				conditions: [
					{ measure: 'attendance.absencePercent', comparison: 'at least', value: 20, reason: 'Missed {days} of school so far this year: {value}. That is at least a day in every five, so a meeting comes before a letter.' },
					{ measure: 'attendance.possibleSessions', comparison: 'at least', value: 40, reason: '' },
					{ measure: 'attendance.trend.lastFourWeeks.absencePercent', comparison: 'at least', value: absenceLevels.persistent, reason: 'Still missing school: absence in the last four school weeks is {value}.' },
					beforeStudyLeave,
				],
			},
		],
	},
	{
		id: 'local-authority-support',
		route: id,
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
					beforeStudyLeave,
				],
			},
		],
	},
	],
};
