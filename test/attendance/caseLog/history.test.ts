import fc from 'fast-check';
import { caseOf, type ActEvent, type CaseEvent, type CaseRecordOf } from '../../../attendance/caseLog';
import { caseSchema } from '../../../attendance/item';
import { anyEvents, anyRecords, caseEvent, recorded } from './events';

const everyKind: fc.Arbitrary<CaseEvent[]> = fc.tuple(anyEvents(), anyRecords).map(([acts, records]) => [...acts, ...records]);

const mother = '1042|early-concern|id:1|2026/27';
const father = '1042|early-concern|id:2|2026/27';

describe('the case that events tell', () => {
	it('is empty where nothing has happened', () => expect(caseOf([])).toEqual({ steps: [], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] }));

	it('has a step under way until the letter of each parent is settled', () => {
		const events = [
			caseEvent({ key: mother }),
			caseEvent({ key: father }),
			caseEvent({ key: mother, kind: 'settled' }),
		];
		expect(caseOf(events).steps).toMatchObject([{ step: 'early-concern', state: 'reserved', documents: 2 }]);
		expect(caseOf([...events, caseEvent({ key: father, kind: 'settled' })]).steps).toMatchObject([{ state: 'done', documents: 2 }]);
	});

	it('dates the step, and its counts, by the last parent’s letter, so that the wait is fair to both', () => {
		const [step] = caseOf([
			caseEvent({ key: mother }),
			caseEvent({ key: mother, kind: 'settled' }),
			caseEvent({ key: father }),
			caseEvent({ key: father, attempt: 2, asAt: '2026-11-30', at: '2026-11-30T09:00:00.000Z', absentSessions: 12, possibleSessions: 114 }),
			caseEvent({ key: father, kind: 'settled', asAt: '2026-11-30', at: '2026-11-30T09:00:05.000Z', absentSessions: 12, possibleSessions: 114 }),
		]).steps;
		expect(step).toEqual({ step: 'early-concern', period: '2026/27', takenOn: '2026-11-30', state: 'done', documents: 2, absentSessions: 12, possibleSessions: 114 });
	});

	it('is dated by the day it was done, not by a later run that began it again meanwhile', () => {
		const events = [
			caseEvent({ key: mother }),
			caseEvent({ key: mother, attempt: 2, asAt: '2026-11-30', at: '2026-11-30T09:00:00.000Z', run: 'run 2' }),
			caseEvent({ key: mother, kind: 'settled', attempt: 2, at: '2026-11-30T09:00:10.000Z' }),
		];
		expect(caseOf(events).steps).toMatchObject([{ takenOn: '2026-11-23', state: 'done' }]);
	});

	it('keeps the same step of two school years apart', () => {
		const steps = caseOf([
			caseEvent({ kind: 'settled', key: '1042|early-concern|id:1|2025/26', asAt: '2026-03-02' }),
			caseEvent({ key: mother, asAt: '2026-11-23' }),
		]).steps;
		expect(steps.map(({ takenOn, state }) => [takenOn, state])).toEqual([['2026-03-02', 'done'], ['2026-11-23', 'reserved']]);
	});

	it('keeps the same step of two episodes of one school year apart, by the period of their keys', () => {
		const steps = caseOf([
			caseEvent({ kind: 'settled', key: '1042|medical|2026-10-05', period: '2026-10-05', asAt: '2026-10-20' }),
			caseEvent({ kind: 'reserved', key: '1042|medical|2026-11-16', period: '2026-11-16', asAt: '2026-11-30' }),
		]).steps;
		expect(steps).toMatchObject([{ period: '2026-10-05', state: 'done' }, { period: '2026-11-16', state: 'reserved' }]);
	});

	it('takes acts of before there were periods for those of their school year, and finds both under one step', () => {
		const steps = caseOf([
			caseEvent({ kind: 'settled', key: mother, asAt: '2026-11-16' }),
			caseEvent({ kind: 'settled', key: father, asAt: '2026-11-23', period: '2026/27' }),
		]).steps;
		expect(steps).toMatchObject([{ period: '2026/27', documents: 2, takenOn: '2026-11-23', state: 'done' }]);
	});

	it('keeps in its year a step that was begun on the last day of July and done in August', () => {
		const steps = caseOf([caseEvent({ key: mother, asAt: '2027-07-31' }), caseEvent({ key: mother, kind: 'settled', asAt: '2027-08-01' })]).steps;
		expect(steps).toMatchObject([{ period: '2026/27', takenOn: '2027-08-01', state: 'done', documents: 1 }]);
	});

	describe('where a person gave a reservation up', () => {
		const released = (key: string, over: Partial<ActEvent> = {}) => caseEvent({ key, kind: 'released', asAt: '2026-11-24', at: '2026-11-24T09:00:00.000Z', by: 'office', reason: 'not in the outbox', ...over });
		it.each([
			['the only letter: the step was not taken', [caseEvent({ key: mother }), released(mother)], []],
			['one letter, and the other is made: the step is done', [caseEvent({ key: mother }), released(mother), caseEvent({ key: father }), caseEvent({ key: father, kind: 'settled' })], [{ state: 'done', documents: 1, takenOn: '2026-11-23' }]],
			['one letter, and the other is under way', [caseEvent({ key: mother }), released(mother), caseEvent({ key: father })], [{ state: 'reserved', documents: 1, takenOn: '2026-11-23' }]],
			['a letter that was begun again', [caseEvent({ key: mother }), released(mother), caseEvent({ key: mother, attempt: 2, asAt: '2026-11-30' })], [{ state: 'reserved', documents: 1, takenOn: '2026-11-30' }]],
			['a letter that was made after all', [caseEvent({ key: mother }), released(mother), caseEvent({ key: mother, kind: 'settled', asAt: '2026-11-25' })], [{ state: 'done', documents: 1, takenOn: '2026-11-25' }]],
		])('%s', (_name, events, steps) => expect(caseOf(events).steps).toMatchObject(steps));
	});

	describe('of what people recorded', () => {
		const hold = { type: 'hold', by: 'head of year', on: '2026-11-02', id: 'h-1', kind: 'bereavement', reason: 'a grandparent died', until: '2026-11-30' } as const;
		it('has the holds that nobody ended', () => {
			const other = { ...hold, id: 'h-2', on: '2026-11-04', kind: 'open appeal', until: null } as const;
			expect(caseOf([recorded(hold), recorded(other)]).holds).toEqual([
				{ id: 'h-1', kind: 'bereavement', reason: 'a grandparent died', since: '2026-11-02', until: '2026-11-30', by: 'head of year' },
				{ id: 'h-2', kind: 'open appeal', reason: 'a grandparent died', since: '2026-11-04', until: null, by: 'head of year' },
			]);
			const ended = { type: 'hold ended', by: 'head', on: '2026-11-01', hold: 'h-1', reason: 'entered for another pupil' } as const;
			expect(caseOf([recorded(ended), recorded(hold), recorded(other)]).holds.map(({ id }) => id)).toEqual(['h-2']);
		});

		it('takes what is recorded again under the same id as its correction, even with an earlier date', () => {
			const corrected = recorded({ ...hold, on: '2026-10-30', until: null }, { key: 'later', at: '2026-11-24T09:00:00.000Z' });
			expect(caseOf([corrected, recorded(hold)]).holds).toMatchObject([{ since: '2026-10-30', until: null }]);
		});

		it('has the latest approval of each step in each period', () => {
			const approval = { type: 'approval', by: 'head', on: '2026-11-02', step: 'notice', period: '2026/27', outcome: 'held', reason: 'wait for the doctor', until: '2026-11-20' } as const;
			const events = [
				recorded(approval), recorded({ ...approval, on: '2026-11-23', outcome: 'approved', reason: '', until: null }, { at: '2026-11-23T10:00:00.000Z' }),
				recorded({ ...approval, period: '2025/26', on: '2026-03-02', outcome: 'not appropriate', until: null }, { at: '2026-03-02T10:00:00.000Z' }),
			];
			expect(caseOf(events).approvals).toEqual([
				{ step: 'notice', period: '2025/26', outcome: 'not appropriate', by: 'head', on: '2026-03-02', reason: 'wait for the doctor', until: null },
				{ step: 'notice', period: '2026/27', outcome: 'approved', by: 'head', on: '2026-11-23', reason: '', until: null },
			]);
		});

		it('has plans with their reviews, the last of which says when they are looked at again', () => {
			const plan: CaseRecordOf<'plan'> = { type: 'plan', by: 'tutor', on: '2026-10-05', id: 'p-1', barriers: ['bus'], targets: ['in by 8:40'], support: [{ what: 'bus pass', who: 'office' }], owner: 'Tutor', reviewOn: '2026-11-02', agreedWith: 'pupil and mother' };
			const review = { type: 'plan review', by: 'tutor', on: '2026-11-02', plan: 'p-1', outcome: 'partly met', notes: 'better', nextReviewOn: '2026-12-01' } as const;
			expect(caseOf([recorded(plan)]).plans).toMatchObject([{ madeOn: '2026-10-05', reviewOn: '2026-11-02', reviews: [], absentSessions: 9, possibleSessions: 104 }]);
			const closed = { ...review, on: '2026-12-01', outcome: 'met', nextReviewOn: null } as const;
			expect(caseOf([recorded(closed), recorded({ ...review, plan: 'unknown' }), recorded(review), recorded(plan)]).plans).toMatchObject([
				{ id: 'p-1', reviewOn: null, reviews: [{ on: '2026-11-02', outcome: 'partly met' }, { on: '2026-12-01', outcome: 'met' }] },
			]);
		});

		it('has interventions with what came of them', () => {
			const help = { type: 'intervention', by: 'tutor', on: '2026-10-05', id: 'i-1', name: 'Breakfast club', provider: 'school', aim: 'calm start' } as const;
			const outcome = { type: 'intervention outcome', by: 'tutor', on: '2026-11-20', intervention: 'i-1', outcome: 'helped', notes: 'came daily' } as const;
			expect(caseOf([recorded(help)]).interventions).toMatchObject([{ startedOn: '2026-10-05', outcome: null, endedOn: null, notes: '', absentSessions: 9 }]);
			expect(caseOf([recorded(outcome), recorded(help)]).interventions).toMatchObject([{ outcome: 'helped', endedOn: '2026-11-20', notes: 'came daily' }]);
		});

		it('has notices in the order of their issue, with what last became of each', () => {
			const notice = { type: 'notice', by: 'office', on: '2026-11-20', id: 'n-1', kind: 'penalty notice', contact: 'id:1', issuedOn: '2026-11-18', issuedBy: 'local authority', authority: 'Westshire', forTermTimeHoliday: false, periodEndsOn: null } as const;
			const earlier = { ...notice, id: 'n-2', on: '2026-11-23', issuedOn: '2025-01-10' } as const;
			const unpaid = { type: 'notice outcome', by: 'office', on: '2026-12-20', notice: 'n-1', outcome: 'unpaid', notes: '' } as const;
			const withdrawn = { ...unpaid, on: '2027-01-08', outcome: 'withdrawn' } as const;
			expect(caseOf([recorded(notice), recorded(withdrawn), recorded(earlier), recorded(unpaid)]).notices).toMatchObject([
				{ id: 'n-2', issuedOn: '2025-01-10', outcome: null, outcomeOn: null },
				{ id: 'n-1', issuedOn: '2026-11-18', outcome: 'withdrawn', outcomeOn: '2027-01-08' },
			]);
		});

		it('has contacts made, oldest first', () => {
			const talk = { type: 'contact', by: 'office', on: '2026-11-20', id: 'c-1', way: 'phone call', contact: 'id:1', reached: false, notes: 'no answer' } as const;
			expect(caseOf([recorded(talk), recorded({ ...talk, id: 'c-2', on: '2026-11-19', reached: true })]).contactsMade.map(({ id }) => id)).toEqual(['c-2', 'c-1']);
		});
	});

	it('is the same whatever the order of the rows and however often one is read', () => {
		fc.assert(
			fc.property(everyKind.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))), ([events, shuffled]) => {
				expect(caseOf(shuffled)).toEqual(caseOf(events));
				expect(caseOf([...events, ...events])).toEqual(caseOf(events));
			}),
		);
	});

	it('always gives a case that the item’s schema takes, and keeps whole', () => {
		fc.assert(fc.property(everyKind, (events) => expect(caseSchema.parse(caseOf(events))).toEqual(caseOf(events))));
	});
});
