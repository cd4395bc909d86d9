import fc from 'fast-check';
import { chained, chainStart, verifyChain, type CaseEvent, type ChainedEvent } from '../../../attendance/caseLog';
import { anyEvents, caseEvent } from './events';

const three = chained(chainStart, [caseEvent(), caseEvent({ kind: 'settled' }), caseEvent({ key: '7|early-concern|id:9|2026/27', pupilId: '7' })]);
const [first, second, third] = three as [ChainedEvent, ChainedEvent, ChainedEvent];

describe('the chain of the case log', () => {
	it('is intact as written, and when it is taken up again where it ended', () => {
		expect(verifyChain([])).toEqual({ intact: true, events: 0 });
		expect(verifyChain(three)).toEqual({ intact: true, events: 3 });
		expect(verifyChain([...three, ...chained(third, [caseEvent({ asAt: '2026-11-30' })])])).toEqual({ intact: true, events: 4 });
	});

	it.each([
		['an event changed', [first, { ...second, event: { ...second.event, asAt: '2026-11-20' } }, third], 2, 'changed'],
		['an event taken out', [first, third], 2, 'missing'],
		['an event taken out and the rest numbered anew', [first, { ...third, sequence: 2 }], 2, 'does not follow'],
		['two events exchanged', [second, first, third], 1, 'missing'],
		['an event changed and its hash made anew', [first, { ...second, hash: 'f'.repeat(64) }, third], 2, 'changed'],
		['the beginning cut off', [second, third], 1, 'missing'],
	])('finds %s', (_name, links, sequence, word) => {
		expect(verifyChain(links)).toMatchObject({ intact: false, sequence, reason: expect.stringContaining(word) });
	});

	it('does not hang on the order in which a store gives the fields of an event', () => {
		const reordered = three.map((link) => ({ ...link, event: Object.fromEntries(Object.entries(link.event).reverse()) as CaseEvent }));
		expect(verifyChain(reordered)).toEqual({ intact: true, events: 3 });
	});

	it('finds any change of any field of any event', () => {
		const fields = Object.keys(caseEvent()) as Array<keyof CaseEvent>;
		fc.assert(
			fc.property(anyEvents(1), fc.nat(), fc.constantFrom(...fields), (events, pick, field) => {
				const links = chained(chainStart, events);
				const place = pick % links.length;
				const altered = links.map((link, index) => (index === place ? { ...link, event: { ...link.event, [field]: 'altered' } } : link));
				expect(verifyChain(links)).toEqual({ intact: true, events: events.length });
				expect(verifyChain(altered)).toMatchObject({ intact: false, sequence: place + 1 });
			}),
		);
	});
});
