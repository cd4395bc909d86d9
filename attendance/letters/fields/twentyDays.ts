import { twentyDayGroundStanding } from '../../law/twentyDayGround';
import { counted, longDate } from '../../text/plainEnglish';
import { Unfit, type FieldSection } from './section';

/** School days in a row, up to now, in which the pupil was not seen. */
export interface TwentyDaysFields {
	days: string;
	from: string;
}

export const twentyDays: FieldSection<TwentyDaysFields> = {
	words: {
		days: 'how many school days in a row the pupil has been away, up to now ("20 school days")',
		from: 'the first of them',
	},
	empty: { days: '', from: '' },
	missing: 'it is not known how many school days in a row the pupil has been away',
	advice: 'Run Attendance Risk on the pupil’s register first.',
	of: ({ attendance }) => {
		if (!attendance) return null;
		const { now } = attendance.twentyDayGround;
		const { daysReached, sentence } = twentyDayGroundStanding(attendance.twentyDayGround);
		if (!daysReached || now.from === null) return new Unfit(`the letter about twenty school days does not fit. ${sentence}`, 'Leave the pupil out, for instance by sending only what Attendance Escalation finds due.');
		return { days: counted(now.schoolDays, 'school day'), from: longDate(now.from) };
	},
};
