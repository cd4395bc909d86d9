import { isForRegisterOfChildrenNotInSchool } from '../../../attendance/law/educatedElsewhere';
import { homeEducationDeletionOn, type Withdrawal } from '../../../attendance/law/homeEducation';
import { asShipped, isInForce, notInForce, type Commencements, type Provision } from '../../../attendance/law/notInForce';

const withdrawal = (over: Partial<Withdrawal> = {}): Withdrawal => ({
	writtenNoticeFor: '2027-01-08', schoolAttendanceOrder: false, placedAtSpecialSchool: false, childProtection: false, authorityConsented: false, ...over,
});
const everyProvision = Object.keys(notInForce) as Provision[];
const days = ['2026-04-29', '2026-11-23', '2027-01-08', '2027-01-09', '2027-09-01', '2035-01-01'];

describe('the Children’s Wellbeing and Schools Act 2026', () => {
	it('is off as shipped: no day has been appointed (section 78(5))', () => {
		expect(asShipped).toEqual({ 'consent to withdraw': null, 'register of children not in school': null });
		for (const provision of everyProvision) expect(days.filter((day) => isInForce(provision, day))).toEqual([]);
	});

	it('changes nothing on any day while it is off: a child under protection enquiries is treated as any other', () => {
		for (const day of days) {
			expect(homeEducationDeletionOn(withdrawal({ childProtection: true, placedAtSpecialSchool: true }), day)).toEqual(homeEducationDeletionOn(withdrawal(), day));
			expect(isForRegisterOfChildrenNotInSchool({ C2: 40, B: 3 }, day)).toBe(false);
		}
	});

	const on: Commencements = { 'consent to withdraw': '2027-09-01', 'register of children not in school': '2027-09-01' };

	test.each<[child: string, over: Partial<Withdrawal>, before: boolean, after: boolean]>([
		['under protection enquiries (434A(4))', { childProtection: true }, true, false],
		['placed at a special school (434A(3))', { placedAtSpecialSchool: true }, true, false],
		['with the authority’s consent', { childProtection: true, authorityConsented: true }, true, true],
		['any other', {}, true, true],
	])('is turned on by a date and nothing else: a child %s', (_, over, before, after) => {
		expect(homeEducationDeletionOn(withdrawal(over), '2027-08-31', on).delete).toBe(before);
		expect(homeEducationDeletionOn(withdrawal(over), '2027-09-01', on).delete).toBe(after);
	});

	test.each([
		['a part-time timetable', { C2: 10 }, true],
		['education arranged by the authority', { K: 10, '/': 100 }, true],
		['another school', { D: 10 }, false],
		['illness', { I: 30 }, false],
		['none any more', { C2: 0 }, false],
	])('would put on the register of children not in school a pupil with %s: %j %s', (_, codes, is) => {
		expect(isForRegisterOfChildrenNotInSchool(codes, '2027-08-31', on)).toBe(false);
		expect(isForRegisterOfChildrenNotInSchool(codes, '2027-09-01', on)).toBe(is);
	});
});

describe('deletion for home education (SI 2024/208 regulation 9(1)(f))', () => {
	test.each<[why: string, over: Partial<Withdrawal>, day: string, isDeleted: boolean]>([
		['once the date of the written notice has passed', {}, '2027-01-09', true],
		['not on that date', {}, '2027-01-08', false],
		['not on word of mouth', { writtenNoticeFor: null }, '2027-01-09', false],
		['not under a school attendance order', { schoolAttendanceOrder: true }, '2027-01-09', false],
	])('%s', (_, over, day, isDeleted) => {
		expect(homeEducationDeletionOn(withdrawal(over), day).delete).toBe(isDeleted);
	});
});
