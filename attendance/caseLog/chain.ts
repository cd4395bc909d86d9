import { createHash } from 'node:crypto';
import type { CaseEvent } from './event';

/** An event at its place in a school's log. Each carries the hash of the one before, so that any change shows (design §6). */
export interface ChainedEvent {
	/** 1 for the school's first event, without gaps. */
	readonly sequence: number;
	readonly previousHash: string;
	readonly hash: string;
	readonly event: CaseEvent;
}

/** Where a chain ends: what the next event is tied to. */
export type ChainEnd = Pick<ChainedEvent, 'sequence' | 'hash'>;

/** The end of a log that holds nothing yet. */
export const chainStart: ChainEnd = { sequence: 0, hash: '0'.repeat(64) };

/** Ties events to the end of a chain, in the order given. */
export function chained(end: ChainEnd, events: readonly CaseEvent[]): ChainedEvent[] {
	let { sequence, hash: previousHash } = end;
	return events.map((event) => {
		sequence += 1;
		const hash = hashOf(sequence, previousHash, event);
		const link = { sequence, previousHash, hash, event };
		previousHash = hash;
		return link;
	});
}

export type Verdict =
	| { readonly intact: true; readonly events: number }
	| { readonly intact: false; readonly sequence: number; readonly reason: string };

/**
 * Checks a school's whole log, first event first.
 * Gives `intact` with the number of events, or the place and nature of the first fault. What no chain can show is that
 * its last events were cut off: for that, the number and hash of the last event must be kept elsewhere too.
 */
export function verifyChain(links: Iterable<ChainedEvent>): Verdict {
	let end = chainStart;
	for (const link of links) {
		const sequence = end.sequence + 1;
		if (link.sequence !== sequence) return { intact: false, sequence, reason: `Event ${sequence} is missing.` };
		if (link.previousHash !== end.hash) return { intact: false, sequence, reason: `Event ${sequence} does not follow the event before it.` };
		if (link.hash !== hashOf(sequence, end.hash, link.event)) {
			return { intact: false, sequence, reason: `Event ${sequence} was changed after it was written.` };
		}
		end = link;
	}
	return { intact: true, events: end.sequence };
}

/** SHA-256 over canonical JSON: fields in alphabetical order, no spaces. An event is flat, so sorting its names is enough. */
function hashOf(sequence: number, previousHash: string, event: CaseEvent): string {
	const content = { ...event, sequence, previousHash };
	return createHash('sha256')
		.update(JSON.stringify(content, Object.keys(content).sort()))
		.digest('hex');
}
