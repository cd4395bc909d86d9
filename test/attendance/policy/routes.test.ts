import { emptyCase, type ApprovalOfStep, type Case, type StepTaken } from '../../../attendance/item';
import { decide, readPolicy, supportFirst, type PolicyDocument } from '../../../attendance/policy';
import { done, factsOf, hold, monday, patterns, type Days } from './pupils';

type Situation = Parameters<typeof factsOf>[0];
const decided = (situation: Situation, policy = supportFirst, held: Partial<Case> = {}) => {
	const facts = factsOf(situation);
	return decide({ ...facts, case: { ...facts.case, ...held } }, policy, situation.asAt ?? monday);
};

const approval = (over: Partial<ApprovalOfStep>): ApprovalOfStep => ({
	step: 'early-concern', period: '2026/27', outcome: 'approved', by: 'Dana Ash', on: '2026-11-20', reason: '', until: null, ...over,
});

type Step = PolicyDocument['steps'][number];
const task = (id: string, route: string, over: Partial<Step> = {}): Step => ({
	id, name: `Task ${id}`, route, action: 'task', audience: 'tutor', task: 'Talk.', requiresApproval: false,
	dueWhen: [{ conditions: [{ measure: 'attendance.absentSessions', comparison: 'at least', value: 1, reason: 'Missed {days}.' }] }], ...over,
});
const letter = (id: string, route: string, over: Partial<Step> = {}): Step => {
	const { task: _, ...step } = task(id, route);
	return { ...step, action: 'letter', letterTemplate: 'early-concern', ...over };
};
const route = (id: string, over = {}) => ({ id, name: id.toUpperCase(), ...over });
const policyOf = (routes: PolicyDocument['routes'], steps: Step[], holds: PolicyDocument['holds'] = []) =>
	readPolicy({ name: 'Ours', version: '1', waitBetweenSteps: { schoolDays: 10 }, routes, steps, holds });

describe('routes', () => {
	const twoRoutes = policyOf([route('one'), route('two')], [letter('a', 'one'), letter('b', 'two'), task('c', 'two')]);

	it('decide one after another, whatever the order of the steps', () => {
		expect(decided({ days: patterns.twoDays }, twoRoutes)).toMatchObject({ step: 'a', route: 'one', routeName: 'ONE', period: '2026/27', key: '1042|a|2026/27' });
		const turned = policyOf([route('two'), route('one')], [letter('a', 'one'), letter('b', 'two')]);
		expect(decided({ days: patterns.twoDays }, turned)).toMatchObject({ step: 'b', route: 'two' });
	});

	it('wait for a step of another route that went to the family, and not for a task', () => {
		const letters = policyOf([route('one'), route('two')], [letter('a', 'one'), letter('b', 'two')]);
		expect(decided({ days: patterns.twoDays, steps: [done('a', '2026-11-09')] }, letters)).toMatchObject({ outcome: 'nothing due', wouldChange: ['The task b would be due from 24 November 2026 even if the pupil attends every session until then.'] });
		expect(decided({ days: patterns.twoDays, steps: [done('a', '2026-11-06')] }, letters)).toMatchObject({ outcome: 'due', step: 'b' });
		const afterTask = policyOf([route('one'), route('two')], [task('a', 'one'), letter('b', 'two')]);
		expect(decided({ days: patterns.twoDays, steps: [done('a', '2026-11-18')] }, afterTask)).toMatchObject({ outcome: 'due', step: 'b' });
		const taskAfter = policyOf([route('one'), route('two')], [letter('a', 'one'), task('c', 'two')]);
		expect(decided({ days: patterns.twoDays, steps: [done('a', '2026-11-20')] }, taskAfter)).toMatchObject({ outcome: 'due', step: 'c' });
	});

	it('wait behind one that is held, but for duties that may not', () => {
		const holds: PolicyDocument['holds'] = [{ when: 'the pupil is in a group', group: 'lookedAfter', reason: 'Ask first.' }];
		const facts = factsOf({ days: patterns.twoDays });
		const lookedAfter = { ...facts, pupil: { ...facts.pupil, groups: { ...facts.pupil.groups, lookedAfter: true } } };
		const steps = [letter('a', 'one'), task('c', 'two')];
		expect(decide(lookedAfter, policyOf([route('one'), route('two')], steps, holds), monday)).toMatchObject({ outcome: 'held', step: 'a' });
		const dutiesFirst = policyOf([route('one'), route('two', { goesBeforeHeld: true })], steps, holds);
		expect(decide(lookedAfter, dutiesFirst, monday)).toMatchObject({ outcome: 'due', step: 'c' });
		// Nobody's duty hangs on a group: it goes before a step that is due as before one that is held.
		expect(decide(facts, dutiesFirst, monday)).toMatchObject({ outcome: 'due', step: 'c' });
	});

	it('owe the attendance return before a letter: a week later the pupil may be back, and it would be lost', () => {
		const away: readonly Days[] = [['2026-11-02', '2026-11-20', 'O']];
		const checked = done('missing-pupil-checks', '2026-11-09', { period: 'episode from 2026-11-02' });
		expect(decided({ days: away, steps: [checked] })).toMatchObject({ outcome: 'due', step: 'attendance-return' });
	});

	it('leave a pupil on study leave out of letters and referrals, and nobody else', () => {
		const years = (mark: string): readonly Days[] => [['2026-09-15', '2026-09-16', 'I'], ['2026-10-12', '2026-10-12', 'M'], ['2026-11-09', '2026-11-12', mark]];
		expect(decided({ days: years('S') })).toMatchObject({ outcome: 'nothing due', reasons: ['The early concern letter is not due.', 'Study leave (S) this school year is 8 sessions; this step asks for at most 0 sessions.'] });
		expect(decided({ days: years('I') })).toMatchObject({ outcome: 'due', step: 'early-concern' });
	});

	it('say why in a condition’s own words where the policy gives none to any', () => {
		const silent = policyOf([route('one')], [task('a', 'one', { dueWhen: [{ conditions: [{ measure: 'attendance.absentSessions', comparison: 'at least', value: 1, reason: '' }] }] })]);
		expect(decided({ days: patterns.twoDays }, silent).reasons).toEqual(['Absence this school year is 4 sessions: at least 1 session.']);
	});

	it('say why nothing is due though the first route has no steps', () => {
		const far = task('a', 'two', { dueWhen: [{ conditions: [{ measure: 'attendance.absentSessions', comparison: 'at least', value: 90 }] }] });
		expect(decided({ days: patterns.twoDays }, policyOf([route('one'), route('two')], [far])).reasons).toEqual(['The task a is not due.', 'Absence this school year is 4 sessions; this step asks for at least 90 sessions.']);
	});

	it('say of a task that it was done', () => {
		const alone = policyOf([route('one')], [task('a', 'one')]);
		expect(decided({ days: patterns.twoDays, steps: [done('a', '2026-11-09')] }, alone).reasons[0]).toMatch(/^The task a was done on 9 November 2026, /);
	});

	it('refuse a step of another route to go on from', () => {
		const way = { after: { step: 'a', schoolDays: 0 }, conditions: task('x', 'two').dueWhen[0]!.conditions };
		expect(() => policyOf([route('one'), route('two')], [letter('a', 'one'), letter('b', 'two', { dueWhen: [way] })])).toThrow('"a" is a step of another route');
	});
});

describe('periods', () => {
	const away: readonly Days[] = [['2026-11-02', '2026-11-20', 'O']];
	const missing = readPolicy({ ...JSON.parse(JSON.stringify(supportFirst)), steps: supportFirst.steps.filter(({ id }) => id === 'attendance-return') });

	it('call an episode by its first day, in decision and key', () => {
		expect(decided({ days: away }, missing)).toMatchObject({ step: 'attendance-return', period: 'episode from 2026-11-02', key: '1042|attendance-return|episode from 2026-11-02' });
	});

	const taken = (over: Partial<StepTaken> = {}) => done('attendance-return', '2026-11-16', { period: 'episode from 2026-11-02', ...over });
	it.each([
		['is taken once while it goes on', away, 'nothing due', null],
		['is the same where its first day turns out to be illness', [['2026-11-02', '2026-11-02', 'I'], ['2026-11-03', '2026-11-20', 'O']], 'nothing due', null],
		['is the same where the pupil was in school on its first days', [['2026-11-04', '2026-11-20', 'O']], 'nothing due', null],
		['is the same where it began before', [['2026-10-22', '2026-11-20', 'O']], 'nothing due', null],
	] as ReadonlyArray<readonly [string, readonly Days[], string, null]>)('an episode %s', (_name, days, outcome, step) => {
		expect(decided({ days, steps: [taken()] }, missing)).toMatchObject({ outcome, step });
	});

	it('a new one begins after a return and a fresh ten days (Stockport; rules §2.5)', () => {
		const back: readonly Days[] = [['2026-09-14', '2026-09-25', 'O'], ['2026-11-02', '2026-11-20', 'O']];
		const first = taken({ takenOn: '2026-09-28', period: 'episode from 2026-09-14' });
		expect(decided({ days: back, steps: [first] }, missing)).toMatchObject({ outcome: 'due', period: 'episode from 2026-11-02' });
	});

	it('a run that broke off takes the same key up again', () => {
		const again = decided({ days: [['2026-11-03', '2026-11-20', 'O']], steps: [taken({ state: 'reserved' })] }, missing);
		expect(again).toMatchObject({ outcome: 'due', key: '1042|attendance-return|episode from 2026-11-02' });
	});

	it('once a half term is told by the holidays in the register', () => {
		const policy = policyOf([route('one')], [task('a', 'one', { oncePer: 'half term' })]);
		expect(decided({ days: patterns.twoDays }, policy).period).toBe('2026-11-02 half term');
		const before = done('a', '2026-10-12', { period: '2026-09-07 half term' });
		expect(decided({ days: patterns.twoDays, steps: [before] }, policy).outcome).toBe('due');
		expect(decided({ days: patterns.twoDays, steps: [done('a', '2026-11-09', { period: '2026-11-02 half term' })] }, policy).outcome).toBe('nothing due');
	});

	it('a step without one is taken once a school year, as the logs of before have it', () => {
		expect(decided({ days: patterns.dayHereAndThere, steps: [done('early-concern', '2026-09-28')] }, policyOf([route('one')], [letter('early-concern', 'one')])).outcome).toBe('nothing due');
	});
});

describe('what counts as improvement, and what ends a route', () => {
	it('goes no further while absence stays low since the last step, and says so', () => {
		const putRight: readonly Days[] = [['2026-09-14', '2026-09-25', 'O']];
		const ladder = readPolicy({ ...JSON.parse(JSON.stringify(supportFirst)), steps: supportFirst.steps.filter((step) => step.route === 'attendance') });
		expect(decided({ days: putRight, steps: [done('early-concern', '2026-10-05')] }, ladder).reasons.slice(0, 2)).toEqual([
			'Improved since the early concern letter of 5 October 2026, so no further step is due while that lasts.', 'Absence since then is 0.0% (0 of 58 sessions), less than 5%.',
		]);
	});

	const ending = policyOf([route('one', { endsWhen: [{ measure: 'since.possibleSessions', comparison: 'at least', value: 20 }, { measure: 'since.absentSessions', comparison: 'at most', value: 0 }] })], [letter('a', 'one'), letter('b', 'one')]);
	it('begins at its foot again once it ended, under a period of its own, and stays ended', () => {
		const relapse: readonly Days[] = [['2026-09-14', '2026-09-16', 'O'], ['2026-11-16', '2026-11-18', 'O']];
		const steps = [done('a', '2026-09-18'), done('b', '2026-10-05')];
		const decision = decided({ days: relapse, steps }, ending);
		expect(decision).toMatchObject({ outcome: 'due', period: '2026/27 from 2026-10-19' });
		const settled = done(decision.step as string, '2026-11-23', { period: decision.period as string });
		expect(decided({ days: relapse, asAt: '2026-11-30', registerTo: '2026-11-27', steps: [...steps, settled] }, ending).reasons).toEqual([
			'The task b was made on 23 November 2026, and the policy holds no further step this school year. What comes next is for a person to decide.',
		]);
	});

	it('does not end where the pupil was away meanwhile', () => {
		const still: readonly Days[] = [['2026-09-14', '2026-09-16', 'O'], ['2026-10-06', '2026-10-06', 'O']];
		expect(decided({ days: still, steps: [done('a', '2026-09-28'), done('b', '2026-10-05')] }, ending).outcome).toBe('nothing due');
	});
});

describe('what people decided', () => {
	const days = patterns.dayHereAndThere;

	it('not appropriate: nothing of this step is due in its period, and why', () => {
		const decision = decided({ days }, supportFirst, { approvals: [approval({ outcome: 'not appropriate', reason: 'The family has just moved.' })] });
		expect(decision.outcome).toBe('nothing due');
		expect(decision.reasons).toContain('Dana Ash decided on 20 November 2026 that the early concern letter is not appropriate: The family has just moved.');
		expect(decided({ days }, supportFirst, { approvals: [approval({ outcome: 'not appropriate', period: '2025/26' })] }).outcome).toBe('due');
	});

	it.each([
		['until a day', '2026-11-23', 'held'],
		['until a day that is over', '2026-11-22', 'due'],
		['without an end', null, 'held'],
	])('held %s', (_name, until, outcome) => {
		expect(decided({ days }, supportFirst, { approvals: [approval({ outcome: 'held', reason: 'Meeting planned', until })] }).outcome).toBe(outcome);
	});

	it('approved and not done: due, and not asked again for ten school days', () => {
		const decision = decided({ days: patterns.severe }, supportFirst, { approvals: [approval({ step: 'local-authority-support' })] });
		expect(decision).toMatchObject({ outcome: 'due', step: 'local-authority-support', requiresApproval: false });
		expect(decision.reasons.at(-1)).toBe('Dana Ash approved it on 20 November 2026, and it is not known to be done yet.');
		expect(decided({ days: patterns.severe }, supportFirst, { approvals: [approval({ step: 'local-authority-support', on: '2026-10-05' })] }).requiresApproval).toBe(true);
	});

	it('an approval answers what a person should look at, and not another person’s hold', () => {
		const suspended: readonly Days[] = [['2026-09-14', '2026-09-18', 'E'], ['2026-11-09', '2026-11-12', 'E']];
		const approvals = [approval({ step: 'early-concern' })];
		expect(decided({ days: suspended }).outcome).toBe('held');
		expect(decided({ days: suspended }, supportFirst, { approvals }).outcome).toBe('due');
		expect(decided({ days: suspended }, supportFirst, { approvals, holds: [hold({ kind: 'bereavement', reason: 'A grandmother died' })] }).held?.reason).toMatch(/^The family is bereaved/);
	});

	it.each([
		['safeguarding', 'The designated safeguarding lead asked to wait (since 2 November 2026).'],
		['open appeal', 'An appeal or a complaint is open: A person’s reason (since 2 November 2026).'],
	] as const)('a hold for %s has its own sentence', (kind, words) => {
		expect(decided({ days }, supportFirst, { holds: [hold({ kind })] }).held?.reason.startsWith(words)).toBe(true);
	});

	it('gives the same decision in whatever order the case lists what was done', () => {
		const steps = [done('early-concern', '2026-10-05'), done('meeting-invitation', '2026-10-19'), done('punctuality-talk', '2026-11-02')];
		const approvals = [approval({ outcome: 'held', on: '2026-11-09' }), approval({ outcome: 'not appropriate', on: '2026-11-16' })];
		const holds = [hold({ until: '2026-12-01' }), hold({ reason: 'Another', since: '2026-11-09' })];
		const facts = factsOf({ days: patterns.quarter });
		const inOrder = decide({ ...facts, case: { ...emptyCase, steps, approvals, holds } }, supportFirst, monday);
		expect(decide({ ...facts, case: { ...emptyCase, steps: steps.toReversed(), approvals: approvals.toReversed(), holds: holds.toReversed() } }, supportFirst, monday)).toEqual(inOrder);
	});
});

describe('a pupil who joined lately', () => {
	const policy = policyOf([route('one')], [letter('a', 'one')], [{ when: 'the pupil joined lately', schoolDays: 20, reason: 'On roll for {days} only.' }]);
	it.each([['2026-11-02', 'held'], ['2026-09-07', 'due']])('on roll from %s: %s', (onRollFrom, outcome) => {
		const facts = factsOf({ days: patterns.dayHereAndThere });
		const decision = decide({ ...facts, pupil: { ...facts.pupil, onRollFrom } }, policy, monday);
		expect(decision.outcome).toBe(outcome);
		if (outcome === 'held') {
			expect(decision.held?.reason).toBe('On roll for 15 school days only.');
			expect(decision.wouldChange).toEqual(['The task a is looked at from 27 November 2026 at the earliest.']);
		}
	});
});
