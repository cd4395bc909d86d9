import type { Notice } from '../../../attendance/item';
import { noticeWarnings, recordingWarnings } from '../../../attendance/law/noticeWarnings';
import { periodFault, periodStanding } from '../../../attendance/law/noticeToImprove';

const mother = 'id:7731';
const pupil = { onRollFrom: '2022-09-05', dateOfBirth: '2013-02-11', yearGroup: '9' } as const;
const notice = (issuedOn: string, over: Partial<Notice> = {}): Notice => ({
	id: `${over.contact ?? mother}-${issuedOn}`, kind: 'penalty notice', contact: mother, issuedOn, issuedBy: 'local authority', authority: 'Wexfordshire',
	forTermTimeHoliday: false, periodEndsOn: null, outcome: null, outcomeOn: null, ...over,
});
const improvement = (over: Partial<Notice> = {}) => notice('2026-10-05', { kind: 'notice to improve', periodEndsOn: '2026-11-20', ...over });

describe('what the law says against a notice of the ledger', () => {
	test.each<[why: string, recorded: Notice, others: Notice[], warning: RegExp | null]>([
		['a second within three years', notice('2026-10-05'), [notice('2025-10-06')], null],
		['a third within three years of the first (WTISA; Buckinghamshire)', notice('2026-10-05'), [notice('2024-10-07'), notice('2025-10-06')], /one more than the 2 .* issued on 7 October 2024 and 6 October 2025\. No further one can be issued before 8 October 2027/],
		['a third on the last day of the three years', notice('2027-10-07'), [notice('2024-10-07'), notice('2025-10-06')], /one more/],
		['a third on the day after', notice('2027-10-08'), [notice('2024-10-07'), notice('2025-10-06')], null],
		['a third to another parent (Haringey: per parent, per child)', notice('2026-10-05', { contact: 'id:7732' }), [notice('2024-10-07'), notice('2025-10-06')], null],
		['a third where one was withdrawn, also later than this one was issued', notice('2026-10-05'), [notice('2024-10-07'), notice('2025-10-06', { outcome: 'withdrawn', outcomeOn: '2026-11-02' })], null],
		['one that was withdrawn itself', notice('2026-10-05', { outcome: 'withdrawn', outcomeOn: '2026-10-12' }), [notice('2024-10-07'), notice('2025-10-06')], /withdrawn, so it does not count/],
		['one of an earlier school, told later, that makes a third of a later one', notice('2024-10-07', { authority: 'Elsewhereshire' }), [notice('2025-10-06'), notice('2026-10-05')], /With it, the penalty notice of 5 October 2026 is one more/],
		['an old one that makes none, since it has gone by then', notice('2024-08-26'), [notice('2025-10-06'), notice('2027-10-04')], null],
		['one of a day before the national framework', notice('2024-08-18'), [], /before 19 August 2024.*does not count/],
		['one of its first day', notice('2024-08-19'), [], null],
		['a notice to improve', improvement(), [], null],
		['a notice to improve for a term-time holiday (Cognus; Nottinghamshire)', improvement({ forTermTimeHoliday: true }), [], /not used for a term-time holiday/],
		['a notice to improve of two weeks (WTISA: three to six)', improvement({ periodEndsOn: '2026-10-16' }), [], /fewer than 3 school weeks; it must be 3 to 6/],
		['a notice to improve of before 19 August 2024', improvement({ issuedOn: '2024-07-01', periodEndsOn: '2024-07-26' }), [], /before 19 August 2024/],
	])('%s', (_, recorded, others, warning) => {
		for (const ledger of [[...others, recorded], [recorded, ...others], others]) {
			const warnings = recordingWarnings(recorded, ledger, pupil);
			if (warning) expect(warnings.join(' ')).toMatch(warning);
			else expect(warnings).toEqual([]);
		}
	});
});

describe('a notice of the ledger with nothing against itself', () => {
	it('is told of where it is recorded, and not in the case file: one that was withdrawn, one that makes a later one too many', () => {
		const [first, second, third] = [notice('2024-10-07'), notice('2025-10-06'), notice('2026-10-05')];
		expect([first, second, third].map((each) => noticeWarnings(each, [first, second, third], pupil).length)).toEqual([0, 0, 1]);
		expect(noticeWarnings({ ...third, outcome: 'withdrawn' }, [first, second], pupil)).toEqual([]);
	});
});

describe('the period of a notice to improve by its dates (WTISA: three to six weeks)', () => {
	test.each([
		['fifteen days of school, the day of issue among them', '2026-10-05', '2026-10-23', null],
		['fourteen', '2026-10-05', '2026-10-22', 'fewer than 3 school weeks'],
		['fifteen from the middle of a week', '2026-10-07', '2026-10-27', null],
		['issued on a Sunday', '2026-10-04', '2026-10-23', null],
		['thirty after the day of issue, across two weeks of Christmas (Norfolk: 30 school days)', '2026-11-27', '2027-01-22', null],
		['the same with five training days, as many as a year may have', '2026-11-27', '2027-01-29', null],
		['a day more', '2026-11-27', '2027-02-01', 'more than 6 school weeks'],
		['before it was issued', '2026-11-27', '2026-11-20', 'fewer than 3 school weeks'],
	])('%s', (_, issuedOn, endsOn, fault) => {
		expect(periodFault(issuedOn, endsOn)).toBe(fault);
	});

	test.each<[why: string, given: Partial<Notice>, asAt: string, stands: 'runs' | 'over' | null]>([
		['on the day of issue', {}, '2026-10-05', 'runs'],
		['the day before', {}, '2026-10-04', null],
		['on its last day', {}, '2026-11-20', 'runs'],
		['the day after', {}, '2026-11-21', 'over'],
		['once an outcome is recorded', { outcome: 'improved', outcomeOn: '2026-11-23' }, '2026-11-23', null],
		['before that', { outcome: 'improved', outcomeOn: '2026-11-23' }, '2026-11-22', 'over'],
		['of a penalty notice', { kind: 'penalty notice' }, '2026-11-20', null],
	])('stands %s', (_, given, asAt, stands) => {
		expect(periodStanding(improvement(given), asAt)).toBe(stands);
	});
});
