import fc from 'fast-check';
import { chained, chainStart, columnsOf, verifyChain, type CaseEvent, type ChainedEvent, type ErasureEvent, type SaltedEvent } from '../../../attendance/caseLog';
import { anyEvents, caseEvent } from './events';

const salt = (place: number) => String(place).padStart(32, '0');
const salted = (events: readonly CaseEvent[], from = 0): SaltedEvent[] => events.map((event, place) => ({ salt: salt(from + place), event }));
const erasureOf = (...sequences: number[]): ErasureEvent => ({
	kind: 'erased', asAt: '2027-09-01', at: '2027-09-01T09:00:00.000Z', run: 'run 9', by: 'data lead', reason: 'time is over', sequences,
});
const blanked = (link: ChainedEvent): ChainedEvent => ({ ...link, salt: null, event: null });

const three: ChainedEvent[] = chained(chainStart, salted([caseEvent(), caseEvent({ kind: 'settled' }), caseEvent({ key: '7|early-concern|id:9|2026/27', pupilId: '7' })]));
const [first, second, third] = three as [ChainedEvent, ChainedEvent, ChainedEvent];
const saysErased = chained(third, salted([erasureOf(2)], 3))[0] as ChainedEvent;
const filed = { ...second, columns: columnsOf(second.event as CaseEvent) };

describe('the chain of the case log', () => {
	it('is intact as written, and when it is taken up again where it ended', () => {
		expect(verifyChain([])).toEqual({ intact: true, events: 0, erased: 0, end: chainStart });
		expect(verifyChain(three)).toEqual({ intact: true, events: 3, erased: 0, end: { sequence: 3, hash: third.hash } });
		expect(verifyChain([...three, ...chained(third, salted([caseEvent({ asAt: '2026-11-30' })], 3))])).toMatchObject({ intact: true, events: 4 });
	});

	it('is intact where content was erased and an event says so', () => {
		expect(verifyChain([first, blanked(second), third, saysErased])).toEqual({ intact: true, events: 4, erased: 1, end: { sequence: 4, hash: saysErased.hash } });
	});

	it.each<[string, ChainedEvent[], number, string]>([
		['an event changed', [first, { ...second, event: caseEvent({ kind: 'settled', asAt: '2026-11-20' }) }, third], 2, 'Event 2 was changed after it was written.'],
		['a salt changed', [first, { ...second, salt: salt(9) }, third], 2, 'Event 2 was changed after it was written.'],
		['content that is no event any more', [first, { ...second, event: null }, third], 2, 'Event 2 was changed after it was written.'],
		['an event changed, and its content’s hash made anew', [first, { ...(chained(first, salted([caseEvent()], 1))[0] as ChainedEvent), hash: second.hash }, third], 2, 'The place of event 2 in the chain was changed after it was written.'],
		['an event changed, and its place made anew', [first, chained(first, salted([caseEvent()], 1))[0] as ChainedEvent, third], 3, 'Event 3 does not follow the event before it.'],
		['an event changed and its hash made anew', [first, { ...second, hash: 'f'.repeat(64) }, third], 2, 'The place of event 2 in the chain was changed after it was written.'],
		['an event taken out', [first, third], 2, 'Event 2 is missing.'],
		['an event taken out and the rest numbered anew', [first, { ...third, sequence: 2 }], 2, 'Event 2 does not follow the event before it.'],
		['two events exchanged', [second, first, third], 1, 'Event 1 is missing.'],
		['two events exchanged and numbered anew', [{ ...second, sequence: 1 }, { ...first, sequence: 2 }, third], 1, 'Event 1 does not follow the event before it.'],
		['the content of two places exchanged', [{ ...first, salt: second.salt, event: second.event }, { ...second, salt: first.salt, event: first.event }, third], 1, 'Event 1 was changed after it was written.'],
		['the beginning cut off', [second, third], 1, 'Event 1 is missing.'],
		['an event put in twice', [first, first, second, third], 2, 'Event 2 is missing.'],
		['content put in beside the chain', [...three, { sequence: 4, previousHash: '', contentHash: '', hash: '', salt: salt(4), event: caseEvent() }], 4, 'Event 4 has no place in the chain: it was put in past the case log.'],
		['content blanked without a word', [first, blanked(second), third], 2, 'The content of event 2 is gone, and no erasure says so.'],
		['content blanked where an erasure tells of another', [first, blanked(second), blanked(third), saysErased], 3, 'The content of event 3 is gone, and no erasure says so.'],
		['an erasure whose content is still there', [...three, saysErased], 4, 'Event 4 says that event 2 was erased, and its content is still there.'],
		['an erasure of what came after it', [first, second, third, chained(third, salted([erasureOf(7)], 3))[0] as ChainedEvent], 4, 'Event 4 says that event 7 was erased, and its content is still there.'],
		['an event filed under another pupil', [first, { ...filed, columns: { ...filed.columns, pupilId: '7' } }, third], 2, 'Event 2 is filed under another "pupilId" than it was written with.'],
		['an event filed under another key', [first, { ...filed, columns: { ...filed.columns, key: 'other' } }, third], 2, 'Event 2 is filed under another "key" than it was written with.'],
		['an event filed as another kind', [first, { ...filed, columns: { ...filed.columns, kind: 'released' } }, third], 2, 'Event 2 is filed under another "kind" than it was written with.'],
	])('finds %s', (_name, links, sequence, reason) => {
		expect(verifyChain(links)).toEqual({ intact: false, sequence, reason });
	});

	it('does not find, by itself, that the end was cut off; an end noted elsewhere shows it', () => {
		const noted = { sequence: 3, hash: third.hash };
		expect(verifyChain([first, second])).toMatchObject({ intact: true });
		expect(verifyChain([first, second], noted)).toEqual({ intact: false, sequence: 3, reason: 'The log ends with event 2, and had 3 when its end was noted: the last were cut off.' });
		expect(verifyChain([], noted)).toMatchObject({ intact: false, sequence: 1 });
		expect(verifyChain(three, noted)).toMatchObject({ intact: true });
		expect(verifyChain([...three, saysErased].map((link) => (link === second ? blanked(link) : link)), noted)).toMatchObject({ intact: true, events: 4 });
	});

	it('shows by an end noted elsewhere that the whole log was written anew', () => {
		const anew = chained(chainStart, salted([caseEvent(), caseEvent({ kind: 'settled', asAt: '2026-11-20' }), caseEvent({ pupilId: '7' })]));
		expect(verifyChain(anew)).toMatchObject({ intact: true });
		expect(verifyChain(anew, { sequence: 3, hash: third.hash })).toEqual({
			intact: false, sequence: 3, reason: 'Event 3 is another than when the end of the log was noted: the log was written anew up to there.',
		});
	});

	it('does not hang on the order in which a store gives the fields of an event', () => {
		const reordered = three.map((link) => ({ ...link, event: Object.fromEntries(Object.entries(link.event ?? {}).reverse()) as unknown as CaseEvent }));
		expect(verifyChain(reordered)).toMatchObject({ intact: true, events: 3 });
	});

	it('hashes the same content otherwise each time, so that an erased event cannot be guessed from its hash', () => {
		const [one, other] = [1, 2].map((place) => chained(chainStart, [{ salt: salt(place), event: caseEvent() }])[0]);
		expect(one?.contentHash).not.toBe(other?.contentHash);
	});

	it('finds any change of any field of any event', () => {
		const fields = Object.keys(caseEvent()) as Array<keyof CaseEvent>;
		fc.assert(
			fc.property(anyEvents(1), fc.nat(), fc.constantFrom(...fields), (events, pick, field) => {
				const links: ChainedEvent[] = chained(chainStart, salted(events));
				const place = pick % links.length;
				const altered = links.map((link, index) => (index === place ? ({ ...link, event: { ...link.event, [field]: 'altered' } } as ChainedEvent) : link));
				expect(verifyChain(links)).toMatchObject({ intact: true, events: events.length });
				expect(verifyChain(altered)).toMatchObject({ intact: false, sequence: place + 1 });
			}),
		);
	});

	it('verifies whatever was erased, as long as it is said, and never where one place is not', () => {
		fc.assert(
			fc.property(anyEvents(1).chain((events) => fc.tuple(fc.constant(events), fc.subarray(events.map((_, place) => place + 1), { minLength: 1 }))), ([events, places]) => {
				const all: ChainedEvent[] = chained(chainStart, salted([...events, erasureOf(...places)]));
				const erased = all.map((link) => (places.includes(link.sequence) ? blanked(link) : link));
				expect(verifyChain(erased)).toMatchObject({ intact: true, erased: places.length });
				const silent: ChainedEvent[] = chained(chainStart, salted([...events, erasureOf(...places.slice(1))]));
				expect(verifyChain(silent.map((link) => (places.includes(link.sequence) ? blanked(link) : link)))).toMatchObject({ intact: false, sequence: places[0] });
			}),
		);
	});
});
