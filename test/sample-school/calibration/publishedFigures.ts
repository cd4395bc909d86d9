import type { Phase } from '../phase';
import type { NamedWeek, Tally } from './tally';

/** How far the register goes that a figure is measured on: 20 November, the end of the autumn term, the end of the year. */
export type Period = 'to 20 November' | 'autumn term' | 'whole year';

/** A published figure, and how near the sample schools must come to it. */
export interface PublishedFigure {
	readonly name: string;
	/** `England`: no figure by phase is published, so primary and secondary schools are put together as in England. */
	readonly of: Phase | 'England';
	readonly period: Period;
	readonly published: number;
	/** Largest difference, in the figure's own unit, of several schools together. */
	readonly tolerance: number;
	readonly unit: '%' | 'points' | 'times';
	readonly source: string;
	readonly measure: (tally: Tally) => number;
}

/** Pupils of Years 1 to 6 and 7 to 11 in England's state schools, in millions: 3.9 and 3.3 (DfE, Schools, pupils and their characteristics 2024/25). Special schools are left out. */
export const weightInEngland: Readonly<Record<Phase, number>> = { primary: 0.54, secondary: 0.46 };

const percent = (name: string) => (tally: Tally) => {
	const share = tally.get(name);
	return share && share.whole > 0 ? (share.part * 100) / share.whole : NaN;
};
const times = (name: string, other: string) => (tally: Tally) => percent(name)(tally) / percent(other)(tally);
const points = (name: string, other: string) => (tally: Tally) => percent(name)(tally) - percent(other)(tally);
const sumOf = (...names: string[]) => (tally: Tally) => names.reduce((sum, name) => sum + percent(name)(tally), 0);
const inWeek = (week: NamedWeek, what: 'absent' | 'ill' | 'unauthorised') => percent(`${week} week: ${what}`);
const weekOverTerm = (week: NamedWeek) => times(`${week} week: absent`, 'absent in autumn');
const otherAttending = sumOf('code L', 'code V', 'code P', 'code W', 'code B', 'code K');
const present = sumOf('code /', 'code \\');

const fridayPm = 'absent at place 9';
const wednesdayAm = 'absent at place 4';
const wednesdayPm = 'absent at place 5';

type Row = [name: string, period: Period, published: number, tolerance: number, measure: (tally: Tally) => number, source: string, unit?: PublishedFigure['unit']];

const rows = (of: PublishedFigure['of'], list: readonly Row[]): PublishedFigure[] =>
	list.map(([name, period, published, tolerance, measure, source, unit = '%']) => ({ name, of, period, published, tolerance, unit, source, measure }));

const year2324 = 'DfE, Pupil absence in schools in England 2023/24';
const autumn2425 = 'DfE, Pupil absence in schools in England, autumn term 2024/25';
const daily2425 = 'DfE, Pupil attendance in schools, 2025 week 4 and week 29 (2024/25)';
const daily2526 = 'DfE, Pupil attendance in schools, 2026 week 2 (autumn 2025/26)';
const fftHalfTerm = 'FFT, first half-term of 2025/26 (to 24 October)';
const fftCodes = 'FFT, Usage of new attendance codes, an update (2024/25)';
const fftSeptember = 'FFT and Tes, codes in September 2024';
const fftStart = 'FFT, Is the start of term critical … (2024/25)';
const fftFirstWeek = 'FFT, start of 2022/23';
const fftSpells = 'FFT, Alternative measures of persistent absence (2021/22)';
const fftFridays = 'FFT, Absence from school on Fridays (autumn 2022)';
const bathFridays = 'Clifton-Sprigg and James, The Friday effect (2022/23)';

/**
 * The figures that the sample schools are held to. Tolerances are wide where a figure rests on few pupils (severe
 * absence, children in need, rare codes), where years differ from each other, or where the published period is not quite
 * the measured one: about twice what chance moves three secondary or six primary schools by.
 */
export const publishedFigures: readonly PublishedFigure[] = [
	...rows('secondary', [
		['absence', 'to 20 November', 7.3, 0.7, percent('absent: all'), fftHalfTerm],
		['absence', 'autumn term', 7.66, 0.8, percent('absent: all'), autumn2425],
		['absence', 'whole year', 8.9, 0.6, percent('absent: all'), year2324],
		['authorised absence', 'whole year', 5.4, 0.5, percent('authorised'), year2324],
		['unauthorised absence', 'whole year', 3.5, 0.5, percent('unauthorised'), year2324],
		['persistently absent', 'autumn term', 24.6, 3.5, percent('persistently absent: all'), 'DfE daily data, autumn term 2023/24'],
		['persistently absent', 'whole year', 25, 3, percent('persistently absent: all'), fftStart],
		['severely absent, Year 11', 'whole year', 4.8, 2.2, percent('severely absent: year 11'), `${year2324} (FFT 2024/25: 5.2)`],
		['absence in the first week, Year 7', 'autumn term', 2.9, 1.7, percent('first week: absent, year 7'), fftFirstWeek],
		['absence in the first week, Year 11', 'autumn term', 7.2, 2.2, percent('first week: absent, year 11'), fftFirstWeek],
		['persistently absent by the end, of those absent in the first week', 'whole year', 58, 9, percent('persistently absent, of those absent in the first week'), fftFirstWeek],
		['present (/ and \\)', 'whole year', 86.4, 1, present, fftCodes],
		['attending by other codes (L K P V W B)', 'whole year', 4.6, 0.5, otherAttending, fftCodes],
		['attending by other codes in September', 'to 20 November', 3.2, 0.4, percent('attending by other codes in September'), fftSeptember],
		['K in September', 'to 20 November', 0.05, 0.15, percent('K in September'), fftSeptember],
		['pupils with C2 in September', 'to 20 November', 0.7, 0.4, percent('pupils with C2 in September'), fftSeptember],
		['pupils with B in September', 'to 20 November', 0.28, 0.25, percent('pupils with B in September'), fftSeptember],
		['absence on Fridays over Mondays to Thursdays', 'whole year', 1.22, 0.08, times('absent Friday', 'absent Monday to Thursday'), bathFridays, 'times'],
		['absence on Friday afternoons less Wednesday mornings', 'autumn term', 1.8, 0.6, points(fridayPm, wednesdayAm), fftFridays, 'points'],
		['spells of one or two days', 'whole year', 50, 5, percent('spells of one or two days'), fftSpells],
	]),
	...rows('primary', [
		['absence', 'to 20 November', 4.7, 0.5, percent('absent: all'), fftHalfTerm],
		['absence', 'autumn term', 5.07, 0.6, percent('absent: all'), autumn2425],
		['absence', 'whole year', 5.5, 0.4, percent('absent: all'), year2324],
		['authorised absence', 'whole year', 3.9, 0.4, percent('authorised'), year2324],
		['unauthorised absence', 'whole year', 1.6, 0.3, percent('unauthorised'), year2324],
		['persistently absent', 'whole year', 14.56, 2, percent('persistently absent: all'), `${year2324} (FFT 2024/25: 15)`],
		['severely absent', 'whole year', 0.85, 0.4, percent('severely absent: all'), year2324],
		['persistently absent by the end, of those absent in the first week', 'whole year', 37, 10, percent('persistently absent, of those absent in the first week'), fftFirstWeek],
		['present (/ and \\)', 'whole year', 92.6, 0.8, present, fftCodes],
		['attending by other codes (L K P V W B)', 'whole year', 2.1, 0.3, otherAttending, fftCodes],
		['attending by other codes in September', 'to 20 November', 1.4, 0.3, percent('attending by other codes in September'), fftSeptember],
		['pupils with C2 in September', 'to 20 November', 0.3, 0.3, percent('pupils with C2 in September'), fftSeptember],
		['absence on Fridays over Mondays to Thursdays', 'whole year', 1.17, 0.08, times('absent Friday', 'absent Monday to Thursday'), bathFridays, 'times'],
		['absence on Friday afternoons less Wednesday afternoons', 'autumn term', 1.4, 0.6, points(fridayPm, wednesdayPm), fftFridays, 'points'],
		['spells of one or two days', 'whole year', 50, 5, percent('spells of one or two days'), fftSpells],
	]),
	...rows('England', [
		['severely absent', 'autumn term', 2.04, 0.7, percent('severely absent: all'), `${daily2425}, special schools included`],
		['severely absent', 'whole year', 2.3, 0.7, percent('severely absent: all'), `${year2324}, special schools included`],
		['illness', 'autumn term', 3.31, 0.5, percent('code I'), autumn2425],
		['illness', 'whole year', 3.5, 0.5, percent('code I'), year2324],
		['unauthorised, other reason (O)', 'whole year', 1.7, 0.3, percent('code O'), year2324],
		['unauthorised holiday (G)', 'whole year', 0.5, 0.15, percent('code G'), year2324],
		['authorised, other reason (C, C1, C2)', 'whole year', 0.5, 0.25, sumOf('code C', 'code C1', 'code C2'), year2324],
		['absence, free school meals over others', 'autumn term', 2.01, 0.25, times('absent: free school meals', 'absent: no free school meals'), `${daily2526}: 10.29 and 5.11`, 'times'],
		['persistently absent, free school meals over others', 'autumn term', 2.2, 0.35, times('persistently absent: free school meals', 'persistently absent: no free school meals'), `${daily2425}: 31.7 and 14.4`, 'times'],
		['persistently absent, free school meals over others', 'whole year', 2.46, 0.4, times('persistently absent: free school meals', 'persistently absent: no free school meals'), 'DfE, 2024/25: 33 and 13.4', 'times'],
		['absence, EHC plan over no SEN', 'autumn term', 2.26, 0.5, times('absent: EHC plan', 'absent: no SEN'), `${daily2425}: 13.1 and 5.8`, 'times'],
		['absence, SEN support over no SEN', 'autumn term', 1.74, 0.25, times('absent: SEN support', 'absent: no SEN'), `${daily2425}: 10.1 and 5.8`, 'times'],
		['children in need persistently absent', 'whole year', 44, 10, percent('persistently absent: child in need'), 'DfE, Children in need 2023/24'],
		['authorised absence, Fridays less other days', 'whole year', 0.81, 0.3, points('authorised Friday', 'authorised Monday to Thursday'), bathFridays, 'points'],
		['unauthorised absence, Fridays less other days', 'whole year', 0.71, 0.3, points('unauthorised Friday', 'unauthorised Monday to Thursday'), bathFridays, 'points'],
		['absence, spring over autumn', 'whole year', 1.075, 0.08, times('absent in spring', 'absent in autumn'), `${year2324}: 7.2 and 6.7`, 'times'],
		['absence, summer over autumn', 'whole year', 1.134, 0.08, times('absent in summer', 'absent in autumn'), `${year2324}: 7.6 and 6.7`, 'times'],
		['first whole week over the term', 'autumn term', 0.72, 0.12, weekOverTerm('first whole'), `${daily2526}: 4.75 and 6.62`, 'times'],
		['week before half-term over the term', 'autumn term', 1.1, 0.12, weekOverTerm('last before half-term'), `${daily2526}: 7.31 and 6.62`, 'times'],
		['week after half-term over the term', 'autumn term', 0.9, 0.12, weekOverTerm('first after half-term'), `${daily2526}: 5.93 and 6.62`, 'times'],
		['last week over the term', 'autumn term', 1.35, 0.12, weekOverTerm('last of the autumn term'), `${daily2526}: 8.91 and 6.62`, 'times'],
		['illness in the first whole week', 'autumn term', 1.89, 0.5, inWeek('first whole', 'ill'), daily2526],
		['illness in the week of 1 December', 'autumn term', 4.73, 0.7, inWeek('early December', 'ill'), daily2526],
		['unauthorised in the first whole week', 'autumn term', 2, 0.5, inWeek('first whole', 'unauthorised'), daily2425],
		['unauthorised in the week before half-term', 'autumn term', 2.4, 0.6, inWeek('last before half-term', 'unauthorised'), daily2425],
		['unauthorised in the last week', 'autumn term', 3.3, 0.7, inWeek('last of the autumn term', 'unauthorised'), daily2425],
		['persistently absent by the end, of those absent in any week', 'whole year', 50, 9, percent('persistently absent, of those absent in any week'), `${fftStart}: "about half"`],
	]),
];
