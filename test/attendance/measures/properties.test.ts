import fc from 'fast-check';
import { schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import type { Register } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { addDays, registerFrom } from '../registers';

const oftenUnauthorised = fc.constantFrom('/', '\\', '/', '\\', 'L', 'O', 'G', 'N', 'U', 'I', 'C2', 'V', 'Y1', 'D', '#', '.', '-', '?', 'J', 'J1');
const seldomUnauthorised = fc.oneof({ weight: 9, arbitrary: fc.constantFrom('/', '\\') }, { weight: 1, arbitrary: oftenUnauthorised });

const closed = fc.constantFrom('#', '.');
const weekOf = (mark: fc.Arbitrary<string>) => fc.array(mark, { minLength: 10, maxLength: 10 }).map((marks) => marks.join(' '));
const anyWeek = fc.oneof(
	{ weight: 6, arbitrary: weekOf(seldomUnauthorised) },
	{ weight: 2, arbitrary: weekOf(oftenUnauthorised) },
	{ weight: 2, arbitrary: weekOf(closed) },
);

/** Registers of up to two years that begin before and after August 2024, with a date in them or a little beyond. */
const anyRegister = fc
	.tuple(fc.integer({ min: 0, max: 60 }), fc.array(anyWeek, { maxLength: 60 }), fc.integer({ min: -10, max: 450 }))
	.map(([start, weeks, day]) => {
		const monday = addDays('2024-05-06', start * 7);
		return { register: registerFrom(monday, weeks), asAt: addDays(monday, day) };
	});

/** The threshold as a person would check it by hand: each ten school weeks in turn, each session in them. */
function thresholdByHand({ weeks }: Register, asAt: string): { firstMetOn: string | null; most: number } {
	const marks = Object.entries(weeks)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([monday, week]) =>
			week.split(' ').map((mark, place) => ({ mark, date: addDays(monday, Math.floor(place / 2)) })).filter(({ date }) => date <= asAt),
		);
	const schoolWeeks = marks.filter((week) => week.some(({ mark }) => mark !== '.' && mark !== '#'));
	const dates: string[] = [];
	let most = 0;
	for (let first = 0; first < schoolWeeks.length; first += 1) {
		const unauthorised = schoolWeeks
			.slice(first, first + 10)
			.flat()
			.filter(({ mark, date }) => ['G', 'N', 'O', 'U'].includes(mark) && date >= '2024-08-19');
		most = Math.max(most, unauthorised.length);
		const tenth = unauthorised[9];
		if (tenth) dates.push(tenth.date);
	}
	return { firstMetOn: dates.sort()[0] ?? null, most };
}

const absencePercent = (register: Register, asAt: string): number => measure(register, { asAt }).absencePercent ?? 0;

describe('measures of any register', () => {
	it('find the threshold on the day a check by hand finds it', () => {
		fc.assert(
			fc.property(anyRegister, ({ register, asAt }) => {
				const { met, firstMetOn, sessions } = measure(register, { asAt }).penaltyNoticeThreshold;
				const byHand = thresholdByHand(register, asAt);
				expect({ met, firstMetOn }).toEqual({ met: byHand.firstMetOn !== null, firstMetOn: byHand.firstMetOn });
				expect(sessions).toHaveLength(met ? 10 : byHand.most);
			}),
			{ numRuns: 500 },
		);
	});

	it('add up', () => {
		fc.assert(
			fc.property(anyRegister, ({ register, asAt }) => {
				const m = measure(register, { asAt });
				const absent = m.authorisedAbsentSessions + m.unauthorisedAbsentSessions;
				expect(m.presentSessions + m.approvedEducationalActivitySessions + absent).toBe(m.possibleSessions);
				expect(m.spells.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(absent);
				for (const { sessions, codes } of m.spells) expect(Object.values(codes).reduce((sum, n) => sum + n, 0)).toBe(sessions);
				const days = Object.values(m.weekdays);
				expect(days.reduce((sum, { absentSessions }) => sum + absentSessions, 0)).toBe(absent);
				expect(days.reduce((sum, { possibleSessions }) => sum + possibleSessions, 0)).toBe(m.possibleSessions);
				expect(m.sicknessDays.total * 2).toBe(m.codes.I ?? 0);
				expect(m.persistentlyAbsent).toBe(m.possibleSessions > 0 && absent * 10 >= m.possibleSessions);
				expect(m.severelyAbsent).toBe(m.possibleSessions > 0 && absent * 2 >= m.possibleSessions);
			}),
			{ numRuns: 300 },
		);
	});

	it('do not depend on the order of the weeks', () => {
		fc.assert(
			fc.property(anyRegister, fc.infiniteStream(fc.integer()), ({ register, asAt }, order) => {
				const shuffled = Object.entries(register.weeks)
					.map((entry) => ({ entry, place: order.next().value as number }))
					.sort((a, b) => a.place - b.place)
					.map(({ entry }) => entry);
				expect(measure({ ...register, weeks: Object.fromEntries(shuffled) }, { asAt })).toEqual(measure(register, { asAt }));
			}),
			{ numRuns: 100 },
		);
	});

	it('do not change with marks after the date, the school’s calendar being known', () => {
		fc.assert(
			fc.property(anyRegister, ({ register, asAt }) => {
				const cut = Object.entries(register.weeks).map(([monday, week]) => {
					const marks = week.split(' ').map((mark, place) => (addDays(monday, Math.floor(place / 2)) <= asAt ? mark : '.'));
					return [monday, marks.join(' ')];
				});
				const calendar = schoolCalendarOf([register]);
				expect(measure({ ...register, weeks: Object.fromEntries(cut) }, { asAt, calendar })).toEqual(measure(register, { asAt, calendar }));
			}),
			{ numRuns: 100 },
		);
	});

	it('never tell more absence for one more present mark', () => {
		fc.assert(
			fc.property(anyRegister, fc.nat(), ({ register, asAt }, pick) => {
				const places = Object.entries(register.weeks).flatMap(([monday, week]) =>
					week.split(' ').flatMap((mark, place) => (mark === '.' || mark === '-' ? [{ monday, place }] : [])),
				);
				fc.pre(places.length > 0);
				const { monday, place } = places[pick % places.length] as { monday: string; place: number };
				const marks = (register.weeks[monday] as string).split(' ');
				marks[place] = place % 2 === 0 ? '/' : '\\';
				const more = { ...register, weeks: { ...register.weeks, [monday]: marks.join(' ') } };
				expect(absencePercent(more, asAt)).toBeLessThanOrEqual(absencePercent(register, asAt));
			}),
			{ numRuns: 200 },
		);
	});
});
