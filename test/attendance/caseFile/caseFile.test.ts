import fc from 'fast-check';
import { caseFileName, caseFileOf, caseFileSchema, checkList, chronologyOf, drawn, overviewOf, pastRetention, planToReview, type RetentionRule } from '../../../attendance/caseFile';
import { caseOf, type CaseEvent, type CaseRecord } from '../../../attendance/caseLog';
import { act, asAt, events, father, item, mother, recorded, records } from './inventedCase';

const fileOf = (of: readonly CaseEvent[] = events, from: object = item, date = asAt) => caseFileOf(from as Record<string, unknown>, of, date);

describe('the case file', () => {
	it('is what its schema says, and is read back from JSON as it was', () => {
		expect(caseFileSchema.parse(JSON.parse(JSON.stringify(fileOf())))).toEqual(fileOf());
	});

	it('has a file name that discloses nobody', () => {
		expect(caseFileName(fileOf())).toMatch(/^2026-12-14_case-file_[\da-f]{8}$/);
		expect(fileOf(events, { ...item, school: { ...item.school, urn: '900002' } }).reference).not.toBe(fileOf().reference);
	});

	it('is the same whatever the order of events', () => {
		fc.assert(fc.property(fc.shuffledSubarray([...events], { minLength: events.length }), (shuffled) => expect(fileOf(shuffled)).toEqual(fileOf())), { numRuns: 20 });
	});

	it('tells absence when it began and now', () => {
		const { absenceAtStart, absenceNow } = fileOf();
		expect(absenceAtStart).toEqual({ date: '2026-10-15', absentSessions: 8, possibleSessions: 58 });
		expect(absenceNow).toEqual({ absentSessions: 18, possibleSessions: 130 });
		expect(fileOf([], { school: item.school, pupil: item.pupil })).toMatchObject({ absenceNow: { absentSessions: null, possibleSessions: null }, absenceAtStart: { date: null }, chronology: [] });
	});

	it('says how penalty notices stand of each parent where the ledger holds a notice, and what the law says against one', () => {
		const penalty = (issuedOn: string) => recorded({ type: 'notice', by: 'Office', on: issuedOn, id: `pn-${issuedOn}`, kind: 'penalty notice', contact: 'id:7731', issuedOn, issuedBy: 'local authority', authority: 'Wexshire', forTermTimeHoliday: true, periodEndsOn: null });
		const { standings, warnings } = fileOf([penalty('2024-10-07'), penalty('2025-10-06'), penalty('2026-10-05')]).noticeLaw;
		expect(standings).toMatchObject([{ contact: 'id:7731', sentence: expect.stringMatching(/^3 penalty notices to the mother .*No further one can be issued before 7 October 2028/) }, { contact: 'id:7732', sentence: expect.stringMatching(/penalty notices? to the father/) }]);
		expect(warnings).toEqual([{ notice: 'pn-2026-10-05', sentence: expect.stringMatching(/one more than the 2/) }]);
		expect(fileOf([]).noticeLaw).toEqual({ standings: [], warnings: [] });
	});

	it('names a parent who is no longer on record as such, never by the hash of the name', () => {
		const told = JSON.stringify(fileOf(events, { ...item, contacts: [father] }).chronology);
		expect(told).toContain('Phone call with a parent who is no longer on record');
		expect(told).not.toContain('id:7731');
	});
});

describe('the chronology', () => {
	const names = { step: (id: string) => id, parent: () => '', recordWithId: () => undefined };
	const when = { asAt: '2026-11-02', at: '2026-11-02T09:00:00.000Z', run: 'a', absentSessions: 1, possibleSessions: 10 };
	const later = { ...when, asAt: '2026-11-09', at: '2026-11-09T09:00:00.000Z', run: 'b' };
	const told = (of: readonly CaseEvent[]) => chronologyOf(of, names).map(({ date, what }) => [date, what]);

	it.each([
		['a letter that was settled is told once', [act('reserved', 's', 'a', when), act('settled', 's', 'a', when)], [['2026-11-02', 'The s was made']]],
		['letters to two parents are one entry', [act('settled', 's', 'a', when), act('settled', 's', 'b', when)], [['2026-11-02', 'The s was made']]],
		['a task is done, not made', [act('settled', 's', 'a', when, { document: null })], [['2026-11-02', 'The s was done']]],
		['one that was begun twice is told by its last try', [act('reserved', 's', 'a', when), act('reserved', 's', 'a', later, { attempt: 2 })], [['2026-11-09', 'The s was begun and is not known to be finished']]],
		['a release is told, and what came after it', [act('reserved', 's', 'a', when), act('released', 's', 'a', when, { by: 'office', reason: 'not in the folder' }), act('reserved', 's', 'a', later, { attempt: 2 })], [['2026-11-02', 'The s was begun and came to nothing'], ['2026-11-09', 'The s was begun and is not known to be finished']]],
		['an outcome of a help that was erased is told without its name', [recorded(records.breakfastOutcome)], [['2026-12-01', 'Help: partly helped']]],
	])('%s', (_what, of, expected) => expect(told(of)).toEqual(expected));
});

describe('the check list', () => {
	const outcomeOf = (id: string, of: readonly CaseEvent[], from: object = item, date = asAt) => fileOf(of, from, date).completeness.items.find((checked) => checked.id === id);
	const found = (id: string, of: readonly CaseEvent[], from: object = item, date = asAt) => outcomeOf(id, of, from, date)?.outcome;
	const letter = act('settled', 'early-concern', 'id:7731', { asAt: '2026-10-15', at: '2026-10-15T09:00:00.000Z', run: 'a', absentSessions: 8, possibleSessions: 58 });
	const uncounted = act('settled', 'early-concern', 'id:7731', { asAt: '2026-10-15', at: '2026-10-15T09:00:00.000Z', run: 'a', absentSessions: null, possibleSessions: null });
	const notice = (over: Partial<typeof records.notice> | object = {}) => recorded({ ...records.notice, ...over } as CaseRecord);
	const improvement = act('settled', 'notice-to-improve', 'id:7731', { asAt: '2026-12-04', at: '2026-12-04T09:00:00.000Z', run: 'a', absentSessions: 1, possibleSessions: 2 }, { period: '2026/27' });

	it('names a source for every item, and each id once', () => {
		expect(checkList.every(({ source }) => source.length > 10)).toBe(true);
		expect(new Set(checkList.map(({ id }) => id)).size).toBe(checkList.length);
	});

	it.each<[string, string, readonly CaseEvent[], string, object?, string?]>([
		['absence-recorded', 'counts with each step', [letter], 'met'],
		['absence-recorded', 'a step without counts', [letter, uncounted, { ...uncounted, key: 'x', step: 'other' }], 'not met'],
		['absence-recorded', 'no step', [], 'does not apply'],
		['contacts-recorded', 'a way to reach somebody', [letter], 'met'],
		['contacts-recorded', 'nobody who may be contacted', [letter], 'not met', { ...item, contacts: [{ ...mother, doNotContact: true }] }],
		['contacts-recorded', 'an item without contacts', [letter], 'does not apply', { school: item.school, pupil: item.pupil }],
		['family-spoken-to', 'a call that reached somebody', [letter, recorded(records.call)], 'met'],
		['family-spoken-to', 'a try alone', [letter, recorded(records.tried)], 'not met'],
		['family-met', 'a meeting', [letter, recorded(records.meeting)], 'met'],
		['family-met', 'calls alone, and persistently absent', [letter, recorded(records.call)], 'not met'],
		['family-met', 'one letter, and not persistently absent', [letter], 'does not apply', { school: item.school, pupil: item.pupil }],
		['plan-made', 'a plan', [letter, recorded(records.plan)], 'met'],
		['plan-made', 'no plan', [letter], 'not met'],
		['plan-reviewed', 'a review a day late', [recorded(records.plan), recorded(records.review)], 'met'],
		['plan-reviewed', 'a review eight days late', [recorded(records.plan), recorded({ ...records.review, on: '2026-12-09' })], 'not met'],
		['plan-reviewed', 'no review, seven days after its day', [recorded(records.plan)], 'met', item, '2026-12-08'],
		['plan-reviewed', 'no review, eight days after its day', [recorded(records.plan)], 'not met', item, '2026-12-09'],
		['plan-reviewed', 'a newer plan before its day', [recorded(records.plan), recorded({ ...records.plan, id: 'plan-2', on: '2026-11-30', reviewOn: '2027-01-11' })], 'met'],
		['plan-reviewed', 'the second review is overdue', [recorded(records.plan), recorded(records.review)], 'not met', item, '2027-01-20'],
		['outcomes-recorded', 'an outcome', [recorded(records.breakfast), recorded(records.breakfastOutcome)], 'met'],
		['outcomes-recorded', 'eight weeks without', [recorded(records.breakfast)], 'does not apply', item, '2026-12-30'],
		['outcomes-recorded', 'more than eight weeks without', [recorded(records.breakfast)], 'not met', item, '2026-12-31'],
		['support-first', 'help before the notice', [recorded(records.breakfast), notice()], 'met'],
		['support-first', 'help after the notice', [recorded({ ...records.breakfast, on: '2026-12-05' }), notice()], 'not met'],
		['support-first', 'a penalty notice for a holiday', [notice({ kind: 'penalty notice', forTermTimeHoliday: true, periodEndsOn: null })], 'does not apply'],
		['notice-contents', 'six weeks', [notice()], 'met'],
		['notice-contents', 'no end of the period', [notice({ periodEndsOn: null })], 'not met'],
		['notice-contents', 'a week', [notice({ periodEndsOn: '2026-12-11' })], 'not met'],
		['notice-contents', 'a notice to improve for a holiday', [notice({ forTermTimeHoliday: true })], 'not met'],
		['notice-contents', 'no authority', [notice({ authority: ' ' })], 'not met'],
		['notice-outcomes', 'the period runs', [notice()], 'does not apply'],
		['notice-outcomes', 'the period is over', [notice()], 'not met', item, '2027-01-16'],
		['approvals', 'approved before it was issued', [recorded(records.approved), notice()], 'met'],
		['approvals', 'nobody approved the school’s own notice', [notice()], 'not met'],
		['approvals', 'the authority’s own notice', [notice({ issuedBy: 'local authority' })], 'does not apply'],
		['approvals', 'a step taken while it was held', [recorded({ ...records.held, until: null }), improvement], 'not met'],
		['approvals', 'a step taken after the hold was over', [recorded(records.held), improvement], 'met'],
		['approvals', 'a step taken against "not appropriate" of another year', [recorded({ ...records.held, outcome: 'not appropriate', until: null, period: '2025/26' }), improvement], 'met'],
		['approvals', 'held without a reason', [recorded({ ...records.held, reason: '' })], 'not met'],
		['holds-looked-at', 'four weeks without an end', [recorded({ ...records.hold, until: null })], 'met'],
		['holds-looked-at', 'more than four weeks without an end', [recorded({ ...records.hold, until: null })], 'not met', item, '2026-12-15'],
		['nothing-open', 'all settled', [letter], 'met'],
		['nothing-open', 'begun days ago', [{ ...letter, kind: 'reserved' }], 'not met'],
		['nothing-open', 'begun in this very run', [{ ...letter, kind: 'reserved' }], 'met', item, '2026-10-15'],
	])('%s: %s', (id, _what, of, expected, from = item, date = asAt) => expect(found(id, of, from, date)).toBe(expected));

	it('counts what applies, and says what is missing', () => {
		const { met, applies, missing, items } = fileOf().completeness;
		expect([met, applies, missing]).toEqual([10, 11, ['Nothing was begun that is not known to be finished: Panel invitation, begun on 11 December 2026']]);
		expect(items).toHaveLength(checkList.length);
	});
});

describe('a random sample', () => {
	const cases = Array.from({ length: 40 }, (_, place) => ({ id: String(place) }));
	const ids = (from: readonly { id: string }[], size: number, seed: string) => drawn(from, ({ id }) => id, size, seed).map(({ id }) => id);

	it('draws the same cases by the same seed, whatever their order', () => {
		expect(ids([...cases].reverse(), 5, '4711')).toEqual(ids(cases, 5, '4711'));
		expect(ids(cases, 5, '4712')).not.toEqual(ids(cases, 5, '4711'));
	});

	it('draws each case about as often as any other', () => {
		const often = new Map<string, number>();
		for (let seed = 0; seed < 2000; seed += 1) for (const id of ids(cases, 4, String(seed))) often.set(id, (often.get(id) ?? 0) + 1);
		// 2,000 draws of 4 out of 40: each 200 times, give or take five standard deviations of 13.4.
		expect(Math.min(...cases.map(({ id }) => often.get(id) ?? 0))).toBeGreaterThan(133);
		expect(Math.max(...cases.map(({ id }) => often.get(id) ?? 0))).toBeLessThan(267);
	});

	it('gives all where there are fewer', () => expect(ids(cases.slice(0, 3), 5, 'x')).toHaveLength(3));

	it('is put together item by item, counts beside percentages, and names nobody', () => {
		const files = [fileOf(), fileOf([]), fileOf([recorded(records.call)])];
		const overview = overviewOf(files, { cases: 12, seed: '4711', asAt });
		expect(overview.items.find(({ id }) => id === 'nothing-open')).toMatchObject({ met: 0, applies: 1, inWords: '0.0% (0 of 1 case)' });
		expect(overview.items.find(({ id }) => id === 'contacts-recorded')).toMatchObject({ met: 3, applies: 3, inWords: '100.0% (3 of 3 cases)' });
		expect(overview.summary).toMatch(/^3 cases of 12 drawn with the seed "4711"; 2 of 3 are complete\./);
		expect(JSON.stringify(overview)).not.toMatch(/marlowe|tess|1042/i);
	});
});

describe('retention', () => {
	const kept = { lastEventOn: '2019-11-30', leftOn: '2019-07-19', dateOfBirth: '2001-11-30' };
	it.each<[RetentionRule, number, string, object, string]>([
		['last event', 7, '2026-11-30', {}, 'kept'],
		['last event', 7, '2026-12-01', {}, 'past'],
		['leaving', 7, '2026-07-20', {}, 'past'],
		['leaving', 7, '2026-07-20', { leftOn: 'on roll' }, 'kept'],
		['leaving', 7, '2026-07-20', { leftOn: null }, 'unknown'],
		['age 25', 0, '2026-11-30', {}, 'kept'],
		['age 25', 0, '2026-12-01', {}, 'past'],
		['age 25', 0, '2026-12-01', { dateOfBirth: null }, 'unknown'],
	])('%s, %i years, on %s with %j: %s', (rule, years, date, over, expected) => expect(pastRetention({ ...kept, ...over }, rule, years, date)).toBe(expected));
});

describe('a plan to review', () => {
	const plans = (...of: CaseRecord[]) => caseOf(of.map((record) => recorded(record)));
	it.each<[string, CaseRecord[], string, string | undefined]>([
		['the day before', [records.plan], '2026-11-30', undefined],
		['on its day', [records.plan], '2026-12-01', 'plan-1'],
		['after a review that named another day', [records.plan, records.review], '2026-12-20', undefined],
		['on that other day', [records.plan, records.review], '2027-01-12', 'plan-1'],
		['once it is closed', [records.plan, { ...records.review, nextReviewOn: null }], '2027-01-12', undefined],
		['where a newer plan took its place', [records.plan, { ...records.plan, id: 'plan-2', on: '2026-11-10', reviewOn: '2027-02-01' }], '2026-12-20', undefined],
	])('%s', (_what, of, date, expected) => expect(planToReview(plans(...of), date)?.id).toBe(expected));
});
