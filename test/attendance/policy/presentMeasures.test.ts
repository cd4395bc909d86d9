import { decide, readPolicy } from '../../../attendance/policy';
import { supportFirstDocument } from '../../../attendance/policy/supportFirst';
import { factsOf, monday, type Days } from './pupils';

/** A policy of one step with one condition. */
const asks = (measure: string, comparison: string, value: number | boolean) => readPolicy({
	...supportFirstDocument,
	steps: [{ ...supportFirstDocument.steps[0], dueWhen: [{ conditions: [{ measure, comparison, value }] }] }],
	holds: [],
});

describe('conditions on what holds now', () => {
	/** A week's holiday in September, two days without leave last week, and an N of three weeks ago. */
	const days: Days[] = [['2026-09-07', '2026-09-11', 'G'], ['2026-11-03', '2026-11-03', 'N'], ['2026-11-19', '2026-11-20', 'O']];

	it.each<[string, string, number | boolean, string, RegExp]>([
		['attendance.penaltyNoticeThreshold.now.met', 'is', true, 'due', /in the last ten school weeks/],
		['attendance.penaltyNoticeThreshold.now.sessions', 'at least', 17, 'nothing due', /is 16 sessions/],
		['attendance.continuousUnauthorised.schoolDays', 'at least', 5, 'due', /5 school days/],
		['attendance.continuousUnauthorised.now.schoolDays', 'at least', 5, 'nothing due', /is 2 school days/],
		['attendance.twentyDayGround.now.schoolDays', 'at least', 2, 'due', /2 school days/],
		['attendance.overdueReasons', 'at least', 1, 'due', /2 sessions/],
		['attendance.sicknessDays.underWay', 'at least', 1, 'nothing due', /0 school days/],
		['attendance.aroundBreaks.holidays.absentSessions', 'at least', 1, 'nothing due', /0 sessions/],
	])('%s %s %s: %s', (measure, comparison, value, outcome, sentence) => {
		const decision = decide(factsOf({ days, asAt: monday }), asks(measure, comparison, value), monday);
		expect(decision.outcome).toBe(outcome);
		expect(decision.reasons.join(' ')).toMatch(sentence);
	});

	it('leave an old holiday behind once ten school weeks have passed, where what was once met does not', () => {
		const later = factsOf({ days, asAt: '2026-11-30' });
		expect(decide(later, asks('attendance.penaltyNoticeThreshold.met', 'is', true), '2026-11-30').outcome).toBe('due');
		expect(decide(later, asks('attendance.penaltyNoticeThreshold.now.met', 'is', true), '2026-11-30').outcome).toBe('nothing due');
	});
});
