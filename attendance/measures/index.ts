export { absenceBand, absenceLevels, reaches } from './absenceLevels';
export { attendanceReturnSchoolDays } from './continuousUnauthorised';
export { measure } from './measure';
export { nationalThreshold } from './penaltyNoticeThreshold';
export { percentOf, sharesOf } from './percent';
