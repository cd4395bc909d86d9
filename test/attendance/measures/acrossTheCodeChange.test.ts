import { measure } from '../../../attendance/measures';
import { registerFrom, week, weeks } from '../registers';

/**
 * A register that runs over 19 August 2024, when SI 2024/208 replaced SI 2006/1751: two weeks of a school year that
 * starts early, the first under the old codes and the second under the new ones, with the same marks in each.
 */
const spanning = (mark: string) => registerFrom('2024-08-12', [week(`${mark} ${mark}`), week(`${mark} ${mark}`)]);
const asAt = '2024-08-30';

interface Counted {
	readonly possible?: number;
	readonly attended?: number;
	readonly authorised?: number;
	readonly missing?: number;
}

describe('a mark in both weeks', () => {
	it.each<[mark: string, why: string, before: Counted, after: Counted]>([
		['J', 'interview, attended; followed by J1, an absence (rules §0, trap 7)', { attended: 2, possible: 2 }, { missing: 2 }],
		['J1', 'new', { missing: 2 }, { authorised: 2, possible: 2 }],
		['H', 'holiday that the school agreed; withdrawn', { authorised: 2, possible: 2 }, { missing: 2 }],
		['F', 'extended family holiday; withdrawn long before', { missing: 2 }, { missing: 2 }],
		['Y', 'unable to attend; followed by Y1 to Y7', {}, { missing: 2 }],
		['Y1', 'new', { missing: 2 }, {}],
		['Y4', 'new', { missing: 2 }, {}],
		['Q', 'new', { missing: 2 }, {}],
		['K', 'new', { missing: 2 }, { attended: 2, possible: 2 }],
		['B', 'off site; narrower since, the same class', { attended: 2, possible: 2 }, { attended: 2, possible: 2 }],
		['C', 'leave; narrower since, the same class', { authorised: 2, possible: 2 }, { authorised: 2, possible: 2 }],
		['C1', 'new, out of C', { missing: 2 }, { authorised: 2, possible: 2 }],
		['C2', 'new, out of C', { missing: 2 }, { authorised: 2, possible: 2 }],
		['T', 'Traveller absence, since of any mobile child', { authorised: 2, possible: 2 }, { authorised: 2, possible: 2 }],
		['X', 'not of compulsory school age', {}, {}],
		['D', 'dual registered', {}, {}],
		['#', 'planned closure', {}, {}],
		['Z', 'not yet on roll', {}, {}],
		['I', 'illness', { authorised: 2, possible: 2 }, { authorised: 2, possible: 2 }],
	])('%s: %s', (mark, _why, before, after) => {
		const sum = (name: keyof Counted) => (before[name] ?? 0) + (after[name] ?? 0);
		const present = 16;
		const m = measure(spanning(mark), { asAt });
		expect({ possible: m.possibleSessions, attended: m.presentSessions + m.approvedEducationalActivitySessions, authorised: m.authorisedAbsentSessions, missing: m.missingMarks }).toEqual({
			possible: sum('possible') + present, attended: sum('attended') + present, authorised: sum('authorised'), missing: sum('missing'),
		});
		expect(m.codes[mark] ?? 0).toBe(4 - sum('missing'));
	});

	it('X of the pandemic is possible and not absent, and outside the pandemic not possible', () => {
		// DfE, pupil absence 2021/22: from the autumn term 2020 to March 2022 (rules §0, trap 10). 1 April 2022 was a Friday.
		const register = registerFrom('2022-03-28', [week('X X', 'X X', '/ \\', 'X X', 'X X')]);
		expect(measure(register, { asAt: '2022-04-01' })).toMatchObject({ possibleSessions: 8, presentSessions: 2, authorisedAbsentSessions: 0, absencePercent: 0, codes: { X: 8 } });
		// 1 September 2020 was a Tuesday, and a new meaning began on it in the middle of a week.
		expect(measure(registerFrom('2020-08-31', [week('X X', 'X X')]), { asAt: '2020-09-04' })).toMatchObject({ possibleSessions: 8, presentSessions: 6 });
	});

	it('the threshold counts from 19 August 2024 only, the runs over it', () => {
		const away = week('O O', 'O O', 'O O', 'O O', 'O O');
		const m = measure(registerFrom('2024-08-12', [away, away, ...weeks(1)]), { asAt: '2024-09-06' });
		expect(m.penaltyNoticeThreshold).toMatchObject({ met: true, firstMetOn: '2024-08-23', timesMet: 1 });
		// SI 2006/1751, regulation 12(1)(b) asked for the same return: "not less than ten school days".
		expect(m.continuousUnauthorised).toMatchObject({ schoolDays: 10, from: '2024-08-12', to: '2024-08-23', current: false });
	});
});
