import { absenceBand, absenceLevels, measure, percentOf, reaches, sharesOf } from '../../../attendance/measures';
import { registerFrom, week, weeks } from '../registers';

const absence = (absentSessions: number, possibleSessions: number) => ({ absentSessions, possibleSessions });

describe('persistently and severely absent', () => {
	// Absence of 10% or more and of 50% or more, exactly: DfE's column is enrolments_pa_10_exact (rules §0, trap 4).
	it.each([
		['90.0% attendance', 38, 380, true, false],
		['one session fewer', 37, 380, false, false],
		['9.99% absence', 999, 10_000, false, false],
		['10% of ten sessions', 1, 10, true, false],
		['9.97%, which rounds to 10.0%', 39, 391, false, false],
		['half', 190, 380, true, true],
		['one session under half', 189, 380, true, false],
		['half of one day', 1, 2, true, true],
		['everything', 2, 2, true, true],
		['nothing', 0, 380, false, false],
		['no possible session', 0, 0, false, false],
	])('%s: %i of %i', (_name, absent, possible, persistent, severe) => {
		expect(reaches(absence(absent, possible), absenceLevels.persistent)).toBe(persistent);
		expect(reaches(absence(absent, possible), absenceLevels.severe)).toBe(severe);
	});

	it('are told of a register at exactly 90.0% attendance', () => {
		const register = registerFrom('2026-09-07', [week('I I'), ...weeks(1)]);
		expect(measure(register, { asAt: '2026-09-18' })).toMatchObject({
			attendancePercent: 90, absencePercent: 10, persistentlyAbsent: true, severelyAbsent: false, band: '10-15',
		});
	});

	it('use the pupil’s own possible sessions', () => {
		// One absent session in ten marks, of which two were not possible: 1 of 8 is 12.5%.
		expect(measure(registerFrom('2026-09-07', [week('Y1 Y1', 'I \\')]), { asAt: '2026-09-11' })).toMatchObject({
			absencePercent: 12.5, persistentlyAbsent: true,
		});
	});
});

describe('absence band', () => {
	// Monitor your school attendance, and EES data set da3dccbd-0dc3-412c-978a-2303b0a4906c: five-point bands (rules §2.1).
	it.each([
		[0, 100, '0-5'],
		[499, 10_000, '0-5'],
		[5, 100, '5-10'],
		[999, 10_000, '5-10'],
		[10, 100, '10-15'],
		[15, 100, '15-20'],
		[20, 100, '20-25'],
		[25, 100, '25-30'],
		[30, 100, '30-35'],
		[35, 100, '35-40'],
		[40, 100, '40-45'],
		[45, 100, '45-50'],
		[4999, 10_000, '45-50'],
		[50, 100, '50-100'],
		[100, 100, '50-100'],
		[0, 0, null],
	])('%i of %i: %s', (absent, possible, band) => expect(absenceBand(absence(absent, possible))).toBe(band));
});

describe('percentages', () => {
	it.each([
		[9, 84, 10.71],
		[1, 3, 33.33],
		[2, 3, 66.67],
		[1, 160, 0.63], // 0.625, a true half, goes up
		[23, 160, 14.38], // 14.375
		[1, 8, 12.5],
		[0, 5, 0],
		[5, 5, 100],
		[0, 0, null],
	])('%i of %i', (part, whole, percent) => expect(percentOf(part, whole)).toBe(percent));

	it('are right for every count that a school year can hold', () => {
		for (let whole = 1; whole <= 420; whole += 7) {
			for (let part = 0; part <= whole; part += 1) {
				// The right number of hundredths h is the one with h - ½ <= part * 10,000 / whole < h + ½, in integers.
				const hundredths = sharesOf(part, whole, 10_000);
				expect((2 * hundredths - 1) * whole <= 2 * part * 10_000 && 2 * part * 10_000 < (2 * hundredths + 1) * whole).toBe(true);
				expect(percentOf(part, whole)).toBe(Number(`${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`));
			}
		}
	});
});
