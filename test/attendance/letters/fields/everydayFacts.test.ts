import { fieldSections, letterFields, planLetters, type LetterFields, type LetterNeed, type LetterSubject } from '../../../../attendance/letters';
import { emptyCase, letterDetailsSchema, type Register } from '../../../../attendance/item';
import { asAt, order, pupil, subject } from '../okafors';

const present = '/ \\ / \\ / \\ / \\ / \\';
const marks = (weeks: Register['weeks']): { register: Register } => ({ register: { from: Object.keys(weeks)[0] as string, to: '2026-11-20', weeks } });
const details = (told: object) => ({ details: letterDetailsSchema.parse(told) });

/** Ten whole weeks of presence but for some of them: two stretches of twenty school days and more. */
function autumn(some: Register['weeks']): { register: Register } {
	const weeks = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19', '2026-11-02', '2026-11-09', '2026-11-16'];
	return marks({ ...Object.fromEntries(weeks.map((monday) => [monday, present])), ...some });
}

function told<Need extends LetterNeed>(need: Need, about: Partial<LetterSubject>): LetterFields[Need] | string {
	const { details: given = letterDetailsSchema.parse({}), ...rest } = subject(about);
	const { letterhead, contact, signatory, meeting } = order('praise');
	const { fields, unknown } = letterFields({
		register: null, attendance: null, decision: null, case: emptyCase, ...rest, details: given, pupils: [rest.pupil], letterhead, contact, signatory, meeting, expectations: null,
		recipient: { contact: rest.contacts[0], address: null, channel: 'post' } as never, addressLines: [], writtenTo: 1, asAt, date: asAt, reference: 'abc',
	});
	return unknown.get(need)?.missing ?? fields[need];
}

describe('the absence without a reason', () => {
	it.each([
		['the last day, both halves', autumn({ '2026-11-16': '/ \\ / \\ / \\ / \\ N N' }), { date: 'Friday 20 November', session: 'morning and afternoon' }],
		['the last day, one half', autumn({ '2026-11-16': '/ \\ / \\ / \\ / \\ / N' }), { date: 'Friday 20 November', session: 'afternoon' }],
		['an earlier day is none', autumn({ '2026-11-16': 'N N / \\ / \\ / \\ / \\' }), fieldSections.firstDay.missing],
		['an absence with a reason is none', autumn({ '2026-11-16': '/ \\ / \\ / \\ / \\ I I' }), fieldSections.firstDay.missing],
		['as a person tells it', details({ firstDay: { date: '2026-11-23', session: 'AM' } }), { date: 'Monday 23 November', session: 'morning' }],
	])('%s', (_, about, expected) => {
		expect(told('firstDay', about)).toEqual(expected);
	});
});

describe('the half-term update (BITUP: under 95% in the last half term, in days)', () => {
	it.each([
		// 7 September to 23 October are 70 sessions: 5% are 3½.
		['4 of 70 sessions are under 95%', { '2026-09-14': 'O O O O / \\ / \\ / \\' }, { days: '2 days', sessions: '4 sessions', when: 'Monday 7 September to Friday 23 October 2026', before: '' }],
		['3 of 70 are not', { '2026-09-14': 'O O O \\ / \\ / \\ / \\' }, 'attendance last half term was 95% or more (3 of 70 sessions missed)'],
		['absences of this half term do not count', { '2026-11-09': 'O O O O O O O O O O' }, 'attendance last half term was 95% or more (0 of 70 sessions missed)'],
	])('%s', (_, weeks, expected) => {
		const fields = told('halfTerm', autumn(weeks));
		if (typeof expected === 'string') expect(fields).toBe(expected);
		else expect(fields).toMatchObject(expected);
	});

	it('goes to nobody whose case is on hold, such as in bereavement', () => {
		const held = { ...emptyCase, holds: [{ kind: 'bereavement' as const, reason: 'A death in the family', since: '2026-11-01', until: null, by: '' }] };
		expect(told('halfTerm', { ...autumn({ '2026-09-14': 'O O O O O O / \\ / \\' }), case: held })).toBe('a person recorded a hold in the case');
	});

	it('compares with no half term that the pupil was hardly there for', () => {
		const joined = marks({ '2026-09-14': present, '2026-09-28': 'O O O O / \\ / \\ / \\', '2026-10-05': present, '2026-10-12': present, '2026-11-02': present, '2026-11-09': present, '2026-11-16': present });
		expect(told('halfTerm', joined)).toMatchObject({ days: '2 days', before: '', moreThanBefore: false, noneBefore: false });
	});
});

describe('the absence that a pupil came back from', () => {
	it.each([
		['the last one', autumn({ '2026-09-14': 'O O / \\ / \\ / \\ / \\', '2026-11-09': 'I I I \\ / \\ / \\ / \\' }), { when: 'Monday 9 to Tuesday 10 November (morning)', howLong: '1½ days' }],
		['none while still away', autumn({ '2026-11-16': '/ \\ / \\ / \\ / \\ I I' }), 'the pupil is still away, by the register'],
		['none where nothing was missed', autumn({}), fieldSections.lastAbsence.missing],
	])('%s', (_, about, expected) => {
		expect(told('lastAbsence', about)).toEqual(expected);
	});
});

describe('improvement between two equal stretches', () => {
	it('is counted in days over twenty school days and the twenty before', () => {
		// The last twenty school days begin after three weeks of October; the week of 28 September lies in the twenty before.
		expect(told('improvement', autumn({ '2026-09-28': 'O O O O O O / \\ / \\', '2026-11-09': 'O \\ / \\ / \\ / \\ / \\' }))).toEqual({
			now: 'half a day', before: '3 days', difference: '2½ days', schoolDays: '20 school days', when: 'Monday 19 October to Friday 20 November 2026', agreedLeftOut: false,
		});
	});

	it.each([
		['illness', 'I I I I I I / \\ / \\'], ['medical appointments', 'M M M M / \\ / \\ / \\'], ['religious observance', 'R R R R / \\ / \\ / \\'], ['a part-time timetable', 'C2 C2 C2 C2 / \\ / \\ / \\'],
	])('is never the end of %s (Equality Act 2010)', (_, week) => {
		expect(told('improvement', autumn({ '2026-09-28': week }))).toBe('the earlier absence was illness or otherwise agreed, and praise for its end would blame the pupil for it');
	});

	it('leaves illness out of both stretches and says so', () => {
		expect(told('improvement', autumn({ '2026-09-28': 'O O O O I I / \\ / \\', '2026-11-09': 'I I I I I I I I / \\' }))).toMatchObject({ now: 'no school', before: '2 days', agreedLeftOut: true });
	});

	it('does not hold against a pupil what is not explained yet', () => {
		expect(told('improvement', autumn({ '2026-09-28': 'N N N N / \\ / \\ / \\' }))).toBe('no less school was missed than in as many school days before');
	});

	it('is held and stops no run', () => {
		expect(planLetters(subject(autumn({})), order('improvement'))).toMatchObject({ letters: [], held: [{ reason: 'No less school was missed than in as many school days before' }] });
	});
});

describe('what praise is for', () => {
	it.each([
		['every day', autumn({}), 'coming to school every day'],
		['illness takes no praise away', autumn({ '2026-11-09': 'I I I I / \\ / \\ / \\' }), 'coming to school whenever that was possible'],
		['a person’s own words, whether they begin with "for" or end with a stop', details({ achievement: { for: 'for helping others to come.' } }), 'helping others to come'],
	])('%s', (_, about, expected) => {
		expect(told('achievement', { ...autumn({}), ...about })).toMatchObject({ for: expected });
	});

	it('is not known where absence without leave is recent', () => {
		expect(told('achievement', autumn({ '2026-11-09': 'O O / \\ / \\ / \\ / \\' }))).toBe('the register of the last weeks does not say what to praise');
	});
});

describe('leave', () => {
	const asked = { from: '2026-12-04', to: '2026-12-15', considered: 'we thought of the journey' };
	it.each([
		['the rest has no weekends at its ends', 'leavePartGranted', { ...asked, outcome: 'part granted', grantedFrom: '2026-12-07', grantedTo: '2026-12-11' }, { granted: 'from Monday 7 to Friday 11 December 2026', refused: 'on Friday 4 December 2026 and from Monday 14 to Tuesday 15 December 2026' }],
		['over a month', 'leaveRefused', { ...asked, from: '2026-11-27', outcome: 'refused' }, { when: 'from Friday 27 November to Tuesday 15 December 2026' }],
		['one day', 'leaveGranted', { ...asked, to: '2026-12-04', outcome: 'granted' }, { when: 'on Friday 4 December 2026' }],
		['another decision than the letter tells', 'leaveGranted', { ...asked, outcome: 'refused' }, 'the leave was refused, and this letter says it was granted'],
		['a refusal that says nothing of what was considered', 'leaveRefused', { ...asked, outcome: 'refused', considered: ' ' }, 'it is not said what was considered before leave was refused'],
	] as const)('%s', (_, need, leave, expected) => {
		expect(told(need, details({ leave }))).toEqual(expected);
	});

	it.each([
		['to', { ...asked, to: '2026-12-01', outcome: 'granted' }],
		['grantedTo', { ...asked, outcome: 'part granted', grantedFrom: '2026-12-07' }],
		['grantedFrom', { ...asked, outcome: 'part granted', grantedFrom: '2026-11-30', grantedTo: '2026-12-07' }],
		['outcome', { ...asked, outcome: 'part granted', grantedFrom: asked.from, grantedTo: asked.to }],
	])('is refused where its dates contradict each other: %s', (field, leave) => {
		expect(letterDetailsSchema.safeParse({ leave }).error?.issues.map(({ path }) => path)).toContainEqual(['leave', field]);
	});
});

describe('brothers and sisters', () => {
	const named = (preferredForename: string, legalSurname = 'Okafor') => pupil({ id: preferredForename + legalSurname, preferredForename, legalSurname });
	const fieldsOf = (pupils: ReturnType<typeof pupil>[]) => fieldSections.pupils.of({ pupils } as never);

	it.each([
		['one', [named('Ada')], { names: 'Ada', have: 'has', are: 'is', several: false }],
		['two', [named('Ada'), named('Ben')], { names: 'Ada and Ben', have: 'have', are: 'are', several: true }],
		['three', [named('Ada'), named('Ben'), named('Cleo')], { names: 'Ada, Ben and Cleo' }],
		['two of one name', [named('Sam'), named('Sam', 'Achebe')], { names: 'Sam Okafor and Sam Achebe' }],
	])('are named in good English: %s', (_, pupils, expected) => {
		expect(fieldsOf(pupils)).toMatchObject(expected);
	});
});
