import { batchMark, batchOf, groupsOf } from '../../../attendance/approval';
import { letterTo, sampleItem, sampleItems } from './sampleBatch';

const asItems = (...items: object[]) => items as Record<string, unknown>[];

test('letters of one pupil for one step are one decision; another step is another', () => {
	const first = sampleItem(0);
	const toFather = { ...first, letter: letterTo(0, first.decision, 'Mr D Ashdown', 'email') };
	const invited = { ...first, decision: { ...first.decision, step: 'meeting-invitation' } };
	const { entries } = batchOf(asItems(first, sampleItem(1), toFather, invited), 'needsApproval');
	expect(entries.map(({ pupil, step, items }) => [pupil.id, step, items])).toEqual([['1001', 'early-concern', [0, 2]], ['1002', 'meeting-invitation', [1]], ['1001', 'meeting-invitation', [3]]]);
	expect([...(entries[0]?.letters.values() ?? [])].map(({ addressee }) => addressee.name)).toEqual(['Ms J Ashdown', 'Mr D Ashdown']);
});

test('the same step of another period is another decision', () => {
	const [one, two] = [sampleItem(0), sampleItem(0, { period: '2026/27 half term 2' })];
	expect(batchOf(asItems(one, two), 'needsApproval').entries.map(({ period }) => period)).toEqual(['2026/27', '2026/27 half term 2']);
});

test('a decision that says no period is of its school year', () => {
	expect(batchOf(asItems(sampleItem(0, { period: null })), 'needsApproval').entries[0]?.period).toBe('2026/27');
});

test.each([
	['needsApproval', [['1002']], [0]],
	['all', [['1001', '1002']], []],
] as const)('of steps that need no approval, %s asks about the right ones', (which, [asked], left) => {
	const { entries, needNone } = batchOf(asItems(sampleItem(0, { requiresApproval: false }), sampleItem(1)), which);
	expect([entries.map(({ pupil }) => pupil.id), needNone]).toEqual([asked, left]);
});

test.each([
	['held', { outcome: 'held', held: { reason: 'A hold' } }],
	['nothing due', { outcome: 'nothing due', step: null }],
] as const)('an item that is %s cannot be decided on, and the message names the pupil by id alone', (_what, over) => {
	expect(() => batchOf(asItems(sampleItem(4, over)), 'all')).toThrow('Pupil 1005: no step is due, so there is nothing to decide');
});

test('steps are grouped with their route, in the order in which they come', () => {
	const { entries } = batchOf(asItems(...sampleItems(9)), 'all');
	expect(groupsOf(entries).map(({ name, approvedBy, entries: own }) => [name, approvedBy, own.map(({ place }) => place)])).toEqual([
		['Attendance: Early concern letter', null, [0, 4, 8]],
		['Attendance: Meeting invitation', 'attendance champion', [1, 5]],
		['Attendance: Notice to improve', 'headteacher', [2, 6]],
		['Punctuality: Talk about lateness', null, [3, 7]],
	]);
});

test('the mark of a batch changes with its pupils, their order, their steps and their periods', () => {
	const markOf = (...items: object[]) => batchMark(batchOf(asItems(...items), 'all'));
	const [one, two] = [sampleItem(0), sampleItem(1)];
	const marks = [markOf(one, two), markOf(two, one), markOf(one), markOf(one, sampleItem(1, { step: 'other' })), markOf(one, sampleItem(1, { period: '2025/26' }))];
	expect(new Set(marks).size).toBe(5);
	expect(markOf(one, two)).toBe(marks[0]);
	expect(marks[0]).toMatch(/^[0-9a-f]{32}$/);
});
