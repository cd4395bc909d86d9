import { firstDayCsv, firstDayList, firstDayPage, type CallSubject } from '../../../attendance/firstDay';
import { contactSchema, emptyCase, type Case, type Groups, type Pupil } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { addDays, registerFrom, week, weeks } from '../registers';
import { noGroups, pupil as somebody } from '../policy/pupils';

const monday = '2026-11-02';
/** A Wednesday; the week of it is the fourth. */
const asAt = addDays(monday, 23);
const rule = { schoolDays: 3, schoolDaysIfSeenFirst: 1 };
const yet = ['. .', '. .'];
/** Monday to Wednesday of this week, and nothing after. */
const thisWeek = (mon: string, tue: string, wed: string) => [mon, tue, wed, ...yet].join(' ');

interface Given { readonly marks: string; readonly groups?: Partial<Groups>; readonly over?: Partial<Pupil>; readonly contacts?: CallSubject['contacts']; readonly history?: Partial<Case> }

function subject(id: string, { marks, groups = {}, over = {}, contacts = [], history = {} }: Given): CallSubject {
	const register = registerFrom(monday, [...weeks(3, week()), marks]);
	return { pupil: { ...somebody, id, groups: { ...noGroups, ...groups }, ...over }, contacts, register, attendance: measure(register, { asAt }), case: { ...emptyCase, ...history } };
}
const pageOf = (list: ReturnType<typeof listOf>) => firstDayPage(list, 'Oakfield School', asAt, '11:00');
const present = thisWeek('/ \\', '/ \\', '/ -');
const unexplained = thisWeek('/ \\', '/ \\', 'N -');
const listOf = (...subjects: readonly CallSubject[]) => firstDayList([subject('here', { marks: present }), ...subjects], asAt, rule);
const called = (...subjects: readonly CallSubject[]) => listOf(...subjects).calls.map(({ subject: { pupil } }) => pupil.id);

test.each<[string, string, boolean]>([
	['N this morning', 'N -', true],
	['O this morning', 'O -', true],
	['ill', 'I -', false],
	['leave, G', 'G -', false],
	['in school', '/ -', false],
	['late after the register closed: in school', 'U -', false],
	['off site', 'V -', false],
])('%s', (_what, today, isRung) => {
	expect(called(subject('1', { marks: thisWeek('/ \\', '/ \\', today) }))).toEqual(isRung ? ['1'] : []);
});

test('who came in the afternoon is in school; who was there in the morning and is not now is rung for', () => {
	const both = (id: string, today: string) => subject(id, { marks: thisWeek('/ \\', '/ \\', today) });
	const list = listOf(both('came', 'N \\'), both('went', '/ N'));
	expect(list.calls.map(({ subject: { pupil }, call }) => [pupil.id, call.sessions])).toEqual([['went', ['PM']]]);
});

test('most need of care first, then the longest away, then the youngest, then by number', () => {
	const away = thisWeek('N N', 'N N', 'N -');
	expect(called(
		subject('9', { marks: unexplained, over: { yearGroup: '9' } }),
		subject('10', { marks: unexplained, over: { yearGroup: '7' } }),
		subject('2', { marks: unexplained, over: { yearGroup: '7' } }),
		subject('long', { marks: away }),
		subject('sen', { marks: unexplained, groups: { senSupport: true } }),
		subject('carer', { marks: unexplained, groups: { youngCarer: true } }),
		subject('ehc', { marks: unexplained, groups: { ehcPlan: true } }),
		subject('care', { marks: unexplained, groups: { lookedAfter: true } }),
		subject('worker', { marks: unexplained, groups: { socialWorker: true, senSupport: true } }),
		subject('plan', { marks: unexplained, groups: { childProtection: true } }),
		subject('meals', { marks: unexplained, groups: { freeSchoolMeals: true, englishAdditionalLanguage: true }, over: { yearGroup: 'R' } }),
	)).toEqual(['plan', 'worker', 'care', 'ehc', 'carer', 'sen', 'long', 'meals', '2', '10', '9']);
});

test('a pupil without a mark is not absent: the register is to be taken', () => {
	const without = (id: string, group: string, today: string) => subject(id, { marks: thisWeek('/ \\', '/ \\', today), over: { registrationGroup: group, registrationTutor: 'Ms Ash' } });
	const { calls, withoutMarks } = listOf(without('1', '7B', '- -'), without('2', '7B', '- -'), without('3', '8A', '- -'), without('4', '8A', '/ -'));
	expect(calls).toEqual([]);
	expect(withoutMarks).toEqual([
		{ registrationGroup: '7B', registrationTutor: 'Ms Ash', session: 'AM', pupils: 2, of: 2 },
		{ registrationGroup: '8A', registrationTutor: 'Ms Ash', session: 'AM', pupils: 1, of: 2 },
	]);
});

test('before any register is taken nobody is missing, and the page says to export again', () => {
	const list = firstDayList([subject('1', { marks: thisWeek('/ \\', 'N N', '- -') })], asAt, rule);
	expect([list.calls, list.withoutMarks, list.isTaken]).toEqual([[], [], false]);
	expect(pageOf(list).summary).toContain('Export the marks again');
});

test('whoever is not on roll on the day is left out', () => {
	expect(called(subject('left', { marks: unexplained, over: { onRollTo: addDays(asAt, -1) } }), subject('comes', { marks: unexplained, over: { onRollFrom: addDays(asAt, 1) } }))).toEqual([]);
});

const contact = (name: string, over: object = {}) => contactSchema.parse({ name, relationship: 'Aunt', parentalResponsibility: null, priority: null, livesWithPupil: null, address: null, phone: '01632 960001', ...over });

test('people are rung in the school’s order, without those whom nobody may contact and those without a number', () => {
	const contacts = [contact('Third'), contact('Second', { priority: 2, language: 'Polish', interpreter: true }), contact('First', { priority: 1, title: 'Ms' }), contact('Kept away', { priority: 1, doNotContact: true }), contact('No number', { phone: ' ' })];
	const [call] = listOf(subject('1', { marks: unexplained, contacts })).calls;
	expect(call?.call.people.map(({ name }) => name)).toEqual(['Ms First', 'Second', 'Third']);
	expect(call?.call).toMatchObject({ mayNotBeContacted: 1 });
	const page = pageOf(listOf(subject('1', { marks: unexplained, contacts })));
	expect(page.rows[0]?.ring).toEqual(['Ms First (Aunt): 01632 960001', 'Second (Aunt): 01632 960001, interpreter for Polish', 'Third (Aunt): 01632 960001']);
	expect(JSON.stringify(page)).not.toContain('Kept away');
});

const spoke = (on: string, reached: boolean) => ({ id: on, on, by: 'Office', way: 'phone call' as const, contact: '', reached, notes: '' });

test.each<[string, Given, string, string]>([
	['the first day, no group', { marks: unexplained }, asAt, addDays(asAt, 2)],
	['the third day without word', { marks: thisWeek('N N', 'N N', 'N -') }, addDays(asAt, -2), asAt],
	['the third day, spoken to on the first', { marks: thisWeek('N N', 'N N', 'N -'), history: { contactsMade: [spoke(addDays(asAt, -2), true)] } }, addDays(asAt, -2), addDays(asAt, 1)],
	['a try is no word', { marks: thisWeek('N N', 'N N', 'N -'), history: { contactsMade: [spoke(addDays(asAt, -1), false)] } }, addDays(asAt, -2), asAt],
	['a talk of before the absence is no word of it', { marks: thisWeek('/ \\', 'N N', 'N -'), history: { contactsMade: [spoke(addDays(asAt, -20), true)] } }, addDays(asAt, -1), addDays(asAt, 1)],
	['a child protection plan: the first day', { marks: unexplained, groups: { childProtection: true } }, asAt, asAt],
])('home visit: %s', (_what, given, awaySince, homeVisitOn) => {
	expect(listOf(subject('1', given)).calls[0]?.call).toMatchObject({ awaySince, homeVisitOn });
});

test('whoever has to know of an unexplained absence is named, and a hold is to be asked about first', () => {
	const holds = [{ kind: 'bereavement' as const, reason: 'Her grandmother', since: addDays(asAt, -5), until: null, by: 'Head' }];
	const list = listOf(subject('1', { marks: unexplained, groups: { childProtection: true }, history: { holds } }));
	expect(list.calls[0]?.call.alsoTell).toEqual(['the designated safeguarding lead', 'the social worker']);
	const [row] = pageOf(list).rows;
	expect(row?.then).toEqual(['Nobody reached by 11:00: tell the designated safeguarding lead', 'Nobody reached: home visit today']);
	expect(row?.known).toContain('Before ringing, ask about the hold in the case');
});

// "Keeping children safe in education", Part one: such information is for those who need to know it, and anybody may pass an office.
test.each<[string, Partial<Groups>, boolean]>([
	['a child protection plan', { childProtection: true }, true],
	['a social worker', { socialWorker: true }, true],
	['looked after', { lookedAfter: true }, true],
	['an EHC plan', { ehcPlan: true }, false],
	['a young carer', { youngCarer: true }, false],
	['previously looked after', { previouslyLookedAfter: true }, false],
	['SEN support', { senSupport: true }, false],
])('%s: rung first, and neither page nor CSV says why', (_what, groups, tellsLead) => {
	const holds = [{ kind: 'safeguarding' as const, reason: 'Asked by the authority', since: addDays(asAt, -5), until: null, by: 'Head' }];
	const list = listOf(subject('1', { marks: unexplained, groups, history: { holds } }));
	const page = pageOf(list);
	expect(page.rows[0]).toMatchObject({ isFirst: true });
	expect(page.summary).toContain('1 to ring first');
	const [, row = ''] = firstDayCsv(list, '11:00').split('\r\n');
	for (const shown of [JSON.stringify(page.rows), row]) {
		expect(shown).not.toMatch(/protection|social|looked after|EHC|carer|SEN |bereavement|hold: |authority/i);
		expect(shown.replace('designated safeguarding lead', '')).not.toMatch(/safeguarding/);
		expect(shown.includes('Nobody reached by 11:00: tell the designated safeguarding lead')).toBe(tellsLead);
	}
});

test('the CSV has a row a pupil with columns to fill in, and runs no formula', () => {
	const lines = firstDayCsv(listOf(subject('1', { marks: unexplained, over: { preferredForename: '=HYPERLINK("x")' } })), '11:00').split('\r\n');
	expect(lines[0]).toMatch(/^\uFEFFOrder,Pupil number,.*,Who was reached,Reason given,Next step$/);
	expect(lines[1]).toContain('"\'=HYPERLINK(""x"") Marlowe"');
	expect(lines).toHaveLength(3);
});
