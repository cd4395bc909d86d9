import { counted, longDate, sessionsAsDays } from '../../text/plainEnglish';
import { absencesInWords, type AbsenceInWords, type AbsenceRow } from './absencesInWords';
import type { FieldSection } from './section';

/** The absences of the school year, as the measures count them. */
export interface AbsenceFields {
	days: string;
	sessions: string;
	since: string;
	until: string;
	spells: AbsenceInWords[];
	rows: AbsenceRow[];
	allForIllness: boolean;
	partlyForIllness: boolean;
}

export const absence: FieldSection<AbsenceFields> = {
	words: {
		days: 'how much school was missed this school year, in days ("4½ days")',
		sessions: 'the same in sessions ("9 sessions")',
		since: 'the first day of the school year that counts',
		until: 'the last day that counts',
		spells: { when: 'absences that follow each other ("Monday 7 to Wednesday 9 September")', howLong: '"3 days"' },
		rows: { date: 'each day of absence', sessions: '"whole day", "morning" or "afternoon"', reason: 'the reason in the register, in words' },
		allForIllness: 'whether all of it was for illness or medical appointments',
		partlyForIllness: 'whether some of it was',
	},
	empty: { days: '', sessions: '', since: '', until: '', spells: [], rows: [], allForIllness: false, partlyForIllness: false },
	missing: 'there is no absence this school year to write about',
	advice: 'Leave the pupil out, for instance by sending only what Attendance Escalation finds due.',
	of: ({ pupil, register, attendance }) => {
		if (!register || !attendance) return null;
		const { sessions, spells, rows, illness } = absencesInWords(pupil, register, attendance);
		if (sessions === 0) return null;
		return {
			days: sessionsAsDays(sessions),
			sessions: counted(sessions, 'session'),
			since: attendance.from ? longDate(attendance.from) : '',
			until: attendance.to ? longDate(attendance.to) : '',
			spells: [...spells],
			rows: [...rows],
			allForIllness: illness === 'all',
			partlyForIllness: illness === 'some',
		};
	},
};
