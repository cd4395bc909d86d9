import fc from 'fast-check';
import type { ActEvent } from '../../../attendance/caseLog';

/** An invented event, with what a test cares about put over it. */
export function caseEvent(over: Partial<ActEvent> = {}): ActEvent {
	const event: ActEvent = {
		kind: 'reserved', key: '1042|early-concern|id:7731|2026/27', pupilId: '1042', step: 'early-concern', asAt: '2026-11-23', at: '2026-11-23T09:00:00.000Z',
		run: 'run 1', attempt: 1, absentSessions: 9, possibleSessions: 104, document: 'early-concern-1042-1',
	};
	return { ...event, ...over };
}

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);

/** Any event of a school of few pupils, so that keys meet. */
const anyEvent: fc.Arbitrary<ActEvent> = fc
	.record({
		kind: fc.constantFrom('reserved' as const, 'settled' as const),
		pupilId: fc.constantFrom('1', '2'),
		step: fc.constantFrom('early-concern', 'meeting-invitation'),
		contact: fc.constantFrom('id:7', 'id:8'),
		asAt: day,
		run: fc.constantFrom('run 1', 'run 2'),
		attempt: fc.integer({ min: 1, max: 3 }),
		absentSessions: fc.option(fc.nat(50)),
		document: fc.option(fc.string()),
	})
	.map(({ contact, ...rest }) =>
		caseEvent({ ...rest, key: `${rest.pupilId}|${rest.step}|${contact}|2026/27`, at: `${rest.asAt}T09:00:00.000Z` }),
	);

/** Events as a log can hold them: no key is reserved twice at one attempt, and none is settled twice. */
export const anyEvents = (minLength = 0): fc.Arbitrary<ActEvent[]> =>
	fc.uniqueArray(anyEvent, { minLength, maxLength: 12, selector: ({ kind, key, attempt }) => (kind === 'settled' ? `${kind} ${key}` : `${kind} ${key} ${attempt}`) });
