export { dayAndTime, householdKey, meetingIdentity, type FamilyMeeting } from './familyMeeting';
export { freeSlots, type MeetingTimes } from './freeSlots';
export { householdsToInvite } from './householdsToInvite';
export { freeSlotOutsideLessons, readLessonTimes, type LessonTime, type MeetingSlotFound } from './lessonTimes';
export { inSchoolTime, isTimeOfDay, joined, sameSlot, schoolInstant, schoolTimeZone, type TimeSlot } from './slot';
export { wishedSlot, type Wish, type WishAnswer } from './wishedSlot';
