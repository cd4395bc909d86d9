import type { Contact } from '../../item';
import type { Columns } from '../columns/columns';
import { flatContacts, type contactFileFields } from '../columns/fields';
import type { CellProblem } from '../findings';
import { readAddress } from '../reading/address';
import { textOfRow } from '../reading/row';
import { readYesNo } from '../reading/yesNo';
import type { TableRow } from '../table';

export type ContactField = keyof typeof contactFileFields;

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
export type FlatContactColumns = readonly Columns<keyof (typeof flatContacts)[number]>[];

/** Reads the people that a pupil's own row holds. Their number in the row is their priority, unless the row says otherwise. */
export function readFlatContacts(row: TableRow, contacts: FlatContactColumns): Contact[] {
	return contacts.flatMap((columns, index) => {
		const cell = textOfRow(row, columns);
		const text: Text = (field) =>
			field in (flatContacts[index] as object) ? cell(field as keyof (typeof flatContacts)[number]) : '';
		const contact = contactFrom(text, () => undefined);
		return contact ? [{ ...contact, priority: contact.priority ?? index + 1 }] : [];
	});
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
		email: text('email'),
		phone: text('mobile') || text('phone') || text('homePhone'),
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

function flag(text: Text, field: ContactField, report: Report): boolean | null {
	if (text(field) === '') return null;
	const read = readYesNo(text(field));
	if (read === undefined) report(field, 'This is neither yes nor no', 'Write Y or N. It was taken as not known.');
	return read ?? null;
}

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
