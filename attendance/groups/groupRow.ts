import type { AbsenceCount } from '../item';
import { absenceBands, percentOf } from '../measures';
import { differenceInWords } from './difference';
import type { ShareableSummary, SharedGroup } from './shareable';

/** Why a group's figures are left out. The same for each, so that it does not tell which of them is the small one. */
const whyHidden = (smallest: number): string =>
	`Not shown: fewer than ${smallest} pupils, or figures of fewer than ${smallest} pupils could be worked out from it.`;

/**
 * A group as a line of a table: plain fields first, what has columns of its own under `bands`, `weekdays`,
 * `aroundBreaks`, `codes` and `weeks`. Each percentage stands beside its counts, to two decimals; null where there is nothing to divide by.
 */
export function groupRow({ groupingName, name, shown }: SharedGroup, { from, to, smallest }: Omit<ShareableSummary, 'groups'>) {
	const place = { grouping: groupingName, group: name, shown: shown !== null };
	if (!shown) return { ...place, comparison: whyHidden(smallest) };
	const { figures, codes, weeks, difference } = shown;
	const { possibleSessions, absentSessions, authorisedAbsentSessions, unauthorisedAbsentSessions, enrolments } = figures;
	const percent = (part: number | null, whole = possibleSessions) => (part === null ? null : percentOf(part, whole));
	return {
		...place,
		from,
		to,
		pupils: figures.pupils,
		enrolments,
		possibleSessions,
		absentSessions,
		absencePercent: percent(absentSessions),
		authorisedAbsentSessions,
		authorisedAbsencePercent: percent(authorisedAbsentSessions),
		unauthorisedAbsentSessions,
		unauthorisedAbsencePercent: percent(unauthorisedAbsentSessions),
		unauthorisedShareOfAbsencePercent: percent(unauthorisedAbsentSessions, absentSessions),
		approvedEducationalActivitySessions: figures.approvedEducationalActivitySessions,
		lateSessions: figures.lateSessions,
		missingMarks: figures.missingMarks,
		persistentlyAbsentEnrolments: figures.persistentlyAbsent,
		persistentlyAbsentPercent: percent(figures.persistentlyAbsent, enrolments),
		severelyAbsentEnrolments: figures.severelyAbsent,
		severelyAbsentPercent: percent(figures.severelyAbsent, enrolments),
		othersAbsentSessions: difference?.others.absentSessions ?? null,
		othersPossibleSessions: difference?.others.possibleSessions ?? null,
		percentagePointsAboveOthers: difference?.percentagePoints ?? null,
		comparison: difference ? differenceInWords(difference) : null,
		bands: Object.fromEntries(absenceBands.map((band) => [band, figures.bands[band] ?? 0])),
		weekdays: figures.weekdays && eachWithPercent(figures.weekdays),
		aroundBreaks: figures.aroundBreaks && eachWithPercent(figures.aroundBreaks),
		codes,
		weeks: weeks?.map(({ week, ...absence }) => ({ week, ...withPercent(absence) })) ?? null,
	};
}

const eachWithPercent = (absences: Readonly<Record<string, AbsenceCount>>) =>
	Object.fromEntries(Object.entries(absences).map(([name, absence]) => [name, withPercent(absence)]));

const withPercent = (absence: AbsenceCount) => ({
	...absence,
	absencePercent: percentOf(absence.absentSessions, absence.possibleSessions),
});
