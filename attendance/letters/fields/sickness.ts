import { sicknessReturn, sicknessReturnAsked } from '../../law/sicknessReturn';
import { counted, sessionsAsDays } from '../../text/plainEnglish';
import { Unfit, type FieldSection } from './section';

/** Illness of the school year so far, of which the local authority is told so that it can help. Never what the illness is. */
export interface SicknessFields {
	days: string;
	threshold: string;
	support: Array<{ readonly what: string }>;
	hasSupport: boolean;
}

const sessionsADay = 2;

export const sickness: FieldSection<SicknessFields> = {
	words: {
		days: 'how much school was missed for illness this school year ("15½ days")',
		threshold: 'from when the local authority is told ("15 school days")',
		support: { what: 'what the school can do for the pupil' },
		hasSupport: 'whether that was given',
	},
	empty: { days: '', threshold: '', support: [], hasSupport: false },
	missing: 'it is not known how much school was missed for illness',
	advice: 'Run Attendance Risk on the pupil’s register first.',
	of: ({ attendance, details: { health } }) => {
		if (!attendance) return null;
		const asked = sicknessReturnAsked({ days: attendance.sicknessDays, expectedDays: health?.expectedDays ?? null, periodFrom: null, returnedFor: [] });
		if (asked.outcome !== 'a person confirms') {
			return new Unfit(`the letter about fifteen days of illness does not fit. ${asked.sentence}`, 'Leave the pupil out, or give "More School Days Expected" in "Illness and Health".');
		}
		return {
			days: sessionsAsDays(attendance.sicknessDays.total * sessionsADay),
			threshold: counted(sicknessReturn.schoolDays, 'school day'),
			support: (health?.support ?? []).map((what) => ({ what })),
			hasSupport: (health?.support ?? []).length > 0,
		};
	},
};
