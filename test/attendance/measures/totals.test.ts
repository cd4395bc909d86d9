import { attendanceSchema, readItem } from '../../../attendance/item';
import { measure, measureTotals, problemOfTotals, type AttendanceTotals } from '../../../attendance/measures';
import { absenceOf } from '../../../attendance/measures/counts';
import { registerFrom, week } from '../registers';

const nothing: AttendanceTotals = {
	possibleSessions: 0, attendedSessions: null, presentSessions: null, approvedEducationalActivitySessions: null, absentSessions: null,
	authorisedAbsentSessions: null, unauthorisedAbsentSessions: null, lateSessions: null, missingMarks: null, codes: null,
};
const totals = (given: Partial<AttendanceTotals>): AttendanceTotals => ({ ...nothing, ...given });
const measured = (given: Partial<AttendanceTotals>) => measureTotals(totals(given), { from: '2026-09-03', to: '2026-11-20' });

describe('totals without marks', () => {
	it('tell rates and levels as exactly as a register', () => {
		const register = measure(registerFrom('2026-09-07', [week('I I', 'O O', 'V V')]), { asAt: '2026-09-11' });
		const { possibleSessions, presentSessions, approvedEducationalActivitySessions, authorisedAbsentSessions, unauthorisedAbsentSessions, lateSessions } = register;
		const given = measured({ possibleSessions, presentSessions, approvedEducationalActivitySessions, authorisedAbsentSessions, unauthorisedAbsentSessions, lateSessions });
		const { attendancePercent, absencePercent, persistentlyAbsent, severelyAbsent, band } = register;
		expect(given).toMatchObject({ attendancePercent, absencePercent, persistentlyAbsent, severelyAbsent, band, missingMarks: 0 });
		expect(absenceOf(given)).toEqual(absenceOf(register));
	});

	// Rules §2.2: ten sessions within ten school weeks; a sum says nothing of weeks.
	it('never tell what needs single sessions, whatever the sums', () => {
		expect(measured({ possibleSessions: 100, authorisedAbsentSessions: 0, unauthorisedAbsentSessions: 90 })).toMatchObject({
			penaltyNoticeThreshold: null, continuousUnauthorised: null, spells: null, currentAbsence: null, sicknessDays: null, weekdays: null, trend: null,
		});
	});

	it.each<[string, Partial<AttendanceTotals>, object]>([
		['possible and absent', { possibleSessions: 380, absentSessions: 38 }, { presentSessions: 342, absencePercent: 10, persistentlyAbsent: true, authorisedAbsentSessions: null, missingMarks: null }],
		['possible and attended', { possibleSessions: 380, attendedSessions: 343 }, { absentSessions: 37, persistentlyAbsent: false, unauthorisedAbsentSessions: null }],
		['all absence and one part of it', { possibleSessions: 100, absentSessions: 12, unauthorisedAbsentSessions: 5 }, { authorisedAbsentSessions: 7 }],
		['authorised and unauthorised', { possibleSessions: 100, authorisedAbsentSessions: 7, unauthorisedAbsentSessions: 43 }, { absentSessions: 50, severelyAbsent: true, band: '50-100' }],
		['attended with activity apart', { possibleSessions: 100, presentSessions: 80, approvedEducationalActivitySessions: 10, absentSessions: 10 }, { presentSessions: 80, attendancePercent: 90 }],
		['less attended and absent than possible: not marked', { possibleSessions: 100, attendedSessions: 80, absentSessions: 10 }, { missingMarks: 10, absencePercent: 10, attendancePercent: 80 }],
		['nothing possible', { possibleSessions: 0, absentSessions: 0 }, { absencePercent: null, band: null, persistentlyAbsent: false }],
	])('%s', (_name, given, expected) => {
		expect(problemOfTotals(totals(given))).toBeNull();
		expect(measured(given)).toMatchObject(expected);
	});

	it.each<[string, Partial<AttendanceTotals>, RegExp]>([
		['no absence, no attendance', { possibleSessions: 100 }, /neither the sessions attended nor the sessions absent/],
		['present only, with activity in no column', { possibleSessions: 100, presentSessions: 80 }, /absence cannot be told/],
		['more absent than possible', { possibleSessions: 10, absentSessions: 11 }, /10 possible sessions, and 11/],
		['more attended and absent than possible', { possibleSessions: 10, attendedSessions: 8, absentSessions: 3 }, /10 possible sessions, and 11/],
		['parts larger than the whole', { possibleSessions: 90, absentSessions: 3, authorisedAbsentSessions: 4 }, /3 absent sessions/],
		['half a session', { possibleSessions: 90, absentSessions: 3.5 }, /whole number/],
		['less than none', { possibleSessions: 90, absentSessions: -1 }, /whole number/],
	])('with a problem: %s', (_name, given, problem) => expect(problemOfTotals(totals(given))).toMatch(problem));
});

describe('the item’s attendance', () => {
	it('is of a register where it does not say', () => {
		const { basis, ...rest } = measure(registerFrom('2026-09-07', [week('I I')]), { asAt: '2026-09-11' });
		expect(attendanceSchema.parse(rest)).toEqual({ basis, ...rest });
	});

	it('fits its schema where it is of totals', () => {
		const attendance = measured({ possibleSessions: 100, absentSessions: 12 });
		expect(attendanceSchema.parse(attendance)).toEqual(attendance);
	});

	it('names the field that is wrong, whatever it is of', () => {
		const attendance = { ...measured({ possibleSessions: 100, absentSessions: 12 }), lateSessions: 'Tess' };
		expect(() => readItem({ pupil: { id: '7' }, attendance }, ['attendance'])).toThrow('Pupil 7: the field "attendance.lateSessions" is not right');
	});

	it('says where marks are needed and only totals are known', () => {
		const attendance = measured({ possibleSessions: 100, absentSessions: 12 });
		expect(() => readItem({ pupil: { id: '7' }, attendance }, ['register'])).toThrow('Pupil 7: the file imported gives totals only');
	});
});
