import fc from 'fast-check';
import { decisionSchema, groupsSchema, type Groups } from '../../../attendance/item';
import { decide, readPolicy, supportFirst, supportFirstDocument } from '../../../attendance/policy';
import { done, factsOf, lastFriday, monday, patterns, pupil, type Days } from './pupils';

/** The shipped ladder alone: what other routes ask for in the weeks between its steps is no matter of its tests. */
const ladder = readPolicy({ ...supportFirstDocument, steps: supportFirstDocument.steps.filter(({ route }) => route === 'attendance') });

const decided = (situation: Parameters<typeof factsOf>[0], policy = supportFirst) => decide(factsOf(situation), policy, situation.asAt ?? monday);
const words = (situation: Parameters<typeof factsOf>[0]) => decided(situation, ladder).reasons.join(' ');

describe('support first, on a first run with an empty log', () => {
	it.each([
		['two days missed', patterns.twoDays, 'nothing due', null],
		['four days missed on three occasions', patterns.dayHereAndThere, 'due', 'early-concern'],
		['one illness of four days, which is no pattern', patterns.oneIllness, 'nothing due', null],
		['four days without leave in one go', patterns.oneTruancy, 'due', 'early-concern'],
		['four days missed, all put right before half term', patterns.putRight, 'nothing due', null],
		['persistent absence: support begins with a letter', patterns.persistent, 'due', 'early-concern'],
		['a day in five and more: a meeting at once', patterns.quarter, 'due', 'meeting-invitation'],
		['severe absence: the local authority at once', patterns.severe, 'due', 'local-authority-support'],
	] as const)('%s', (_name, days, outcome, step) => {
		expect(decided({ days })).toMatchObject({ outcome, step });
	});

	it('says in days and counts why a letter is due', () => {
		expect(decided({ days: patterns.dayHereAndThere }).reasons).toEqual([
			'Missed 4 days of school so far this year: 8.0% (8 of 100 sessions).',
			'The absence fell on 3 occasions.',
			'Still missing school: 1 day in the last four school weeks.',
		]);
	});

	it.each([
		[patterns.twoDays, ['The early concern letter is not due.', 'Absence this school year is 4.0% (4 of 100 sessions); this step asks for at least 5%.']],
		[patterns.oneIllness, ['The early concern letter is not due.', 'Absence this school year is 1 occasion; this step asks for at least 2 occasions.']],
		[patterns.putRight, ['The early concern letter is not due.', 'Absence in the last four school weeks is 0 sessions; this step asks for at least 2 sessions.']],
	] as const)('says why nothing is due', (days, reasons) => {
		expect(decided({ days }).reasons).toEqual(reasons);
	});

	it('gives all that the next nodes need', () => {
		const decision = decided({ days: patterns.severe });
		expect(decision).toMatchObject({
			asAt: monday, policy: 'Support first 2026.2', step: 'local-authority-support', stepName: 'Local authority support referral', action: 'referral', audience: 'local authority',
			letterTemplate: null, referralKind: 'local-authority-support', requiresApproval: true, dueOn: monday, key: '1042|local-authority-support|2026/27', held: null,
		});
		// The reasons stand in the pack that the authority reads; that a person must approve is no reason.
		expect(decision.reasons.join(' ')).not.toContain('approve');
		expect(decision.evidence.sessions).toHaveLength(56);
		expect(decision.evidence.sessions[0]).toEqual({ date: '2026-09-14', session: 'AM', code: 'O' });
		expect(decisionSchema.parse(decision)).toEqual(decision);
	});

	it('needs four school weeks before it goes past the first letter', () => {
		const days: readonly Days[] = [['2026-09-08', '2026-09-08', 'O'], ['2026-09-10', '2026-09-11', 'O'], ['2026-09-14', '2026-09-16', 'O']];
		expect(decided({ days, asAt: '2026-09-21' })).toMatchObject({ outcome: 'due', step: 'early-concern' });
	});
});

describe('levels are compared on integers, exactly (rules §0, trap 4)', () => {
	const policy = (value: number) =>
		readPolicy({ ...supportFirstDocument, steps: [{ ...supportFirstDocument.steps[0], dueWhen: [{ conditions: [{ measure: 'attendance.absencePercent', comparison: 'at least', value }] }] }], holds: [] });
	it.each([
		[1, 10, 10, 'due'],
		[10, 101, 10, 'nothing due'],
		[9999, 100_000, 10, 'nothing due'],
		[7, 120, 5.83, 'due'],
		[7, 120, 5.84, 'nothing due'],
		[3, 40, 7.5, 'due'],
		[41, 1000, 4.1, 'due'],
		// 4.1 times 100 is a little less than 410 in floating point.
		[4095, 100_000, 4.1, 'nothing due'],
	])('%d of %d sessions against %d%%', (absent, possible, percent, outcome) => {
		const facts = factsOf({});
		const attendance = { ...facts.attendance, authorisedAbsentSessions: 0, unauthorisedAbsentSessions: absent, possibleSessions: possible };
		expect(decide({ ...facts, attendance }, policy(percent), monday).outcome).toBe(outcome);
	});
});

describe('the ladder over time', () => {
	const letter = done('early-concern', '2026-10-19');
	const moreSince: readonly Days[] = [...patterns.persistent, ['2026-11-16', '2026-11-16', 'O']];

	it('invites to a meeting where a letter has not helped for 15 school days of the pupil’s own register', () => {
		// 19 October to 20 November: 4 school days, half term, 15 school days.
		const decision = decided({ days: moreSince, steps: [letter] });
		expect(decision).toMatchObject({ outcome: 'due', step: 'meeting-invitation' });
		expect(decision.reasons).toEqual([
			'The early concern letter was made on 19 October 2026, 19 school days ago.',
			'Missed 8 days of school so far this year: 16.0% (16 of 100 sessions), which is persistent absence.',
			'Still missing school: absence since then is 15.8% (6 of 38 sessions).',
		]);
	});

	it('asks for nothing where absence has fallen since the letter', () => {
		const days: readonly Days[] = [['2026-09-14', '2026-09-18', 'O'], ['2026-11-10', '2026-11-10', 'I']];
		expect(decided({ days, steps: [letter] }).reasons).toEqual(['The meeting invitation is not due.', 'Absence since then is 5.3% (2 of 38 sessions); this step asks for at least 10%.']);
	});

	it('says what the step that goes on from the last one asks for, not what a shorter way would', () => {
		const steps = [letter, done('meeting-invitation', '2026-10-12')];
		expect(decided({ days: patterns.twoDays, steps }).reasons).toEqual([
			'The local authority support referral is not due.',
			'Absence this school year is 4.0% (4 of 100 sessions); this step asks for at least 10%.',
		]);
	});

	it('does not call absence that has fallen, and is still persistent, unimproved', () => {
		// 50 % before the letter of 19 October, 15.8 % since.
		const days: readonly Days[] = [['2026-09-14', '2026-10-02', 'O'], ['2026-11-10', '2026-11-12', 'I']];
		expect(words({ days, steps: [letter] })).toContain('Still missing school: absence since then is 15.8% (6 of 38 sessions).');
		expect(words({ days, steps: [letter] })).not.toMatch(/improved/);
	});

	it('has nothing due on the day of a step, and says so', () => {
		expect(words({ days: patterns.persistent, steps: [done('early-concern', monday)] })).toBe(
			'The early concern letter was made on 23 November 2026. No second step is taken for a pupil on one day.',
		);
	});

	it.each([
		['the next day', '2026-11-24', '2026-11-23'],
		['a week later, before that Monday’s register', '2026-11-30', '2026-11-27'],
		['a week later, after that Monday’s register', '2026-11-30', '2026-11-30'],
		['where the register has not come for a week', '2026-11-30', '2026-11-20'],
	])('says when the next step is looked at: %s', (_name, asAt, registerTo) => {
		expect(words({ days: patterns.persistent, asAt, registerTo, steps: [done('early-concern', '2026-11-23')] })).toBe(
			'The early concern letter was made on 23 November 2026; the meeting invitation is looked at after 15 school days, from 14 December 2026 at the earliest.',
		);
	});

	it('promises no date that is past, where the register has not come for long', () => {
		const words = decided({ days: patterns.persistent, asAt: '2026-12-16', registerTo: '2026-11-20', steps: [done('early-concern', '2026-11-23')] }).reasons[0];
		expect(words).toContain('from 17 December 2026 at the earliest');
	});

	it('does not count a holiday as time that a family had', () => {
		// 16 October (Friday) to 12 November: 27 days, but 5 + 8 school days.
		expect(decided({ days: patterns.persistent, asAt: '2026-11-12', registerTo: '2026-11-11', steps: [done('early-concern', '2026-10-16')] }).outcome).toBe('nothing due');
	});

	it('counts Mondays to Fridays where there is no register', () => {
		const over = { register: null };
		const counts = { absentSessions: 10, possibleSessions: 62 };
		expect(decided({ days: moreSince, steps: [done('early-concern', '2026-10-30', counts)], over })).toMatchObject({ step: 'meeting-invitation', evidence: { sessions: [] } });
		expect(words({ days: moreSince, steps: [done('early-concern', '2026-11-09', counts)], over })).toContain('from 30 November 2026 at the earliest');
	});

	it('goes to the local authority where the meeting has not helped for 20 school days', () => {
		const days: readonly Days[] = [...patterns.quarter, ['2026-11-16', '2026-11-17', 'O']];
		expect(decided({ days, steps: [letter, done('meeting-invitation', '2026-10-12')] })).toMatchObject({ outcome: 'due', step: 'local-authority-support', requiresApproval: true });
	});

	it('leaves ten school days between any two steps, but for severe absence, and says so', () => {
		const policy = readPolicy({ ...supportFirstDocument, waitBetweenSteps: { schoolDays: 15 }, steps: ladder.steps.map((step) => ({ ...step, dueWhen: step.dueWhen.map((route) => ({ ...route, onlyWithout: undefined })) })) });
		const steps = [done('early-concern', '2026-11-09')];
		expect(decided({ days: patterns.quarter, steps }, policy)).toMatchObject({ outcome: 'nothing due' });
		const severe = decided({ days: patterns.severe, steps }, policy);
		expect(severe).toMatchObject({ outcome: 'due', step: 'local-authority-support' });
		expect(severe.reasons).toContain('Severe absence does not wait: the school and the local authority act together at once.');
	});

	it('never goes back to a step below one already taken, and takes each once a school year', () => {
		expect(decided({ days: patterns.dayHereAndThere, steps: [done('meeting-invitation', '2026-10-05')] }).outcome).toBe('nothing due');
		expect(words({ days: patterns.severe, steps: [done('local-authority-support', '2026-10-05')] })).toContain('a person to decide');
	});

	it('begins at the foot of the ladder each school year', () => {
		const lastYear = [done('early-concern', '2026-03-02'), done('meeting-invitation', '2026-04-20')];
		expect(decided({ days: patterns.dayHereAndThere, steps: lastYear })).toMatchObject({ outcome: 'due', step: 'early-concern' });
	});

	it('takes up a step that was begun and is not known to be finished', () => {
		const steps = [done('early-concern', '2026-11-16', { state: 'reserved' })];
		const decision = decided({ days: patterns.dayHereAndThere, steps });
		expect(decision).toMatchObject({ outcome: 'due', step: 'early-concern' });
		expect(decision.reasons.at(-1)).toBe('It was begun on 16 November 2026 and is not known to be finished, so it is taken up again; what is finished is not made a second time.');
	});

	it('leaves the wait also after another step that may have gone', () => {
		const steps = [done('early-concern', '2026-11-16', { state: 'reserved' })];
		expect(decided({ days: patterns.quarter, steps }, ladder)).toMatchObject({ outcome: 'due', step: 'early-concern' });
		const putRight: readonly Days[] = [['2026-09-14', '2026-09-17', 'I'], ['2026-10-05', '2026-10-16', 'O']];
		expect(words({ days: putRight, steps })).toContain('The early concern letter begun on 16 November 2026 is not known to be finished.');
	});

	it('shows a step that was begun where it is called for no more', () => {
		expect(words({ days: patterns.twoDays, steps: [done('early-concern', '2026-11-16', { state: 'reserved' })] })).toContain(
			'The early concern letter begun on 16 November 2026 is not known to be finished. Look whether it went.',
		);
	});

	it('makes nothing on a run for a date before a step of the record', () => {
		expect(words({ days: patterns.severe, steps: [done('early-concern', '2026-11-30')] })).toBe('The early concern letter was made on 30 November 2026. That is after the date of this run, 23 November 2026.');
	});

	it('counts the wait from a step of another policy too', () => {
		expect(words({ days: patterns.dayHereAndThere, steps: [done('home-visit', '2026-11-18')] })).toMatch(/^The step "home-visit" was made on 18 November 2026; the early concern letter is looked at after 10 school days, from 2 December 2026/);
	});
});

describe('whom the policy is for', () => {
	it.each([
		['a pupil who has left', { onRollTo: '2026-11-13' }, 'left the school’s roll'],
		['a pupil who has not joined yet', { onRollFrom: '2026-12-01' }, 'joins the school'],
		['a sixth-former', { yearGroup: '12' }, 'Year 12'],
	])('has nothing due for %s', (_name, over, reason) => {
		const facts = factsOf({ days: patterns.severe, over: { pupil: { ...pupil, ...over } } });
		const decision = decide(facts, supportFirst, monday);
		expect(decision.outcome).toBe('nothing due');
		expect(decision.reasons.join(' ')).toContain(reason);
	});

	it('includes a pupil whose year group the export does not tell', () => {
		expect(decide(factsOf({ days: patterns.severe, over: { pupil: { ...pupil, yearGroup: '' } } }), supportFirst, monday).outcome).toBe('due');
	});

	it('has nothing due before the first session of the year', () => {
		expect(words({ asAt: '2026-09-07', registerTo: '2026-09-06' })).toBe('There is no possible session yet in 2026/27.');
	});
});

describe('fairness', () => {
	const mayHold: ReadonlyArray<keyof Groups> = ['childProtection', 'lookedAfter', 'socialWorker'];
	const anyDays = fc.array(fc.tuple(fc.integer({ min: 0, max: 74 }), fc.integer({ min: 0, max: 8 }), fc.constantFrom('I', 'O', 'M', 'N', 'G', 'U', '-', 'X')), { maxLength: 8 }).map((spells) =>
		spells.map(([from, length, mark]): Days => [dayOf(from), dayOf(from + length), mark]));
	const anyGroups = fc.record(Object.fromEntries(Object.keys(groupsSchema.shape).map((group) => [group, fc.boolean()])) as Record<keyof Groups, fc.Arbitrary<boolean>>);

	it('no group triggers a step; only three may hold one, and none brings another step forward', () => {
		fc.assert(
			fc.property(anyDays, anyGroups, (days, groups) => {
				const facts = factsOf({ days });
				const without = decide(facts, supportFirst, monday);
				const withGroups = decide({ ...facts, pupil: { ...pupil, groups } }, supportFirst, monday);
				const isHeld = mayHold.some((group) => groups[group]) && without.outcome !== 'nothing due' && without.action !== 'task';
				// A sentence about what would change says where a person would look first, and is about no decision yet.
				if (!isHeld) expect({ ...withGroups, wouldChange: [] }).toEqual({ ...without, wouldChange: [] });
				else expect(withGroups).toMatchObject({ outcome: 'held', step: without.step });
			}),
			{ numRuns: 150 },
		);
	});

	it('gives the same decision for the same facts, whatever stands before it, and changes nothing it was given', () => {
		fc.assert(
			fc.property(fc.array(anyDays, { minLength: 2, maxLength: 4 }), (school) => {
				const pupils = school.map((days, place) => factsOf({ days, over: { pupil: { ...pupil, id: String(place) } } }));
				const before = structuredClone(pupils);
				const forwards = pupils.map((facts) => decide(facts, supportFirst, monday));
				const backwards = pupils.toReversed().map((facts) => decide(facts, supportFirst, monday)).toReversed();
				expect(backwards).toEqual(forwards);
				expect(pupils).toEqual(before);
				for (const decision of forwards) {
					expect(decision.reasons.length).toBeGreaterThan(0);
					expect(decisionSchema.parse(decision)).toEqual(decision);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('more absence never makes a step lower', () => {
		const ladder = [null, 'early-concern', 'meeting-invitation', 'local-authority-support'];
		// Duties to a missing pupil are a route of their own, and go before all.
		const noHolds = readPolicy({ ...supportFirstDocument, routes: supportFirstDocument.routes?.slice(0, 1), steps: supportFirstDocument.steps.filter(({ route }) => route === 'attendance'), holds: [] });
		for (let missed = 0; missed < 40; missed += 1) {
			const step = (days: number) => ladder.indexOf(decided({ days: [['2026-09-08', '2026-09-08', 'O'], [dayOf(74 - days), lastFriday, 'O']] }, noHolds).step);
			expect(step(missed + 1)).toBeGreaterThanOrEqual(step(missed));
		}
	});

	function dayOf(daysAfterStart: number): string {
		return new Date(Date.UTC(2026, 8, 7 + daysAfterStart)).toISOString().slice(0, 10);
	}
});
