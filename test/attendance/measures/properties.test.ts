import fc from 'fast-check';
import { schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import { schoolYearStart } from '../../../attendance/calendar/weeks';
import type { Register, RegisterAttendance } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { addDays } from '../registers';
import { anyRegister } from './anyRegister';
import { naiveOverdueReasons, naiveRuns, naiveThreshold } from './naive';

const absencePercent = (register: Register, asAt: string): number => measure(register, { asAt }).absencePercent ?? 0;

const withWeeks = (register: Register, weeks: ReadonlyArray<readonly [string, string]>): Register => ({ ...register, weeks: Object.fromEntries(weeks) });

/** The register with another mark at a place that holds one, picked by a number; null where it holds none. */
function replaced(register: Register, pick: number, wanted: (mark: string) => boolean): Register | null {
	const places = Object.entries(register.weeks).flatMap(([monday, week]) => week.split(' ').flatMap((mark, place) => (wanted(mark) ? [{ monday, place }] : [])));
	const found = places[pick % Math.max(1, places.length)];
	if (!found) return null;
	const marks = (register.weeks[found.monday] as string).split(' ');
	marks[found.place] = found.place % 2 === 0 ? '/' : '\\';
	return { ...register, weeks: { ...register.weeks, [found.monday]: marks.join(' ') } };
}

describe('a second implementation, written without the first', () => {
	it('agrees on the penalty-notice threshold of 10,000 registers', () => {
		let met = 0;
		fc.assert(
			fc.property(anyRegister(36), ({ register, asAt }) => {
				const { penaltyNoticeThreshold: threshold } = measure(register, { asAt });
				const byHand = naiveThreshold(register, asAt);
				met += threshold.met ? 1 : 0;
				expect({ ...threshold, sessions: threshold.sessions.length }).toEqual({
					met: byHand.firstMetOn !== null,
					firstMetOn: byHand.firstMetOn,
					sessions: threshold.met ? 10 : byHand.most,
					timesMet: byHand.timesMet,
					lastMetOn: byHand.lastMetOn,
					now: {
						met: byHand.now.length >= 10,
						since: threshold.now.since,
						sessions: byHand.now,
						notYetEstablished: byHand.now.filter(({ code }) => code === 'N').length,
					},
				});
			}),
			{ numRuns: 10_000 },
		);
		// Neither always met nor never, or agreement would say little.
		expect(met).toBeGreaterThan(2_000);
		expect(met).toBeLessThan(9_000);
	}, 120_000);

	it('agrees on runs of unauthorised days: ten with G, N, O, U and twenty with G, N, O', () => {
		let long = 0;
		fc.assert(
			fc.property(anyRegister(30), ({ register, asAt }) => {
				const { continuousUnauthorised, twentyDayGround } = measure(register, { asAt });
				const yearStart = schoolYearStart(asAt);
				expect(continuousUnauthorised).toEqual(naiveRuns(register, asAt, ['G', 'N', 'O', 'U'], yearStart));
				expect(twentyDayGround).toEqual(naiveRuns(register, asAt, ['G', 'N', 'O'], yearStart));
				long += continuousUnauthorised.schoolDays >= 10 ? 1 : 0;
			}),
			{ numRuns: 2_000 },
		);
		expect(long).toBeGreaterThan(20);
	}, 120_000);

	it('agrees on N that is older than five school days', () => {
		fc.assert(
			fc.property(anyRegister(20), ({ register, asAt }) => {
				expect(measure(register, { asAt }).overdueReasons).toEqual(naiveOverdueReasons(register, asAt));
			}),
			{ numRuns: 1_000 },
		);
	}, 60_000);
});

describe('measures of any register', () => {
	it('add up', () => {
		fc.assert(
			fc.property(anyRegister(), ({ register, asAt }) => {
				const m = measure(register, { asAt });
				const absent = m.authorisedAbsentSessions + m.unauthorisedAbsentSessions;
				expect(m.presentSessions + m.approvedEducationalActivitySessions + absent).toBe(m.possibleSessions);
				expect(m.spells.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(absent);
				for (const { sessions, codes } of m.spells) expect(Object.values(codes).reduce((sum, n) => sum + n, 0)).toBe(sessions);
				const days = Object.values(m.weekdays);
				expect(days.reduce((sum, { absentSessions }) => sum + absentSessions, 0)).toBe(absent);
				expect(days.reduce((sum, { possibleSessions }) => sum + possibleSessions, 0)).toBe(m.possibleSessions);
				expect(m.sicknessDays.total * 2).toBe(m.codes.I ?? 0);
				expect(m.sicknessDays.daysTouched).toBeGreaterThanOrEqual(m.sicknessDays.total);
				expect(m.sicknessDays.longestConsecutive).toBeGreaterThanOrEqual(m.sicknessDays.underWay);
				expect(m.lateness.beforeRegisterClosed.sessions).toBe(m.lateSessions);
				expect(m.persistentlyAbsent).toBe(m.possibleSessions > 0 && absent * 10 >= m.possibleSessions);
				expect(m.severelyAbsent).toBe(m.possibleSessions > 0 && absent * 2 >= m.possibleSessions);
				expect(m.twentyDayGround.schoolDays).toBeLessThanOrEqual(m.continuousUnauthorised.schoolDays);
				for (const { absentSessions, possibleSessions } of [...Object.values(m.aroundBreaks), ...Object.values(m.trend)]) {
					expect(absentSessions).toBeLessThanOrEqual(Math.min(absent, possibleSessions));
				}
			}),
			{ numRuns: 300 },
		);
	});

	const additive = [
		'possibleSessions', 'presentSessions', 'approvedEducationalActivitySessions', 'authorisedAbsentSessions', 'unauthorisedAbsentSessions', 'lateSessions', 'missingMarks',
	] as const satisfies ReadonlyArray<keyof RegisterAttendance>;

	it('of its weeks, one by one, add up to those of the whole', () => {
		fc.assert(
			fc.property(anyRegister(), ({ register, asAt }) => {
				const calendar = schoolCalendarOf([register]);
				const whole = measure(register, { asAt });
				const parts = Object.entries(register.weeks).map((week) => measure(withWeeks(register, [week]), { asAt, calendar }));
				const sum = (read: (part: RegisterAttendance) => number) => parts.reduce((all, part) => all + read(part), 0);
				for (const field of additive) expect(sum((part) => part[field])).toBe(whole[field]);
				for (const code of Object.keys(whole.codes)) expect(sum(({ codes }) => codes[code] ?? 0)).toBe(whole.codes[code]);
				for (const day of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const) {
					expect(sum(({ weekdays }) => weekdays[day].absentSessions)).toBe(whole.weekdays[day].absentSessions);
				}
				for (const kind of ['holidays', 'longWeekends'] as const) {
					expect(sum(({ aroundBreaks }) => aroundBreaks[kind].possibleSessions)).toBe(whole.aroundBreaks[kind].possibleSessions);
				}
				expect(sum(({ sicknessDays }) => sicknessDays.total)).toBe(whole.sicknessDays.total);
				expect(sum(({ sicknessDays }) => sicknessDays.daysTouched)).toBe(whole.sicknessDays.daysTouched);
				expect(sum(({ trend }) => trend.lastFourWeeks.possibleSessions)).toBe(whole.trend.lastFourWeeks.possibleSessions);
				expect(sum(({ overdueReasons }) => overdueReasons.length)).toBe(whole.overdueReasons.length);
			}),
			{ numRuns: 150 },
		);
	});

	it('do not depend on the order of the weeks', () => {
		fc.assert(
			fc.property(anyRegister(), fc.infiniteStream(fc.integer()), ({ register, asAt }, order) => {
				const shuffled = Object.entries(register.weeks)
					.map((entry) => ({ entry, place: order.next().value as number }))
					.sort((a, b) => a.place - b.place)
					.map(({ entry }) => entry);
				expect(measure(withWeeks(register, shuffled), { asAt })).toEqual(measure(register, { asAt }));
			}),
			{ numRuns: 100 },
		);
	});

	it('do not depend on which pupil was measured before, or with what calendar', () => {
		fc.assert(
			fc.property(anyRegister(), anyRegister(), (one, other) => {
				const alone = measure(one.register, one);
				measure(other.register, other);
				measure(one.register, { asAt: one.asAt, calendar: schoolCalendarOf([one.register, other.register]) });
				expect(measure(one.register, one)).toEqual(alone);
				expect(measure(one.register, { asAt: one.asAt, calendar: schoolCalendarOf([one.register]) })).toEqual(alone);
			}),
			{ numRuns: 100 },
		);
	});

	it('do not change with marks after the date, the school’s calendar being known', () => {
		fc.assert(
			fc.property(anyRegister(), ({ register, asAt }) => {
				const cut = Object.entries(register.weeks).map(([monday, week]) => {
					const marks = week.split(' ').map((mark, place) => (addDays(monday, Math.floor(place / 2)) <= asAt ? mark : '.'));
					return [monday, marks.join(' ')] as const;
				});
				const calendar = schoolCalendarOf([register]);
				const { aroundBreaks, ...rest } = measure(withWeeks(register, cut), { asAt, calendar });
				expect({ aroundBreaks, ...rest }).toEqual(measure(register, { asAt, calendar }));
				// Whether a day is next to a break is all that the calendar of days to come tells.
				expect(measure(withWeeks(register, cut), { asAt })).toMatchObject(rest);
			}),
			{ numRuns: 150 },
		);
	});

	it('never tell more absence for one more present mark, nor for an absence that becomes one', () => {
		fc.assert(
			fc.property(anyRegister(), fc.nat(), ({ register, asAt }, pick) => {
				const more = replaced(register, pick, (mark) => mark === '.' || mark === '-');
				if (more) expect(absencePercent(more, asAt)).toBeLessThanOrEqual(absencePercent(register, asAt));
				const better = replaced(register, pick, (mark) => 'GNOUIMCE'.includes(mark));
				if (better) {
					expect(absencePercent(better, asAt)).toBeLessThanOrEqual(absencePercent(register, asAt));
					const [before, after] = [measure(register, { asAt }), measure(better, { asAt })];
					expect(Number(after.persistentlyAbsent)).toBeLessThanOrEqual(Number(before.persistentlyAbsent));
					expect(Number(after.penaltyNoticeThreshold.met)).toBeLessThanOrEqual(Number(before.penaltyNoticeThreshold.met));
					expect(after.continuousUnauthorised.schoolDays).toBeLessThanOrEqual(before.continuousUnauthorised.schoolDays);
				}
			}),
			{ numRuns: 300 },
		);
	});
});
