import { codeOn, isAbsent } from '../../codes';
import type { AbsenceCount, Spell } from '../../item';
import { capitalised } from '../../text/named';
import { counted, longDate, percentText, percentWithCounts, sessionsAsDays } from '../../text/plainEnglish';
import type { Figures, Share } from '../form/figures';
import type { Block, Column, Part, Tile } from '../pack/blocks';
import { absenceBars, herringboneBlocks, shortDate, weekdayAndDate } from '../pack/registerBlocks';
import type { SupportForm } from './form';

/** A short list tells an officer more than every single day; the register extract holds them all. */
const spellsShown = 6;

/** The figures with a picture of the weeks, and the register they are made of. */
export function absenceParts(form: SupportForm): Part[] {
	const { attendance, patterns, register } = form;
	return [
		{
			heading: 'Attendance at a glance',
			startsPage: true,
			blocks: [
				{ block: 'text', paragraphs: [`From ${longDate(attendance.from)} to ${longDate(attendance.to)}. A session is half a school day.`] },
				{ block: 'tiles', tiles: tiles(attendance) },
				absenceBars(register),
				{ block: 'list', items: [...levels(attendance), trend(attendance), ...patterns] },
				...reasonsTable(form),
				...spellsTable(attendance.spells),
			],
		},
		{
			heading: 'Register extract',
			startsPage: true,
			blocks: [...herringboneBlocks(register), ...unauthorisedTable(attendance)],
		},
	];
}

function tiles({ attended, absent, authorisedAbsent, unauthorisedAbsent }: Figures): Tile[] {
	return [
		tile('Attended', attended),
		tile('Absent', absent),
		tile('of which authorised', authorisedAbsent),
		tile('of which unauthorised', unauthorisedAbsent),
	];
}

const tile = (label: string, { sessions, possibleSessions }: Share): Tile => ({
	label,
	value: percentText(sessions, possibleSessions),
	detail: `${sessions} of ${counted(possibleSessions, 'session')}`,
});

function levels({ absent, lateSessions, persistentlyAbsent, severelyAbsent }: Figures): string[] {
	const missed = `${sessionsAsDays(absent.sessions)} of school missed this school year`;
	const level = severelyAbsent
		? `${missed}: severely absent, which is half or more of possible sessions.`
		: persistentlyAbsent
			? `${missed}: persistently absent, which is 10% or more of possible sessions.`
			: `${missed}: below the level of persistent absence, which is 10% of possible sessions.`;
	return lateSessions > 0 ? [level, `Late before the register closed: ${counted(lateSessions, 'session')}. These count as attended.`] : [level];
}

function trend({ lastFourWeeks, fourWeeksBefore }: Figures): string {
	return `Absence in the last four school weeks: ${share(lastFourWeeks)}; in the four before them: ${share(fourWeeksBefore)}.`;
}

const share = ({ absentSessions, possibleSessions }: AbsenceCount) => percentWithCounts(absentSessions, possibleSessions);

const text = (heading: string, width = 0): Column => ({ heading, width, align: 'left' });
const number = (heading: string): Column => ({ heading, width: 0, align: 'right' });

function reasonsTable({ register }: SupportForm): Block[] {
	const absences = register.key.filter(({ class: codeClass }) => isAbsent(codeClass));
	if (absences.length === 0) return [];
	return [
		{ block: 'subheading', text: 'Reasons recorded in the register' },
		{
			block: 'table',
			caption: '',
			columns: [text('Code'), text('Meaning', 1), text('Kind'), number('Sessions'), number('In days')],
			rows: absences
				.toSorted((one, other) => other.sessions - one.sessions)
				.map(({ code, meaning, class: codeClass, sessions }) => [code, capitalised(meaning), capitalised(codeClass), String(sessions), sessionsAsDays(sessions)]),
		},
	];
}

function spellsTable(spells: readonly Spell[]): Block[] {
	if (spells.length === 0) return [];
	const caption = spells.length > spellsShown ? `The ${spellsShown} longest of ${spells.length} absences in a row` : 'Absences in a row, longest first';
	return [
		{ block: 'subheading', text: 'Longest absences' },
		{
			block: 'table',
			caption,
			columns: [text('First day'), text('Last day'), number('Sessions'), text('Codes', 1)],
			rows: spells.slice(0, spellsShown).map(({ from, to, sessions, codes }) => [shortDate(from), shortDate(to), String(sessions), codeCounts(codes)]),
		},
	];
}

const codeCounts = (codes: Spell['codes']) => Object.entries(codes).map(([code, sessions]) => `${code} × ${sessions}`).join(', ');

/** The sessions by name, so that the authority can add them up (la-forms §3.2: "each session AM/PM"). */
function unauthorisedTable({ unauthorisedInTenSchoolWeeks: { tenOrMore, tenthOn, sessions }, unauthorisedInLastTenSchoolWeeks: last }: Figures): Block[] {
	if (sessions.length === 0) return [];
	const meaning = tenOrMore && tenthOn
		? `Ten sessions coded G, N, O or U fell within ten school weeks; the tenth was on ${longDate(tenthOn)}. They are named here for the record: this request asks for support.`
		: `${counted(sessions.length, 'session')} coded G, N, O or U in the fullest ten school weeks.`;
	return [
		{ block: 'subheading', text: 'Unauthorised absence within ten school weeks' },
		{ block: 'text', paragraphs: [meaning, ...(last.since ? [`In the last ten school weeks, since ${longDate(last.since)}: ${counted(last.sessions, 'session')}.`] : [])] },
		{
			block: 'table',
			caption: '',
			columns: [number('No.'), text('Date'), text('Session'), text('Code'), text('Meaning', 1)],
			rows: sessions.map(({ date, session, code }, index) => [String(index + 1), weekdayAndDate(date), session, code, capitalised(codeOn(code, date)?.meaning ?? '')]),
		},
	];
}
