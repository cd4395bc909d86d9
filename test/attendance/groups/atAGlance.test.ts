import { atAGlance, shareable, type AtAGlance, type MeasuredPupil } from '../../../attendance/groups';
import { week } from '../registers';
import { enrolments } from './inventedSchool';

const school = [
	...enrolments(30, { yearGroup: '7', weeks: [week('I I', 'O O')] }, 'a'),
	...enrolments(20, { yearGroup: '8', groups: { freeSchoolMeals: true } }, 'b'),
	...enrolments(25, { yearGroup: '8', weeks: [week('I I')] }, 'c'),
];

const pageOf = (items: readonly MeasuredPupil[]): AtAGlance => atAGlance(shareable(items, { by: ['yearGroup', 'freeSchoolMeals', 'lookedAfter'] }), 'Fellside High School') as AtAGlance;
const chart = (heading: string) => pageOf(school).charts.find((each) => each.heading === heading);

describe('attendance at a glance', () => {
	it('says of whom and when, and the figures that leaders ask for first', () => {
		const { about, tiles } = pageOf(school);
		expect(about).toBe('7 September 2026 to 11 September 2026, 75 pupils');
		expect(tiles.map(({ label, value, detail }) => [label, value, detail])).toEqual([
			['Absence', '22.7%', '170 of 750 sessions'],
			['Unauthorised absence', '8.0%', '60 of those sessions'],
			['Persistently absent', '73.3%', '55 of 75 enrolments'],
			['Severely absent', '0.0%', '0 of 75 enrolments'],
		]);
	});

	it('sets the figures beside every bar, the longest bar the largest share', () => {
		expect(chart('Absence by year group')).toMatchObject({
			says: 'Highest: Year 7, 40.0%. Lowest: Year 8, 11.1%.',
			lines: [
				{ name: 'Year 7', figure: '40.0%', counts: '120 of 300' },
				{ name: 'Year 8', figure: '11.1%', counts: '50 of 450' },
			],
		});
		const bars = pageOf(school).charts.flatMap(({ lines }) => lines.map(({ bar }) => bar ?? 0));
		expect(Math.max(...bars)).toBe(1);
		expect(Math.min(...bars)).toBeGreaterThanOrEqual(0);
	});

	it('tells how far a group is from everyone else', () => {
		expect(chart('Absence of groups beside everyone else')).toMatchObject({
			says: 'Furthest apart: Free school meals, 30.91 percentage points below everyone else.',
			lines: [{ name: 'Free school meals', counts: '0 of 200' }, { name: 'No free school meals', counts: '170 of 550' }],
		});
	});

	it('has a line for each absence band, those persistently absent marked', () => {
		const bands = chart('Enrolments by how much they were absent');
		expect(bands?.lines).toHaveLength(11);
		expect(bands?.lines.filter(({ strong }) => strong).map(({ name }) => name)).toEqual([
			'10% to under 15%', '15% to under 20%', '20% to under 25%', '25% to under 30%', '30% to under 35%', '35% to under 40%', '40% to under 45%', '45% to under 50%', '50% or more: severely absent',
		]);
		expect(bands?.lines.reduce((sum, { figure }) => sum + Number(figure), 0)).toBe(75);
	});

	it('shows no bar where a group is hidden, and names what has no figures at all', () => {
		const page = pageOf([...school, ...enrolments(3, { yearGroup: '9' }, 'd')]);
		const years = page.charts.find(({ heading }) => heading === 'Absence by year group');
		expect(years?.lines.map(({ name, bar, figure, counts }) => [name, bar === null, figure || counts])).toEqual([
			['Year 7', true, 'not shown'],
			['Year 8', false, '11.1%'],
			['Year 9', true, 'not shown'],
		]);
		expect(page.notes.join(' ')).toContain('So there are no figures for: Looked after.');
	});

	it('is none for a school too small to be shown', () => {
		expect(atAGlance(shareable(school.slice(0, 9)), 'Fellside High School')).toBeNull();
	});
});
