import { readPolicy } from '../../../attendance/policy';
import { summaryOf } from '../../../attendance/policy/summary';

const conditions = [
	{ measure: 'attendance.absencePercent', comparison: 'at least', value: 10 },
	{ measure: 'attendance.severelyAbsent', comparison: 'is', value: false },
];
const policy = readPolicy({
	name: 'Ours', version: '3', yearGroups: ['7', '8', '9'], waitBetweenSteps: { schoolDays: 10 },
	steps: [
		{ id: 'letter', name: 'First letter', action: 'letter', letterTemplate: 'early-concern', audience: 'each parent', requiresApproval: false, dueWhen: [{ conditions }] },
		{ id: 'visit', name: 'Home visit', action: 'task', task: 'Go in twos.', audience: 'attendance officer', approvedBy: 'headteacher', oncePer: 'half term', dueWhen: [{ after: { step: 'letter', schoolDays: 15 }, conditions }, { onlyWithout: 'letter', conditions }] },
	],
	holds: [{ when: 'the pupil is in a group', group: 'lookedAfter', reason: 'Ask the Virtual School.' }],
});

describe('a policy in plain English', () => {
	const { lines, whoDoesWhat } = summaryOf(policy);

	it.each([
		'Ours, version 3.',
		'It is for year groups 7 to 9.',
		'10 school days or more lie between any two steps of one pupil, unless a step says otherwise.',
		'First letter (a letter to each parent, once a school year).',
		'Due when absence this school year is at least 10% and the pupil is not severely absent.',
		'It goes without anyone’s approval.',
		'Home visit (a task for attendance officer, once for each half term).',
		'- when absence this school year is at least 10% and the pupil is not severely absent, at least 15 school days after the first letter',
		'- when absence this school year is at least 10% and the pupil is not severely absent, where the first letter was not made',
		'What to do: Go in twos.',
		'The headteacher must approve it first.',
		'- the pupil is in a group (Looked after): Ask the Virtual School.',
	])('says: %s', (line) => {
		expect(lines).toContain(line);
	});

	it('says who does what', () => {
		expect(whoDoesWhat).toEqual([
			{ who: 'The attendance office', does: ['sends the first letter to each parent'] },
			{ who: 'Headteacher', does: ['approves the home visit'] },
			{ who: 'Attendance officer', does: ['does the home visit'] },
			{ who: 'The attendance lead', does: ['looks at each step that is held, and decides'] },
		]);
	});
});
