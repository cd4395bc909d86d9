import type { Contact, Pupil } from '../../item';
import type { Columns } from '../columns/columns';
import type { flatContacts } from '../columns/contactFields';
import type { CellProblem } from '../findings';
import { readAddress } from '../reading/address';
import { textOfRow } from '../reading/row';
import { readYesNo } from '../reading/yesNo';
import type { TableRow } from '../table';
import type { ContactField } from './contactColumns';

type Text = (field: ContactField) => string;
type Report = (field: ContactField, reason: string, advice: string) => void;

export interface ContactRow {
	/** Null where the row names nobody. */
	readonly contact: Contact | null;
	readonly problems: readonly CellProblem<ContactField>[];
}

/** Reads a person from a row of a contacts file. */
export function readContact(row: TableRow, columns: Columns<ContactField>): ContactRow {
	const text = textOfRow(row, columns);
	const problems: CellProblem<ContactField>[] = [];
	const report: Report = (field, reason, advice) => problems.push({ field, value: text(field), reason, advice });
	return { contact: contactFrom(text, report), problems };
}

/** The columns of each contact that a pupil's own row holds (`Contact1Name`, `Contact2Email` …). */
export type FlatContactColumns = Columns<keyof (typeof flatContacts)[number]>;

/** Reads one of the people that a pupil's own row holds. Their number in the row is their priority, unless the row says otherwise. */
export function readFlatContact(row: TableRow, columns: FlatContactColumns, number: number): ContactRow {
	const { contact, problems } = readContact(row, columns as Columns<ContactField>);
	return { contact: contact && { ...contact, priority: contact.priority ?? number }, problems };
}

/** Many systems hold the address of a household once, with the pupil. */
export function atHome(contact: Contact, pupil: Pupil): Contact {
	return contact.livesWithPupil && !contact.address ? { ...contact, address: pupil.address } : contact;
}

function contactFrom(text: Text, report: Report): Contact | null {
	const name = nameOf(text);
	if (!name) return null;
	const id = text('contactId');
	return {
		...(id ? { id } : {}),
		name,
		title: text('title'),
		relationship: text('relationship'),
		parentalResponsibility: flag(text, 'parentalResponsibility', report),
		priority: priorityOf(text, report),
		livesWithPupil: flag(text, 'livesWithPupil', report),
		address: readAddress(text),
		email: emailOf(text, report),
		phone: withNought(text('mobile') || text('phone') || text('homePhone')),
		preferredChannel: channelOf(text('preferredChannel')),
		language: languageOf(text('language')),
		interpreter: readYesNo(text('interpreter')) ?? true,
		doNotContact: readYesNo(text('doNotContact')) ?? true,
	};
}

/** Forename and surname, or the whole name; a title in front of a whole name stays there only if it has no column of its own. */
function nameOf(text: Text): string {
	const parts = [text('forename'), text('surname')].filter(Boolean).join(' ');
	const whole = text('name');
	if (parts && (text('forename') || !whole)) return parts;
	const comma = whole.indexOf(',');
	return comma < 0 ? whole : `${whole.slice(comma + 1).trim()} ${whole.slice(0, comma).trim()}`.trim();
}

/** What a MIS enters where nobody has asked: neither yes nor no. */
const notKnown: ReadonlySet<string> = new Set([
	'not known', 'unknown', 'not obtained', 'not recorded', 'not stated', 'not specified', 'not set', 'refused', 'tbc', '?', 'u',
]);

/** A column of parental responsibility that repeats itself: "PR", "Has parental responsibility". */
const saysItHas = /^(?:has |full |shared |joint )?(?:pr|parental responsibility)$/;

function flag(text: Text, field: ContactField, report: Report): boolean | null {
	const word = text(field).toLowerCase();
	if (word === '' || notKnown.has(word)) return null;
	const read = field === 'parentalResponsibility' && saysItHas.test(word) ? true : readYesNo(word);
	if (read === undefined) report(field, 'This is neither yes nor no', 'Write Y or N. It was taken as not known.');
	return read ?? null;
}

/** One address: a letter to two at once would tell each the other's. */
function emailOf(text: Text, report: Report): string {
	const [first = '', second] = text('email').split(/[;,\s]+/).filter((part) => part.includes('@'));
	if (second !== undefined) report('email', 'This is more than one e-mail address', 'Leave one for each contact in the MIS. The first was kept.');
	return first || text('email');
}

/** Excel drops the nought before a number; every number in the United Kingdom that is written without a country begins with one (Ofcom's numbering plan). */
const withNought = (phone: string): string => (/^[1237]\d{9}$/.test(phone) ? `0${phone}` : phone);

function priorityOf(text: Text, report: Report): number | null {
	const [digits] = /\d+/.exec(text('priority')) ?? [];
	if (digits && Number(digits) > 0 && Number(digits) < 1000) return Number(digits);
	if (text('priority') !== '')
		report('priority', 'This is not a number from 1', 'Write 1 for the person to call first. It was left out.');
	return null;
}

function channelOf(cell: string): Contact['preferredChannel'] {
	const text = cell.toLowerCase();
	if (/e-?mail/.test(text)) return 'email';
	if (/\b(sms|text)/.test(text)) return 'sms';
	if (/post|letter|\bmail/.test(text)) return 'post';
	if (/phone|call|mobile/.test(text)) return 'phone';
	return null;
}

/** English, or not known: letters go out in English (`ENG`, `ENB` are the census codes for English and believed to be English). */
const english: ReadonlySet<string> = new Set([
	'english',
	'eng',
	'enb',
	'en',
	'en-gb',
	'not known',
	'unknown',
	'not obtained',
	'refused',
	'n/a',
	'-',
]);

const languageOf = (cell: string): string => (english.has(cell.toLowerCase()) ? '' : cell);
