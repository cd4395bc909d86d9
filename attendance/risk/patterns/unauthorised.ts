import type { RegisterAttendance } from '../../item';
import { attendanceReturnSchoolDays } from '../../measures/continuousUnauthorised';
import { nationalThreshold } from '../../measures/penaltyNoticeThreshold';
import { counted, longDate } from '../../text/plainEnglish';

/** The national threshold, once met: that the school must *consider* a penalty notice, never that one follows. */
export function thresholdPattern({ penaltyNoticeThreshold: { met, firstMetOn, sessions, now } }: RegisterAttendance): string | null {
	const first = sessions[0];
	if (!met || !firstMetOn || !first) return null;
	const unexplained = sessions.filter(({ code }) => code === 'N').length;
	return (
		`${counted(sessions.length, 'unauthorised session')} within ten school weeks, from ${longDate(first.date)} to ${longDate(firstMetOn)}` +
		`${unexplained > 0 ? `, ${unexplained} of them with no reason known so far` : ''}. ` +
		`At ${nationalThreshold.sessions} a school must consider, case by case, whether a penalty notice is right.` +
		`${now.sessions.length === sessions.length ? '' : ` The last ten school weeks hold ${counted(now.sessions.length, 'such session')}.`}`
	);
}

/** Ten or more school days in a row, all unauthorised: the school tells the local authority. */
export function continuousPattern({ continuousUnauthorised: { schoolDays, from, to, current, now } }: RegisterAttendance): string | null {
	if (schoolDays < attendanceReturnSchoolDays || !from || !to) return null;
	const when = current ? `since ${longDate(from)}` : `from ${longDate(from)} to ${longDate(to)}`;
	const again = !current && now.schoolDays >= attendanceReturnSchoolDays && now.from ? `; again on ${now.schoolDays} since ${longDate(now.from)}` : '';
	return `Absent without authorisation on ${schoolDays} school days in a row, ${when}${again}.`;
}
