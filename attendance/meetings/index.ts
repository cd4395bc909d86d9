export { freeSlots, type MeetingTimes } from './freeSlots';
export { inSchoolTime, joined, sameSlot, schoolTimeZone, type TimeSlot } from './slot';
export { dayAndTime, meetingIdentity, type FamilyMeeting } from './familyMeeting';
