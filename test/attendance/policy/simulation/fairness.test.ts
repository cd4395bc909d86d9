import { policySchema, supportFirst } from '../../../../attendance/policy';
import { compare, fairness, loadByRun, loadByStep, simulationPage, summaryRow, weekRows, type Simulation } from '../../../../attendance/policy/simulation';
import { cannotBeTold, whyHeldBy } from '../../../../attendance/policy/simulation/whyHeld';
import type { Asked, PupilsYear } from '../../../../attendance/policy/simulation/simulate';
import type { RegisterAttendance } from '../../../../attendance/item';
import { enrolment, type Draft } from '../../groups/inventedSchool';
import { week } from '../../registers';
import { threeSteps } from './play';

const taken = (run: number, step: string): Asked => ({ run, step, outcome: 'taken', isNew: true, asksApproval: step === 'referral', why: null });
const held = (run: number, why: string, isNew = true): Asked => ({ run, step: 'meeting', outcome: 'held', isNew, asksApproval: false, why });

let made = 0;
/** So many pupils alike, of whom the first few had steps: `['first-letter']` each. */
function pupils(count: number, draft: Draft, withSteps = 0, asked: readonly Asked[] = [taken(0, 'first-letter')]): PupilsYear[] {
	return Array.from({ length: count }, (_, place) => {
		const { pupil, attendance } = enrolment({ ...draft, id: String((made += 1)) });
		return { pupil, attendance: attendance as RegisterAttendance, asked: place < withSteps ? asked : [] };
	});
}

const runs = [{ week: '2026-09-07', on: '2026-09-07', knownTo: '2026-09-06' }, { week: '2026-09-14', on: '2026-09-15', knownTo: '2026-09-14' }];
const simulation = (...years: PupilsYear[][]): Simulation => ({ policy: threeSteps, runs, years: years.flat(), decisions: 0 });
const lineOf = (whole: Simulation, name: string) => fairness(whole).find((line) => line.name === name)?.share;

const meals = { freeSchoolMeals: true };
const attends = { weeks: [week()] };
const away = { weeks: [week('O O')] };

describe('how a policy falls on groups', () => {
	it('gives a group its rates with the counts behind them', () => {
		const whole = simulation(pupils(20, { groups: meals, ...away }, 10), pupils(40, attends, 2));
		expect(lineOf(whole, 'Free school meals')).toMatchObject({ pupils: 20, persistentlyAbsent: 20, stepsTaken: 10, pupilsWithStep: 10, stepsPer100: 50, stepsPer100PersistentlyAbsent: 50, steps: { 'first-letter': 10, meeting: 0, referral: 0 } });
		expect(lineOf(whole, 'Whole school')).toMatchObject({ pupils: 60, stepsTaken: 12, stepsPer100: 20 });
	});

	it('is the same for all at the same absence, where absence alone decides', () => {
		// Half of those who are away get a step, whoever they are; twice as many of the group are away.
		const whole = simulation(pupils(20, { groups: meals, ...away }, 10), pupils(20, { groups: meals, ...attends }), pupils(20, away, 10), pupils(60, attends));
		const [group, others] = [lineOf(whole, 'Free school meals'), lineOf(whole, 'No free school meals')];
		expect([group?.stepsPer100, others?.stepsPer100]).toEqual([25, 12.5]);
		expect([group?.stepsPer100AtSameAbsence, others?.stepsPer100AtSameAbsence]).toEqual([16.7, 16.7]);
		expect(lineOf(whole, 'Whole school')?.stepsPer100AtSameAbsence).toBe(16.7);
	});

	it('shows a group that gets more than its absence accounts for', () => {
		const whole = simulation(pupils(20, { groups: meals, ...away }, 20), pupils(20, away, 10), pupils(60, attends));
		expect(lineOf(whole, 'Free school meals')?.stepsPer100AtSameAbsence).toBe(40);
		expect(lineOf(whole, 'No free school meals')?.stepsPer100AtSameAbsence).toBe(20);
	});

	it('gives no rate of fewer than ten persistently absent pupils, and none at the same absence where nobody had a step', () => {
		expect(lineOf(simulation(pupils(9, away, 9), pupils(20, attends)), 'Whole school')).toMatchObject({ persistentlyAbsent: 9, stepsPer100PersistentlyAbsent: null });
		expect(lineOf(simulation(pupils(20, attends)), 'Whole school')).toMatchObject({ stepsPer100: 0, stepsPer100AtSameAbsence: null });
	});

	it('hides a group of nine, and everyone else with it, since the rest would give it away', () => {
		const whole = simulation(pupils(9, { groups: { lookedAfter: true }, ...away }, 9), pupils(40, attends));
		expect([lineOf(whole, 'Looked after'), lineOf(whole, 'Not looked after')]).toEqual([null, null]);
		expect(lineOf(simulation(pupils(10, { groups: { lookedAfter: true }, ...away }, 9), pupils(40, attends)), 'Looked after')).toMatchObject({ pupils: 10 });
		expect(JSON.stringify(summaryRow(whole, fairness(whole)).groups.find(({ group }) => group === 'Looked after'))).toBe('{"grouping":"Looked after","group":"Looked after","shown":false}');
	});

	it('adds up to the whole school by year groups', () => {
		const whole = simulation(pupils(12, { yearGroup: '7', ...away }, 5), pupils(15, { yearGroup: '8', ...attends }, 3), pupils(11, { yearGroup: '9', ...away }, 11));
		const years = fairness(whole).filter(({ grouping }) => grouping === 'yearGroup');
		expect(years.map(({ name }) => name)).toEqual(['Year 7', 'Year 8', 'Year 9']);
		expect(years.reduce((sum, { share }) => sum + (share?.stepsTaken ?? 0), 0)).toBe(lineOf(whole, 'Whole school')?.stepsTaken);
	});

	it('leaves out who was never on roll with a possible session', () => {
		const [gone] = pupils(1, attends);
		expect(lineOf(simulation(pupils(10, attends), [{ ...(gone as PupilsYear), attendance: null }]), 'Whole school')?.pupils).toBe(10);
	});
});

describe('the load of a policy', () => {
	const whole = simulation(
		pupils(3, away, 3, [taken(0, 'first-letter'), taken(1, 'referral')]),
		pupils(1, away, 1, [taken(0, 'first-letter'), held(1, 'long illness')]),
		pupils(1, away, 1, [held(0, 'long illness'), held(1, 'long illness', false)]),
	);

	it('counts each week by step, with what is held and why counted once', () => {
		expect(loadByRun(whole)).toMatchObject([
			{ on: '2026-09-07', taken: 4, approvals: 0, held: 1, newlyHeld: 1, why: { 'long illness': 1 }, steps: { 'first-letter': { taken: 4 }, referral: { taken: 0 } } },
			{ on: '2026-09-15', taken: 3, approvals: 3, held: 2, newlyHeld: 1, why: { 'long illness': 1 }, steps: { 'first-letter': { taken: 0 }, referral: { taken: 3, approvals: 3 } } },
		]);
		expect(loadByStep(whole)).toMatchObject([{ id: 'first-letter', taken: 4, pupils: 4 }, { id: 'meeting', taken: 0, pupilsHeld: 2, newlyHeld: 2, held: 3 }, { id: 'referral', taken: 3, approvals: 3 }]);
	});

	it('is a row for each week and step, weeks without work too', () => {
		const rows = weekRows(whole);
		expect(rows).toHaveLength(runs.length * threeSteps.steps.length);
		expect(rows[0]).toMatchObject({ row: 'week and step', policy: 'Three steps 1', week: '2026-09-07', on: '2026-09-07', step: 'first-letter', stepName: 'First letter', taken: 4 });
		expect(summaryRow(whole, fairness(whole))).toMatchObject({ stepsTaken: 7, approvals: 3, newlyHeld: 2, busiestWeek: { on: '2026-09-07', taken: 4 }, pupils: 5, reading: expect.arrayContaining([expect.stringContaining('load, not effect')]) });
	});

	it('sets two policies side by side, pupil by pupil', () => {
		const second = { ...whole, years: whole.years.map((year, place) => ({ ...year, asked: place === 4 ? [taken(0, 'meeting')] : place < 2 ? year.asked : [] })) };
		expect(compare(whole, second)).toEqual({ stepsTaken: [7, 5], approvals: [3, 2], newlyHeld: [2, 0], pupils: { both: 2, firstOnly: 2, secondOnly: 1, neither: 0 } });
	});
});

describe('the rule that held a step', () => {
	it('is told from the reason of any rule of the shipped policy, and from no words of the case', () => {
		const whyHeld = whyHeldBy(supportFirst);
		for (const rule of supportFirst.holds) {
			const why = whyHeld(rule.reason.replaceAll(/\{\w+\}/g, 'Bereavement (of a grandmother). [Marks] + more?'));
			expect(why).not.toBe(cannotBeTold);
			expect(why).not.toMatch(/grandmother|looked after|social worker|protection/i);
		}
		expect(whyHeld('A sentence that is nobody’s.')).toBe(cannotBeTold);
	});

	it('names all groups by one name', () => {
		const whyHeld = whyHeldBy(policySchema.parse(threeSteps));
		expect(whyHeld('The designated teacher looks first.')).toBe('the pupil is in a group that a person looks at first');
	});
});

describe('the page for leaders', () => {
	const school = 'Fellside High School';

	it('puts reasons that held fewer than ten pupils together', () => {
		const page = simulationPage({ simulations: [simulation(pupils(12, away, 12, [held(0, 'long illness')]), pupils(20, away, 3, [held(0, 'a person recorded a hold')]))], school, approvals: 'approved' });
		expect(page?.policies[0]?.held.lines).toEqual([
			{ why: 'Long illness', pupils: '12', bar: 1 },
			{ why: 'Other reasons', pupils: 'fewer than 10 each', bar: 0 },
		]);
	});

	it('draws at most five pieces a week, the rest together, and loses no step by that', () => {
		const [step] = threeSteps.steps;
		const many = { ...threeSteps, steps: Array.from({ length: 9 }, (_, place) => ({ ...step!, id: `s-${place}`, name: `Step ${place}` })) };
		const asked = many.steps.flatMap(({ id }, place) => Array.from({ length: place + 1 }, () => taken(0, id)));
		const page = simulationPage({ simulations: [{ ...simulation(pupils(12, away, 1, asked)), policy: many }], school, approvals: 'approved' });
		expect(page?.policies[0]?.pieces).toEqual(['Step 5', 'Step 6', 'Step 7', 'Step 8', 'All other steps']);
		expect(page?.policies[0]?.weeks[0]).toMatchObject({ counts: [6, 7, 8, 9, 15], total: 45 });
		expect(page?.policies[0]?.weeks[0]?.lengths.reduce((sum, length) => sum + length, 0)).toBeCloseTo(1);
	});

	it('is not made of a school of fewer than ten pupils', () => {
		expect(simulationPage({ simulations: [simulation(pupils(9, away, 9))], school, approvals: 'approved' })).toBeNull();
	});
});
