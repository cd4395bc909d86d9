import { codeTable } from '../../../attendance/codes';
import { measure } from '../../../attendance/measures';
import { closedWeek, registerFrom, week, weeks } from '../registers';

const asAt = '2026-09-11';
const inOneWeek = (...days: string[]) => measure(registerFrom('2026-09-07', [week(...days)]), { asAt });

describe('counts by class', () => {
	it('adds up the classes of one week', () => {
		expect(inOneWeek('/ L', 'V B', 'I C2', 'O U', 'Y1 Y1')).toMatchObject({
			from: '2026-09-07',
			to: '2026-09-11',
			possibleSessions: 8,
			presentSessions: 2,
			approvedEducationalActivitySessions: 2,
			authorisedAbsentSessions: 2,
			unauthorisedAbsentSessions: 2,
			lateSessions: 1,
			missingMarks: 0,
			codes: { '/': 1, L: 1, V: 1, B: 1, I: 1, C2: 1, O: 1, U: 1, Y1: 2 },
		});
	});

	// Rules §0, trap 3: a public MIS migration files some of these as authorised absence, which inflates persistent absence.
	it.each(['D', 'X', 'Q', 'Y1', 'Y2', 'Y3', 'Y4', 'Y5', 'Y6', 'Y7', 'Z', '#'])('%s is never a possible session', (code) => {
		const { possibleSessions, presentSessions, absencePercent, missingMarks, codes } = inOneWeek(`${code} ${code}`, 'I I');
		expect({ possibleSessions, presentSessions, absencePercent, missingMarks }).toEqual({
			possibleSessions: 8, presentSessions: 6, absencePercent: 25, missingMarks: 0,
		});
		expect(codes[code]).toBe(2);
	});

	// Rules §0, trap 8: U is an absence by law although the pupil is in school; L is present.
	it('counts U as unauthorised absence and L as late and present', () => {
		expect(inOneWeek('U \\', 'L \\')).toMatchObject({ unauthorisedAbsentSessions: 1, presentSessions: 9, lateSessions: 1 });
	});
});

describe('marks that are no code on their date', () => {
	it.each(['-', '!', '@', '7', 'Y', 'H', 'J', 'F', 'y1', 'C9'])('%s counts as missing and as nothing else', (mark) => {
		const measured = inOneWeek(`${mark} ${mark}`, 'I I');
		expect(measured).toMatchObject({ possibleSessions: 8, authorisedAbsentSessions: 2, unauthorisedAbsentSessions: 0, missingMarks: 2 });
		expect(measured.codes[mark]).toBeUndefined();
	});

	// Rules §0, trap 7: J attended, J1 is absent, each on its own side of 19 August 2024 only.
	it.each([
		['J', '2024-07-08', '2024-07-12', { approvedEducationalActivitySessions: 2, authorisedAbsentSessions: 0, missingMarks: 0 }],
		['J1', '2024-07-08', '2024-07-12', { approvedEducationalActivitySessions: 0, authorisedAbsentSessions: 0, missingMarks: 2 }],
		['J', '2024-09-09', '2024-09-13', { approvedEducationalActivitySessions: 0, authorisedAbsentSessions: 0, missingMarks: 2 }],
		['J1', '2024-09-09', '2024-09-13', { approvedEducationalActivitySessions: 0, authorisedAbsentSessions: 2, missingMarks: 0 }],
		['H', '2024-07-08', '2024-07-12', { approvedEducationalActivitySessions: 0, authorisedAbsentSessions: 2, missingMarks: 0 }],
	])('%s in the week of %s', (mark, monday, friday, expected) => {
		expect(measure(registerFrom(monday, [week(`${mark} ${mark}`)]), { asAt: friday })).toMatchObject(expected);
	});

	// DfE, pupil absence 2021/22: not counted as an absence and included in possible sessions (rules §0, trap 10).
	it('X in the pandemic is possible and no absence', () => {
		expect(measure(registerFrom('2021-01-11', [week('X X', 'I I')]), { asAt: '2021-01-15' })).toMatchObject({
			possibleSessions: 10, presentSessions: 6, authorisedAbsentSessions: 2, absencePercent: 20,
		});
	});
});

describe('which sessions count', () => {
	const twoWeeks = registerFrom('2026-09-07', [week('I I', '/ \\', 'I I'), week('I I')]);

	it.each([
		['2026-09-06', { possibleSessions: 0, authorisedAbsentSessions: 0, from: null, to: null }],
		['2026-09-07', { possibleSessions: 2, authorisedAbsentSessions: 2, from: '2026-09-07', to: '2026-09-07' }],
		['2026-09-09', { possibleSessions: 6, authorisedAbsentSessions: 4, to: '2026-09-09' }],
		['2026-09-13', { possibleSessions: 10, authorisedAbsentSessions: 4, to: '2026-09-11' }],
		['2027-07-31', { possibleSessions: 20, authorisedAbsentSessions: 6, to: '2026-09-18' }],
	])('marks up to and including %s', (date, expected) => expect(measure(twoWeeks, { asAt: date })).toMatchObject(expected));

	it('starts again with the school year', () => {
		const summerToAutumn = registerFrom('2026-07-13', [week('I I'), ...weeks(6, closedWeek), week('O O')]);
		expect(measure(summerToAutumn, { asAt: '2026-07-31' })).toMatchObject({ authorisedAbsentSessions: 2, unauthorisedAbsentSessions: 0 });
		expect(measure(summerToAutumn, { asAt: '2026-09-04' })).toMatchObject({
			authorisedAbsentSessions: 0, unauthorisedAbsentSessions: 2, possibleSessions: 10, from: '2026-08-31',
		});
	});

	// DfE, Monitor your school attendance: from the admission date, and up to the leaving date.
	it('counts a joiner from the first session on roll and a leaver to the last', () => {
		const joiner = measure(registerFrom('2026-09-07', [week('. .', '. .', 'Z Z', 'I I'), week()]), { asAt: '2026-09-18' });
		expect(joiner).toMatchObject({ from: '2026-09-10', possibleSessions: 14, authorisedAbsentSessions: 2, missingMarks: 0 });
		const leaver = measure(registerFrom('2026-09-07', [week('I I', '/ \\', '. .', '. .', '. .')]), { asAt: '2026-09-18' });
		expect(leaver).toMatchObject({ to: '2026-09-08', possibleSessions: 4, absencePercent: 50 });
	});

	it('finds nothing in an empty register', () => {
		const none = { absentSessions: 0, possibleSessions: 0 };
		const noRuns = { schoolDays: 0, from: null, to: null, current: false, now: { schoolDays: 0, from: null, to: null } };
		const noLateSessions = { sessions: 0, timedSessions: 0, minutes: 0 };
		expect(measure(registerFrom('2026-09-07', []), { asAt })).toEqual({
			basis: 'register',
			from: null,
			to: null,
			possibleSessions: 0,
			presentSessions: 0,
			approvedEducationalActivitySessions: 0,
			authorisedAbsentSessions: 0,
			unauthorisedAbsentSessions: 0,
			lateSessions: 0,
			missingMarks: 0,
			attendancePercent: null,
			absencePercent: null,
			persistentlyAbsent: false,
			severelyAbsent: false,
			band: null,
			codes: {},
			spells: [],
			currentAbsence: null,
			penaltyNoticeThreshold: {
				met: false, firstMetOn: null, sessions: [], timesMet: 0, lastMetOn: null, now: { met: false, since: null, sessions: [], notYetEstablished: 0 },
			},
			continuousUnauthorised: noRuns,
			twentyDayGround: noRuns,
			sicknessDays: { total: 0, longestConsecutive: 0, underWay: 0, daysTouched: 0 },
			overdueReasons: [],
			lateness: { beforeRegisterClosed: noLateSessions, afterRegisterClosed: noLateSessions },
			weekdays: { monday: none, tuesday: none, wednesday: none, thursday: none, friday: none },
			aroundBreaks: { holidays: none, longWeekends: none },
			trend: { lastFourWeeks: none, fourWeeksBefore: none },
		});
	});
});

it('every code valid today is counted in exactly one class or in none', () => {
	const valid = codeTable.filter(({ validTo }) => validTo === null);
	for (const { code, class: codeClass } of valid) {
		const { presentSessions, approvedEducationalActivitySessions, authorisedAbsentSessions, unauthorisedAbsentSessions, possibleSessions } =
			measure(registerFrom('2026-09-07', [`${code}${' .'.repeat(9)}`]), { asAt });
		const counted = presentSessions + approvedEducationalActivitySessions + authorisedAbsentSessions + unauthorisedAbsentSessions;
		expect([codeClass, counted]).toEqual([codeClass, possibleSessions]);
	}
});
