import { dateRange } from '../../text/plainEnglish';
import type { LetterFacts } from '../letterFacts';
import { recentDays } from '../recentDays';
import { Unfit, type FieldSection } from './section';

/** What praise or a certificate is for: as a person says it, or as the register shows it. */
export interface AchievementFields {
	for: string;
	period: string;
}

export const achievement: FieldSection<AchievementFields> = {
	words: {
		for: 'what it is for: completes "Well done to Ada for …" ("coming to school every day")',
		period: 'when that was ("Monday 26 October to Friday 20 November 2026"); may be empty',
	},
	empty: { for: '', period: '' },
	missing: 'it is not known what the praise is for',
	advice: 'Say it in "For" of "Achievement", or import a register of at least ten school days.',
	of: (facts) => told(facts) ?? ofRegister(facts),
};

function told({ details: { achievement: given } }: LetterFacts): AchievementFields | null {
	return given ? { for: given.for.trim().replace(/^for\s+/i, '').replace(/\.$/, ''), period: given.period.trim() } : null;
}

/**
 * Good attendance as praise may tell it without blaming illness or disability: no absence but what was agreed. Who missed nothing
 * came every day; who was ill came whenever that was possible, and is praised all the same.
 */
function ofRegister({ register, attendance }: LetterFacts): AchievementFields | Unfit | null {
	const recent = register && attendance?.to ? recentDays(register, attendance.to) : null;
	if (!recent) return null;
	const { from, to, counts } = recent.last;
	const attended = counts.presentSessions + counts.approvedEducationalActivitySessions;
	if (counts.unauthorisedAbsentSessions > 0 || attended * 2 < counts.possibleSessions) {
		return new Unfit('the register of the last weeks does not say what to praise', 'Say it in "For" of "Achievement", or leave the pupil out.');
	}
	const everyDay = attended === counts.possibleSessions;
	return { for: everyDay ? 'coming to school every day' : 'coming to school whenever that was possible', period: dateRange(from, to) };
}
