import { sessionsUpTo } from '../../measures/eachSession';
import { inWords, spellsOf } from './absencesInWords';
import { Unfit, type FieldSection } from './section';

/** The absence that a pupil has just come back from. */
export interface LastAbsenceFields {
	when: string;
	howLong: string;
}

export const lastAbsence: FieldSection<LastAbsenceFields> = {
	words: { when: 'the absence that the pupil came back from ("Monday 7 to Wednesday 9 September")', howLong: 'how long it was ("3 days")' },
	empty: { when: '', howLong: '' },
	missing: 'the register shows no absence that the pupil has come back from',
	advice: 'Import the register of the day of return and run Attendance Risk again.',
	of: ({ register, attendance }) => {
		if (!register || !attendance?.to) return null;
		const spell = spellsOf(sessionsUpTo(register, attendance.to)).at(-1);
		if (!spell) return null;
		if (attendance.currentAbsence) return new Unfit('the pupil is still away, by the register', 'Send the welcome once the pupil is back and the register says so.');
		return inWords(spell);
	},
};
