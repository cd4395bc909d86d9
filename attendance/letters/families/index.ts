import type { LetterFamily } from '../family';
import type { LetterFamilyId } from '../familyIds';
import { certificate } from './certificate';
import { earlyConcern } from './earlyConcern';
import { expectations } from './expectations';
import { firstDay } from './firstDay';
import { halfTermUpdate } from './halfTermUpdate';
import { illnessSupport } from './illnessSupport';
import { improvement } from './improvement';
import { leaveGranted } from './leaveGranted';
import { leavePartGranted } from './leavePartGranted';
import { leaveRefused } from './leaveRefused';
import { medicalSupport } from './medicalSupport';
import { meetingInvitation } from './meetingInvitation';
import { praise } from './praise';
import { returnFromAbsence } from './returnFromAbsence';
import { clinicInvitation } from './clinicInvitation';
import { meetingRearranged } from './meetingRearranged';
import { meetingMissed } from './meetingMissed';
import { attendanceContract } from './attendanceContract';
import { governorsPanel } from './governorsPanel';
import { tenDay } from './tenDay';
import { fifteenDay } from './fifteenDay';
import { twentyDay } from './twentyDay';
import { warning } from './warning';
import { noticeToImprove } from './noticeToImprove';
import { noticeToImproveOutcome } from './noticeToImproveOutcome';
import { penaltyNoticeFinal } from './penaltyNoticeFinal';

/** Every family of letters, by its id. */
export const letterFamilies: Readonly<Record<LetterFamilyId, LetterFamily>> = {
	'first-day': firstDay,
	'early-concern': earlyConcern,
	'half-term-update': halfTermUpdate,
	'return-from-absence': returnFromAbsence,
	improvement,
	praise,
	certificate,
	'leave-granted': leaveGranted,
	'leave-part-granted': leavePartGranted,
	'leave-refused': leaveRefused,
	'illness-support': illnessSupport,
	'medical-support': medicalSupport,
	expectations,
	'meeting-invitation': meetingInvitation,
	'clinic-invitation': clinicInvitation,
	'meeting-rearranged': meetingRearranged,
	'meeting-missed': meetingMissed,
	'attendance-contract': attendanceContract,
	'governors-panel': governorsPanel,
	'ten-day': tenDay,
	'fifteen-day': fifteenDay,
	'twenty-day': twentyDay,
	warning,
	'notice-to-improve': noticeToImprove,
	'notice-to-improve-outcome': noticeToImproveOutcome,
	'penalty-notice-final': penaltyNoticeFinal,
};
