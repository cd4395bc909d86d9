import type { FirstDayCall, Pupil } from '../item';
import { groupName } from '../inspection/page';
import { isEnglish } from '../letters/languages/languages';
import { csvOf } from '../text/csv';
import { counted, partOfDay, weekdayDate } from '../text/plainEnglish';
import { yearGroupName } from '../text/yearGroup';
import type { CallSubject, CallTo, FirstDayList, WithoutMarks } from './callList';

/** A row of the page that the office rings from: each part of it as lines. */
export interface CallRow {
	readonly place: string;
	readonly isFirst: boolean;
	readonly pupil: readonly string[];
	readonly known: readonly string[];
	readonly ring: readonly string[];
	readonly then: readonly string[];
}

/**
 * The call list as a page. It names pupils and families, since somebody rings from it; its title and file name do not. It lies in
 * an office, so it says whom to ring first and when to tell the safeguarding lead, never why: that a child has a social
 * worker or a child protection plan is for those who need to know it ("Keeping children safe in education", Part one).
 */
export interface FirstDayPage {
	readonly subject: string;
	readonly school: string;
	readonly title: string;
	readonly summary: string;
	readonly rows: readonly CallRow[];
	readonly registers: ReadonlyArray<{ readonly group: string; readonly tutor: string; readonly session: string; readonly what: string }>;
	readonly notes: readonly string[];
}

const notes = [
	'Ring in this order, and the next person of a row where nobody answers. Write down the reason and who gave it, and put it into your MIS today. Shred this page when it is done.',
	'Whoever is not on a row may not be contacted, or has no number in your MIS. Ask to speak in the language that stands beside a person; a child does not interpret.',
	'A register that was not taken says nothing of who is in school: have it taken first.',
];

/** Takes the list, the school's name, the date (`YYYY-MM-DD`) and the time (`11:00`) by which the safeguarding lead is told whom nobody has reached. */
export function firstDayPage({ calls, withoutMarks, isTaken }: FirstDayList<CallSubject>, school: string, asAt: string, tellLeadBy: string): FirstDayPage {
	const first = calls.filter(({ call }) => isFirst(call)).length;
	return {
		subject: `First-day calls, ${weekdayDate(asAt)}`,
		school,
		title: `First-day calls: ${weekdayDate(asAt)}`,
		summary: isTaken
			? `${counted(calls.length, 'pupil')} not in school and no reason known${first > 0 ? `, ${first} to ring first` : ''}. ${registersWords(withoutMarks)}`
			: `The register holds no mark of ${weekdayDate(asAt)} yet. Export the marks again once registers have been taken.`,
		rows: calls.map((call) => rowOf(call, tellLeadBy)),
		registers: withoutMarks.map(({ registrationGroup, registrationTutor, session, pupils, of }) => ({
			group: groupName(registrationGroup), tutor: registrationTutor, session: partOfDay[session], what: pupils === of ? 'Register not taken' : `No mark for ${pupils} of ${counted(of, 'pupil')}`,
		})),
		notes,
	};
}

function registersWords(missing: readonly WithoutMarks[]): string {
	const notTaken = missing.filter(({ pupils, of }) => pupils === of).length;
	const gaps = missing.length - notTaken;
	return [notTaken > 0 ? `${counted(notTaken, 'register')} not taken.` : '', gaps > 0 ? `${counted(gaps, 'register')} with gaps.` : ''].filter(Boolean).join(' ') || 'All registers taken.';
}

function rowOf({ subject: { pupil }, call }: CallTo<CallSubject>, tellLeadBy: string): CallRow {
	return {
		place: String(call.place),
		isFirst: isFirst(call),
		pupil: [nameOf(pupil), [yearGroupName(pupil.yearGroup), pupil.registrationGroup].filter(Boolean).join(', '), `Number ${pupil.id}`].filter(Boolean),
		known: knownOf(call),
		ring: ringOf(call),
		then: thenOf(call, tellLeadBy),
	};
}

const isFirst = ({ why }: FirstDayCall): boolean => why.length > 0;

const nameOf = ({ preferredForename, legalForename, legalSurname }: Pupil): string => `${preferredForename || legalForename} ${legalSurname}`.trim();

function knownOf({ sessions, holds, awaySince, schoolDaysAway, date, lastContact }: FirstDayCall): string[] {
	return [
		...(holds.length > 0 ? ['Before ringing, ask about the hold in the case'] : []),
		schoolDaysAway > 1 || awaySince < date ? `${counted(schoolDaysAway, 'school day')} away in a row, since ${weekdayDate(awaySince)}` : `Away since this ${partOfDay[sessions[0] ?? 'AM']}`,
		lastContact ? `Last ${lastContact.reached ? 'spoken to' : 'tried'} on ${weekdayDate(lastContact.on)} (${lastContact.way})` : 'No contact recorded yet',
	];
}

function ringOf({ people, mayNotBeContacted }: FirstDayCall): string[] {
	if (people.length === 0) return [mayNotBeContacted > 0 ? 'Nobody who may be rung has a number: ask the safeguarding lead' : 'No telephone number in the MIS: find one, or go and see'];
	return people.map(({ name, relationship, phone, language, interpreter }) => `${name}${relationship ? ` (${relationship})` : ''}: ${phone}${languageWords(language, interpreter)}`);
}

function languageWords(language: string, interpreter: boolean): string {
	const other = isEnglish(language) ? '' : language.trim();
	if (interpreter) return `, interpreter${other ? ` for ${other}` : ''}`;
	return other ? `, speaks ${other}` : '';
}

function thenOf({ alsoTell, date, nextContactOn, homeVisitOn }: FirstDayCall, tellLeadBy: string): string[] {
	return [
		...(alsoTell.length > 0 ? [`Nobody reached by ${tellLeadBy}: tell the designated safeguarding lead`] : []),
		homeVisitOn <= date ? 'Nobody reached: home visit today' : `Nobody reached: try again today, and on ${weekdayDate(nextContactOn)}`,
		...(homeVisitOn > date ? [`No contact by then: home visit on ${weekdayDate(homeVisitOn)}`] : []),
	];
}

const csvColumns = ['Order', 'Pupil number', 'Name', 'Year', 'Group', 'Ring first', 'Sessions', 'School days away', 'Away since', 'Last contact', 'Ring', 'Then', 'Who was reached', 'Reason given', 'Next step'] as const;

/** The same for a spreadsheet, with columns to fill in, a row a pupil. */
export function firstDayCsv({ calls }: FirstDayList<CallSubject>, tellLeadBy: string): string {
	return csvOf(csvColumns, calls.map(({ subject: { pupil }, call }) => [
		String(call.place), pupil.id, nameOf(pupil), yearGroupName(pupil.yearGroup), pupil.registrationGroup, isFirst(call) ? 'Yes' : '', call.sessions.map((half) => partOfDay[half]).join(', '),
		String(call.schoolDaysAway), call.awaySince, call.lastContact ? `${call.lastContact.on} ${call.lastContact.way}${call.lastContact.reached ? '' : ' (not reached)'}` : '',
		ringOf(call).join('; '), thenOf(call, tellLeadBy).join('; '), '', '', '',
	]));
}
