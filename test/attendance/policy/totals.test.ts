import { measureTotals, type AttendanceTotals } from '../../../attendance/measures';
import { decide, readPolicy, supportFirst, type PupilFacts } from '../../../attendance/policy';
import { supportFirstDocument } from '../../../attendance/policy/supportFirst';
import { factsOf, hold, monday } from './pupils';

const factsWith = (given: Partial<AttendanceTotals>): PupilFacts => ({
	...factsOf({}),
	register: null,
	risk: null,
	attendance: measureTotals({
		possibleSessions: 100, attendedSessions: null, presentSessions: null, approvedEducationalActivitySessions: null, absentSessions: null,
		authorisedAbsentSessions: null, unauthorisedAbsentSessions: null, lateSessions: null, missingMarks: null, codes: null, ...given,
	}, { from: '2026-09-03', to: '2026-11-20' }),
});

/** One step that asks for a rate only, and whichever of the shipped holds. */
const rateOnlyDocument = (holds: string[], condition = { measure: 'attendance.absencePercent', comparison: 'at least', value: 10 as number | boolean }) => ({
	...supportFirstDocument,
	steps: [{
		id: 'first', name: 'First letter', action: 'letter', audience: 'each parent', letterTemplate: 'early-concern', requiresApproval: false,
		dueWhen: [{ conditions: [condition] }],
	}],
	holds: supportFirstDocument.holds.filter(({ when }) => holds.includes(when)),
});
const rateOnly = (holds: string[]) => readPolicy(rateOnlyDocument(holds));

describe('a file of totals', () => {
	it('decides what totals can tell', () => {
		expect(decide(factsWith({ absentSessions: 10 }), rateOnly([]), monday)).toMatchObject({ outcome: 'due', step: 'first' });
		expect(decide(factsWith({ absentSessions: 9 }), rateOnly([]), monday)).toMatchObject({ outcome: 'nothing due' });
	});

	it('holds a step for a person where a condition can be neither met nor unmet', () => {
		const { outcome, step, held } = decide(factsWith({ absentSessions: 60 }), supportFirst, monday);
		expect({ outcome, step }).toEqual({ outcome: 'held', step: 'local-authority-support' });
		expect(held?.reason).toBe('The file has totals only, no marks; absence in the last four school weeks cannot be told.');
	});

	it.each<[string, string, number | boolean, string]>([
		['attendance.spells', 'at least', 2, 'how many occasions absence this school year fell on'],
		['attendance.penaltyNoticeThreshold.met', 'is', true, 'whether the pupil is over the national threshold of unauthorised absence'],
		['attendance.sicknessDays.total', 'at least', 15, 'absence through illness this school year'],
	])('says what %s asks, and denies nothing that totals do tell', (measure, comparison, value, question) => {
		const { held } = decide(factsWith({ absentSessions: 10 }), readPolicy(rateOnlyDocument([], { measure, comparison, value })), monday);
		expect(held?.reason).toBe(`The file has totals only, no marks; ${question} cannot be told.`);
	});

	it('finds nothing due where a condition is not met, whatever the others are', () => {
		expect(decide(factsWith({ absentSessions: 4 }), supportFirst, monday).outcome).toBe('nothing due');
	});

	it.each([
		['data in doubt', { absentSessions: 10 }, /whether marks are missing/],
		['due for these codes alone', { absentSessions: 10 }, /what the absences were for/],
		['long illness', { absentSessions: 10 }, /one long illness/],
	])('holds where the hold "%s" cannot be told', (when, given, reason) => {
		const { outcome, held } = decide(factsWith(given), rateOnly([when]), monday);
		expect(outcome).toBe('held');
		expect(held?.reason).toMatch(reason);
	});

	it.each<[string, Partial<AttendanceTotals>, string]>([
		['data in doubt', { attendedSessions: 90, authorisedAbsentSessions: 10, unauthorisedAbsentSessions: 0 }, 'due'],
		['data in doubt', { attendedSessions: 85, authorisedAbsentSessions: 2, unauthorisedAbsentSessions: 8, codes: { N: 4, O: 4, I: 2 }, missingMarks: 5 }, 'held'],
		['data in doubt', { attendedSessions: 85, authorisedAbsentSessions: 7, unauthorisedAbsentSessions: 8, codes: { N: 4, O: 4, I: 7 }, missingMarks: 0 }, 'due'],
		['due for these codes alone', { absentSessions: 12, codes: { C: 8, I: 4 } }, 'held'],
		['due for these codes alone', { absentSessions: 12, codes: { I: 12 } }, 'due'],
		['long illness', { absentSessions: 12, codes: { I: 6, O: 6 } }, 'due'],
	])('tells the hold "%s" from %j: %s', (when, given, outcome) => {
		expect(decide(factsWith(given), rateOnly([when]), monday).outcome).toBe(outcome);
	});

	it('tells doubt from the counts also where the policy asks whether a pupil is persistently absent', () => {
		const policy = readPolicy(rateOnlyDocument(['data in doubt'], { measure: 'attendance.persistentlyAbsent', comparison: 'is', value: true }));
		// 10 of 100 is 10%; with the four N attended it is 6%.
		expect(decide(factsWith({ attendedSessions: 90, authorisedAbsentSessions: 2, unauthorisedAbsentSessions: 8, codes: { N: 4, O: 4, I: 2 } }), policy, monday).outcome).toBe('held');
		expect(decide(factsWith({ attendedSessions: 85, authorisedAbsentSessions: 7, unauthorisedAbsentSessions: 8, codes: { N: 4, O: 4, I: 7 } }), policy, monday).outcome).toBe('due');
	});

	it('lets a person’s own hold, and the safeguarding lead’s, speak first', () => {
		const facts = factsWith({ absentSessions: 60 });
		const held = { ...facts, case: { ...facts.case, holds: [hold({ reason: 'bereavement', since: '2026-11-01' })] } };
		expect(decide(held, supportFirst, monday).held?.reason).toMatch(/bereavement/);
	});
});
