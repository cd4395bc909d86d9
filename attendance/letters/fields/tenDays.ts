import { isOfCompulsorySchoolAge } from '../../calendar/compulsorySchoolAge';
import { attendanceReturnDue } from '../../law/attendanceReturn';
import { counted, longDate } from '../../text/plainEnglish';
import { Unfit, type FieldSection } from './section';

/** School days in a row of unauthorised absence, of which the local authority is told. */
export interface TenDaysFields {
	days: string;
	from: string;
	to: string;
}

export const tenDays: FieldSection<TenDaysFields> = {
	words: {
		days: 'how many school days in a row are unauthorised throughout ("12 school days")',
		from: 'the first of them',
		to: 'the last of them',
	},
	empty: { days: '', from: '', to: '' },
	missing: 'it is not known how many school days in a row are unauthorised',
	advice: 'Run Attendance Risk on the pupil’s register first.',
	of: ({ attendance, pupil, date }) => {
		if (!attendance) return null;
		const { due, episode, sentence } = attendanceReturnDue(attendance.continuousUnauthorised, { ofCompulsoryAge: isOfCompulsorySchoolAge(pupil, date), returnedFor: [] });
		if (!due || !episode) return new Unfit(`the letter about ten school days does not fit. ${sentence}`, 'Leave the pupil out, for instance by sending only what Attendance Escalation finds due.');
		return { days: counted(episode.schoolDays, 'school day'), from: longDate(episode.from), to: longDate(episode.to) };
	},
};
