import fc from 'fast-check';
import { marksOf } from '../../../../attendance/calendar/weeks';
import { codeOn, codeTable } from '../../../../attendance/codes';
import { registerExtract } from '../../../../attendance/referrals/form/registerExtract';
import { measure } from '../../../../attendance/measures';
import { sessionsOfYear } from '../../../../attendance/measures/eachSession';
import { autumnRegister, registerFrom, week } from '../inventedPupil';

const extractOf = (register = autumnRegister, asAt = '2026-11-23') => registerExtract(sessionsOfYear(register, asAt));

const anyMark = fc.constantFrom('-', '.', ...codeTable.filter(({ validTo }) => validTo === null).map(({ code }) => code));
const anyWeek = fc.array(anyMark, { minLength: 10, maxLength: 10 }).map((marks) => marks.join(' '));
const anyRegister = fc.array(fc.option(anyWeek, { freq: 6 }), { minLength: 1, maxLength: 40 }).filter((weeks) => weeks.some(Boolean)).map((weeks) => registerFrom('2026-08-31', weeks));

describe('the register extract', () => {
	test('holds every mark of the register at its place', () => {
		const written = extractOf().weeks.map(({ weekBeginning, marks }) => [weekBeginning, marks.join(' ')]);
		expect(Object.fromEntries(written)).toEqual(autumnRegister.weeks);
	});

	test('ends with the date of the referral and begins with its school year', () => {
		const register = registerFrom('2026-07-13', [week.present, null, null, null, null, null, null, week.present, week.fridayOff]);
		const { weeks } = extractOf(register, '2026-09-09');
		expect(weeks.map(({ weekBeginning, marks }) => [weekBeginning, marks.join(' ')])).toEqual([
			['2026-08-31', week.present],
			['2026-09-07', '/ \\ / \\ / \\ . . . .'],
		]);
	});

	test('counts a week by the classes of the DfE: Y1 is not possible, V is attended, M is authorised (rules §1)', () => {
		const [counted] = extractOf(registerFrom('2026-09-07', [week.mixed])).weeks;
		expect(counted).toMatchObject({ possibleSessions: 8, authorisedAbsentSessions: 1, unauthorisedAbsentSessions: 1 });
	});

	test('has a key to every code in it, with how often it stands there, and to no other', () => {
		expect(extractOf(registerFrom('2026-09-07', [week.mixed])).key.map(({ code, sessions }) => `${code} ${sessions}`)).toEqual([
			'/ 2', '\\ 2', 'V 2', 'M 1', 'O 1', 'Y1 2',
		]);
	});

	test('adds up to the measures, whatever the register', () => {
		fc.assert(fc.property(anyRegister, (register) => {
			const asAt = register.to;
			const { weeks, key } = extractOf(register, asAt);
			const attendance = measure(register, { asAt });
			const sum = (count: 'possibleSessions' | 'authorisedAbsentSessions' | 'unauthorisedAbsentSessions') => weeks.reduce((total, each) => total + each[count], 0);
			expect([sum('possibleSessions'), sum('authorisedAbsentSessions'), sum('unauthorisedAbsentSessions')]).toEqual([
				attendance.possibleSessions, attendance.authorisedAbsentSessions, attendance.unauthorisedAbsentSessions,
			]);
			const coded = [...marksOf(register)].filter(({ mark, date }) => codeOn(mark, date)).length;
			expect(key.reduce((total, { sessions }) => total + sessions, 0)).toBe(coded);
		}), { numRuns: 60 });
	});
});
