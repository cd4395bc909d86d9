import { keyFields, type FieldNames } from '../register/columns/fields';

/**
 * The names that exports of lesson marks give to their columns, best first, compared by letters and digits alone.
 *
 * Sources: Bromcom's `BasicAttendance` (StudentId, CalendarStartDate, Mark, PeriodDisplayName), Arbor's lesson register
 * marks (student, event or course, mark, minutes late), Go4Schools' `student-lesson-marks`, SIMS Lesson Monitor's periods
 * ("Mon:1") and classes (mis-layouts, section 5), and the plain English names that a person would choose.
 */
export const lessonFields = {
	...keyFields,
	plainId: ['id'],
	date: [
		'lessondate', 'date', 'markdate', 'attendancedate', 'registerdate', 'calendarstartdate', 'eventdate', 'classdate', 'perioddate', 'lessonstartdate',
		'eventstartdate', 'day', 'lessonstart', 'eventstart', 'lessondatetime', 'eventdatetime', 'startdatetime', 'datetime', 'dateandtime', 'dateandperiod', 'eventstartdatetime', 'lessonstartdatetime',
	],
	period: [
		'perioddisplayname', 'period', 'periodname', 'lessonperiod', 'periodnumber', 'periodcode', 'periodno', 'timetableperiod', 'lessonnumber', 'lessonno',
		'slot', 'timetableslot', 'timeslot', 'session', 'sessionname', 'starttime', 'lessonstarttime', 'eventstarttime', 'periodstarttime', 'time', 'lessontime', 'periodtime', 'lesson',
	],
	subject: [
		'subject', 'subjectname', 'course', 'coursename', 'subjectdescription', 'lessonsubject', 'curriculumsubject', 'classsubject', 'event', 'eventname', 'eventdescription',
		'lessonname', 'class', 'classname', 'teachinggroup', 'teachinggroupname', 'classcode', 'lessonclass', 'setname', 'teachingset', 'subjectcode', 'lesson', 'group', 'groupname', 'set',
	],
	teacher: [
		'teacher', 'teachername', 'classteacher', 'lessonteacher', 'staff', 'staffname', 'staffmember', 'staffcode', 'teachercode', 'mainteacher', 'takenby', 'registertakenby', 'markedby',
	],
	mark: [
		'lessonmark', 'lessonattendancemark', 'periodmark', 'lessoncode', 'periodattendancecode', 'attendancemark', 'mark', 'attendancecode', 'markcode', 'registermark', 'code',
		'attendancemarkcode', 'lessonattendancecode', 'lessonattendance', 'attendance', 'attendancestatus', 'status', 'marks', 'registercode',
	],
	minutesLate: [
		'minuteslate', 'minslate', 'lateminutes', 'latemins', 'minutes', 'mins', 'lateness', 'minutesoflateness', 'late', 'lessonminuteslate', 'numberofminuteslate',
	],
} as const satisfies FieldNames;

export type LessonField = keyof typeof lessonFields;
