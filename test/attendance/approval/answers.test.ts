import { approvalOf, faultsOf, noAnswers, notAnswered, readAnswers, undecidedOf } from '../../../attendance/approval';
import { approvalSchema } from '../../../attendance/item';

const today = '2026-11-23';
const signed = { name: 'P. Adeyemi', role: 'headteacher' };
const form = (fields: Record<string, string>) => new URLSearchParams({ ...signed, ...fields });
const faults = (fields: Record<string, string>, entries = 1) => faultsOf(readAnswers(form(fields), entries), today).map(({ field, message }) => `${field}: ${message}`);

test('a form is read as it was filled in, whatever else it holds', () => {
	const answers = readAnswers(form({ d0: 'approve', d1: 'hold', r1: ' Wait \r\nfor the tutor ', u1: '2026-12-04', d2: 'delete everything', d7: 'approve', name: '  P. Adeyemi ' }), 3);
	expect(answers).toEqual({
		entries: [{ choice: 'approve', reason: '', until: '' }, { choice: 'hold', reason: 'Wait \nfor the tutor', until: '2026-12-04' }, { choice: undefined, reason: '', until: '' }],
		...signed,
		holdUndecided: false,
	});
	expect([undecidedOf(answers), undecidedOf(noAnswers(3))]).toEqual([1, 3]);
});

test.each([
	['approve', { d0: 'approve' }],
	['hold with a reason', { d0: 'hold', r0: 'Wait' }],
	['hold until a later day', { d0: 'hold', r0: 'Wait', u0: '2026-11-24' }],
	['not appropriate with a reason', { d0: 'reject', r0: 'Agreed by the school' }],
	['left open, and agreed that it is held', { undecided: 'hold' }],
	['approve, with a day left over from before', { d0: 'approve', u0: 'no date' }],
])('%s: nothing to put right', (_what, fields) => expect(faults(fields)).toEqual([]));

test.each([
	['hold without a reason', { d0: 'hold', r0: '  ' }, ['r0: Say why it is held']],
	['not appropriate without a reason', { d0: 'reject' }, ['r0: Say why it is not appropriate']],
	['a reason of a whole page', { d0: 'reject', r0: 'x'.repeat(1001) }, ['r0: Say it in 1000 characters or fewer']],
	['hold until today', { d0: 'hold', r0: 'Wait', u0: today }, ['u0: Choose a day after today, or leave it empty']],
	['hold until no day', { d0: 'hold', r0: 'Wait', u0: '31/02/2026' }, ['u0: Enter a date, such as 2026-12-04, or leave it empty']],
	['a pupil left open', {}, ['undecided: 1 pupil is not decided. Decide, or agree that they are held.']],
	['no signature', { d0: 'approve', name: ' ', role: '' }, ['name: Enter your name', 'role: Enter your role']],
	['a signature that is too long', { d0: 'approve', role: 'x'.repeat(121) }, ['role: Enter your role in 120 characters or fewer']],
])('%s is told with its field', (_what, fields, told) => expect(faults(fields)).toEqual(told));

test('what is to be put right comes in the order of the page', () => {
	expect(faults({ d1: 'hold', d2: 'reject', name: '' }, 4)).toEqual(['r1: Say why it is held', 'r2: Say why it is not appropriate', 'undecided: 2 pupils are not decided. Decide, or agree that they are held.', 'name: Enter your name']);
});

describe('what is kept of a decision', () => {
	const of = { step: 'early-concern', period: '2026/27' };
	const now = { on: today, at: '2026-11-23T10:00:00.000Z' };
	const kept = (fields: Record<string, string>) => approvalOf(of, readAnswers(form(fields), 1).entries[0]!, signed, now);
	const byHead = { ...of, ...now, by: 'P. Adeyemi, headteacher' };

	test.each([
		['approved: no reason, even where one was typed before', { d0: 'approve', r0: 'Wait', u0: '2026-12-04' }, { outcome: 'approved', reason: '', until: null }],
		['held until a day', { d0: 'hold', r0: 'Wait', u0: '2026-12-04' }, { outcome: 'held', reason: 'Wait', until: '2026-12-04' }],
		['held until somebody says so', { d0: 'hold', r0: 'Wait' }, { outcome: 'held', reason: 'Wait', until: null }],
		['not appropriate, for good', { d0: 'reject', r0: 'Agreed', u0: '2026-12-04' }, { outcome: 'not appropriate', reason: 'Agreed', until: null }],
		['left open: held for this day alone', { undecided: 'hold' }, { outcome: 'held', reason: 'Not decided', until: today }],
	])('%s', (_what, fields, expected) => {
		expect(kept(fields)).toEqual({ ...byHead, ...expected });
		expect(approvalSchema.safeParse(kept(fields)).success).toBe(true);
	});

	test('nobody answered', () => {
		expect(notAnswered(of, now)).toEqual({ ...of, ...now, by: '', outcome: 'not answered', reason: 'Nobody decided before the link ended', until: null });
	});
});
