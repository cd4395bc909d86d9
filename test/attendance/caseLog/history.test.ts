import fc from 'fast-check';
import { caseOf } from '../../../attendance/caseLog';
import { caseSchema } from '../../../attendance/item';
import { anyEvents, caseEvent } from './events';

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
		expect(step).toEqual({ step: 'early-concern', takenOn: '2026-11-30', state: 'done', documents: 2, absentSessions: 12, possibleSessions: 114 });
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

	it('is the same whatever the order of the rows and however often one is read', () => {
		fc.assert(
			fc.property(anyEvents().chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))), ([events, shuffled]) => {
				expect(caseOf(shuffled)).toEqual(caseOf(events));
				expect(caseOf([...events, ...events])).toEqual(caseOf(events));
			}),
		);
	});

	it('always gives a case that the item’s schema takes', () => {
		fc.assert(fc.property(anyEvents(), (events) => expect(caseSchema.safeParse(caseOf(events)).success).toBe(true)));
	});
});
