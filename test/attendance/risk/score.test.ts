import type { Register } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { sessionsOf } from '../../../attendance/measures/sessions';
import { score, SchoolScores } from '../../../attendance/risk';
import { closedWeek, registerFrom, week, weeks } from '../registers';

const monday = '2026-09-07';
const asAt = '2027-07-31';
const scored = (register: Register) => score(measure(register, { asAt }), { register, asAt });
const away = week('O O', 'O O', 'O O', 'O O', 'O O');
const tooEarly = 'Too early to say how likely it is to miss 10% or more over the whole year: there is no session to tell it from.';
const scoreOf = (list: string[]) => scored(registerFrom(monday, list));

describe('tier', () => {
	// All / at risk / persistently absent: the audiences of the guidance; "Approaching" is 5 to under 10% (rules §2.1).
	it.each<[name: string, tier: string, list: string[]]>([
		['nothing missed', 'all', weeks(4)],
		['2 of 41 sessions, 4.9%', 'all', [week('I I'), ...weeks(3), '/ . . . . . . . . .']],
		['2 of 40, exactly 5%', 'at risk', [week('I I'), ...weeks(3)]],
		['3 of 40', 'at risk', [week('I I', 'I \\'), ...weeks(3)]],
		['4 of 40, exactly 10%', 'persistently absent', [week('I I', 'I I'), ...weeks(3)]],
		['19 of 40', 'persistently absent', [away, week('O O', 'O O', 'O O', 'O O', 'O \\'), ...weeks(2)]],
		['20 of 40, exactly 50%', 'severely absent', [...weeks(2, away), ...weeks(2)]],
		['1 of 10 in the first week: exact also then', 'persistently absent', [week('I \\')]],
		['no possible session', 'all', weeks(2, closedWeek)],
	])('%s: %s', (_name, tier, list) => expect(scoreOf(list).tier).toBe(tier));
});

describe('reasons', () => {
	it.each<[string, string | null, boolean]>([
		['on roll, with no leaving date', null, true],
		['on the last day on roll', '2026-09-11', true],
		['once off roll', '2026-09-10', false],
	])('waits for a pupil who is away, %s: %s', (_when, leavesOn, isAwaited) => {
		const register = registerFrom(monday, [week('/ \\', '/ \\', 'O O', 'O O', '. .')]);
		const scores = new SchoolScores('2026-09-11', null);
		scores.add({ attendance: measure(register, { asAt: '2026-09-11' }), sessions: sessionsOf(register, { asAt: '2026-09-11' }), leavesOn });
		expect(scores.risks()[0]?.reasons.some((reason) => reason.startsWith('Not back yet'))).toBe(isAwaited);
	});

	it.each<[string, string[], string[]]>([
		[
			'a pupil persistently absent',
			[week('I I', 'I I', 'I I'), ...weeks(6), week('O O', 'O \\'), '/ \\ / \\ . . . . . .'],
			[
				'Missed 9 of 84 possible sessions this school year (4½ days), 10.7%.',
				'This is 10% or more: persistently absent.',
				'Authorised: 6 sessions. Unauthorised: 3 sessions.',
			],
		],
		['nothing missed', weeks(4), ['Missed none of 40 possible sessions this school year.']],
		['nothing to measure', weeks(2, closedWeek), ['No possible sessions so far this school year.', tooEarly]],
		[
			'the first days, still away, and a mark missing',
			[week('/ \\', '/ -', '/ \\', '/ I', 'I I')],
			[
				'Missed 3 of 9 possible sessions this school year (1½ days), 33.3%.',
				'This is 10% or more: persistently absent.',
				'Authorised: 3 sessions. Unauthorised: 0 sessions.',
				'Not back yet: absent since Thursday 10 September (1½ days so far).',
				'This rests on 9 possible sessions only, so a day or two changes it a great deal.',
				'1 mark is missing or not valid; it counts neither as absence nor as attendance.',
			],
		],
		[
			'marks missing and nothing missed',
			[week('- -'), ...weeks(4)],
			['Missed none of 48 possible sessions this school year.', '2 marks are missing or not valid; they count neither as absence nor as attendance.'],
		],
		[
			'severely absent',
			[...weeks(2, away), ...weeks(2)],
			[
				'Missed 20 of 40 possible sessions this school year (10 days), 50.0%.',
				'This is 50% or more: severely absent.',
				'Authorised: 0 sessions. Unauthorised: 20 sessions.',
			],
		],
		[
			'at risk',
			[week('I I'), ...weeks(3)],
			[
				'Missed 2 of 40 possible sessions this school year (1 day), 5.0%.',
				'This is 5% or more and less than 10%: at risk of becoming persistently absent.',
				'Authorised: 2 sessions. Unauthorised: 0 sessions.',
			],
		],
	])('of %s', (_name, list, reasons) => expect(scoreOf(list).reasons).toEqual(reasons));

	it('never show a percentage rounded up to the next tier', () => {
		// 39 of 391 sessions are 9.97%: at risk.
		const list = [...weeks(3, week('I I', 'I I', 'I I', 'I I', 'I I')), week('I I', 'I I', 'I I', 'I I', 'I \\'), ...weeks(35), '/ . . . . . . . . .'];
		const { tier, reasons } = scored(registerFrom('2026-08-31', list));
		expect([tier, reasons[0]]).toEqual(['at risk', 'Missed 39 of 391 possible sessions this school year (19½ days), 9.97%.']);
	});
});

describe('patterns', () => {
	const onFridays = (...fridays: string[]): string[] => fridays.map((friday) => week('/ \\', '/ \\', '/ \\', '/ \\', friday));
	const about = (list: string[], word: RegExp): string[] => scoreOf(list).patterns.filter((pattern) => word.test(pattern));

	it.each<[string, string[], string[]]>([
		[
			'five Fridays of eleven and two other days',
			[...onFridays('I I', '/ \\', '/ I', 'I I', '/ \\', 'O O', '/ \\', '/ I'), ...weeks(1), week('I I'), week('/ \\', 'I I')],
			['Absent on 5 of 11 Fridays, and on 2 of 44 other school days.'],
		],
		['three Fridays are too few to tell', onFridays('I I', 'I I', 'I I'), []],
		['four Fridays of eight do not stand out beside ten other days', [...weeks(4, week('/ \\', 'I I', '/ \\', 'I I', 'I I')), ...weeks(2, week('I I')), ...weeks(2)], []],
		['two whole weeks away fall on every weekday alike', [...weeks(2, week('I I', 'I I', 'I I', 'I I', 'I I')), ...weeks(8)], []],
		['late arrivals are no days away', onFridays('U \\', 'U \\', 'U \\', 'U \\', 'U \\', '/ \\'), []],
		['a part-time timetable agreed with the school is no pattern', onFridays('/ C2', '/ C2', '/ C2', '/ C2', '/ C2', '/ \\'), []],
		['Fridays that were not possible are not counted', [...onFridays('I I', 'I I', 'I I', 'I I', 'Y1 Y1', '# #'), ...weeks(4)], ['Absent on 4 of 8 Fridays, and on 0 of 40 other school days.']],
	])('weekday: %s', (_name, list, expected) => expect(about(list, /other school days/)).toEqual(expected));

	it('weekday: last school year is not counted', () => {
		const register = registerFrom('2026-06-08', [...onFridays('I I', 'I I', 'I I', 'I I', 'I I', 'I I'), ...weeks(6, closedWeek), ...weeks(6)]);
		expect(score(measure(register, { asAt: '2026-07-17' }), { register, asAt: '2026-07-17' }).patterns.join()).toMatch(/6 of 6 Fridays/);
		expect(scored(register).patterns).toEqual([]);
	});

	it.each<[string, string[], string[]]>([
		['four in seven weeks', [...weeks(4, week('/ \\', 'I \\')), ...weeks(3)], ['4 separate absences of two days or less in 70 possible sessions.']],
		['three', [...weeks(3, week('/ \\', 'I \\')), ...weeks(3)], []],
		['four in nine weeks: fewer than one in two weeks', [...weeks(4, week('/ \\', 'I \\')), ...weeks(5)], []],
		['two days are short, two and a half are not', [...weeks(4, week('I I', 'I I', 'I \\')), ...weeks(2)], []],
		['late arrivals are no absences in this', weeks(6, week('U \\')), []],
	])('short absences: %s', (_name, list, expected) => expect(about(list, /separate/)).toEqual(expected));

	it.each<[string, string[], string[]]>([
		[
			'rising: five single days in the last four weeks, none before',
			[...weeks(4), week('I I', '/ \\', 'I I'), week('I I'), week('/ \\', 'I I'), week('/ \\', '/ \\', 'I I')],
			['Absence is rising: 10 of 40 sessions missed in the last four school weeks, 0 of 40 in the four before.'],
		],
		[
			'falling: three absences before, none since',
			[week('I I', 'I I'), week('/ \\', 'I I'), week('I I'), ...weeks(5)],
			['Absence is falling: 0 of 40 sessions missed in the last four school weeks, 8 of 40 in the four before.'],
		],
		['a whole week away at once is one illness, not a trend', [...weeks(4), week('I I', 'I I', 'I I', 'I I', 'I I'), ...weeks(3)], []],
		['three absences that are less than four days more', [...weeks(4), week('I I'), week('I I'), week('I I'), week()], []],
		['one week to compare with is too little', [week(), week('I I', '/ \\', 'I I', '/ \\', 'I I')], []],
	])('trend: %s', (_name, list, expected) => expect(about(list, /Absence is/)).toEqual(expected));

	it.each<[string, string[], string[]]>([
		['often', weeks(4, week('U \\')), ['Arrived after the register had closed 4 times in 40 possible sessions; each counts as a session missed.']],
		['three times', weeks(3, week('U \\')), []],
		['before it closed', weeks(6, week('L \\')), []],
	])('late after the register closed: %s', (_name, list, expected) => expect(about(list, /register had closed/)).toEqual(expected));

	it.each<[string, string[], string[]]>([
		[
			'met',
			[week('G G', 'G G', 'G G', 'G G', 'G G')],
			[
				'10 unauthorised sessions within ten school weeks, from 7 September 2026 to 11 September 2026. ' +
					'At 10 a school must consider, case by case, whether a penalty notice is right.',
			],
		],
		[
			'met with reasons unknown',
			[week('N N', 'O O', 'O O'), ...weeks(2), week('O O', 'O O')],
			[
				'10 unauthorised sessions within ten school weeks, from 7 September 2026 to 29 September 2026, 2 of them with no reason known so far. ' +
					'At 10 a school must consider, case by case, whether a penalty notice is right.',
			],
		],
		['not met', [week('G G', 'G G', 'G G', 'G G')], []],
	])('national threshold: %s', (_name, list, expected) => expect(about(list, /ten school weeks/)).toEqual(expected));

	it.each<[string, string[], string[]]>([
		['going on', [...weeks(1), away, away], ['Absent without authorisation on 10 school days in a row, since 14 September 2026.']],
		['over', [away, away, week()], ['Absent without authorisation on 10 school days in a row, from 7 September 2026 to 18 September 2026.']],
		['nine days', [away, week('O O', 'O O', 'O O', 'O O')], []],
	])('ten school days in a row: %s', (_name, list, expected) => expect(about(list, /in a row/)).toEqual(expected));

	it('are none for a pupil who is seldom away', () => expect(scoreOf([week('I I'), ...weeks(11)]).patterns).toEqual([]));
});

describe('what a score may not say', () => {
	// Attendance codes, Y5: in criminal justice detention. Sensitive; never in text for parents (rules §8).
	it('names no kind of absence: no detention, illness, religion or suspension', () => {
		const list = [week('Y5 Y5', 'Y5 Y5', 'I I', 'R R', 'E E'), week('M M', 'T T', 'S S', 'Y6 Y6', 'Q Q'), ...weeks(4, week('/ \\', 'I \\'))];
		const { reasons, patterns } = scoreOf(list);
		expect([...reasons, ...patterns].join(' ')).not.toMatch(/Y5|detention|custody|justice|ill|sick|medical|religio|suspen|exclu|travel|\b[A-Z]\d\b/i);
		expect(patterns).not.toEqual([]);
	});
});
