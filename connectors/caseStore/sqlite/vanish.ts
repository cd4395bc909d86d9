import type { DatabaseSync } from 'node:sqlite';
import { turnAt } from './dialect';
import { isBusy } from './errors';

const backups = 'Backups of the case log made before today still hold what was erased: let them go when their time is over.';
const inUse = 'Another run was using the case log, so that its file may still hold what was erased: erase the same pupils again when nothing else runs.';

/**
 * Takes what was deleted out of the bytes of the file and of its write-ahead log. `secure_delete` zeroes a deleted row
 * where it last stood, but not what was left of it in a page's gap when the page was split
 * (https://sqlite.org/pragma.html#pragma_secure_delete, https://sqlite.org/lang_vacuum.html): so the file is made anew, and
 * the log, which holds the pages as they were, is cut to nothing (https://sqlite.org/pragma.html#pragma_wal_checkpoint).
 * Gives sentences on where it may still be.
 */
export async function vanish(database: DatabaseSync, file: string): Promise<string[]> {
	const endTurn = await turnAt(file);
	try {
		database.exec('vacuum');
		const answer = database.prepare('pragma wal_checkpoint(truncate)').get();
		return answer?.busy === 0 ? [backups] : [inUse, backups];
	} catch (error) {
		return [isBusy(error) ? inUse : 'The file of the case log could not be made anew, and may still hold what was erased: look whether the disk is full, then erase the same pupils again.', backups];
	} finally {
		endTurn();
	}
}
