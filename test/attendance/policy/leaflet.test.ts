import { readingAge } from '../../../attendance/letters';
import { readPolicy, supportFirst, type PolicyDocument } from '../../../attendance/policy';
import { leafletOf } from '../../../attendance/policy/leaflet';
import { oneDayInEvery } from '../../../attendance/policy/leaflet/share';
import { order } from '../letters/okafors';

const side = order('expectations');
const stepsOf = (document: Partial<PolicyDocument>) =>
	leafletOf(readPolicy({ name: 'Ours', version: '1', waitBetweenSteps: { schoolDays: 10 }, holds: [], steps: [], ...document }), side, '2026-11-23').steps;
const condition = (measure: string, value: number) => ({ measure, comparison: 'at least' as const, value, reason: '' });
const letter: PolicyDocument['steps'][number] = { id: 'first', name: 'First letter', action: 'letter', audience: 'each parent', letterTemplate: 'early-concern', requiresApproval: false, dueWhen: [{ conditions: [condition('attendance.absencePercent', 5)] }] };

describe('the leaflet', () => {
	it.each([[10, '1 day in every 10'], [5, '1 day in every 20'], [15, '3 days in every 20'], [7.5, '3 days in every 40'], [50, '1 day in every 2'], [33.3, '333 days in every 1000']])(
		'tells %d per cent as days, exactly', (percent, words) => expect(oneDayInEvery(percent)).toBe(words));

	it('tells the steps of the policy in its order, each with when it comes', () => {
		expect(stepsOf({
			steps: [
				letter,
				{ ...letter, id: 'meeting', name: 'Meeting', letterTemplate: 'meeting-invitation', dueWhen: [{ after: { step: 'first', schoolDays: 15 }, conditions: [condition('attendance.absentSessions', 9)] }] },
				{ ...letter, id: 'notice', name: 'Notice', letterTemplate: 'notice-to-improve', requiresApproval: true, approvedBy: 'headteacher', dueWhen: [{ after: { step: 'first', schoolDays: 1 }, conditions: [condition('attendance.unauthorisedAbsentSessions', 10)] }] },
			],
		})).toEqual([
			'These are the usual steps. A person looks at each case, since no two are alike.',
			'When a pupil has missed 1 day in every 20 or more, we write to you and ask how we can help.',
			'When a pupil has missed 4½ days or more of school, and this is still so 15 school days or more after that, we ask you and your child to meet us, to find out together what helps.',
			'When a pupil has missed 5 days or more as unauthorised absence, and this is still so 1 school day or more after the first letter, we may send a notice to improve. The headteacher decides that each time.',
		]);
	});

	it('keeps the tasks of staff to the purpose of their route', () => {
		const task: PolicyDocument['steps'][number] = { id: 'talk', name: 'Talk', action: 'task', audience: 'form tutor', task: 'Ask the tutor', dueWhen: letter.dueWhen };
		const steps = stepsOf({ routes: [{ id: 'r', name: 'Route', purpose: 'We ask how we can help.' }], steps: [task] });
		expect(steps).toContain('We ask how we can help.');
		expect(steps.join(' ')).not.toContain('tutor');
	});

	it('takes the amounts of penalty notices from the law on its date (SI 2024/210)', () => {
		expect(leafletOf(supportFirst, side, '2026-11-23').law.join(' ')).toContain('£80 if paid within 21 days of receipt, £160 if within 28');
		expect(leafletOf(supportFirst, side, '2024-08-18').law.join(' ')).toContain('£60');
	});

	it('tells the law in two sentences, and reads with ease', () => {
		const { law, ...rest } = leafletOf(supportFirst, side, '2026-11-23');
		expect(law).toHaveLength(2);
		expect(readingAge(Object.values(rest).flat().join(' '))).toBeLessThanOrEqual(11);
	});
});
