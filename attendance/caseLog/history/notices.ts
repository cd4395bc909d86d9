import type { Notice } from '../../item';
import { compare } from './compare';
import type { RecordsOfCase } from './recordsOfCase';

/** Formal notices in the order of their issue, each with what became of it as last said: one may be unpaid, then withdrawn. */
export function noticesOf(records: RecordsOfCase): Notice[] {
	const outcomes = new Map(records.of('notice outcome').map(({ record }) => [record.notice, record]));
	return records
		.lastOf('notice', ({ id }) => id)
		.map(({ record: { id, kind, contact, issuedOn, issuedBy, authority, forTermTimeHoliday, periodEndsOn } }) => {
			const last = outcomes.get(id);
			return { id, kind, contact, issuedOn, issuedBy, authority, forTermTimeHoliday, periodEndsOn, outcome: last?.outcome ?? null, outcomeOn: last?.on ?? null };
		})
		.sort((one, other) => compare(one.issuedOn, other.issuedOn));
}
