/** A meeting to which nobody came returns the family to the ladder: the next step says so and is not held back by the letter about it. */
import { decide, supportFirst } from '../../../attendance/policy';
import type { Case } from '../../../attendance/item';
import { done, factsOf, patterns } from './pupils';

const asAt = '2026-11-23';
const early = done('early-concern', '2026-10-19');
const meeting = (on: string, reached: boolean): Case['contactsMade'][number] => ({ id: on, on, by: 'Office', way: 'meeting', contact: '', reached, notes: '' });
const decided = (over: Partial<Case> = {}, steps = [early]) => {
	const facts = factsOf({ days: patterns.persistent, asAt, steps });
	return decide({ ...facts, case: { ...facts.case, ...over } }, supportFirst, asAt);
};

test('without a missed meeting the step says nothing of one', () => {
	expect(decided()).toMatchObject({ outcome: 'due' });
	expect(decided().reasons.join(' ')).not.toContain('Nobody came');
});

test('the next step to the family says that nobody came, until they have been met', () => {
	expect(decided({ contactsMade: [meeting('2026-11-19', false)] }).reasons).toContain('Nobody came to the meeting on 19 November 2026, and the family has not been met since.');
	expect(decided({ contactsMade: [meeting('2026-11-12', false), meeting('2026-11-19', true)] }).reasons.join(' ')).not.toContain('Nobody came');
});

test.each(['meeting-missed', 'meeting-rearranged', 'half-term-update', 'first-day', 'improvement'])('a letter "%s" makes no step wait, not even on the same day', (id) => {
	const { step } = decided();
	expect(decided({}, [early, done(id, '2026-11-20')]).step).toBe(step);
	expect(decided({}, [early, done(id, asAt)]).step).toBe(step);
});

test('a letter that a policy has as a step of its own is waited for like any other', () => {
	expect(decided({}, [early, done('twenty-day', asAt)]).outcome).toBe('nothing due');
});
