import type { LoggedAct, NewRecord } from '../../../attendance/caseLog';
import { CaseStoreError, type SchoolIdentity } from '../caseStore';

/**
 * Refuses what would come back other than it was hashed: texts that a database would change on their way in, or refuse in
 * words of its own, as the character NUL (not in PostgreSQL's text, https://www.postgresql.org/docs/current/datatype-character.html)
 * and half an emoji (no UTF-8 for it); and counts that are no whole numbers. Throws `CaseStoreError` before anything is written.
 */
export function checkWritable(school: SchoolIdentity, run: object, entries: ReadonlyArray<LoggedAct | NewRecord>): void {
	checkFields('the school', school);
	checkFields('the run', run);
	for (const entry of entries) checkFields(`pupil ${legible(entry.pupilId)}`, entry);
}

/** As `checkWritable`, of what is only looked for. */
export function checkPupilIds(school: SchoolIdentity, pupilIds: readonly string[]): void {
	checkFields('the school', school);
	for (const id of pupilIds) checkFields(`pupil ${legible(id)}`, { pupilId: id });
}

function checkFields(whose: string, fields: object): void {
	for (const [field, value] of Object.entries(fields)) {
		if (typeof value === 'string' && !isText(value)) throw refusal(whose, field, 'it has a character that is no text', 'Look for a stray character (NUL or half an emoji) in the file it came from, take it out');
		if (typeof value === 'number' && !Number.isSafeInteger(value)) throw refusal(whose, field, 'it is no whole number', 'Correct it where it comes from');
		if (typeof value === 'object' && value !== null) checkFields(whose, value as object);
	}
}

const refusal = (whose: string, field: string, why: string, advice: string) =>
	new CaseStoreError(`The case log cannot hold the field "${field}" of ${whose}: ${why}`, `Nothing was written. ${advice} and execute again.`);

const isText = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

const legible = (id: string): string => id.toWellFormed().replaceAll('\0', '�');
