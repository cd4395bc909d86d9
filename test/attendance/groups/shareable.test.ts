import fc from 'fast-check';
import { groupRow, groupings, shareable, smallestGroup, type MeasuredPupil, type ShareableSummary } from '../../../attendance/groups';
import { closedWeek, week } from '../registers';
import { anySchool, enrolment, enrolments } from './inventedSchool';

const rowsOf = (summary: ShareableSummary) => summary.groups.map((group) => groupRow(group, summary));
const shown = ({ groups }: ShareableSummary, name: string) => groups.find((group) => group.name === name)?.shown;

const ill = { weeks: [week('I I')] };
const school: MeasuredPupil[] = [
	...enrolments(30, { ...ill, yearGroup: '7', registrationGroup: '7A' }, 'a'),
	...enrolments(25, { yearGroup: '8', registrationGroup: '8A' }, 'b'),
	...enrolments(9, { yearGroup: '12', registrationGroup: '12A', weeks: [week('O O', 'O O', 'O O')] }, 'c'),
];

describe('a table of groups that may be shared', () => {
	const rows = rowsOf(shareable(school, { by: ['yearGroup'] }));

	it('has a line for the whole school and one a group, those hidden without any figure', () => {
		expect(rows.map(({ group, shown: isShown }) => [group, isShown])).toEqual([
			['Whole school', true],
			['Year 7', true],
			['Year 8', false],
			['Year 12', false],
		]);
		const [, , one, other] = rows;
		expect(Object.keys(one ?? {})).toEqual(['grouping', 'group', 'shown', 'comparison']);
		// Which of the two is the small one is not told.
		expect(one?.comparison).toBe(other?.comparison);
	});

	it('has counts beside each percentage', () => {
		expect(rows[1]).toMatchObject({
			grouping: 'Year group', pupils: 30, enrolments: 30, absentSessions: 60, possibleSessions: 300, absencePercent: 20,
			authorisedAbsentSessions: 60, authorisedAbsencePercent: 20, unauthorisedAbsentSessions: 0, unauthorisedShareOfAbsencePercent: 0,
			persistentlyAbsentEnrolments: 30, persistentlyAbsentPercent: 100, severelyAbsentEnrolments: 0, severelyAbsentPercent: 0,
			othersAbsentSessions: 54, othersPossibleSessions: 340, percentagePointsAboveOthers: 4.12, bands: { '0-5': 0, '20-25': 30, '50-100': 0 },
			weekdays: { monday: { absentSessions: 60, possibleSessions: 60, absencePercent: 100 }, friday: { absentSessions: 0, possibleSessions: 60, absencePercent: 0 } },
			weeks: [{ week: '2026-09-07', absentSessions: 60, possibleSessions: 300, absencePercent: 20 }],
		});
	});

	it('hides the same groups whatever is asked for, so that tables laid side by side give no more away', () => {
		// Year 9 is too small, and Year 8 hides with it; who has free school meals would give Year 8 away again.
		const items = [...enrolments(20, {}, 'a'), ...enrolments(12, { yearGroup: '8', groups: { freeSchoolMeals: true } }, 'b'), ...enrolments(4, { yearGroup: '9' }, 'c')];
		const whole = shareable(items).groups;
		expect(shown(shareable(items, { by: ['yearGroup'] }), 'Year 7')).toBeNull();
		for (const { id } of groupings) {
			const alone = shareable(items, { by: [id] }).groups.filter(({ grouping }) => grouping === id);
			expect(alone).toEqual(whole.filter(({ grouping }) => grouping === id));
		}
	});

	it('shows nothing at all of a school of nine, not even the days', () => {
		const { from, to, groups } = shareable(enrolments(9, {}, 'a'));
		expect([from, to]).toEqual([null, null]);
		expect(groups.every((group) => group.shown === null)).toBe(true);
	});

	it('hides more where more is asked for, and never less', () => {
		expect(shown(shareable(school), 'Year 7')).not.toBeNull();
		expect(shown(shareable(school, { smallest: 31 }), 'Year 7')).toBeNull();
		expect(() => shareable(school, { smallest: smallestGroup - 1 })).toThrow('Groups of fewer than 10 pupils are never shown');
		expect(() => shareable(school, { smallest: Number.NaN })).toThrow(RangeError);
	});

	it('counts children, not enrolments, and none without a possible session', () => {
		const twice = [...enrolments(6, { yearGroup: '9' }, 'x'), ...enrolments(6, { yearGroup: '9', weeks: [closedWeek, week()] }, 'x')];
		const notHere = enrolments(6, { yearGroup: '10', weeks: [week('. .', '. .', '. .', '. .', '. .')] }, 'y');
		const summary = shareable([...school, ...twice, ...notHere, ...enrolments(6, { yearGroup: '10' }, 'z')]);
		expect([shown(summary, 'Year 9'), shown(summary, 'Year 10')]).toEqual([null, null]);
	});
});

describe('the codes of a shared table', () => {
	const codes = (items: readonly MeasuredPupil[], name: string) => Object.keys(shown(shareable(items), name)?.codes ?? {}).sort();

	it('leave out a code that few pupils have, since it tells of religion, illness or detention', () => {
		expect(codes([...school, ...enrolments(9, { weeks: [week('R R')] }, 'r')], 'Whole school')).not.toContain('R');
		expect(codes([...school, ...enrolments(10, { weeks: [week('R R')] }, 'r')], 'Whole school')).toContain('R');
	});

	it('are those of every group of a grouping or of none', () => {
		const items = [...enrolments(30, { weeks: [week('I I', 'M M')] }, 'a'), ...enrolments(30, { yearGroup: '8', weeks: [week('I I')] }, 'b'), enrolment({ id: 'm', yearGroup: '8', weeks: [week('M M')] })];
		expect(codes(items, 'Whole school')).toEqual(['/', 'I', 'M', '\\']);
		// One pupil of Year 8 has M. Without M, the total of authorised absence would give it away beside I alone.
		expect(codes(items, 'Year 7')).toEqual(['/', '\\']);
		expect(codes(items, 'Year 8')).toEqual(['/', '\\']);
	});
});

describe('the codes of what is left over', () => {
	it('are as few as those of a group: a code of one hidden pupil is not the school’s less the others', () => {
		const ill = { weeks: [week('I I')] };
		const items = [
			...enrolments(30, ill, 'a'),
			...enrolments(30, { ...ill, yearGroup: '8' }, 'b'),
			...enrolments(12, { yearGroup: '9' }, 'c'),
			...enrolments(8, { yearGroup: '10' }, 'd'),
			enrolment({ ...ill, id: 'e', yearGroup: '10' }),
		];
		const summary = shareable(items);
		expect(['Year 7', 'Year 9', 'Year 10'].map((name) => shown(summary, name) !== null)).toEqual([true, false, false]);
		expect(shown(summary, 'Whole school')?.codes).toHaveProperty('I');
		expect(shown(summary, 'Year 7')?.codes).not.toHaveProperty('I');
	});
});

describe('the weeks of a shared table', () => {
	it('leave out a week in which few pupils of a group had a session', () => {
		const away = '. . . . . . . . . .';
		const items = [...enrolments(30, { weeks: [away, week()] }, 'a'), ...enrolments(30, { yearGroup: '8', weeks: [week(), week()] }, 'b'), enrolment({ id: 'c', weeks: [week('O O'), week()] })];
		const summary = shareable(items);
		const mondays = (name: string) => shown(summary, name)?.weeks?.map(({ week: each }) => each);
		expect(mondays('Whole school')).toEqual(['2026-09-07', '2026-09-14']);
		// In the first week Year 7 is one pupil; the whole less Year 8 would tell, so neither year shows that week.
		expect([mondays('Year 7'), mondays('Year 8')]).toEqual([['2026-09-14'], ['2026-09-14']]);
	});
});

describe('any school', () => {
	it('shares the same table whatever the order of its items', () => {
		fc.assert(
			fc.property(anySchool, (items) => {
				expect(rowsOf(shareable([...items].reverse()))).toEqual(rowsOf(shareable(items)));
			}),
			{ numRuns: 40 },
		);
	});

	it('shows no figure that fewer than ten pupils stand behind, nor a code that fewer than ten have', () => {
		fc.assert(
			fc.property(anySchool, (items) => {
				const withCode = (groupOf: (item: MeasuredPupil) => boolean, code: string) =>
					new Set(items.filter((item) => groupOf(item) && (item.attendance.codes?.[code] ?? 0) > 0).map(({ pupil }) => pupil.id)).size;
				for (const { grouping, name, shown: figures } of shareable(items).groups) {
					if (!figures) continue;
					expect(figures.figures.pupils).toBeGreaterThanOrEqual(10);
					const isIn = (item: MeasuredPupil) => item.attendance.possibleSessions > 0 && (grouping === null || groupings.find(({ id }) => id === grouping)?.groupOf(item.pupil) === name);
					for (const code of Object.keys(figures.codes ?? {})) expect(withCode(isIn, code)).toBeGreaterThanOrEqual(10);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
