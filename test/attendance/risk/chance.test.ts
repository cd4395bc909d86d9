import fc from 'fast-check';
import { schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import type { Register, Risk, School } from '../../../attendance/item';
import { measureTotals } from '../../../attendance/measures';
import { measureSessions } from '../../../attendance/measures/measure';
import { sessionsOf } from '../../../attendance/measures/sessions';
import { SchoolScores } from '../../../attendance/risk';
import { keptOver } from '../../../attendance/risk/chance/change';
import { nationalShares, habits } from '../../../attendance/risk/chance/habits';
import { answer } from '../../../attendance/risk/chance/outlook';
import { sessionsLeft } from '../../../attendance/risk/chance/yearEnd';
import { addDays, registerFrom, week, weeks } from '../registers';

const monday = '2026-09-07';

/** The Friday of the last of so many weeks from 7 September. */
const fridayOf = (count: number) => addDays(monday, count * 7 - 3);

interface Options {
	readonly asAt: string;
	readonly phase?: School['phase'];
	readonly leavesOn?: string;
}

function scoreSchool(registers: readonly Register[], { asAt, phase, leavesOn }: Options): Risk[] {
	const calendar = schoolCalendarOf(registers);
	const scores = new SchoolScores(asAt, phase ?? 'secondary');
	for (const register of registers) {
		const sessions = sessionsOf(register, { asAt, calendar });
		scores.add({ attendance: measureSessions(sessions), sessions, leavesOn: leavesOn ?? null });
	}
	return scores.risks();
}

const chancesOf = (lists: ReadonlyArray<readonly string[]>, asAt: string, more: Partial<Options> = {}) =>
	scoreSchool(lists.map((list) => registerFrom(monday, list)), { asAt, ...more }).map(({ probabilityPersistentlyAbsent }) => probabilityPersistentlyAbsent as number);

const sick = week('I I', 'I I', 'I I', 'I I', 'I I');
const now = { asAt: fridayOf(8) };
const present8 = weeks(8);

describe('the chance of being persistently absent at the end of the year', () => {
	it('is exact once no session is left: absent × 10 >= possible', () => {
		const year = (absent: number) => weeks(39).map((marks, index) => (index < absent ? week('I \\') : marks));
		// 39 weeks of 10 sessions: 39 of 390 are 10%, 38 are not.
		expect(chancesOf([year(39), year(38)], '2027-07-31')).toEqual([1, 0]);
	});

	it('rises with each session missed', () => {
		const lists = Array.from({ length: 9 }, (_, absent) => present8.map((marks, index) => (index < absent ? week('I I') : marks)));
		const chances = chancesOf(lists, now.asAt);
		expect(chances).toEqual(chances.toSorted((one, other) => one - other));
		expect(new Set(chances).size).toBe(9);
		expect(chances[0]).toBeLessThan(0.15);
		expect(chances[8]).toBeGreaterThan(0.6);
	});

	// "Spells and rate predict the rest of the year better than the rate alone" (FFT, July 2023).
	it('is higher for ten single days than for one illness of ten days', () => {
		const days = [...weeks(2), week('I I', '/ \\', 'I I'), week('I I', '/ \\', 'I I'), week('I I', '/ \\', 'I I'), week('I I', '/ \\', 'I I'), week('I I', '/ \\', 'I I'), week()];
		const illness = [...weeks(2), sick, sick, ...weeks(4)];
		const [single, once] = chancesOf([days, illness], now.asAt) as [number, number];
		expect(single).toBeGreaterThan(once + 0.05);
	});

	it('leans on the school: the same pupil has a higher chance where absence is usual', () => {
		const pupil = [week('I I'), week('/ \\', 'I I'), ...weeks(6)];
		const absentOften = Array.from({ length: 150 }, (_, index) => present8.map((marks, each) => ((each + index) % 2 ? week('I I') : marks)));
		const absentNever = Array.from({ length: 150 }, () => present8);
		const often = chancesOf([pupil, ...absentOften], now.asAt)[0] as number;
		const never = chancesOf([pupil, ...absentNever], now.asAt)[0] as number;
		expect(often).toBeGreaterThan(never + 0.1);
	});

	it('learns from the school whether unauthorised absence tells of more to come', () => {
		const few = (mark: string) => present8.map((marks, index) => (index === 3 ? week(`${mark} ${mark}`) : marks));
		const many = Array.from({ length: 100 }, (_, index) => present8.map((marks, each) => ((each + index) % 2 ? week('O O', '/ \\', 'O O') : marks)));
		const [authorised, unauthorised] = chancesOf([few('I'), few('O'), ...many, ...Array.from({ length: 300 }, () => few('I'))], now.asAt) as [number, number];
		expect(unauthorised).toBeGreaterThan(authorised);
	});

	// Absence in Year 6 and in Year 7 correlates with r = 0.63 (FFT, July 2025).
	it('takes last year into account where the register reaches back', () => {
		const summer = (marks: string) => registerFrom('2026-04-20', [...weeks(12, marks), ...weeks(8, Array(10).fill('.').join(' ')), week()]);
		const scored = scoreSchool([summer(week('I I', 'I I')), summer(week())], { asAt: fridayOf(1) });
		const [bad, good] = scored.map(({ probabilityPersistentlyAbsent }) => probabilityPersistentlyAbsent as number) as [number, number];
		expect(bad).toBeGreaterThan(good + 0.2);
		expect(scored[0]?.reasons.join(' ')).toContain('last year’s register');
	});

	it('counts those who leave by the sessions they still have', () => {
		const list = [sick, ...weeks(7)];
		expect(chancesOf([list], now.asAt, { leavesOn: addDays(now.asAt, 1) })[0]).toBeGreaterThan(0.9);
		expect(chancesOf([list], now.asAt)[0]).toBeLessThan(0.8);
		// 10 of 60 sessions and no mark for two weeks: gone, and the year stands.
		const gone = [sick, ...weeks(5), ...weeks(2, Array(10).fill('.').join(' '))];
		expect(chancesOf([gone, ...Array.from({ length: 20 }, () => present8)], now.asAt)[0]).toBe(1);
	});

	it('is not told where there is no session to tell it from', () => {
		const risk = scoreSchool([registerFrom(monday, weeks(2, Array(10).fill('#').join(' ')))], { asAt: fridayOf(2) })[0] as Risk;
		expect(risk.probabilityPersistentlyAbsent).toBeNull();
	});
});

describe('no cohort breaks it', () => {
	const partTime = weeks(8, week('/ X', '/ X', '/ X', '/ X', '/ X'));
	it.each<[string, ReadonlyArray<readonly string[]>]>([
		['one pupil', [present8]],
		['nobody ever absent', Array.from({ length: 200 }, () => present8)],
		['everybody always absent', Array.from({ length: 50 }, () => weeks(8, sick))],
		['half of them severely absent', Array.from({ length: 100 }, (_, index) => (index % 2 ? weeks(8, week('O O', 'O O', 'O O')) : present8))],
		['a special school: long illnesses and part-time places', Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? partTime : index % 3 === 1 ? [sick, sick, sick, ...weeks(5)] : present8))],
		['joiners of this week', Array.from({ length: 30 }, (_, index) => (index < 5 ? [...weeks(7, Array(10).fill('.').join(' ')), week('I I')] : present8))],
		['alternate sessions missed all year', [weeks(8, week('/ C2', '/ C2', '/ C2', '/ C2', '/ C2'))]],
		['marks missing throughout', [weeks(8, Array(10).fill('-').join(' ')), present8]],
	])('%s', (_name, lists) => {
		for (const chance of chancesOf(lists, now.asAt)) {
			if (chance === null) continue;
			expect(Number.isFinite(chance) && chance >= 0 && chance <= 1).toBe(true);
		}
	});

	it('gives the same whatever the order of the pupils', () => {
		const lists = Array.from({ length: 60 }, (_, index) => present8.map((marks, each) => ((each * 7 + index) % 5 === 0 ? week('I I') : marks)));
		const forwards = chancesOf(lists, now.asAt);
		const backwards = chancesOf(lists.toReversed(), now.asAt).toReversed();
		forwards.forEach((chance, index) => expect(backwards[index]).toBeCloseTo(chance, 9));
	});

	it('follows England for one pupil, by the phase of the school', () => {
		const chance = (phase: School['phase']) => chancesOf([[week('I I'), week()]], fridayOf(2), { phase })[0] as number;
		expect(chance('primary')).toBeLessThan(chance('secondary'));
		expect(chance('secondary')).toBeLessThan(chance('special'));
	});
});

describe('totals', () => {
	const totals = (absentSessions: number | null, possibleSessions: number, unauthorised: number | null = null) =>
		measureTotals({
			possibleSessions, absentSessions, attendedSessions: null, presentSessions: null, approvedEducationalActivitySessions: null,
			authorisedAbsentSessions: null, unauthorisedAbsentSessions: unauthorised, lateSessions: null, missingMarks: null, codes: null,
		}, { from: null, to: null });
	const riskOf = (attendance: ReturnType<typeof totals>): Risk => {
		const scores = new SchoolScores(now.asAt, 'secondary');
		scores.add({ attendance, sessions: null, leavesOn: null });
		return scores.risks()[0] as Risk;
	};

	it('give a tier, a rougher chance and no pattern, and say what they cannot tell', () => {
		const risk = riskOf(totals(12, 80));
		expect(risk.tier).toBe('persistently absent');
		expect(risk.probabilityPersistentlyAbsent).toBeGreaterThan(0.4);
		expect(risk.patterns).toEqual([]);
		expect(risk.reasons.join(' ')).toMatch(/The file does not say how much of it was authorised.*totals alone.*the chance is rougher/);
	});

	it('come near to what marks say of the same counts', () => {
		const list = present8.map((marks, index) => (index % 4 === 1 ? week('I I', 'I I') : marks));
		const ofMarks = chancesOf([list], now.asAt)[0] as number;
		expect(Math.abs((riskOf(totals(8, 80, 0)).probabilityPersistentlyAbsent as number) - ofMarks)).toBeLessThan(0.2);
	});
});

describe('the sessions left', () => {
	// 190 days of two sessions (SI 1999/3181, regulation 3), from September to about 22 July.
	const september = schoolCalendarOf([registerFrom('2026-08-31', ['. . / \\ / \\ / \\ / \\', ...weeks(7)])]);
	it.each<[string, number, number]>([
		['380 less those the school has held, where its registers begin in September', sessionsLeft('2026-10-23', september), 302],
		['by the time of year where they begin in October', sessionsLeft('2026-10-23', schoolCalendarOf([registerFrom('2026-10-12', weeks(2))])), 308],
		['none in August', sessionsLeft('2027-07-31', september), 0],
		['all of them on the last day of August', sessionsLeft('2026-08-31', null), 380],
	])('%s', (_name, left, expected) => expect(Math.abs(left - expected)).toBeLessThanOrEqual(2));

	it('are those of the term dates where the calendar reaches into July', () => {
		expect(sessionsLeft('2027-07-09', schoolCalendarOf([registerFrom('2027-06-07', weeks(7))]))).toBe(20);
	});
});

describe('the recursion to the end of the year', () => {
	/** The same by playing the rest of the year over and over, which shares nothing with the recursion but the habits. */
	function play(habit: number, left: number, toMiss: number, times: number): number {
		const shares = nationalShares('all');
		let seed = 12345;
		const random = () => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 4294967296;
		const any = () => {
			let at = random();
			let chosen = 0;
			while (chosen < shares.length - 1 && (at -= shares[chosen] as number) >= 0) chosen += 1;
			return chosen;
		};
		let reached = 0;
		for (let time = 0; time < times; time += 1) {
			let current = habit;
			let away = false;
			let missed = 0;
			for (let session = 0; session < left; session += 1) {
				const { onset, staying } = habits[current] as (typeof habits)[number];
				away = random() < (away ? staying : onset);
				if (away) missed += 1;
				if (random() > keptOver(1 / 380)) current = any();
			}
			if (missed >= toMiss) reached += 1;
		}
		return reached / times;
	}

	it.each([[20, 100, 10], [30, 60, 12], [45, 200, 30]])('agrees with playing habit %i over %i sessions', (habit, left, toMiss) => {
		const weights = new Float64Array(habits.length);
		weights[habit] = 1;
		const [exact] = answer([{ left, toMiss, awayNow: false, habits: () => weights }], nationalShares('all'), 1) as [number];
		expect(Math.abs(play(habit, left, toMiss, 4000) - exact)).toBeLessThan(0.03);
	});

	it('asks no more to be missed than is left, and nothing where all is missed', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -5, max: 70 }), fc.boolean(), (left, toMiss, awayNow) => {
			const [chance] = answer([{ left, toMiss, awayNow, habits: () => nationalShares('all') }], nationalShares('all'), 1) as [number];
			return toMiss <= 0 ? chance === 1 : toMiss > left ? chance === 0 : chance >= 0 && chance <= 1;
		}), { numRuns: 60 });
	});
});

describe('the reason for a chance', () => {
	const reasons = (list: readonly string[]) => (scoreSchool([registerFrom(monday, list)], now)[0] as Risk).reasons.join(' ');

	it('says the chance, the sessions it rests on and what it would take', () => {
		expect(reasons([...weeks(3), week('I I'), week('I I', '/ \\', 'I I'), week('I I'), week('/ \\', 'I I'), week()])).toMatch(
			/Chance of missing 10% or more over the whole year, as things stand: about \d in 10\. It rests on 10 of 80 sessions missed, 8 of them in the last four weeks, in 5 separate absences, and on how absence goes among the school’s pupils\. About \d+ sessions are left this year; \d+ more missed sessions would make 10% of the year\./,
		);
	});

	it('says how little is known in the first weeks', () => {
		const risk = scoreSchool([registerFrom(monday, weeks(2))], { asAt: fridayOf(2) })[0] as Risk;
		expect(risk.reasons.at(-1)).toBe('So early in the year the chance is mostly that of other pupils; a few weeks of attendance will change it.');
	});
});
