import fc from 'fast-check';
import { schoolCalendarOf } from '../../../../attendance/calendar/schoolCalendar';
import { emptyCase, type StepTaken } from '../../../../attendance/item';
import { measure } from '../../../../attendance/measures';
import { decide, supportFirst } from '../../../../attendance/policy';
import { loadByRun, loadOf, type Load, type PastPupil } from '../../../../attendance/policy/simulation';
import { calendarUpTo, registerUpTo } from '../../../../attendance/policy/simulation/asItStood';
import { tierOf } from '../../../../attendance/risk/tier';
import { noGroups, patterns, type Days } from '../pupils';
import { linesOf, past, play, threeSteps } from './play';

/** From 28 September 2026 on, after three weeks of attendance. */
const away: readonly Days[] = [['2026-09-28', '2026-12-18', 'O']];

describe('a past year played through', () => {
	it('takes each step in its week, remembers it and goes on from it', () => {
		expect(linesOf(play([past('1', away)]))).toEqual(['2026-10-05 taken first-letter', '2026-11-02 taken meeting', '2026-11-23 taken referral']);
	});

	it('asks nothing of pupils who attend, nor after they left or before they came', () => {
		const all = play([past('1', []), past('2', away, { pupil: { onRollTo: '2026-10-02' } }), past('3', away, { pupil: { onRollFrom: '2026-12-14' } })]);
		expect([0, 1, 2].map((place) => linesOf(all, place))).toEqual([[], [], []]);
		// Every Monday the first, four the second, and the last day of term but four the third.
		expect(all.decisions).toBe(all.runs.length + 4 + 1);
	});

	it('stops before what nobody approves, and counts it as one approval however long it waits', () => {
		const approved = play([past('1', away)]);
		const heldBack = play([past('1', away)], { approvals: 'held back' });
		expect(loadOf(approved.years.flatMap(({ asked }) => asked))).toMatchObject({ taken: 3, approvals: 1, waiting: 0 });
		expect(linesOf(heldBack).slice(2)).toEqual(['2026-11-23 waiting referral', '2026-11-30 waiting referral again', '2026-12-07 waiting referral again', '2026-12-14 waiting referral again']);
		expect(loadOf(heldBack.years.flatMap(({ asked }) => asked))).toMatchObject({ taken: 2, approvals: 1, waiting: 4 });
	});

	it('holds as the policy does, and says by which rule, without a person’s own words', () => {
		const cared = past('1', away, { pupil: { groups: { ...noGroups, lookedAfter: true } } });
		const mourning = past('2', away, { holds: [{ id: 'h', kind: 'bereavement', reason: 'Grandmother died', since: '2026-09-07', until: null, by: 'Head of year' }] });
		const { years } = play([cared, mourning]);
		expect(new Set(years[0]?.asked.map(({ outcome, why }) => `${outcome}: ${why}`))).toEqual(new Set(['held: the pupil is in a group that a person looks at first']));
		expect(new Set(years[1]?.asked.map(({ outcome, why }) => `${outcome}: ${why}`))).toEqual(new Set(['held: a person recorded a hold']));
	});

	it('knows a hold only from the day it was recorded for', () => {
		const later = past('1', away, { holds: [{ id: 'h', kind: 'other', reason: 'Asked to wait', since: '2026-11-10', until: '2026-12-01', by: 'Head' }] });
		expect(linesOf(play([later]))).toEqual(['2026-10-05 taken first-letter', '2026-11-02 taken meeting', '2026-11-23 held referral', '2026-11-30 held referral again', '2026-12-07 taken referral']);
	});

	it.each([['the shipped policy', supportFirst], ['three steps', threeSteps]])('decides each week as decide does, with what was known that morning: %s', (_, policy) => {
		const pupils = Object.entries(patterns).map(([id, days]) => past(id, days));
		const calendar = schoolCalendarOf(pupils.map(({ register }) => register));
		const { runs, years } = play(pupils, { policy });
		for (const [place, one] of pupils.entries()) {
			const steps: StepTaken[] = [];
			const expected = runs.flatMap(({ on, knownTo }, run) => {
				const register = registerUpTo(one.register, knownTo);
				const attendance = measure(register, { asAt: on, calendar: calendarUpTo(calendar, knownTo), onRoll: one.pupil });
				const facts = { ...one, register, attendance, risk: { tier: tierOf(attendance), probabilityPersistentlyAbsent: null, reasons: [], patterns: [] }, case: { ...emptyCase, steps: [...steps] } };
				const { outcome, step, period } = decide(facts, policy, on);
				if (step === null || outcome === 'nothing due') return [];
				if (outcome === 'due') steps.push({ step, takenOn: on, state: 'done', documents: 1, absentSessions: null, possibleSessions: null, ...(period ? { period } : {}) });
				return [{ run, step, outcome: outcome === 'due' ? 'taken' : 'held' }];
			});
			expect(years[place]?.asked.map(({ run, step, outcome }) => ({ run, step, outcome }))).toEqual(expected);
		}
	});

	it('loses nothing of a decision by leaving out what would change it', () => {
		for (const days of Object.values(patterns)) {
			const one = past('1', days);
			const facts = { ...one, attendance: measure(one.register, { asAt: '2026-12-18' }), risk: null, case: emptyCase };
			const whole = decide(facts, supportFirst, '2026-12-18');
			expect({ ...decide(facts, supportFirst, '2026-12-18', { withoutWhatWouldChange: true }), wouldChange: whole.wouldChange }).toEqual(whole);
		}
	});
});

const anyDay = fc.integer({ min: 0, max: 100 }).map((day) => new Date(Date.UTC(2026, 8, 7 + day)).toISOString().slice(0, 10));
const anyDays = fc.array(fc.record({ from: anyDay, length: fc.integer({ min: 0, max: 20 }), mark: fc.constantFrom('O', 'I', 'U', 'N', '-', 'C') }), { maxLength: 4 }).map((spells) =>
	spells.map(({ from, length, mark }): Days => [from, new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10), mark]),
);
const anyPupils: fc.Arbitrary<PastPupil[]> = fc.array(anyDays, { minLength: 1, maxLength: 6 }).map((list) => list.map((days, place) => past(String(place), days)));

describe('whatever the pupils', () => {
	const sums = (...loads: Load[]): Omit<Load, 'why'> => {
		const sum = (field: keyof Omit<Load, 'why'>) => loads.reduce((all, load) => all + load[field], 0);
		return { taken: sum('taken'), approvals: sum('approvals'), waiting: sum('waiting'), held: sum('held'), newlyHeld: sum('newlyHeld') };
	};

	it('two lists of them add up to the whole, week by week and step by step', () => {
		fc.assert(
			fc.property(anyPupils, fc.nat(6), fc.constantFrom('approved' as const, 'held back' as const), (pupils, cut, approvals) => {
				const calendar = schoolCalendarOf([past('calendar', []), ...pupils].map(({ register }) => register));
				const weeksOf = (list: readonly PastPupil[]) => loadByRun(play(list, { approvals, calendar }));
				const [whole, one, other] = [weeksOf(pupils), weeksOf(pupils.slice(0, cut)), weeksOf(pupils.slice(cut))];
				for (const [run, week] of whole.entries()) {
					expect(sums(week)).toEqual(sums(one[run] as Load, other[run] as Load));
					for (const [id, step] of Object.entries(week.steps)) expect(sums(step)).toEqual(sums(one[run]?.steps[id] as Load, other[run]?.steps[id] as Load));
					expect(sums(week)).toEqual(sums(...Object.values(week.steps)));
				}
			}),
			{ numRuns: 15 },
		);
	});

	it('marks of a later day change nothing before it', () => {
		fc.assert(
			fc.property(anyDays, anyDays, fc.integer({ min: 0, max: 13 }), (days, otherDays, upTo) => {
				const [first, second] = [past('1', days), past('1', otherDays)];
				const calendar = schoolCalendarOf([past('calendar', []).register]);
				const { runs } = play([first], { calendar });
				const until = runs[upTo]?.knownTo ?? '2026-12-18';
				const mixed = { ...second, register: { ...second.register, weeks: { ...second.register.weeks, ...registerUpTo(first.register, until).weeks } } };
				const upToThen = (simulated: PastPupil) => play([simulated], { calendar }).years[0]?.asked.filter(({ run }) => run <= upTo);
				// Of the week that is cut through, the marks up to the day are the first pupil's, and the rest are of neither.
				expect(upToThen(mixed)).toEqual(upToThen({ ...first, register: { ...first.register, weeks: mixed.register.weeks } }));
				expect(upToThen(mixed)).toEqual(upToThen(first));
			}),
			{ numRuns: 20 },
		);
	});
});
