import { columnsOf, type CaseEvent, type ChainedEvent, type ChainLink, type TiedEvent } from '../../../attendance/caseLog';
import { CaseStoreError } from '../caseStore';
import type { ChainRow, ContentRow } from './tables';

/** Places of a chain, with their content, as rows of its two tables. */
export function toRows(school: number, links: readonly TiedEvent[]): { chain: ChainRow[]; content: ContentRow[] } {
	return { chain: links.map((link) => toChainRow(school, link)), content: links.map((link) => toContentRow(school, link)) };
}

const toChainRow = (school: number, { sequence, previousHash, contentHash, hash }: ChainLink): ChainRow => ({
	school, sequence, previous_hash: previousHash, content_hash: contentHash, hash,
});

function toContentRow(school: number, { sequence, salt, event, text }: TiedEvent): ContentRow {
	const { kind, key, pupilId, asAt, at, run, attempt } = columnsOf(event);
	return { school, sequence, salt, kind: kind as CaseEvent['kind'], key, pupil_id: pupilId, as_at: asAt, at, run, attempt, event: text };
}

/** The event of a row that is read to be acted on. Throws `CaseStoreError` where somebody made it unreadable. */
export function eventOf<Event extends CaseEvent>({ sequence, event }: Pick<ContentRow, 'sequence' | 'event'>): Event {
	const read = readable(event);
	if (read) return read as Event;
	throw new CaseStoreError(`Event ${sequence} of the case log was changed after it was written, and cannot be read`, 'Keep a copy of the case log, then put back the copy from your last backup.');
}

/** A place as `verifyChain` looks at it, whatever somebody made of its content. */
export function toChained(place: ChainRow | null, content: ContentRow | null): ChainedEvent {
	return {
		sequence: place?.sequence ?? content?.sequence ?? 0,
		// Content without a place has no hash (`verifyChain`).
		previousHash: place?.previous_hash ?? '', contentHash: place?.content_hash ?? '', hash: place?.hash ?? '',
		salt: content?.salt ?? null,
		event: content && readable(content.event),
		...(content ? { columns: { kind: content.kind, key: content.key, pupilId: content.pupil_id, asAt: content.as_at, at: content.at, run: content.run, attempt: content.attempt } } : {}),
	};
}

function readable(text: string): CaseEvent | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as CaseEvent) : null;
	} catch {
		return null;
	}
}
