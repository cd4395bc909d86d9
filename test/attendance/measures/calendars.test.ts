import { calendarOfTerms } from '../../../attendance/calendar/calendarOfTerms';
import { schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import { measure } from '../../../attendance/measures';
import { eachSession } from '../../../attendance/measures/eachSession';
import { sessionsOf } from '../../../attendance/measures/sessions';
import { closedWeek, emptyWeek, presentWeek, registerFrom, week, weeks } from '../registers';

const asAt = '2026-12-31';
const nine = week('G G', 'G G', 'G G', 'G G', 'G \\');
const one = week('O \\');

describe('the school’s calendar in place of the pupil’s own', () => {
	// Ten *school* weeks: "any week with at least one school session", whoever was there (rules §2.2).
	it('counts a week for the threshold in which the pupil had no session but the school had', () => {
		const register = registerFrom('2026-09-07', [nine, ...weeks(8), emptyWeek, one]);
		const school = schoolCalendarOf([register, registerFrom('2026-09-07', weeks(11))]);
		expect(measure(register, { asAt }).penaltyNoticeThreshold.met).toBe(true);
		expect(measure(register, { asAt, calendar: school }).penaltyNoticeThreshold.met).toBe(false);
	});

	it('counts school weeks that a part of the year’s export lacks', () => {
		const register = { ...registerFrom('2026-09-07', [nine]), weeks: { '2026-09-07': nine, '2026-11-23': one } };
		const terms = calendarOfTerms({ terms: [{ from: '2026-09-02', to: '2026-10-23' }, { from: '2026-11-02', to: '2026-12-18' }], closed: [] });
		expect(measure(register, { asAt }).penaltyNoticeThreshold.met).toBe(true);
		// 7 September is week 2 of the terms, and 23 November week 12.
		expect(measure(register, { asAt, calendar: terms }).penaltyNoticeThreshold.met).toBe(false);
	});

	it('still counts a week with marks that the calendar given does not hold', () => {
		const register = registerFrom('2026-09-07', [nine, one]);
		const elsewhere = calendarOfTerms({ terms: [{ from: '2026-11-02', to: '2026-12-18' }], closed: [] });
		expect(measure(register, { asAt, calendar: elsewhere })).toEqual({
			...measure(register, { asAt }),
			penaltyNoticeThreshold: expect.objectContaining({ met: true, firstMetOn: '2026-09-14' }),
			trend: expect.anything(),
			aroundBreaks: expect.anything(),
		});
	});

	it('tells the last four school weeks of the school, where the pupil has left', () => {
		const leaver = registerFrom('2026-09-07', [week('I I'), presentWeek]);
		const school = schoolCalendarOf([leaver, registerFrom('2026-09-07', weeks(6))]);
		expect(measure(leaver, { asAt }).trend.lastFourWeeks).toEqual({ absentSessions: 2, possibleSessions: 20 });
		expect(measure(leaver, { asAt, calendar: school }).trend).toEqual({
			lastFourWeeks: { absentSessions: 0, possibleSessions: 0 }, fourWeeksBefore: { absentSessions: 2, possibleSessions: 20 },
		});
	});
});

describe('time on roll', () => {
	// DfE, Monitor your school attendance: sessions from the admission date, and of leavers up to the leaving date (rules §2.1).
	it.each<[string, string | null, string | null, { possibleSessions: number } & Record<string, unknown>]>([
		['everything, where no date is known', null, null, { possibleSessions: 20, authorisedAbsentSessions: 4, from: '2026-09-07', to: '2026-09-18' }],
		['from the admission date on', '2026-09-08', null, { possibleSessions: 18, authorisedAbsentSessions: 2, from: '2026-09-08' }],
		['up to and including the leaving date', null, '2026-09-14', { possibleSessions: 12, authorisedAbsentSessions: 4, to: '2026-09-14' }],
		['a weekend’s date', '2026-09-12', '2026-09-13', { possibleSessions: 0, from: null, to: null, absencePercent: null }],
		['within both', '2026-09-08', '2026-09-11', { possibleSessions: 8, authorisedAbsentSessions: 0, from: '2026-09-08', to: '2026-09-11' }],
		['joined after the register', '2026-10-01', null, { possibleSessions: 0 }],
	])('counts %s', (_name, onRollFrom, onRollTo, expected) => {
		const register = registerFrom('2026-09-07', [week('I I'), week('I I')]);
		expect(measure(register, { asAt, onRoll: { onRollFrom, onRollTo } })).toMatchObject(expected);
		expect([...eachSession(sessionsOf(register, { asAt, onRoll: { onRollFrom, onRollTo } }))]).toHaveLength(expected.possibleSessions);
	});

	it('leaves absence outside it out of the threshold and the runs', () => {
		const away = week('O O', 'O O', 'O O', 'O O', 'O O');
		const register = registerFrom('2026-09-07', [away, away]);
		const { penaltyNoticeThreshold, continuousUnauthorised, spells } = measure(register, { asAt, onRoll: { onRollFrom: '2026-09-16', onRollTo: null } });
		expect([penaltyNoticeThreshold.met, continuousUnauthorised.schoolDays, spells.length]).toEqual([false, 3, 1]);
	});
});

describe('pupils who are not due at every session', () => {
	const measured = (...days: string[]) => {
		const { possibleSessions, authorisedAbsentSessions, presentSessions } = measure(registerFrom('2026-09-07', [week(...days)]), { asAt });
		return [possibleSessions, presentSessions, authorisedAbsentSessions];
	};

	it.each<[string, string[], number[]]>([
		// WTISA: D is not a possible attendance here; the other school records the mark.
		['dual registration: two days a week at the other school', ['D D', 'D D', '/ \\', 'I I', '/ \\'], [6, 4, 2]],
		// C2: an agreed part-time timetable is authorised absence, of pupils of compulsory school age.
		['a part-time timetable: afternoons at home', ['/ C2', '/ C2', '/ C2', '/ C2', '/ C2'], [10, 5, 5]],
		// X: not of compulsory school age and not required to attend.
		['a nursery of mornings only', ['/ X', '/ X', '/ X', 'I X', '/ X'], [5, 4, 1]],
		['a sixth form with a free Wednesday', ['/ \\', '/ \\', 'X X', '/ \\', 'I I'], [8, 6, 2]],
		['a staggered start of the year', ['Y7 Y7', 'Y7 Y7', '/ \\', '/ \\', 'I I'], [6, 4, 2]],
		['a training day', ['# #', '/ \\', '/ \\', '/ \\', 'I I'], [8, 6, 2]],
	])('%s', (_name, days, expected) => expect(measured(...days)).toEqual(expected));

	it('a register of part of the year counts that part', () => {
		expect(measure(registerFrom('2027-01-04', weeks(2, week('I I'))), { asAt: '2027-07-16' })).toMatchObject({ possibleSessions: 20, absencePercent: 20, from: '2027-01-04' });
	});

	it('29 February, and weeks in which the clocks have changed, count as any other', () => {
		expect(measure(registerFrom('2028-02-28', [week('I I', 'I I')]), { asAt: '2028-02-29' })).toMatchObject({ authorisedAbsentSessions: 4, to: '2028-02-29' });
		expect(measure(registerFrom('2026-10-19', [week('I I'), week('I I')]), { asAt: '2026-10-26' })).toMatchObject({ authorisedAbsentSessions: 4, possibleSessions: 12, to: '2026-10-26' });
		expect(measure(registerFrom('2026-03-23', [week('I I'), week('I I')]), { asAt: '2026-03-30' })).toMatchObject({ authorisedAbsentSessions: 4, possibleSessions: 12 });
	});

	it('a school year that starts in August is a year from its first day', () => {
		const register = registerFrom('2026-07-20', [week('I I'), ...weeks(4, closedWeek), week('I \\')]);
		expect(measure(register, { asAt: '2026-08-28' })).toMatchObject({ authorisedAbsentSessions: 1, from: '2026-08-24' });
	});
});
