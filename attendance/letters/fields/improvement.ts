import { counted, dateRange, sessionsAsDays } from '../../text/plainEnglish';
import { recentDays, type RecentDays } from '../recentDays';
import { Unfit, type FieldSection } from './section';

/** How much more school a pupil came to than in as many school days before. */
export interface ImprovementFields {
	now: string;
	before: string;
	difference: string;
	schoolDays: string;
	when: string;
	agreedLeftOut: boolean;
}

export const improvement: FieldSection<ImprovementFields> = {
	words: {
		now: 'how much school was missed lately ("half a day", "no school"), agreed absence such as illness left out',
		before: 'how much was missed in as many school days before ("4 days")',
		difference: 'how much less that is ("3½ days")',
		schoolDays: 'how many school days are compared with as many ("20 school days")',
		when: 'which days those lately are ("Monday 26 October to Friday 20 November 2026")',
		agreedLeftOut: 'whether illness or other agreed absence was left out of the count',
	},
	empty: { now: '', before: '', difference: '', schoolDays: '', when: '', agreedLeftOut: false },
	missing: 'the register of this school year is too short to compare two stretches of at least ten school days',
	advice: 'Send the letter later in the school year, or send "Praise".',
	of: ({ register, attendance }) => {
		const recent = register && attendance?.to ? recentDays(register, attendance.to) : null;
		if (!recent?.before) return null;
		const before = couldHaveCome(recent.before);
		const now = recent.last.counts.unauthorisedAbsentSessions;
		if (now >= before) return new Unfit(whyNoPraise(recent.before, now), 'Send "Praise" or "Return from absence" where that fits, or leave the pupil out.');
		return {
			now: now === 0 ? 'no school' : sessionsAsDays(now),
			before: sessionsAsDays(before),
			difference: sessionsAsDays(before - now),
			schoolDays: counted(recent.days, 'school day'),
			when: dateRange(recent.last.from, recent.last.to),
			agreedLeftOut: [recent.before, recent.last].some(({ counts }) => counts.authorisedAbsentSessions > 0),
		};
	},
};

/**
 * Getting better is praised for absence that nobody had agreed to. Who was ill, observed a religious day or had a part-time
 * timetable did nothing that could get better, and praise for its end would blame them (Equality Act 2010). What is not explained
 * yet (N) may turn out to be illness, so it is not held against the time before.
 */
function couldHaveCome({ counts }: RecentDays): number {
	return counts.unauthorisedAbsentSessions - (counts.codes.N ?? 0);
}

function whyNoPraise({ counts }: RecentDays, now: number): string {
	if (counts.authorisedAbsentSessions > 0 && couldHaveCome({ counts } as RecentDays) <= now) {
		return 'the earlier absence was illness or otherwise agreed, and praise for its end would blame the pupil for it';
	}
	return 'no less school was missed than in as many school days before';
}
