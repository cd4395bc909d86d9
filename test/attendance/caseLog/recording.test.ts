import { actOf, caseRecordSchema, recordInWords, recordOf, type CaseRecord, type Said } from '../../../attendance/caseLog';
import { asAt, item, records } from '../caseFile/inventedCase';

const without = ({ id, ...said }: CaseRecord & { id?: string }): Said => said as Said;

describe('the key of a record', () => {
	// Keys stand in schools' logs: one that changed would let a record be written twice.
	it.each<[string, CaseRecord, string]>([
		['approval', records.approved, '1042|approval|notice-to-improve|2026/27|2026-12-03|approved|2026-12-03T10:00:00.000Z'],
		['hold', records.hold, '1042|hold|bereavement|2026-11-16'],
		['hold ended', { type: 'hold ended', by: 'x', on: '2026-11-20', hold: '3f9a21c0', reason: '' }, '1042|hold ended|3f9a21c0'],
		['plan', records.plan, '1042|plan|2026-11-03|a5ec282abf3e79b4'],
		['plan review', records.review, '1042|plan review|plan-1|2026-12-02'],
		['intervention', { ...records.breakfast, name: ' Breakfast  CLUB' }, '1042|intervention|breakfast club|2026-11-04'],
		['intervention outcome', records.breakfastOutcome, '1042|intervention outcome|help-1|2026-12-01'],
		['contact', records.call, '1042|contact|2026-10-16|6c4423c092722a8c'],
		['notice', records.notice, '1042|notice|notice to improve|id:7731|2026-12-04'],
		['notice outcome', { type: 'notice outcome', by: 'x', on: '2027-01-18', notice: 'n', outcome: 'improved', notes: '' }, '1042|notice outcome|n|improved'],
	])('of type %s', (type, record, key) => {
		const made = recordOf(item, without(record), asAt, ...(type === 'approval' ? ['2026-12-03T10:00:00.000Z'] : []));
		expect(made).toMatchObject({ key, pupilId: '1042', asAt, absentSessions: 18, possibleSessions: 130 });
		expect(caseRecordSchema.safeParse(made.record).success).toBe(true);
	});

	it('gives two schools’ records of one pupil number two ids', () => {
		const idAt = (urn: string) => (recordOf({ ...item, school: { ...item.school, urn } }, without(records.hold), asAt).record as { id: string }).id;
		expect(idAt('900001')).not.toBe(idAt('900002'));
	});

	it('hangs on no order of fields', () => {
		const reversed = Object.fromEntries(Object.entries(without(records.plan)).reverse()) as Said;
		expect(recordOf(item, reversed, asAt).key).toBe(recordOf(item, without(records.plan), asAt).key);
	});
});

it('names the pupil and the field of a record that is not right, and not what stood there', () => {
	expect(() => recordOf(item, without({ ...records.plan, owner: ' ' }), asAt)).toThrow('Pupil 1042: "owner" must not be empty');
});

it('tells every type of record in words', () => {
	const names = { step: () => 'Panel', parent: () => 'Ms Marlowe (mother)', recordWithId: (id: string) => Object.values(records).find((record) => 'id' in record && record.id === id) };
	const told = Object.values(records).map((record) => recordInWords(record, names).what);
	expect(told.every((what) => /^[A-Z]/.test(what) && !/undefined|null/.test(what))).toBe(true);
	expect(told).toContain('Breakfast club: partly helped');
	expect(recordInWords({ type: 'hold ended', by: 'x', on: '2026-11-20', hold: 'hold-1', reason: 'Over' }, names)).toEqual({ what: 'The hold (bereavement) was ended', detail: ['Over'] });
	expect(recordInWords({ type: 'notice outcome', by: 'x', on: '2027-01-18', notice: 'notice-1', outcome: 'improved', notes: '' }, names).what).toBe('The notice to improve of 4 December 2026: improved');
});

describe('the act of a task', () => {
	const decision = {
		outcome: 'due', asAt, policy: 'p', step: 'ring-home', stepName: 'Ring home', action: 'task', audience: 'family', letterTemplate: null, referralKind: null, task: 'Ring', period: 'episode of 2026-12-07',
		dueOn: asAt, requiresApproval: false, reasons: [], evidence: { sessions: [] }, key: '1042|ring-home|episode', held: null,
	};

	it('is read from its decision, with the period of its key and no document', () => {
		expect(actOf({ ...item, decision })).toEqual({
			act: { key: '1042|ring-home|episode', pupilId: '1042', step: 'ring-home', asAt, absentSessions: 18, possibleSessions: 130, document: null, period: 'episode of 2026-12-07' },
			called: 'the task "Ring home"', done: 'done',
		});
	});

	it('that is held is none', () => expect(() => actOf({ ...item, decision: { ...decision, outcome: 'held', held: { reason: 'x' } } })).toThrow('Pupil 1042: there is no letter, referral or task to record'));
});
