import { counted, longDate, percentText } from '../../text/plainEnglish';
import type { FieldSection } from './section';

/** The attendance record of the school year in counts, with the percentage beside them. */
export interface RecordFields {
	from: string;
	to: string;
	possible: string;
	attended: string;
	missed: string;
	authorised: string;
	unauthorised: string;
	percent: string;
}

export const record: FieldSection<RecordFields> = {
	words: {
		from: 'the first day of the school year that counts',
		to: 'the last day that counts',
		possible: 'how many sessions the pupil could have attended ("120 sessions")',
		attended: 'how many of them the pupil attended ("98 of 120 sessions")',
		missed: 'how many the pupil missed',
		authorised: 'how many of those were authorised',
		unauthorised: 'how many of those were unauthorised',
		percent: 'the share attended ("81.6%")',
	},
	empty: { from: '', to: '', possible: '', attended: '', missed: '', authorised: '', unauthorised: '', percent: '' },
	missing: 'there is no attendance record of this school year',
	advice: 'Run Attendance Risk on the pupil’s register first.',
	of: ({ attendance }) => {
		if (!attendance?.from || !attendance.to || attendance.possibleSessions === 0) return null;
		const { possibleSessions, presentSessions, approvedEducationalActivitySessions, authorisedAbsentSessions, unauthorisedAbsentSessions } = attendance;
		const attended = presentSessions + approvedEducationalActivitySessions;
		return {
			from: longDate(attendance.from),
			to: longDate(attendance.to),
			possible: counted(possibleSessions, 'session'),
			attended: `${attended} of ${counted(possibleSessions, 'session')}`,
			missed: counted(authorisedAbsentSessions + unauthorisedAbsentSessions, 'session'),
			authorised: String(authorisedAbsentSessions),
			unauthorised: String(unauthorisedAbsentSessions),
			percent: percentText(attended, possibleSessions),
		};
	},
};
