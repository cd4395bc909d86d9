import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CaseEvent } from './event';

/**
 * A place in a school's log. It is kept for ever and says nothing of whom it is about: each place carries the hash of the
 * one before, so that any change shows (design §6), and the hash of its content, which may since have been erased.
 */
export interface ChainLink {
	/** 1 for the school's first event, without gaps. */
	readonly sequence: number;
	readonly previousHash: string;
	readonly contentHash: string;
	readonly hash: string;
}

/**
 * An event with the random text that is hashed with it and erased with it. Without the salt nobody can find out, by
 * hashing what each pupil's event would have been, whose event was erased.
 */
export interface SaltedEvent {
	readonly salt: string;
	readonly event: CaseEvent;
}

/** A place with its content, as a store gives it. `event` and `salt` are both null where the content was erased. */
export interface ChainedEvent extends ChainLink {
	readonly salt: string | null;
	/** Null beside a salt: something stands there that is no event. */
	readonly event: CaseEvent | null;
	/** What the store finds the event by, where it keeps that beside the event. */
	readonly columns?: EventColumns;
}

/** What stores look events up by. Must agree with the event that was hashed. */
export interface EventColumns {
	readonly kind: string;
	readonly key: string | null;
	readonly pupilId: string | null;
	readonly asAt: string;
	readonly at: string;
	readonly run: string;
	readonly attempt: number | null;
}

/** Where a chain ends: what the next event is tied to. Kept elsewhere, it shows later whether the end was cut off. */
export type ChainEnd = Pick<ChainLink, 'sequence' | 'hash'>;

/** The end of a log that holds nothing yet. */
export const chainStart: ChainEnd = { sequence: 0, hash: '0'.repeat(64) };

/** An event tied to a chain, with the text of it that was hashed: RFC 8785, so that the order of fields does not count. */
export type TiedEvent = ChainLink & SaltedEvent & { readonly text: string };

/** Ties events to the end of a chain, in the order given. Each salt must be new, random and of hexadecimal digits. */
export function chained(end: ChainEnd, events: readonly SaltedEvent[]): TiedEvent[] {
	let { sequence, hash: previousHash } = end;
	return events.map(({ salt, event }) => {
		sequence += 1;
		const text = canonicalText(event);
		const contentHash = contentHashOf(salt, text);
		const hash = linkHashOf(sequence, previousHash, contentHash);
		const link = { sequence, previousHash, contentHash, hash, salt, event, text };
		previousHash = hash;
		return link;
	});
}

/** An event as it is hashed and kept. */
export function canonicalText(event: CaseEvent): string {
	return canonicalize(event) as string;
}

/** What a store keeps beside the text of an event. */
export function columnsOf(event: CaseEvent): EventColumns {
	const { kind, asAt, at, run } = event;
	return {
		kind, asAt, at, run,
		key: 'key' in event ? event.key : null,
		pupilId: 'pupilId' in event ? event.pupilId : null,
		attempt: 'attempt' in event ? event.attempt : null,
	};
}

/** SHA-256 of the salt, a line end and the canonical text, which holds no line end of its own. */
export function contentHashOf(salt: string, text: string): string {
	return sha256(`${salt}\n${text}`);
}

/** SHA-256 of the canonical JSON of sequence, previousHash and contentHash. */
export function linkHashOf(sequence: number, previousHash: string, contentHash: string): string {
	return sha256(canonicalize({ sequence, previousHash, contentHash }) as string);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
