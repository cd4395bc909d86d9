import type { LoggedAct, Run } from '../../../attendance/caseLog';
import { CaseStoreError, type SchoolIdentity } from '../caseStore';

/**
 * Refuses texts that a database would change on their way in, or refuse in words of its own: the character NUL (not in
 * PostgreSQL's text, https://www.postgresql.org/docs/current/datatype-character.html) and half an emoji (no UTF-8 for
 * it), whose event would come back other than it was hashed. Throws `CaseStoreError` before anything is written.
 */
export function checkWritable(school: SchoolIdentity, acts: readonly LoggedAct[], run: Run): void {
	checkTexts('the school', school);
	checkTexts('the run', run);
	for (const act of acts) checkTexts(`pupil ${legible(act.pupilId)}`, act);
}

/** As `checkWritable`, of what is only looked for. */
export function checkReadable(school: SchoolIdentity, pupilIds: readonly string[]): void {
	checkTexts('the school', school);
	for (const id of pupilIds) checkTexts(`pupil ${legible(id)}`, { pupilId: id });
}

function checkTexts(whose: string, fields: object): void {
	for (const [field, value] of Object.entries(fields)) {
		if (typeof value !== 'string' || isText(value)) continue;
		throw new CaseStoreError(
			`The case log cannot hold the field "${field}" of ${whose}: it has a character that is no text`,
			'Nothing was written. Look for a stray character (NUL or half an emoji) in the file it came from, take it out and execute again.',
		);
	}
}

const isText = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

const legible = (id: string): string => id.toWellFormed().replaceAll('\0', '�');
