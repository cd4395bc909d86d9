import { CaseStoreError } from '../caseStore';

type Said = (file: string) => readonly [message: string, advice: string];

const another = 'choose another file, or put back the copy from your last backup';

/** Another process has the file for itself at this moment (SQLITE_BUSY). */
const busy = 5;

/** SQLite's result codes (https://www.sqlite.org/rescode.html) that a school can do something about. */
const bySqliteCode: Record<number, Said> = {
	[busy]: (file) => [`The case log "${file}" is in use by another run`, 'Nothing was written. Wait until the other run has finished and execute again.'],
	8: (file) => [`The case log "${file}" may not be written`, "Let n8n's user write the file and its folder, then execute again."],
	10: (file) => [`The disk failed while the case log "${file}" was in use`, 'Nothing of this step was written. Look at the disk, then execute again.'],
	11: (file) => [`The case log "${file}" is damaged`, `Keep a copy of it, then ${another}.`],
	13: (file) => [`The disk is full: the case log "${file}" could not be written`, 'Nothing of this step was written. Make room, then execute again.'],
	14: (file) => [`The case log "${file}" cannot be opened`, "Look whether n8n's user may read and write the file and its folder."],
	19: (file) => [`The case log "${file}" refused a change that would break its rules`, 'Nothing was written. The log only ever grows; if this happens again, report it.'],
	26: (file) => [`"${file}" is not a case log`, `The file is there but is no SQLite database. Look at the path, ${another}.`],
};

const byFileCode: Record<string, Said> = {
	EACCES: (file) => [`n8n may not use the case log "${file}"`, "Let n8n's user write the file and its folder, or choose a file in n8n's own folder."],
	EISDIR: (file) => [`"${file}" is a folder`, 'Give the path of a file in it, such as case-log.sqlite.'],
	ENOTDIR: (file) => [`A part of the path "${file}" is a file, not a folder`, 'Correct the path of the case log.'],
	ENOSPC: (file) => [`The disk is full: the case log "${file}" could not be made`, 'Make room, then execute again.'],
	EROFS: (file) => [`The disk of the case log "${file}" can only be read`, 'Choose a file on a disk that n8n may write to.'],
};
byFileCode.EPERM = byFileCode.EACCES as Said;
byFileCode.EEXIST = byFileCode.ENOTDIR as Said;

/** Says what a failure of the case log's file means and what to do about it; other errors come back as they are. Never holds a pupil's data. */
export function toCaseStoreError(error: unknown, file: string): unknown {
	const { code } = (error ?? {}) as { code?: string };
	const result = resultCode(error);
	const said = result !== undefined ? bySqliteCode[result] : code !== undefined ? byFileCode[code] : undefined;
	return said ? new CaseStoreError(...said(file), { cause: error }) : error;
}

/** Whether another process is in the way, which passes. */
export const isBusy = (error: unknown): boolean => resultCode(error) === busy;

/** The low byte of SQLite's code is the result; the rest says more than a school needs. */
function resultCode(error: unknown): number | undefined {
	const { errcode } = (error ?? {}) as { errcode?: number };
	return errcode === undefined ? undefined : errcode & 0xff;
}
