import { approvalRequest, awaitsApproval, batchOf, codesIn, groupsOf, lastDayToAnswer, sessionsByWeek } from '../../../attendance/approval';
import { sampleItem, sampleItems } from './sampleBatch';

test.each([
	['from a Monday to the Tuesday after', '2026-11-23', 1, '2026-11-24'],
	['over a weekend', '2026-11-27', 1, '2026-11-30'],
	['seven days as it stands', '2026-11-23', 7, '2026-12-02'],
	['from a Saturday', '2026-11-28', 1, '2026-11-30'],
	['over the end of a year', '2026-12-31', 2, '2027-01-04'],
])('days to answer: %s', (_what, today, days, last) => expect(lastDayToAnswer(today, days)).toBe(last));

test('absent sessions are told by week, a whole day once, with what the codes mean', () => {
	const sessions = [
		{ date: '2026-11-09', session: 'AM', code: 'I' }, { date: '2026-11-09', session: 'PM', code: 'I' },
		{ date: '2026-11-13', session: 'PM', code: 'O' },
		{ date: '2026-11-17', session: 'AM', code: 'U' }, { date: '2026-11-17', session: 'PM', code: 'O' },
	] as const;
	expect(sessionsByWeek(sessions)).toEqual([
		{ week: '9 November 2026', days: ['Monday I', 'Friday PM O'] },
		{ week: '16 November 2026', days: ['Tuesday AM U, PM O'] },
	]);
	expect([...codesIn(sessions).keys()]).toEqual(['I', 'O', 'U']);
	expect(codesIn(sessions).get('I')).toMatch(/illness/i);
});

test('the message says how many, which steps, the link and its end, and names nobody', () => {
	const groups = groupsOf(batchOf(sampleItems(8) as unknown as Record<string, unknown>[], 'all').entries);
	const { subject, text } = approvalRequest(groups, 'Wexbourne Academy', 'https://n8n.school.example/webhook-waiting/7/a?signature=1', 'the end of Wednesday 2 December 2026');
	expect(subject).toBe('8 attendance steps wait for your decision');
	for (const part of ['  - Attendance: Meeting invitation: 2', 'https://n8n.school.example/webhook-waiting/7/a?signature=1', 'until the end of Wednesday 2 December 2026', 'attendance champion and headteacher']) expect(text).toContain(part);
	for (const { pupil } of sampleItems(8)) for (const name of [pupil.legalForename, pupil.legalSurname, pupil.id]) expect(`${subject} ${text}`).not.toContain(name);
});

const approval = { outcome: 'approved', by: 'P. Adeyemi, headteacher', on: '2026-11-23', at: '2026-11-23T10:00:00.000Z', reason: '', until: null, step: 'early-concern', period: '2026/27' };

test.each([
	['no decision: nobody asked', { decision: undefined }, false],
	['a step that needs none', { decision: sampleItem(0, { requiresApproval: false }).decision }, false],
	['a step that needs one', {}, true],
	['approved', { approval }, false],
	['held', { approval: { ...approval, outcome: 'held' } }, true],
	['not answered', { approval: { ...approval, outcome: 'not answered' } }, true],
	['turned down, though it needed none', { decision: sampleItem(0, { requiresApproval: false }).decision, approval: { ...approval, outcome: 'not appropriate' } }, true],
	['another step approved', { approval: { ...approval, step: 'meeting-invitation' } }, true],
	['approved last year', { approval: { ...approval, period: '2025/26' } }, true],
	['approved, where the decision says no period', { decision: sampleItem(0, { period: null }).decision, approval }, false],
	['an approval that cannot be read', { approval: { ...approval, outcome: 'yes' } }, true],
	['a decision that cannot be read', { decision: { outcome: 'due' }, approval }, true],
])('whether a letter waits: %s', (_what, over, waits) => {
	expect(awaitsApproval({ ...sampleItem(0), ...over }, 'early-concern')).toBe(waits);
});
