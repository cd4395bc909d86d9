import type { Notice } from '../../../attendance/item';
import { amountsInWords, lastDayToPay, penaltyAmounts } from '../../../attendance/law/penaltyNoticeAmounts';
import { penaltyNoticeStanding, type StandingAsked } from '../../../attendance/law/penaltyNoticeLimit';
import { lastDayForProceedings, withinSixMonths } from '../../../attendance/law/sixMonthRule';

const mother = 'id:7731';
const father = 'id:7732';

const notice = (issuedOn: string, over: Partial<Notice> = {}): Notice => ({
	id: `pn-${issuedOn}`, kind: 'penalty notice', contact: mother, issuedOn, issuedBy: 'local authority', authority: 'Wexfordshire',
	forTermTimeHoliday: true, periodEndsOn: null, outcome: null, outcomeOn: null, ...over,
});

const standing = (over: Partial<StandingAsked>) =>
	penaltyNoticeStanding({
		notices: [], contact: mother, asAt: '2026-11-23', earlierNoticesAsked: false,
		pupil: { onRollFrom: '2022-09-05', dateOfBirth: '2013-02-11', yearGroup: '9' }, ...over,
	});

describe('what is paid under a penalty notice', () => {
	test.each([
		['SI 2013/757', 'first', '2024-08-18', '£60 if paid within 21 days of receipt, £120 if within 28'],
		['SI 2024/210', 'first', '2024-08-19', '£80 if paid within 21 days of receipt, £160 if within 28'],
		['SI 2013/757: no higher amount for a second', 'second', '2024-08-18', '£60 if paid within 21 days of receipt, £120 if within 28'],
		['SI 2024/210', 'second', '2024-08-19', '£160 to be paid within 28 days of receipt, with no lower amount'],
		['SI 2024/210 keeps section 105 apart (North Northamptonshire lists both)', 'excluded pupil', '2026-11-23', '£60 if paid within 21 days of receipt, £120 if within 28'],
	] as const)('by %s, a %s notice of %s asks for %s', (_, kind, issuedOn, words) => {
		expect(amountsInWords(penaltyAmounts(kind, issuedOn)!)).toBe(words);
	});

	test.each([
		['the day of receipt is the first of the period (SI 2024/210)', '2026-11-02', 21, '2026-11-22'],
		['the last day of 28, on a leap day', '2028-02-02', 28, '2028-02-29'],
		['28 days from a receipt before the clocks change', '2026-10-12', 28, '2026-11-08'],
	])('%s', (_, receivedOn, days, last) => {
		expect(lastDayToPay(receivedOn, days)).toBe(last);
	});
});

describe('the limit of two penalty notices within three years', () => {
	test.each<[why: string, asked: Partial<StandingAsked>, outcome: string, possibleFrom: string | null]>([
		['none yet', {}, 'may be issued', null],
		['one before: the next is the second (WTISA)', { notices: [notice('2025-10-06')] }, 'would be the second', null],
		['two before: no third (WTISA; Buckinghamshire)', { notices: [notice('2024-10-07'), notice('2026-03-09')] }, 'limit reached', '2027-10-08'],
		['in whatever order the ledger holds them', { notices: [notice('2026-03-09'), notice('2024-10-07')] }, 'limit reached', '2027-10-08'],
		['the day three years after the first still counts', { notices: [notice('2024-10-07'), notice('2026-03-09')], asAt: '2027-10-07' }, 'limit reached', '2027-10-08'],
		['three years from 28 February end on 28 February, in a leap year too', { notices: [notice('2025-02-28'), notice('2026-03-09')], asAt: '2028-02-29' }, 'would be the second', null],
		['three years from 29 February end on 28 February', { notices: [notice('2028-02-29'), notice('2029-03-12')], asAt: '2031-02-28' }, 'limit reached', '2031-03-01'],
		['and are over on 1 March', { notices: [notice('2028-02-29'), notice('2029-03-12')], asAt: '2031-03-01' }, 'would be the second', null],
		['the day after, the first has gone and the other is the one before', { notices: [notice('2024-10-07'), notice('2026-03-09')], asAt: '2027-10-08' }, 'would be the second', null],
		['three years after both, all begins anew', { notices: [notice('2024-10-07'), notice('2026-03-09')], asAt: '2029-03-10' }, 'may be issued', null],
		['three recorded: possible again when the second last has gone', { notices: [notice('2024-10-07'), notice('2025-03-10'), notice('2026-03-09')] }, 'limit reached', '2028-03-11'],
		['paid ones count (Buckinghamshire, Manchester)', { notices: [notice('2024-10-07', { outcome: 'paid' }), notice('2026-03-09', { outcome: 'paid' })] }, 'limit reached', '2027-10-08'],
		['unpaid and prosecuted ones count (Buckinghamshire)', { notices: [notice('2024-10-07', { outcome: 'prosecuted' }), notice('2026-03-09', { outcome: 'unpaid' })] }, 'limit reached', '2027-10-08'],
		['withdrawn ones do not (Buckinghamshire, Manchester)', { notices: [notice('2025-10-06'), notice('2026-03-09', { outcome: 'withdrawn', outcomeOn: '2026-04-01' })] }, 'would be the second', null],
		['one withdrawn only later still counted then', { notices: [notice('2025-10-06'), notice('2026-03-09', { outcome: 'withdrawn', outcomeOn: '2026-04-01' })], asAt: '2026-03-20' }, 'limit reached', '2028-10-07'],
		['the other parent’s are the other parent’s', { notices: [notice('2025-10-06', { contact: father }), notice('2026-03-09', { contact: father })] }, 'may be issued', null],
		['a notice to improve is no penalty notice', { notices: [notice('2025-10-06', { kind: 'notice to improve' })] }, 'may be issued', null],
		['those of before 19 August 2024 do not count (Staffordshire, Sandwell, Lancashire)', { notices: [notice('2024-08-18'), notice('2026-03-09')] }, 'would be the second', null],
		['the first day of the framework does', { notices: [notice('2024-08-19'), notice('2026-03-09')] }, 'limit reached', '2027-08-20'],
		['those of an earlier authority count (Buckinghamshire)', { notices: [notice('2025-10-06', { authority: 'Elsewhereshire' }), notice('2026-03-09')] }, 'limit reached', '2028-10-07'],
		['what is recorded for a day to come is left out', { notices: [notice('2026-12-07')] }, 'may be issued', null],
	])('%s', (_, asked, outcome, possibleFrom) => {
		expect(standing(asked)).toMatchObject({ outcome, possibleFrom });
	});

	const joined = (onRollFrom: string | null, dateOfBirth = '2013-02-11') => ({ onRollFrom, dateOfBirth, yearGroup: '9' as const });

	test.each<[why: string, asked: Partial<StandingAsked>, outcome: string]>([
		['a pupil who joined within three years: the earlier school is asked (Buckinghamshire)', { pupil: joined('2025-01-06') }, 'not known'],
		['once it was asked, the ledger tells', { pupil: joined('2025-01-06'), earlierNoticesAsked: true }, 'may be issued'],
		['two of this school settle it without asking', { pupil: joined('2025-01-06'), notices: [notice('2025-10-06'), notice('2026-03-09')] }, 'limit reached'],
		['a pupil who joined longer ago', { pupil: joined('2023-09-04'), asAt: '2026-11-23' }, 'may be issued'],
		['a pupil who joined before the framework began can bring none', { pupil: joined('2024-08-19'), asAt: '2026-11-23' }, 'may be issued'],
		['nobody below compulsory school age has had one', { pupil: joined('2025-09-03', '2021-01-20') }, 'may be issued'],
		['a pupil of whom nobody knows since when', { pupil: joined(null) }, 'not known'],
	])('%s', (_, asked, outcome) => {
		expect(standing(asked).outcome).toBe(outcome);
	});

	it('says what stands, what it would cost and what to do', () => {
		expect(standing({}).sentence).toBe('No penalty notice to this parent for this pupil counts on 23 November 2026. One may be issued: £80 if paid within 21 days of receipt, £160 if within 28.');
		expect(standing({ notices: [notice('2025-10-06')] }).sentence).toBe(
			'One penalty notice to this parent for this pupil counts, issued on 6 October 2025; another until 6 October 2028 would be the second: £160 to be paid within 28 days of receipt, with no lower amount.',
		);
		expect(standing({ notices: [notice('2025-10-06'), notice('2026-03-09')] }).sentence).toBe(
			'2 penalty notices to this parent for this pupil count, issued on 6 October 2025 and 9 March 2026. No further one can be issued before 7 October 2028; consider other action with the local authority.',
		);
		expect(standing({ notices: [notice('2024-09-02')] }).sentence).toContain('Look whether it was for absence before 19 August 2024');
		expect(standing({ pupil: joined('2025-01-06') }).sentence).toContain('Ask the earlier school and its local authority');
	});
});

describe('the six-month rule (Magistrates’ Courts Act 1980, section 127)', () => {
	test.each([
		['2026-03-10', '2026-09-10'],
		['2026-08-31', '2027-02-28'],
		['2027-08-31', '2028-02-29'],
	])('absence on %s can be taken to court until %s', (absentOn, last) => {
		expect(lastDayForProceedings(absentOn)).toBe(last);
	});

	it('tells which of the sessions relied on are still in time', () => {
		const sessions = ['2026-05-12', '2026-06-01'].map((date) => ({ date, session: 'AM' as const, code: 'O' }));
		expect(withinSixMonths(sessions, '2026-11-12')).toEqual({ inTime: sessions, allUntil: '2026-11-12' });
		expect(withinSixMonths(sessions, '2026-11-13')).toEqual({ inTime: [sessions[1]], allUntil: null });
		expect(withinSixMonths([], '2026-11-13')).toEqual({ inTime: [], allUntil: null });
	});
});
