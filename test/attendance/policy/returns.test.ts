import * as fc from 'fast-check';
import { emptyCase, type Register } from '../../../attendance/item';
import { attendanceReturn, attendanceReturnDue } from '../../../attendance/law/attendanceReturn';
import { sicknessReturn, sicknessReturnAsked } from '../../../attendance/law/sicknessReturn';
import { twentyDayGroundStanding } from '../../../attendance/law/twentyDayGround';
import { measure } from '../../../attendance/measures';
import { decide, readPolicy, supportFirstDocument } from '../../../attendance/policy';
import { addDays, closedWeek, registerFrom, week } from '../registers';
import { done, mother, pupil } from './pupils';

const monday = '2026-09-07';
const tenDays = [week('O O', 'O O', 'O O', 'O O', 'O O'), week('U U', 'O O', 'G G', 'N N', 'O O')];

/** The shipped policy with these of its steps alone, each due by its own conditions, whatever step it goes on from. */
const policyOf = (...ids: string[]) =>
	readPolicy({
		...supportFirstDocument,
		steps: supportFirstDocument.steps.filter(({ id }) => ids.includes(id)).map((step) => ({ ...step, dueWhen: step.dueWhen.map(({ conditions }) => ({ conditions })) })),
		holds: [],
	});

const decided = (register: Register, asAt: string, policy: ReturnType<typeof policyOf>, steps = emptyCase.steps) =>
	decide({ pupil, contacts: [mother], register, attendance: measure(register, { asAt }), risk: null, case: { ...emptyCase, steps } }, policy, asAt);

/** Up to twelve weeks in runs of days of one kind, so that runs of ten and of fifteen days are common. */
const registers = fc
	.array(fc.tuple(fc.constantFrom('/ \\', 'O O', 'G U', 'N N', 'I I', 'I /', '# #'), fc.integer({ min: 1, max: 16 })), { minLength: 1, maxLength: 10 })
	.map((runs) => {
		const days = runs.flatMap(([mark, length]) => Array<string>(length).fill(mark)).slice(0, 60);
		const whole = [...days, ...Array<string>((5 - (days.length % 5)) % 5).fill('. .')];
		const weeks = Array.from({ length: whole.length / 5 }, (_, place) => whole.slice(place * 5, place * 5 + 5).join(' '));
		return { register: registerFrom(monday, weeks), asAt: addDays(monday, weeks.length * 7) };
	});

describe('the returns of the shipped policy agree with the law, whatever the register', () => {
	it('an attendance return is due of each run of ten days that is under way, and of nothing that the law does not ask for', () => {
		fc.assert(
			fc.property(registers, ({ register, asAt }) => {
				const runs = measure(register, { asAt }).continuousUnauthorised;
				const law = attendanceReturnDue(runs, { ofCompulsoryAge: null, returnedFor: [] });
				const { outcome, period } = decided(register, asAt, policyOf('attendance-return'));
				if (outcome === 'due') expect({ due: law.due, period }).toEqual({ due: true, period: `episode from ${law.episode?.from}` });
				else expect(runs.now.schoolDays).toBeLessThan(attendanceReturn.schoolDays);
			}),
			{ numRuns: 150 },
		);
	});

	it.each<[string, string[], string]>([
		['on the Monday after the pupil came back', [...tenDays, week('O O')], '2026-09-28'],
		['after a holiday in which nobody ran it', [...tenDays, closedWeek, closedWeek, week()], '2026-10-12'],
		['where the pupil came for a day and is away again', [...tenDays, week('/ \\', 'O O', 'O O', '. .', '. .')], '2026-09-24'],
	])('an attendance return is owed of a run that has just ended, %s', (_, weeks, asAt) => {
		const register = { ...registerFrom(monday, weeks), to: addDays(asAt, -1) };
		expect(attendanceReturnDue(measure(register, { asAt }).continuousUnauthorised, { ofCompulsoryAge: null, returnedFor: [] })).toMatchObject({ due: true, episode: { from: monday } });
		expect(decided(register, asAt, policyOf('attendance-return'))).toMatchObject({ outcome: 'due', period: `episode from ${monday}` });
	});

	it('an attendance return once made is not due again for the same run, by both', () => {
		fc.assert(
			fc.property(registers, ({ register, asAt }) => {
				const policy = policyOf('attendance-return');
				const { outcome, period } = decided(register, asAt, policy);
				if (outcome !== 'due') return;
				const from = (period as string).replace('episode from ', '');
				const runs = measure(register, { asAt }).continuousUnauthorised;
				const law = attendanceReturnDue(runs, { ofCompulsoryAge: null, returnedFor: [from] });
				const again = decided(register, addDays(asAt, 1), policy, [done('attendance-return', asAt, { period: period as string })]);
				if (again.outcome === 'due') expect(law).toMatchObject({ due: true, episode: { from: (again.period as string).replace('episode from ', '') } });
			}),
			{ numRuns: 100 },
		);
	});

	it('a sickness return is asked for where the law asks a person, or where ten days under way make fifteen likely', () => {
		const policy = policyOf('sickness-return-in-all', 'sickness-return');
		fc.assert(
			fc.property(registers, ({ register, asAt }) => {
				const days = measure(register, { asAt }).sicknessDays;
				const law = (expectedDays: number | null) => sicknessReturnAsked({ days, expectedDays, periodFrom: null, returnedFor: [] }).outcome === 'a person confirms';
				const isAsked = decided(register, asAt, policy).outcome === 'due';
				expect(isAsked).toBe(law(null) || (days.underWay >= 10 && law(sicknessReturn.schoolDays - 10)));
			}),
			{ numRuns: 150 },
		);
	});

	it('the twenty-day review is due where the days of the ground are there', () => {
		const policy = policyOf('twenty-day-review');
		fc.assert(
			fc.property(registers, ({ register, asAt }) => {
				expect(decided(register, asAt, policy).outcome === 'due').toBe(twentyDayGroundStanding(measure(register, { asAt }).twentyDayGround).daysReached);
			}),
			{ numRuns: 150 },
		);
	});
});
