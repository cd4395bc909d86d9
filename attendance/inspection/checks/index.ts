import type { FindingKindId } from '../kinds';
import type { Check } from './check';
import { closureNotForAll, lateAfterClosing, minutesMissing, notACode, notYetOnRoll, outsideRoll, studyLeave, twoMarks, wrongHalf } from './entries';
import { sameCodeForAll } from './group';
import { lessonsMissed } from './lessons';
import { halfDayMissing, missingMark, noMarksAtAll, registerNotTaken } from './missing';
import { compulsoryAge, dualRegistration, longIllness, longOffSite, longSuspension, partTimeTimetable, unableToAttend } from './pupils';
import { reasonNotEstablished } from './reasons';

/** Each kind of finding with the check that looks for it. */
export const checks: Readonly<Record<FindingKindId, Check>> = {
	registerNotTaken,
	noMarksAtAll,
	halfDayMissing,
	missingMark,
	notACode,
	twoMarks,
	reasonNotEstablished,
	closureNotForAll,
	wrongHalf,
	outsideRoll,
	notYetOnRoll,
	compulsoryAge,
	minutesMissing,
	lateAfterClosing,
	sameCodeForAll,
	dualRegistration,
	longOffSite,
	partTimeTimetable,
	longSuspension,
	unableToAttend,
	longIllness,
	studyLeave,
	lessonsMissed,
};
