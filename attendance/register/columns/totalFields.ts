import type { FieldNames } from './fields';

/**
 * The names of a pupil's totals, best first, by their letters and digits alone. Counts are of sessions (half days): names
 * that speak of days are left out on purpose.
 *
 * Sources: Assembly's attendance summary, Arbor's record of another school, Wonde's `possible_marks`, Bromcom's flat view
 * (mis-layouts, section 5), the DfE's cross-border CSV (rules, section 2.1) and the DfE's open data (`sess_possible` …).
 */
export const totalFields = {
	possibleSessions: [
		'possiblesessions', 'sessionspossible', 'possiblemarks', 'sesspossible', 'possible', 'totalpossiblesessions', 'possibleattendances', 'possibleattendance',
		'totalpossible', 'numberofpossiblesessions', 'totalsessions', 'numberofsessions', 'possiblesess', 'sessionspossibletotal', 'attendancepossible',
	],
	/** Present and at approved educational activity together. */
	attendedSessions: [
		'attendedsessions', 'sessionsattended', 'attended', 'attendances', 'sessattended', 'totalattended', 'totalattendances', 'attendedmarks', 'attendingmarks',
		'attendedincludingaea', 'presentandaea', 'presentincludingaea', 'actualattendances', 'attendancestotal', 'numberofsessionsattended',
	],
	/** Attended too, where the file has no column of approved educational activity. */
	presentSessions: ['presentsessions', 'sessionspresent', 'presentmarks', 'present', 'totalpresent', 'presents', 'sesspresent', 'numberofpresentsessions'],
	approvedEducationalActivitySessions: [
		'approvededucationalactivitysessions', 'approvededucationalactivity', 'approvededucationalactivities', 'approvededucationalactivitymarks',
		'aeasessions', 'aea', 'aeamarks', 'sessaea', 'attendingapprovededucationalactivity', 'educationalactivity',
	],
	absentSessions: [
		'absentsessions', 'absencesessions', 'sessionsabsent', 'sessionsmissed', 'absent', 'absences', 'absentmarks', 'sessoverall', 'totalabsences', 'totalabsence', 'totalabsent',
		'totalabsentsessions', 'overallabsence', 'overallabsences', 'sessionsofabsence',
	],
	authorisedAbsentSessions: [
		'authorisedabsentsessions', 'authorisedabsencesessions', 'sessionsauthorisedabsence', 'sessionsauthorised', 'sessauthorised', 'authorisedabsences',
		'authorisedabsence', 'authorisedabsentmarks', 'authorisedabsencemarks', 'authorised', 'authabsences', 'authabsence', 'authabsent', 'authabs', 'auth', 'totalauthorised',
		'sessionsauthorizedabsence', 'authorizedabsencesessions', 'authorizedabsences', 'authorizedabsence', 'authorized', 'authorisedsessions', 'authsessions',
	],
	unauthorisedAbsentSessions: [
		'unauthorisedabsentsessions', 'unauthorisedabsencesessions', 'sessionsunauthorisedabsence', 'sessionsunauthorised', 'sessunauthorised',
		'unauthorisedabsences', 'unauthorisedabsence', 'unauthorisedabsentmarks', 'unauthorisedabsencemarks', 'unauthorised', 'unauthabsences', 'unauthabsence', 'unauthabsent', 'unauthabs', 'unauth', 'totalunauthorised',
		'sessionsunauthorizedabsence', 'unauthorizedabsencesessions', 'unauthorizedabsences', 'unauthorizedabsence', 'unauthorized', 'unauthorisedsessions', 'unauthsessions',
	],
	/** Before the register closed. */
	lateSessions: ['latesessions', 'sessionslate', 'latemarks', 'late', 'lates', 'latebeforeregistersclosed', 'latebeforeregisterclosed', 'latebeforeclose', 'numberoflates', 'totallate', 'totallates'],
	missingMarks: ['missingmarks', 'sessionsmissing', 'missing', 'unmarked', 'unmarkedsessions', 'notmarked', 'nomark', 'nomarks', 'unrecorded', 'missingsessions'],
	/** Read only to say that it is not enough. */
	percent: [
		'attendancepercent', 'percentattendance', 'attendancepercentage', 'percentageattendance', 'overallattendance', 'overallattendancepercent', 'presentpercentage', 'presentpercentagewithea',
		'percentpresent', 'percentattended', 'attendancerate', 'percentabsence', 'absencepercent', 'absencepercentage', 'absencerate', 'percentpossibleattendance', 'attendanceytd',
	],
	totalsFrom: ['startdate', 'datefrom', 'fromdate', 'from', 'attendancestartdate', 'periodstart', 'sessionsfrom', 'attendancefrom'],
	totalsTo: ['enddate', 'dateto', 'todate', 'to', 'attendanceenddate', 'periodend', 'sessionsto', 'attendanceto', 'uptodate'],
} as const satisfies FieldNames;

export type TotalField = keyof typeof totalFields;
