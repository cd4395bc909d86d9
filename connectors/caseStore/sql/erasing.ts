import type { Transaction } from 'kysely';
import type { Run } from '../../../attendance/caseLog';
import type { ErasureAnswer, Found } from '../caseStore';
import { append } from './appending';
import { openReservations } from './reading';
import { inParts, type CaseLogTables } from './tables';

/**
 * Takes out the content of all events of these pupils, salt and all, and adds one event that lists their places.
 * Takes a transaction that holds the school's lock. Pupils of whom nothing stands are passed over, and nothing is added
 * where nothing is left to erase, so that a node tried again erases once.
 */
export async function eraseContent(transaction: Transaction<CaseLogTables>, school: number, pupilIds: readonly string[], { by, reason, asAt }: Found, run: Run): Promise<Omit<ErasureAnswer, 'remains'>> {
	const asked = [...new Set(pupilIds)];
	const open = new Set((await openReservations(transaction, school, asked)).map(({ pupilId }) => pupilId));
	const stillOpen = asked.filter((id) => open.has(id));
	const erased = new Set<string>();
	const sequences: number[] = [];
	for (const ids of inParts(asked.filter((id) => !open.has(id)))) {
		const rows = await transaction.selectFrom('case_content').select(['sequence', 'pupil_id']).where('school', '=', school).where('pupil_id', 'in', ids).execute();
		for (const { sequence, pupil_id } of rows) {
			sequences.push(sequence);
			erased.add(pupil_id as string);
		}
	}
	if (sequences.length > 0) {
		sequences.sort((one, other) => one - other);
		const erasure = await append(transaction, school, [{ kind: 'erased', asAt, at: run.at, run: run.id, by, reason, sequences }]);
		for (const some of inParts(sequences)) {
			await transaction.insertInto('case_erased').values(some.map((sequence) => ({ school, sequence, erasure }))).execute();
			await transaction.deleteFrom('case_content').where('school', '=', school).where('sequence', 'in', some).execute();
		}
	}
	return { eventsErased: sequences.length, pupilsErased: erased.size, stillOpen };
}
