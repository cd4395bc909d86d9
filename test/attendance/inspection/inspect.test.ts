import { findingKinds, inspect, type FindingKindId, type GroupInspection } from '../../../attendance/inspection';
import { checks } from '../../../attendance/inspection/checks';
import type { Register } from '../../../attendance/item';
import { closedWeek, presentWeek, registerFrom, week, weeks } from '../registers';
import { pupilOf, schoolOf, type Own } from './schools';

const monday = '2026-09-07';
const asAt = '2026-12-18';

const groupOf = (inspections: readonly GroupInspection[], name: string): GroupInspection => {
	const group = inspections.find(({ registrationGroup }) => registrationGroup === name);
	if (!group) throw new Error(`no group ${name}`);
	return group;
};

/** Kind → pupil (or "group") → how often, in group 7B. */
function found(inspections: readonly GroupInspection[], name = '7B'): Partial<Record<FindingKindId, Record<string, number>>> {
	return Object.fromEntries(
		groupOf(inspections, name).findings.map(({ kind, found: all }) => [kind, Object.fromEntries(all.map(({ pupil, count }) => [pupil?.id ?? 'group', count]))]),
	);
}

/** A school of two groups of eight, present for some weeks, in which the first pupils of 7B have registers of their own. */
function inspected(own: readonly (readonly string[])[], { length = 10, details = {}, more = {} }: { length?: number; details?: Own; more?: Partial<Register> } = {}) {
	const everyone = registerFrom(monday, weeks(length));
	const registers = Object.fromEntries(own.map((first, index) => [`7B-${index + 1}`, { ...registerFrom(monday, [...first, ...weeks(length - first.length)]), ...more }]));
	return inspect(schoolOf({ '7B': 8, '8A': 8 }, everyone, registers, { '7B-1': details }), { asAt });
}

const one = (kind: FindingKindId, count: number) => ({ [kind]: { '7B-1': count } });

describe('an inspection of one pupil among others who were in school', () => {
	const cases: ReadonlyArray<[what: string, source: string, first: readonly string[], expected: ReturnType<typeof found>, options?: Parameters<typeof inspected>[1]]> = [
		['nothing where all is in order', '', [week('I I', 'L \\', '/ U', 'V V')], {}],
		['missing marks of a whole day', 'reg 10', [week('- -')], one('missingMark', 2)],
		['a missing half of a day on which the pupil was in', 'reg 10', [week('/ -', '- \\')], one('halfDayMissing', 2)],
		['a missing half beside an absence is a missing mark', 'reg 10', [week('I -')], one('missingMark', 1)],
		['a pupil without any mark, once', 'reg 10', weeks(10, week('- -', '- -', '- -', '- -', '- -')), one('noMarksAtAll', 1)],
		['N five school days old is in time', 'reg 10(7)-(9)', [...weeks(8), week(), week('/ \\', '/ \\', '/ \\', '/ \\', 'N N')], {}],
		['N six school days old is overdue', 'reg 10(7)-(9)', [...weeks(8), week('/ \\', '/ \\', '/ \\', '/ \\', 'N N'), week()], {}, { length: 10 }],
		['N with six school days after it is overdue', 'reg 10(7)-(9)', [...weeks(8), week('/ \\', '/ \\', '/ \\', 'N N'), week()], one('reasonNotEstablished', 2)],
		['old codes after 19 August 2024', 'codeTable', [week('H H', 'J /', 'Y \\', 'F -')], { notACode: { '7B-1': 5 }, missingMark: { '7B-1': 1 }, wrongHalf: { '7B-1': 1 } }],
		['# for one pupil of a school that was open', 'Oxfordshire on Y7', [week('# #')], one('closureNotForAll', 2)],
		['the afternoon sign in the morning', 'reg 10', [week('\\ /')], one('wrongHalf', 2)],
		['Z for a pupil on roll', 'reg 10', [week('Z Z')], one('notYetOnRoll', 2), { details: { onRollFrom: '2026-09-01' } }],
		['Z before the first day on roll is right', 'reg 10', [week('Z Z')], {}, { details: { onRollFrom: '2026-09-08' } }],
		['marks before the first day on roll', 'regs 9, 10', [week('I I')], one('outsideRoll', 2), { details: { onRollFrom: '2026-09-08' } }],
		['marks after the last day on roll', 'regs 9, 10', [...weeks(9), week()], one('outsideRoll', 8), { details: { onRollTo: '2026-11-09' } }],
		['X for an eleven-year-old', 'EA 1996 s.8', [week('X X')], one('compulsoryAge', 2), { details: { dateOfBirth: '2015-02-03' } }],
		['X for a seventeen-year-old is right', 'EA 1996 s.8', [week('X X')], {}, { details: { dateOfBirth: '2009-02-03', yearGroup: '13' } }],
		['X for a child of four is right', 'EA 1996 s.8', [week('X X')], {}, { details: { dateOfBirth: '2022-02-03', yearGroup: 'R' } }],
		['X of somebody whose age nobody knows is not judged', 'EA 1996 s.8', [week('X X')], {}, { details: { dateOfBirth: null, yearGroup: '' } }],
		['D on one occasion', 'reg 10', [week('D D')], one('dualRegistration', 2)],
		['D every Wednesday is an arrangement', 'reg 10', weeks(10, week('/ \\', '/ \\', 'D D')), {}],
		['fourteen and a half days of illness', 'sickness return', [...weeks(2, week('I I', 'I I', 'I I', 'I I', 'I I')), week('I I', 'I I', 'I I', 'I I', 'I \\')], {}],
		['fifteen days of illness', 'sickness return', weeks(3, week('I I', 'I I', 'I I', 'I I', 'I I')), one('longIllness', 1)],
		['B for fourteen days and a half', 'reg 10', [...weeks(2, week('B B', 'B B', 'B B', 'B B', 'B B')), week('B B', 'B B', 'B B', 'B B', 'B \\')], {}],
		['B for three weeks', 'reg 10', weeks(3, week('B B', 'B B', 'B B', 'B B', 'B B')), one('longOffSite', 1)],
		['C for three weeks with a holiday between', 'reg 11', [week('C C', 'C C', 'C C', 'C C', 'C C'), closedWeek, ...weeks(2, week('C C', 'C C', 'C C', 'C C', 'C C'))], { longOffSite: { '7B-1': 1 }, closureNotForAll: { '7B-1': 10 } }],
		['C2 in six weeks', 'reg 11', weeks(6, week('/ C2')), {}],
		['C2 in seven weeks', 'reg 11', weeks(7, week('/ C2')), one('partTimeTimetable', 1)],
		['E for five days', 'EIA 2006 s.100', [week('E E', 'E E', 'E E', 'E E', 'E E')], {}],
		['E into the sixth day', 'EIA 2006 s.100', [week('E E', 'E E', 'E E', 'E E', 'E E'), week('E \\')], one('longSuspension', 1)],
		['Y1 on six days', 'reg 10', [week('Y1 Y1', 'Y1 Y1', 'Y1 Y1', 'Y1 Y1', 'Y1 Y1'), week('Y1 Y1')], {}],
		['Y1 and Y7 on seven days', 'reg 10', [week('Y1 Y1', 'Y7 Y1', 'Y1 Y1', 'Y1 Y1', 'Y1 Y1'), week('Y1 Y1', '/ Y7')], one('unableToAttend', 1)],
		['study leave in Year 7', 'reg 11', [week('S S')], one('studyLeave', 2)],
		['study leave in Year 11', 'reg 11', [week('S S')], {}, { details: { yearGroup: '11', dateOfBirth: '2011-02-03' } }],
		['late by half an hour', 'WTISA', [week('L \\')], {}, { more: { minutesLate: { '2026-09-07 AM': 30 } } }],
		['late by more than half an hour and L', 'WTISA', [week('L \\')], one('lateAfterClosing', 1), { more: { minutesLate: { '2026-09-07 AM': 31 } } }],
		['late without minutes where most have them', 'practice', [week('L \\', 'L \\', 'L \\')], one('minutesMissing', 1), { more: { minutesLate: { '2026-09-07 AM': 5, '2026-09-08 AM': 9 } } }],
		['late without minutes where hardly any has them', 'practice', [week('L \\', 'L \\', 'L \\')], {}, { more: { minutesLate: { '2026-09-07 AM': 5 } } }],
		['an entry that the import refused, told once', 'codeTable', [week('- \\')], one('notACode', 1), { more: { refusedMarks: [{ date: '2026-09-07', session: 'AM', written: 'H', why: 'no code on this date' }] } }],
		['two marks that the import could not tell apart', 'rule of MarkKeeper', [week('- \\')], one('twoMarks', 1), { more: { refusedMarks: [{ date: '2026-09-07', session: 'AM', written: '', why: 'two different marks' }] } }],
	];

	test.each(cases.map(([what, source, ...rest]) => [what, source, rest] as const))('%s (%s)', (_what, _source, [first, expected, options]) => {
		expect(found(inspected([first], options))).toEqual(expected);
	});
});

describe('an inspection of a whole group', () => {
	const groupWeek = (first: string, elsewhere = presentWeek) => {
		const items = schoolOf({ '7B': 8, '8A': 12 }, registerFrom(monday, [elsewhere, ...weeks(4)]));
		return inspect(items.map((item) => (item.pupil.registrationGroup === '7B' ? { ...item, register: registerFrom(monday, [first, ...weeks(4)]) } : item)), { asAt });
	};

	test('a register that was not taken is told once, and not as missing marks of each pupil', () => {
		expect(found(groupWeek(week('- -')))).toEqual({ registerNotTaken: { group: 2 } });
	});

	test('a register with nothing but what the office had entered beforehand was not taken', () => {
		const away = { '7B-1': registerFrom(monday, [week('I I'), ...weeks(4)]), '7B-2': registerFrom(monday, [week('V V'), ...weeks(4)]) };
		const missing = registerFrom(monday, [week('- -'), ...weeks(4)]);
		const items = [...schoolOf({ '7B': 8 }, missing, away), ...schoolOf({ '8A': 8 }, registerFrom(monday, weeks(5)))];
		expect(found(inspect(items, { asAt }))).toEqual({ registerNotTaken: { group: 2 } });
	});

	test('with anyone marked present it was taken, and marks are missing', () => {
		const missing = registerFrom(monday, [week('- \\'), ...weeks(4)]);
		const items = [...schoolOf({ '7B': 4 }, missing, { '7B-1': registerFrom(monday, weeks(5)) }), ...schoolOf({ '8A': 8 }, registerFrom(monday, weeks(5)))];
		expect(found(inspect(items, { asAt }))).toEqual({ halfDayMissing: { '7B-2': 1, '7B-3': 1, '7B-4': 1 } });
	});

	test.each<[what: string, first: string, elsewhere: string, expected: ReturnType<typeof found>]>([
		['one illness code for all on an ordinary day is asked about', week('I I'), presentWeek, { sameCodeForAll: { group: 2 } }],
		['a visit of the whole group is not', week('V V'), presentWeek, {}],
		['nor is a day on which most of the school was away', week('I I'), week('I I'), {}],
		['a planned closure for all is right', closedWeek, closedWeek, {}],
	])('%s', (_what, first, elsewhere, expected) => {
		expect(found(groupWeek(first, elsewhere))).toEqual(expected);
	});

	test('where nearly all were closed, the few who were in are looked at', () => {
		const closed = registerFrom(monday, [week('# #'), ...weeks(4)]);
		const items = schoolOf({ '7B': 8, '8A': 12 }, closed, { '7B-3': registerFrom(monday, weeks(5)) });
		expect(found(inspect(items, { asAt }))).toEqual({ closureNotForAll: { '7B-3': 2 } });
		expect(found(inspect(items, { asAt }), '8A')).toEqual({});
	});
});

describe('the inspection of a school', () => {
	const items = schoolOf({ '7B': 6, '8A': 6, '9C': 6 }, registerFrom(monday, weeks(5)), {
		'8A-2': registerFrom(monday, [week('N N'), ...weeks(4)]),
		'9C-1': registerFrom(monday, [week('/ -'), ...weeks(4)]),
		'9C-2': registerFrom(monday, [week('- -', 'S S'), ...weeks(4)]),
	});

	test('puts groups in order by what waits in them, and facts before questions', () => {
		const groups = inspect(items, { asAt });
		expect(groups.map(({ registrationGroup, counts }) => [registrationGroup, counts.mustBePutRight, counts.pleaseCheck, counts.weighed])).toEqual([
			['9C', 3, 2, 5 + 2 * 4 + 2 * 2],
			['8A', 2, 0, 2 * 4],
			['7B', 0, 0, 0],
		]);
		expect(groupOf(groups, '9C').findings.map(({ kind }) => kind)).toEqual(['halfDayMissing', 'missingMark', 'studyLeave']);
	});

	test('is the same whatever the order of the items', () => {
		expect(inspect([...items].reverse(), { asAt })).toEqual(inspect(items, { asAt }));
	});

	test('leaves out marks after the date and before the first day asked for', () => {
		expect(inspect(items, { asAt: '2026-09-06' }).every(({ findings }) => findings.length === 0)).toBe(true);
		expect(inspect(items, { asAt, from: '2026-09-14' }).every(({ findings }) => findings.length === 0)).toBe(true);
	});

	test('names the tutor whom most pupils of the group have, and nobody where no file does', () => {
		const named = items.map((item) => ({ ...item, pupil: pupilOf('7B', 1, { registrationTutor: item.pupil.id === '7B-1' ? 'Mr A. Former' : 'Mrs B. Now' }) }));
		expect(inspect(named, { asAt })[0]?.registrationTutor).toBe('Mrs B. Now');
		expect(inspect([{ ...items[0]!, pupil: pupilOf('7B', 1, { registrationTutor: undefined }) }], { asAt })[0]?.registrationTutor).toBe('');
	});

	test('tells of lessons missed while present, without a reason, in the days looked at', () => {
		const lesson = { session: 'PM' as const, period: 'P5', subject: 'French', sessionMark: '\\' };
		const counts = { possible: 9, present: 6, absent: 3, authorised: 1, unauthorised: 2, late: 0, minutesLate: 0, missing: 0 };
		const lessons = {
			from: monday, to: '2026-09-11', total: counts, subjects: [], periods: [],
			missedWhilePresent: { lessons: 3, withoutReason: 2, sessions: 3, listed: [
				{ ...lesson, date: '2026-09-08', lessonMark: 'N' }, { ...lesson, date: '2026-09-09', lessonMark: 'M' }, { ...lesson, date: '2026-09-10', lessonMark: 'O' },
			] },
		};
		const [group] = inspect([{ ...items[0]!, lessons }], { asAt });
		expect(group?.findings).toMatchObject([{ kind: 'lessonsMissed', count: 2, found: [{ pupil: { id: '7B-1' }, sessions: [{ date: '2026-09-08', lesson: 'P5 French', mark: '\\, lesson N' }, { date: '2026-09-10' }] }] }]);
	});
});

test('each kind of finding has its check, and says why and what to do', () => {
	expect(Object.keys(checks).sort()).toEqual(Object.keys(findingKinds).sort());
	for (const { title, why, whatToDo, source } of Object.values(findingKinds)) for (const text of [title, why, whatToDo, source]) expect(text.length).toBeGreaterThan(5);
	// It says what the register holds; who erred nobody can tell from it.
	expect(JSON.stringify(findingKinds)).not.toMatch(/\b(you|teacher) (forgot|failed|did not|have not)|\bcareless|\bfault\b|\bblame/i);
});

describe('long illness', () => {
	const ill = week('I I', 'I I', 'I I', 'I I', 'I I');
	const lastYears = registerFrom('2026-06-29', [ill, ...weeks(9, closedWeek), ill, ill, ...weeks(4), ill]);

	// The sickness return is of a school year, whatever days are looked at (rules §2.5).
	it.each<[string, string]>([
		['a first day chosen late in the illness', '2026-10-12'],
		['a first day chosen in the year before', '2026-06-29'],
	])('is told since the first day of illness of the school year with %s', (_which, from) => {
		const school = schoolOf({ '7B': 4 }, registerFrom('2026-06-29', [presentWeek, ...weeks(9, closedWeek), ...weeks(7)]), { '7B-1': lastYears });
		const illness = groupOf(inspect(school, { asAt, from }), '7B').findings.find(({ kind }) => kind === 'longIllness');
		expect(illness?.found.map(({ note }) => note)).toEqual(['15 school days since 7 September 2026, in several spells']);
	});
});
