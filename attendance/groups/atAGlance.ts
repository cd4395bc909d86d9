import { weekdays, type AbsenceCount } from '../item';
import { absenceBands, absenceLevels } from '../measures';
import { capitalised } from '../text/named';
import { counted, listed, longDate, percentText, thousands } from '../text/plainEnglish';
import { isFlag } from './groupings';
import type { ShareableSummary, SharedFigures, SharedGroup } from './shareable';

/** A page of charts whose every bar stands beside its figures, for people who would rather see than read. */
export interface AtAGlance {
	readonly title: string;
	readonly school: string;
	/** "1 September 2026 to 20 November 2026, 1,055 pupils". */
	readonly about: string;
	readonly tiles: readonly Tile[];
	readonly charts: readonly Chart[];
	/** What a reader must know to read it right. */
	readonly notes: readonly string[];
}

export interface Tile {
	readonly label: string;
	readonly value: string;
	readonly detail: string;
}

/** Bars from left to right, one a line, with the figures of the line beside them. */
export interface Chart {
	readonly heading: string;
	/** What the bars show, in a sentence: what a reader should take away. */
	readonly says: string;
	readonly columns: readonly [name: string, bar: string, figure: string, counts: string];
	readonly lines: readonly Line[];
	/** Where the whole school stands on the bars' scale; null where the bars are its parts. */
	readonly wholeSchool: number | null;
}

export interface Line {
	readonly name: string;
	/** The bar's length as a share of the longest of the page's same scale, 0 to 1; null where the line is not shown. */
	readonly bar: number | null;
	readonly figure: string;
	readonly counts: string;
	/** Persistently absent: drawn stronger, in bold too. */
	readonly strong: boolean;
}

/** Absent and possible sessions of a line, with what it is called. */
interface Share extends AbsenceCount {
	readonly name: string;
}

/**
 * The charts of a shared summary: absence by each grouping in it, by weekday, and enrolments by absence band.
 * Takes the summary and the school's name; null where the whole school is too small to be shown.
 */
export function atAGlance(summary: ShareableSummary, school: string): AtAGlance | null {
	const [whole, ...groups] = summary.groups;
	const shown = whole?.shown;
	if (!shown || summary.from === null || summary.to === null) return null;
	const { figures } = shown;
	const byGrouping = [...new Set(groups.map(({ grouping }) => grouping))].map((grouping) => groups.filter((group) => group.grouping === grouping));
	const told = byGrouping.filter((lines) => lines.some((group) => group.shown));
	const untold = byGrouping.filter((lines) => !told.includes(lines)).map(([group]) => group?.groupingName ?? '');
	const scale = longestShare([...told.flat().flatMap((group) => group.shown?.figures ?? []), ...Object.values(figures.weekdays ?? {}), figures]);
	const pairs = told.filter(([group]) => group?.grouping && isFlag(group.grouping));
	return {
		title: 'Attendance at a glance',
		school,
		about: `${longDate(summary.from)} to ${longDate(summary.to)}, ${thousands(figures.pupils)} pupils`,
		tiles: tilesOf(figures),
		charts: [
			...told.filter((lines) => !pairs.includes(lines)).map((lines) => groupChart(lines, figures, scale)),
			...(pairs.length > 0 ? [pairsChart(pairs, figures, scale)] : []),
			...(figures.weekdays ? [weekdayChart(figures.weekdays, figures, scale)] : []),
			bandChart(figures),
		],
		notes: [
			'Absence is authorised and unauthorised absence together, in sessions (half days), of the sessions that were possible for these pupils. ' +
				`Persistently absent: ${absenceLevels.persistent}% or more of a pupil’s own possible sessions. Severely absent: ${absenceLevels.severe}% or more.`,
			`Groups of fewer than ${summary.smallest} pupils are not shown, nor other groups from which they could be worked out.` +
				(untold.length > 0 ? ` So there are no figures for: ${listed(untold)}.` : ''),
			'A difference between groups says where to ask, and not why. Small groups change a great deal from one or two pupils.',
		],
	};
}

function tilesOf(figures: SharedFigures['figures']): Tile[] {
	const { absentSessions, possibleSessions, persistentlyAbsent, severelyAbsent, enrolments, unauthorisedAbsentSessions } = figures;
	const ofEnrolments = (count: number) => `${thousands(count)} of ${thousands(enrolments)} enrolments`;
	return [
		{ label: 'Absence', value: percentText(absentSessions, possibleSessions), detail: `${thousands(absentSessions)} of ${thousands(possibleSessions)} sessions` },
		...(unauthorisedAbsentSessions === null
			? []
			: [{ label: 'Unauthorised absence', value: percentText(unauthorisedAbsentSessions, possibleSessions), detail: `${thousands(unauthorisedAbsentSessions)} of those sessions` }]),
		{ label: 'Persistently absent', value: percentText(persistentlyAbsent, enrolments), detail: ofEnrolments(persistentlyAbsent) },
		{ label: 'Severely absent', value: percentText(severelyAbsent, enrolments), detail: ofEnrolments(severelyAbsent) },
	];
}

function groupChart(groups: readonly SharedGroup[], whole: AbsenceCount, scale: number): Chart {
	const shown = groups.flatMap(({ name, shown: figures }) => (figures ? [{ name, ...figures.figures }] : []));
	return {
		heading: `Absence by ${groups[0]?.groupingName.toLowerCase() ?? ''}`,
		says: highestAndLowest(shown),
		columns: ['Group', ...absenceColumns],
		lines: groups.map((group) => groupLine(group, scale)),
		wholeSchool: share(whole) / scale,
	};
}

/** Pupils in a group, and everyone else, one under the other. */
function pairsChart(pairs: ReadonlyArray<readonly SharedGroup[]>, whole: AbsenceCount, scale: number): Chart {
	const [furthest] = pairs
		.flatMap(([group]) => (group?.shown?.difference ? [{ name: group.name, points: group.shown.difference.percentagePoints }] : []))
		.sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
	return {
		heading: 'Absence of groups beside everyone else',
		says: furthest
			? `Furthest apart: ${furthest.name}, ${counted(Math.abs(furthest.points), 'percentage point')} ${furthest.points < 0 ? 'below' : 'above'} everyone else.`
			: '',
		columns: ['Group', ...absenceColumns],
		lines: pairs.flat().map((group) => groupLine(group, scale)),
		wholeSchool: share(whole) / scale,
	};
}

const absenceColumns = ['Absence (the line is the whole school)', '', 'Sessions absent'] as const;

const groupLine = ({ name, shown }: SharedGroup, scale: number): Line => (shown ? shareLine({ name, ...shown.figures }, scale) : notShown(name));

function weekdayChart(byDay: NonNullable<SharedFigures['figures']['weekdays']>, whole: AbsenceCount, scale: number): Chart {
	const days = weekdays.map((day) => ({ name: capitalised(day), ...byDay[day] }));
	return {
		heading: 'Absence by weekday',
		says: highestAndLowest(days),
		columns: ['Day', ...absenceColumns],
		lines: days.map((day) => shareLine(day, scale)),
		wholeSchool: share(whole) / scale,
	};
}

function bandChart({ bands, enrolments, persistentlyAbsent }: SharedFigures['figures']): Chart {
	const counts = absenceBands.map((band) => bands[band] ?? 0);
	const most = Math.max(...counts);
	return {
		heading: 'Enrolments by how much they were absent',
		says: `${thousands(persistentlyAbsent)} of ${thousands(enrolments)} enrolments missed ${absenceLevels.persistent}% or more of their possible sessions: persistently absent, in bold.`,
		columns: ['Absent for', 'Enrolments', '', 'Share of all'],
		lines: absenceBands.map((band, index) => {
			const [from = '', to = ''] = band.split('-');
			const count = counts[index] ?? 0;
			return {
				name: to === '100' ? `${from}% or more: severely absent` : `${from}% to under ${to}%`,
				bar: count / most,
				figure: thousands(count),
				counts: percentText(count, enrolments),
				strong: Number(from) >= absenceLevels.persistent,
			};
		}),
		wholeSchool: null,
	};
}

function shareLine(line: Share, scale: number): Line {
	if (line.possibleSessions === 0) return { ...notShown(line.name), counts: 'no sessions' };
	return {
		name: line.name,
		bar: share(line) / scale,
		figure: percentText(line.absentSessions, line.possibleSessions),
		counts: `${thousands(line.absentSessions)} of ${thousands(line.possibleSessions)}`,
		strong: false,
	};
}

const notShown = (name: string): Line => ({ name, bar: null, figure: '', counts: 'not shown', strong: false });

function highestAndLowest(lines: readonly Share[]): string {
	const withSessions = lines.filter(({ possibleSessions }) => possibleSessions > 0);
	const [highest, ...others] = [...withSessions].sort((one, other) => share(other) - share(one));
	const lowest = others.at(-1);
	if (!highest) return 'No possible sessions.';
	const told = ({ name, absentSessions, possibleSessions }: Share) => `${name}, ${percentText(absentSessions, possibleSessions)}`;
	if (!lowest) return `${told(highest)}.`;
	return share(highest) === share(lowest) ? `The same for all: ${percentText(highest.absentSessions, highest.possibleSessions)}.` : `Highest: ${told(highest)}. Lowest: ${told(lowest)}.`;
}

/** Lengths of bars need no more than what a floating-point number tells; figures are made of the counts. */
const share = ({ absentSessions, possibleSessions }: AbsenceCount): number => (possibleSessions === 0 ? 0 : absentSessions / possibleSessions);

/** The longest bar that a page needs; 1 in a hundred at least, so that a good week does not look alarming. */
const longestShare = (shares: readonly AbsenceCount[]): number => Math.max(0.01, ...shares.map(share));
