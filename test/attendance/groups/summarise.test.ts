import fc from 'fast-check';
import { differenceFromOthers, differenceInWords, groupings, summarise, type Group, type MeasuredPupil } from '../../../attendance/groups';
import { measureTotals } from '../../../attendance/measures';
import { closedWeek, week } from '../registers';
import { anySchool, enrolment, enrolments, monday } from './inventedSchool';

const groupsOf = (items: readonly MeasuredPupil[], by: (typeof groupings)[number]['id']): readonly Group[] => summarise(items).groupings.find(({ grouping }) => grouping.id === by)?.groups ?? [];
const named = (groups: readonly Group[]) => groups.map(({ name, figures }) => [name, figures.enrolments]);

describe('a school added up', () => {
	const school = [
		enrolment({ id: '1', weeks: [week('O O', 'I I'), week()] }),
		enrolment({ id: '2', yearGroup: '8', registrationGroup: '8B', weeks: [week(), week('L \\', '- \\')] }),
		enrolment({ id: '3', yearGroup: '8', registrationGroup: '8B', weeks: [closedWeek, closedWeek] }),
	];

	it('gives integers, by sessions and by enrolments, with those left out who had no possible session (DfE: enrolments; rules §2.1)', () => {
		expect(summarise(school).cohort.figures).toEqual({
			pupils: 2, enrolments: 2, possibleSessions: 39, absentSessions: 4, approvedEducationalActivitySessions: 0,
			authorisedAbsentSessions: 2, unauthorisedAbsentSessions: 2, lateSessions: 1, missingMarks: 1, persistentlyAbsent: 1, severelyAbsent: 0,
			bands: { '20-25': 1, '0-5': 1 },
			weekdays: {
				monday: { absentSessions: 2, possibleSessions: 8 }, tuesday: { absentSessions: 2, possibleSessions: 7 },
				wednesday: { absentSessions: 0, possibleSessions: 8 }, thursday: { absentSessions: 0, possibleSessions: 8 }, friday: { absentSessions: 0, possibleSessions: 8 },
			},
			aroundBreaks: { holidays: { absentSessions: 0, possibleSessions: 0 }, longWeekends: { absentSessions: 0, possibleSessions: 0 } },
			codes: {
				'/': { sessions: 16, enrolments: 2 }, I: { sessions: 2, enrolments: 1 }, L: { sessions: 1, enrolments: 1 },
				O: { sessions: 2, enrolments: 1 }, '\\': { sessions: 18, enrolments: 2 },
			},
		});
	});

	it('gives a line for each school week', () => {
		expect(summarise(school).cohort.weeks).toEqual([
			{ week: monday, absentSessions: 4, possibleSessions: 20 },
			{ week: '2026-09-14', absentSessions: 0, possibleSessions: 19 },
		]);
	});

	it('counts a pupil who left and came back as two enrolments and one pupil', () => {
		const before = enrolment({ id: '1', weeks: [week()] });
		const after = enrolment({ id: '1', weeks: [closedWeek, week()] });
		const { pupils, enrolments: counted, possibleSessions } = summarise([before, after]).cohort.figures;
		expect([pupils, counted, possibleSessions]).toEqual([1, 2, 20]);
	});

	it('counts once what comes twice, such as an item for each letter', () => {
		const { pupils, enrolments: counted, possibleSessions } = summarise([enrolment(), { ...enrolment() }]).cohort.figures;
		expect([pupils, counted, possibleSessions]).toEqual([1, 1, 10]);
	});

	it('lists years from the youngest, classes by their number, and those not recorded last', () => {
		const years = ['10', '', '7', 'R', 'N2'] as const;
		const mixed = years.map((yearGroup, index) => enrolment({ id: `${index}`, yearGroup, registrationGroup: ['10A', '', '7B', '7A', ' 2 Ash '][index] }));
		expect(named(groupsOf(mixed, 'yearGroup'))).toEqual([['Nursery 2', 1], ['Reception', 1], ['Year 7', 1], ['Year 10', 1], ['Not recorded', 1]]);
		expect(named(groupsOf(mixed, 'registrationGroup')).map(([name]) => name)).toEqual(['2 Ash', '7A', '7B', '10A', 'Not recorded']);
		expect(named(groupsOf(mixed, 'phase'))).toEqual([['Nursery and Reception', 2], ['Years 7 to 11', 2], ['Not recorded', 1]]);
	});

	it('names those in a group and those not in it, also where nobody is', () => {
		const one = enrolments(3, { groups: { freeSchoolMeals: true } }, 'a');
		expect(named(groupsOf([...one, enrolment()], 'freeSchoolMeals'))).toEqual([['Free school meals', 3], ['No free school meals', 1]]);
		expect(named(groupsOf(one, 'lookedAfter'))).toEqual([['Looked after', 0], ['Not looked after', 3]]);
	});

	it('adds up the days next to a holiday', () => {
		const holiday = enrolment({ id: '1', weeks: [week('/ \\', '/ \\', '/ \\', '/ \\', 'O O'), closedWeek, week('O O')] });
		expect(summarise([holiday]).cohort.figures.aroundBreaks?.holidays).toEqual({ absentSessions: 4, possibleSessions: 4 });
	});

	it('says null, and not nought, where a file of totals does not tell', () => {
		const totals = measureTotals(
			{
				possibleSessions: 100, attendedSessions: 90, absentSessions: 10, presentSessions: null, approvedEducationalActivitySessions: null,
				authorisedAbsentSessions: null, unauthorisedAbsentSessions: null, lateSessions: null, missingMarks: null, codes: null,
			},
			{ from: null, to: null },
		);
		const { cohort } = summarise([enrolment(), { pupil: enrolment().pupil, attendance: totals }]);
		expect(cohort.figures).toMatchObject({ absentSessions: 10, possibleSessions: 110, persistentlyAbsent: 1, unauthorisedAbsentSessions: null, codes: null, weekdays: null, aroundBreaks: null });
		expect(cohort.weeks).toBeNull();
	});
});

describe('any school', () => {
	it('is the sum of the groups of each grouping, figure by figure and week by week', () => {
		fc.assert(
			fc.property(anySchool, (items) => {
				const { cohort, groupings: all } = summarise(items);
				for (const { groups } of all) {
					const total = (of: (group: Group) => number | null | undefined) => groups.reduce((sum, group) => sum + (of(group) ?? 0), 0);
					const { figures } = cohort;
					for (const field of ['enrolments', 'possibleSessions', 'absentSessions', 'authorisedAbsentSessions', 'unauthorisedAbsentSessions', 'lateSessions', 'missingMarks', 'persistentlyAbsent', 'severelyAbsent'] as const) {
						expect(total((group) => group.figures[field])).toBe(figures[field]);
					}
					for (const [band, count] of Object.entries(figures.bands)) expect(total((group) => group.figures.bands[band])).toBe(count);
					for (const [code, { sessions }] of Object.entries(figures.codes ?? {})) expect(total((group) => group.figures.codes?.[code]?.sessions)).toBe(sessions);
					cohort.weeks?.forEach(({ absentSessions, possibleSessions }, index) => {
						expect(total((group) => group.weeks?.[index]?.absentSessions)).toBe(absentSessions);
						expect(total((group) => group.weeks?.[index]?.possibleSessions)).toBe(possibleSessions);
					});
				}
				const weeks = cohort.weeks ?? [];
				expect(weeks.reduce((sum, { absentSessions }) => sum + absentSessions, 0)).toBe(cohort.figures.absentSessions);
				expect(weeks.reduce((sum, { possibleSessions }) => sum + possibleSessions, 0)).toBe(cohort.figures.possibleSessions);
			}),
			{ numRuns: 60 },
		);
	});

	it('does not depend on the order of its items', () => {
		const without = (groups: readonly Group[]) => groups.map(({ name, figures, weeks }) => ({ name, figures, weeks }));
		fc.assert(
			fc.property(anySchool, (items) => {
				const [one, other] = [summarise(items), summarise([...items].reverse())];
				expect(without([other.cohort])).toEqual(without([one.cohort]));
				one.groupings.forEach(({ groups }, index) => expect(without(other.groupings[index]?.groups ?? [])).toEqual(without(groups)));
			}),
			{ numRuns: 60 },
		);
	});
});

describe('the difference between a group and everyone else', () => {
	const of = (absent: number, possible: number, absentOfAll: number, possibleOfAll: number) =>
		differenceFromOthers({ absentSessions: absent, possibleSessions: possible }, { absentSessions: absentOfAll, possibleSessions: possibleOfAll });

	it.each<[string, Parameters<typeof of>, number]>([
		// Autumn 2024/25, per thousand sessions: 10.0 % of pupils with free school meals, 5.2 % of the others (calibration §7.2).
		['free school meals, as published', [100, 1000, 152, 2000], 4.8],
		['lower is negative', [52, 1000, 152, 2000], -4.8],
		['none', [50, 500, 100, 1000], 0],
		['rounded last: 1/3 less 1/7', [1, 3, 2, 10], 19.05],
		['exact where the counts of a trust would overflow', [500_000, 4_999_999, 1_000_000, 9_999_998], 0],
	])('%s', (_what, [a, n, b, m], points) => {
		expect(of(a, n, b, m)?.percentagePoints).toBe(points);
	});

	it('is none where either side has no possible session', () => {
		expect(of(0, 0, 5, 50)).toBeNull();
		expect(of(5, 50, 5, 50)).toBeNull();
	});

	it('is told with the counts behind it', () => {
		const difference = of(120, 1000, 190, 2000);
		expect(difference && differenceInWords(difference)).toBe(
			'Absent for 12.0% (120 of 1000 sessions); everyone else for 7.0% (70 of 1000 sessions): 5 percentage points higher.',
		);
	});
});
