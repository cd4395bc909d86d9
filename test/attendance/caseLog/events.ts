import fc from 'fast-check';
import {
	approvalOutcomes, contactWays, holdKinds, interventionOutcomes, noticeKinds, noticeOutcomes, planOutcomes,
	type ActEvent, type CaseRecord, type RecordedEvent,
} from '../../../attendance/caseLog';

/** An invented event, with what a test cares about put over it. */
export function caseEvent(over: Partial<ActEvent> = {}): ActEvent {
	const event: ActEvent = {
		kind: 'reserved', key: '1042|early-concern|id:7731|2026/27', pupilId: '1042', step: 'early-concern', asAt: '2026-11-23', at: '2026-11-23T09:00:00.000Z',
		run: 'run 1', attempt: 1, absentSessions: 9, possibleSessions: 104, document: 'early-concern-1042-1',
	};
	return { ...event, ...over };
}

let records = 0;

/** An invented event of what a person recorded, under a key of its own. */
export function recorded(record: CaseRecord, over: Partial<RecordedEvent> = {}): RecordedEvent {
	records += 1;
	return {
		kind: 'recorded', key: `1042|${record.type}|${records}`, pupilId: '1042', asAt: '2026-11-23', at: '2026-11-23T09:00:00.000Z', run: 'run 1',
		absentSessions: 9, possibleSessions: 104, record, ...over,
	};
}

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);

/** Any event of a school of few pupils, so that keys meet. */
const anyEvent: fc.Arbitrary<ActEvent> = fc
	.record({
		kind: fc.constantFrom('reserved' as const, 'settled' as const, 'released' as const),
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

const said = { by: fc.constantFrom('head', 'office'), on: day };
const id = fc.constantFrom('a', 'b');
const until = fc.option(day);
const notes = fc.string();

/** Anything that people record, of few ids, so that they meet. */
const anyRecord: fc.Arbitrary<CaseRecord> = fc.oneof(
	fc.record({ type: fc.constant('approval' as const), ...said, step: id, period: id, outcome: fc.constantFrom(...approvalOutcomes), reason: notes, until }),
	fc.record({ type: fc.constant('hold' as const), ...said, id, kind: fc.constantFrom(...holdKinds), reason: fc.string({ minLength: 1 }), until }),
	fc.record({ type: fc.constant('hold ended' as const), ...said, hold: id, reason: notes }),
	fc.record({
		type: fc.constant('plan' as const), ...said, id, barriers: fc.array(notes), targets: fc.array(notes), support: fc.array(fc.record({ what: notes, who: notes })), owner: notes, reviewOn: day, agreedWith: notes,
	}),
	fc.record({ type: fc.constant('plan review' as const), ...said, plan: id, outcome: fc.constantFrom(...planOutcomes), notes, nextReviewOn: until }),
	fc.record({ type: fc.constant('intervention' as const), ...said, id, name: notes, provider: notes, aim: notes }),
	fc.record({ type: fc.constant('intervention outcome' as const), ...said, intervention: id, outcome: fc.constantFrom(...interventionOutcomes), notes }),
	fc.record({ type: fc.constant('contact' as const), ...said, id, way: fc.constantFrom(...contactWays), contact: notes, reached: fc.boolean(), notes }),
	fc.record({
		type: fc.constant('notice' as const), ...said, id, kind: fc.constantFrom(...noticeKinds), contact: notes, issuedOn: day, issuedBy: fc.constantFrom('school' as const, 'local authority' as const), authority: notes, forTermTimeHoliday: fc.boolean(), periodEndsOn: until,
	}),
	fc.record({ type: fc.constant('notice outcome' as const), ...said, notice: id, outcome: fc.constantFrom(...noticeOutcomes), notes }),
);

/** Records as a log can hold them: no key is recorded twice. */
export const anyRecords: fc.Arbitrary<RecordedEvent[]> = fc
	.array(fc.tuple(anyRecord, day), { maxLength: 15 })
	.map((all) => all.map(([record, written], place) => recorded(record, { key: `1042|${place}`, at: `${written}T09:00:00.000Z` })));
