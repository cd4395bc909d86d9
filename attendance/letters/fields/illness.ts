import { longDate, sessionsAsDays } from '../../text/plainEnglish';
import type { FieldSection } from './section';

/** How much school illness cost this school year. */
export interface IllnessFields {
	days: string;
	since: string;
}

export const illness: FieldSection<IllnessFields> = {
	words: { days: 'how much school was missed through illness this school year ("12 days")', since: 'the first day that counts ("7 September 2026")' },
	empty: { days: '', since: '' },
	missing: 'the register shows no illness this school year',
	advice: 'Leave the pupil out, or send "Medical support" where a long-term condition is known.',
	of: ({ attendance }) =>
		attendance && attendance.sicknessDays.total > 0
			? { days: sessionsAsDays(attendance.sicknessDays.total * 2), since: attendance.from ? longDate(attendance.from) : '' }
			: null,
};
