import { canonicalText, chainStart, columnsOf, contentHashOf, linkHashOf, type ChainedEvent, type ChainEnd } from './chain';
import type { ErasureEvent } from './event';

export type Verdict =
	/** `end` is worth keeping elsewhere: it is the `knownEnd` of the next check. */
	| { readonly intact: true; readonly events: number; readonly erased: number; readonly end: ChainEnd }
	| { readonly intact: false; readonly sequence: number; readonly reason: string };

/** The place and nature of a fault. */
type Fault = { readonly sequence: number; readonly reason: string };

/**
 * Checks a school's whole log, first event first.
 *
 * Takes the log and, where one was noted elsewhere (an export, a print-out), an end that it had before. Gives `intact`
 * with the number of events and of those erased, or the place of the first fault and a sentence for whoever must look
 * into it. A log alone cannot show that its last events were cut off: for that there is `knownEnd`.
 */
export function verifyChain(links: Iterable<ChainedEvent>, knownEnd?: ChainEnd): Verdict {
	let end = chainStart;
	const blank = new Set<number>();
	const erased = new Set<number>();
	for (const link of links) {
		const fault = faultOfPlace(link, end) ?? faultOfContent(link) ?? faultOfKnown(link, knownEnd);
		if (fault) return { intact: false, ...fault };
		if (!link.event) blank.add(link.sequence);
		if (link.event?.kind === 'erased') {
			const standing = faultOfErasure(link.sequence, link.event, blank);
			if (standing) return { intact: false, ...standing };
			for (const place of link.event.sequences) erased.add(place);
		}
		end = { sequence: link.sequence, hash: link.hash };
	}
	for (const sequence of blank) {
		if (!erased.has(sequence)) return { intact: false, sequence, reason: `The content of event ${sequence} is gone, and no erasure says so.` };
	}
	if (knownEnd && knownEnd.sequence > end.sequence) {
		return { intact: false, sequence: end.sequence + 1, reason: `The log ends with event ${end.sequence}, and had ${knownEnd.sequence} when its end was noted: the last were cut off.` };
	}
	return { intact: true, events: end.sequence, erased: erased.size, end };
}

function faultOfPlace({ sequence: found, previousHash, contentHash, hash }: ChainedEvent, end: ChainEnd): Fault | undefined {
	const sequence = end.sequence + 1;
	if (hash === '') return { sequence: found, reason: `Event ${found} has no place in the chain: it was put in past the case log.` };
	if (found !== sequence) return { sequence, reason: `Event ${sequence} is missing.` };
	if (previousHash !== end.hash) return { sequence, reason: `Event ${sequence} does not follow the event before it.` };
	if (hash !== linkHashOf(sequence, previousHash, contentHash)) return { sequence, reason: `The place of event ${sequence} in the chain was changed after it was written.` };
	return undefined;
}

function faultOfContent({ sequence, salt, event, contentHash, columns }: ChainedEvent): Fault | undefined {
	if (salt === null && event === null) return undefined;
	if (salt === null || event === null || contentHash !== contentHashOf(salt, canonicalText(event))) return { sequence, reason: `Event ${sequence} was changed after it was written.` };
	if (!columns) return undefined;
	const own = columnsOf(event);
	const differing = (Object.keys(own) as Array<keyof typeof own>).find((name) => own[name] !== columns[name]);
	return differing && { sequence, reason: `Event ${sequence} is filed under another "${differing}" than it was written with.` };
}

function faultOfKnown({ sequence, hash }: ChainedEvent, knownEnd: ChainEnd | undefined): Fault | undefined {
	if (sequence !== knownEnd?.sequence || hash === knownEnd.hash) return undefined;
	return { sequence, reason: `Event ${sequence} is another than when the end of the log was noted: the log was written anew up to there.` };
}

function faultOfErasure(sequence: number, { sequences }: ErasureEvent, blank: ReadonlySet<number>): Fault | undefined {
	const standing = sequences.find((place) => !blank.has(place));
	return standing === undefined ? undefined : { sequence, reason: `Event ${sequence} says that event ${standing} was erased, and its content is still there.` };
}
