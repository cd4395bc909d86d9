import { attendanceReturnDue } from '../../../attendance/law/attendanceReturn';
import { deletionReturnBy } from '../../../attendance/law/deletionReturn';
import { newPupilReturnBy } from '../../../attendance/law/newPupilReturn';
import { sicknessReturnAsked, sicknessReturnConfirmations } from '../../../attendance/law/sicknessReturn';
import { twentyDayGroundConfirmations, twentyDayGroundStanding } from '../../../attendance/law/twentyDayGround';
import { measure } from '../../../attendance/measures';
import { presentWeek, registerFrom, week } from '../registers';

const monday = '2026-09-07';
const measured = (weeks: string[], asAt = '2026-12-18') => measure(registerFrom(monday, weeks), { asAt });
const absent = (mark: string) => week(...Array<string>(5).fill(`${mark} ${mark}`));

describe('the attendance return', () => {
	const due = (weeks: string[], over: Partial<Parameters<typeof attendanceReturnDue>[1]> = {}) =>
		attendanceReturnDue(measured(weeks).continuousUnauthorised, { ofCompulsoryAge: true, returnedFor: [], ...over });

	test.each<[why: string, weeks: string[], isDue: boolean]>([
		['ten school days of O (Derbyshire)', [absent('O'), absent('O')], true],
		['any mix of G, N, O and U (Derbyshire, Stockport)', [absent('G'), week('N N', 'U U', 'O O', 'G U', 'O N')], true],
		['nine', [absent('O'), week('O O', 'O O', 'O O', 'O O')], false],
		['an authorised day breaks it', [absent('O'), week('I I', 'O O', 'O O', 'O O', 'O O'), week('O O', 'O O')], false],
		['ten days, then a return to school', [absent('O'), absent('O'), presentWeek], true],
	])('%s', (_, weeks, isDue) => {
		expect(due(weeks).due).toBe(isDue);
	});

	it('is made once an episode, and anew after a return to school and a fresh ten days (Stockport)', () => {
		const first = [absent('O'), absent('O'), absent('O')];
		expect(due(first, { returnedFor: [monday] })).toMatchObject({ due: false, episode: { from: monday, schoolDays: 15 } });
		const again = due([...first, presentWeek, absent('U'), absent('U')], { returnedFor: [monday] });
		expect(again).toMatchObject({ due: true, episode: { from: '2026-10-05', to: '2026-10-16', schoolDays: 10 } });
		expect(again.sentence).toBe('10 school days in a row of unauthorised absence from 5 October 2026 to 16 October 2026: the local authority must be told.');
	});

	it('is about pupils of compulsory school age; where that is not known a return is not left out', () => {
		expect(due([absent('O'), absent('O')], { ofCompulsoryAge: false }).due).toBe(false);
		expect(due([absent('O'), absent('O')], { ofCompulsoryAge: null }).due).toBe(true);
	});
});

describe('the sickness return', () => {
	const asked = (weeks: string[], over: Partial<Parameters<typeof sicknessReturnAsked>[0]> = {}) =>
		sicknessReturnAsked({ days: measured(weeks).sicknessDays, expectedDays: null, periodFrom: monday, returnedFor: [], ...over });

	test.each<[why: string, weeks: string[], over: object, outcome: string]>([
		['fourteen days and no more expected', [absent('I'), absent('I'), week('I I', 'I I', 'I I', 'I I')], {}, 'nothing to ask'],
		['fifteen in a row', [absent('I'), absent('I'), absent('I')], {}, 'a person confirms'],
		['fifteen added up (SI 2024/208: "consecutive or cumulative")', [absent('I'), presentWeek, absent('I'), presentWeek, absent('I')], {}, 'a person confirms'],
		['five, and ten more expected: it looks ahead', [absent('I')], { expectedDays: 10 }, 'a person confirms'],
		['once for a continuous period (Hertfordshire)', [absent('I'), absent('I'), absent('I'), absent('I')], { returnedFor: [monday] }, 'already made'],
		['anew for another period', [absent('I'), absent('I'), absent('I'), presentWeek, absent('I')], { periodFrom: '2026-10-05', returnedFor: [monday] }, 'a person confirms'],
	])('%s', (_, weeks, over, outcome) => {
		expect(asked(weeks, over).outcome).toBe(outcome);
	});

	it('is never due by the figures alone', () => {
		expect(asked([absent('I'), absent('I'), absent('I')]).confirmations).toEqual(sicknessReturnConfirmations);
	});
});

describe('the twenty-day ground', () => {
	const standing = (weeks: string[]) => twentyDayGroundStanding(measured(weeks).twentyDayGround);
	const four = (mark: string) => Array<string>(4).fill(absent(mark));

	test.each<[why: string, weeks: string[], reached: boolean]>([
		['twenty days of O', four('O'), true],
		['of G, N and O (Browne Jacobson)', [absent('G'), absent('N'), absent('O'), absent('O')], true],
		['nineteen', [absent('O'), absent('O'), absent('O'), week('O O', 'O O', 'O O', 'O O', '- -')], false],
		['U breaks it: the pupil was seen (Browne Jacobson: any other code)', [...four('O').slice(1), week('O O', 'O O', 'U O', 'O O', 'O O')], false],
		['a pupil who came back was found', [...four('O'), presentWeek], false],
	])('%s', (_, weeks, reached) => {
		expect(standing(weeks)).toMatchObject({ daysReached: reached, confirmations: reached ? twentyDayGroundConfirmations : [] });
	});
});

describe('returns of the admission register (SI 2024/208 regulation 13)', () => {
	const entered = { enteredOn: '2026-11-05', inMostJuniorClass: false, startsOnFirstDayOfYear: false, authorityAskedOn: null };

	test.each<[why: string, over: Partial<Parameters<typeof newPupilReturnBy>[0]>, by: string | null]>([
		['by the end of the fifth day after', {}, '2026-11-10'],
		['the most junior class on the first day needs none', { inMostJuniorClass: true, startsOnFirstDayOfYear: true }, null],
		['unless the authority asked before', { inMostJuniorClass: true, startsOnFirstDayOfYear: true, authorityAskedOn: '2026-07-01' }, '2026-11-10'],
		['not where it asked only then', { inMostJuniorClass: true, startsOnFirstDayOfYear: true, authorityAskedOn: '2026-11-05' }, null],
		['a pupil who joins that class later', { inMostJuniorClass: true }, '2026-11-10'],
	])('of a new pupil: %s', (_, over, by) => {
		expect(newPupilReturnBy({ ...entered, ...over })).toBe(by);
	});

	it('of a deletion: when the ground is met, and no later than the deletion', () => {
		expect(deletionReturnBy('2026-11-05', null)).toBe('2026-11-05');
		expect(deletionReturnBy('2026-11-05', '2026-11-20')).toBe('2026-11-05');
		expect(deletionReturnBy('2026-11-05', '2026-11-03')).toBe('2026-11-03');
	});
});
