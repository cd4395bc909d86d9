import fc from 'fast-check';
import { decide, supportFirst, type PupilFacts } from '../../../attendance/policy';
import { measure } from '../../../attendance/measures';
import { score } from '../../../attendance/risk';
import { done, factsOf, hold, monday, patterns, registerWith, type Days } from './pupils';

type Situation = Parameters<typeof factsOf>[0];
const wouldChange = (situation: Situation) => decide(factsOf(situation), supportFirst, monday).wouldChange;

describe('what would change a decision', () => {
	it('counts the sessions that are missing to the next step', () => {
		// 6 of 100 sessions, a first occasion long ago; 5% of 120 sessions are reached, and two sessions in the last four weeks are not.
		expect(wouldChange({ days: [['2026-09-15', '2026-09-16', 'I'], ['2026-10-12', '2026-10-12', 'M']] })).toEqual(['Two more absent sessions by 4 December 2026 would make the early concern letter due.']);
	});

	it('says of an absence under way when it would be long enough', () => {
		const away: readonly Days[] = [['2026-11-12', '2026-11-20', 'O']];
		expect(wouldChange({ days: away, steps: [done('early-concern', '2026-11-16'), done('missing-pupil-checks', '2026-11-20', { period: 'episode from 2026-11-12' })] }).join(' ')).toContain('If the absence goes on until 25 November 2026 (6 more sessions), the attendance return would be due.');
	});

	it('says what is when a wait ends', () => {
		const letter = done('early-concern', '2026-11-09');
		expect(wouldChange({ days: [['2026-09-14', '2026-09-17', 'O'], ['2026-11-09', '2026-11-12', 'O']], steps: [letter] })).toEqual(['The meeting invitation would be due from 30 November 2026 even if the pupil attends every session until then.']);
		expect(wouldChange({ days: [['2026-09-14', '2026-09-18', 'O'], ['2026-11-17', '2026-11-17', 'O']], steps: [letter] })).toEqual([
			'If the pupil attends all 12 sessions until 30 November 2026, the meeting invitation is not due then.', 'One more absent session by 30 November 2026, when the wait ends, would make it due.',
		]);
	});

	it('says where the step would be held for a person', () => {
		const facts = factsOf({ days: [['2026-09-15', '2026-09-16', 'I'], ['2026-10-12', '2026-10-12', 'M']] });
		const lookedAfter = { ...facts, pupil: { ...facts.pupil, groups: { ...facts.pupil.groups, lookedAfter: true } } };
		expect(decide(lookedAfter, supportFirst, monday).wouldChange).toEqual(['Two more absent sessions by 4 December 2026 would make the early concern letter due (and held for a person).']);
	});

	it('does not say that a return is no longer owed once the pupil attends', () => {
		const away: readonly Days[] = [['2026-11-02', '2026-11-20', 'O']];
		const checked = done('missing-pupil-checks', '2026-11-09', { period: 'episode from 2026-11-02' });
		expect(decide(factsOf({ days: away, steps: [checked] }), supportFirst, monday)).toMatchObject({ step: 'attendance-return', wouldChange: [] });
	});

	it('says what ends a hold', () => {
		const facts = factsOf({ days: patterns.severe });
		const held = (until: string | null) => decide({ ...facts, case: { ...facts.case, holds: [hold({ until })] } }, supportFirst, monday).wouldChange;
		expect(held('2026-12-04')).toEqual(['The hold lasts until 4 December 2026, unless a person ends it before.']);
		expect(held(null)).toEqual(['The hold lasts until a person ends it.']);
	});

	it('says nothing of a pupil who is far from any step', () => {
		expect(wouldChange({})).toEqual([]);
	});
});

describe('doing what the sentence says changes the decision', () => {
	const marks: Readonly<Record<string, string>> = { absent: 'I', unauthorised: 'O', late: 'L' };
	const counts = ['One', 'Two', 'Three', 'Four'];
	const sentence = /^(One|Two|Three|Four) more (absent|unauthorised|late) .* by 4 December 2026 would make the (.*) due\.$/;
	const attending = /^If the pupil attends all 20 sessions until 4 December 2026, /;

	/** The pupil two weeks later, by a register made anew: so many sessions of a mark from a place on, all others attended. */
	function later(facts: PupilFacts, days: readonly Days[], mark: string, count: number, from: number): PupilFacts {
		const asAt = '2026-12-04';
		const plain = registerWith(days, asAt);
		const weeks = { ...plain.weeks };
		for (let place = from; place < from + count; place += 1) {
			const week = place < 10 ? '2026-11-23' : '2026-11-30';
			const of = (weeks[week] as string).split(' ');
			of[place % 10] = mark;
			weeks[week] = of.join(' ');
		}
		const register = { ...plain, weeks };
		const attendance = measure(register, { asAt });
		return { ...facts, register, attendance, risk: score(attendance, { register, asAt }) };
	}

	/** Days up to the last one marked, the 74th after the first: what comes later is the sentence's to say. */
	const anyDays = fc
		.array(fc.tuple(fc.integer({ min: 0, max: 74 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom('I', 'O', 'M', 'L', 'G')), { minLength: 1, maxLength: 6 })
		.map((spells) => spells.map(([from, length, mark]): Days => [dayOf(from), dayOf(Math.min(from + length, 74)), mark]));

	it('of sessions that make a step due, wherever among those to come they lie; and one fewer is not enough', () => {
		let tried = 0;
		fc.assert(
			fc.property(anyDays, fc.nat(), (days, seed) => {
				const facts = factsOf({ days });
				for (const said of decide(facts, supportFirst, monday).wouldChange) {
					const [, number = '', kind = '', name = ''] = sentence.exec(said) ?? [];
					if (number === '') continue;
					tried += 1;
					const count = counts.indexOf(number) + 1;
					const after = (sessions: number, from: number) => decide(later(facts, days, marks[kind] as string, sessions, from), supportFirst, '2026-12-04');
					for (const from of [0, 20 - count, seed % (21 - count)]) expect(after(count, from).stepName?.toLowerCase()).toBe(name.toLowerCase());
					const [first, last] = [after(count - 1, 0), after(count - 1, 21 - count)];
					expect([first, last].some(({ stepName }) => stepName?.toLowerCase() !== name.toLowerCase())).toBe(true);
				}
			}),
			{ numRuns: 120 },
		);
		expect(tried).toBeGreaterThan(10);
	});

	it('of attending from now on', () => {
		let tried = 0;
		fc.assert(
			fc.property(anyDays, (days) => {
				const facts = factsOf({ days });
				const decision = decide(facts, supportFirst, monday);
				if (!decision.wouldChange.some((said) => attending.test(said))) return;
				tried += 1;
				expect(decide(later(facts, days, '/', 0, 0), supportFirst, '2026-12-04').step).not.toBe(decision.step);
			}),
			{ numRuns: 120 },
		);
		expect(tried).toBeGreaterThan(5);
	});

	function dayOf(daysAfterStart: number): string {
		return new Date(Date.UTC(2026, 8, 7 + daysAfterStart)).toISOString().slice(0, 10);
	}
});
