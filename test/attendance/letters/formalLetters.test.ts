import { contactIdentity } from '../../../attendance/caseLog/keys';
import { emptyCase, letterDetailsSchema, type Notice } from '../../../attendance/item';
import { checkLetter, letterFamilies, planLetters, readingAge, type LetterFamilyId, type LetterSubject } from '../../../attendance/letters';
import { bodyOf, bodyWords, said } from '../../connectors/documents/letters/saidLetter';
import { father, mother, order, pupil, subject } from './okafors';
import { holiday, irregular, longIll, samples, supported, tenDaysAway } from './samples';

const plan = (family: LetterFamilyId, about: Partial<LetterSubject> = {}) => planLetters(subject({ ...samples[family].about, ...about }), order(family, samples[family].changes));
const letter = (family: LetterFamilyId, about: Partial<LetterSubject> = {}) => said(family, { ...samples[family].about, ...about }, samples[family].changes);
const details = (told: object) => letterDetailsSchema.parse(told);
const sampleNotice = samples['notice-to-improve'].about.details?.notice ?? {};
const withNotice = (changes: object) => ({ details: details({ notice: { ...sampleNotice, ...changes } }) });

const penaltyNotice = (issuedOn: string, contact = mother): Notice => ({
	id: issuedOn, kind: 'penalty notice', contact: contactIdentity(contact), issuedOn, issuedBy: 'local authority', authority: 'Leeds', forTermTimeHoliday: false, periodEndsOn: null,
	outcome: null, outcomeOn: null,
});
const afterTwo = { case: { ...supported, notices: [penaltyNotice('2025-03-12'), penaltyNotice('2026-05-04')] } };
const formal = ['warning', 'notice-to-improve', 'notice-to-improve-outcome', 'penalty-notice-final'] as const;
const ofSupport = ['clinic-invitation', 'meeting-rearranged', 'meeting-missed', 'attendance-contract', 'governors-panel', 'ten-day', 'fifteen-day', 'twenty-day'] as const;

describe('the numbers of a formal letter', () => {
	it.each(['warning', 'notice-to-improve', 'penalty-notice-final'] as const)('%s lists as many sessions as it states', async (family) => {
		const { text, fields: { unauthorised } } = await letter(family);
		const stated = Number(/\*?(\d+) sessions \(6½ days\)/.exec(text)?.[1]);
		expect(stated).toBe(13);
		const listed = [...text.matchAll(/\d{4} (?:whole day (2)|(?:morning|afternoon) (1)) (?:Absent|Arrived|Holiday)/g)].reduce((sum, [, two, one]) => sum + Number(two ?? one), 0);
		expect(listed).toBe(stated);
		expect(unauthorised.rows.reduce((sum, { sessions }) => sum + Number(sessions), 0)).toBe(stated);
	});

	it('counts a day of two reasons on two lines, and no session whose reason is not yet established', async () => {
		const register = { ...irregular, weeks: { ...irregular.weeks, '2026-11-16': 'O U N N / \\ / \\ / \\' } };
		const { text, fields: { unauthorised } } = await letter('warning', { register });
		expect(unauthorised.rows.slice(-2)).toEqual([
			{ date: 'Monday 16 November 2026', part: 'morning', sessions: '1', reason: 'Absent in other or unknown circumstances' },
			{ date: 'Monday 16 November 2026', part: 'afternoon', sessions: '1', reason: 'Arrived after the register closed' },
		]);
		expect(unauthorised.sessions).toBe('13 sessions');
		expect(text).toContain('For another 2 sessions we do not know the reason yet. They are not counted here.');
	});

	it('tells the attendance of a period from its own register', async () => {
		const { text } = await letter('notice-to-improve-outcome');
		expect(text).toContain('Ada was in school for 60 of 70 sessions. Of the rest, the register shows 2 as authorised and 8 as unauthorised.');
	});
});

describe('a notice to improve (law/noticeToImprove.ts)', () => {
	it.each([
		['for a holiday that a person named', withNotice({ forTermTimeHoliday: true }), /not used for a term-time holiday/],
		['where all of it was a holiday', { register: holiday }, /not used for a term-time holiday/],
		['below the threshold', { register: { ...irregular, weeks: { ...irregular.weeks, '2026-11-09': '/ \\ / \\ / \\ / \\ / \\', '2026-11-16': '/ \\ / \\ / \\ / \\ / \\' } } }, /threshold is 10/],
		['of a pupil over school age', { pupil: pupil({ onRollFrom: '2019-09-01', dateOfBirth: '2008-01-01', yearGroup: '13' }) }, /not of compulsory school age/],
	])('is held %s', (_, about, reason) => {
		const { letters, held } = plan('notice-to-improve', about);
		expect(letters).toEqual([]);
		expect(held).toEqual([expect.objectContaining({ reason: expect.stringMatching(reason) })]);
	});

	it.each([
		['of two weeks', { weeks: 2, to: '2026-12-07' }, 'The period is 2 weeks; it must be from 3 to 6 whole weeks.'],
		['of seven weeks', { weeks: 7 }, 'The period is 7 weeks; it must be from 3 to 6 whole weeks.'],
		['without its weeks', { weeks: null }, 'it must be from 3 to 6 whole weeks'],
		['without its last day', { to: null }, 'It does not hold a clear period of three to six weeks.'],
		['that ends before its weeks are over', { weeks: 6, to: '2026-12-18' }, 'before its 6 school weeks are over'],
		['that ends long after them', { weeks: 6, to: '2027-02-12' }, 'more than 6 school weeks'],
		['that began before the letter', { from: '2026-11-02' }, 'before the date of the letter'],
		['without further support', { furtherSupport: [] }, 'It does not hold further support'],
		['without what is enough', { improvement: ' ' }, 'It does not hold what sufficient improvement'],
		['without early grounds', { earlyGrounds: [] }, 'It does not hold the grounds on which a penalty notice may be issued before the period ends.'],
	])('is refused %s', (_, changes, message) => {
		const noOffers = { case: { ...supported, interventions: [] } };
		expect(() => plan('notice-to-improve', { ...noOffers, ...withNotice(changes) })).toThrow(message);
	});

	it('is refused where nothing is known of support', () => {
		expect(() => plan('notice-to-improve', { case: emptyCase })).toThrow('nothing is known of the support that was offered so far');
	});

	it('offers again what was not taken up', async () => {
		expect((await letter('notice-to-improve')).text).toContain('Breakfast club, by Mrs L. Bell. We offered this before. You can still take it up');
	});

	it('points to other action after two penalty notices, and warns of none that cannot be issued', async () => {
		const notice = await letter('notice-to-improve', afterTwo);
		expect(notice.text).toContain('other action may be taken, such as prosecution or an education supervision order');
		expect(notice.text).toContain('on 12 March 2025 and 4 May 2026');
		expect(notice.text).toContain('none before 13 March 2028');
		expect(notice.text).not.toMatch(/penalty notice may be issued|£/);
		expect(() => checkLetter(letterFamilies['notice-to-improve'], notice, 'Pupil 1042')).not.toThrow();
		const silent = { ...notice, text: notice.text.replaceAll(/other action/gi, 'more') };
		expect(() => checkLetter(letterFamilies['notice-to-improve'], silent, 'Pupil 1042')).toThrow('a clear warning');
	});
});

describe('the letter about a penalty notice', () => {
	it('rests on no session whose reason is not yet established', () => {
		const { letters, held } = plan('penalty-notice-final', { register: tenDaysAway });
		expect(letters).toEqual([]);
		expect(held[0]?.reason).toBe('4 sessions of the 20 relied on have no established reason yet');
	});

	it('is held below the threshold, and for a parent to whom none can be issued, but not for the other', () => {
		expect(plan('penalty-notice-final', { register: longIll }).held[0]?.reason).toContain('0 unauthorised sessions in the last 10 school weeks: fewer than the 10');
		const { letters, held } = plan('penalty-notice-final', { ...afterTwo, contacts: [mother, father] });
		expect(letters.map(({ letter: { addressee } }) => addressee.relationship)).toEqual(['Father']);
		expect(held.map(({ reason }) => reason)).toEqual(['Penalty notices were issued to this parent for this pupil on 12 March 2025 and 4 May 2026; no further one can be issued before 13 March 2028']);
	});

	it('tells a second one as a flat amount, and a first one with the lower', async () => {
		const first = (await letter('penalty-notice-final')).text;
		expect(first).toContain('A first penalty notice is £160. It is £80 if it is paid within 21 days of getting it. It must be paid within 28 days.');
		const second = (await letter('penalty-notice-final', { case: { ...supported, notices: [penaltyNotice('2025-03-12')] } })).text;
		expect(second).toContain('A penalty notice was issued to you on 12 March 2025.');
		expect(second).toContain('A second one to the same parent for the same child within three years is £160, to be paid within 28 days.');
		expect(second).not.toContain('£80');
	});

	it('says that another school’s notices count where nobody asked for them', async () => {
		const joined = { pupil: pupil({ onRollFrom: '2025-09-01' }) };
		expect((await letter('penalty-notice-final', joined)).text).toContain('A notice from another school or council counts as well.');
		const asked = { ...joined, details: details({ notice: { earlierNoticesAsked: true } }) };
		expect((await letter('penalty-notice-final', asked)).text).not.toContain('another school or council');
	});

	it('wants support first, but for a holiday', async () => {
		expect(() => plan('penalty-notice-final', { case: emptyCase })).toThrow('nothing is known of the support that was offered so far');
		const { text } = await letter('penalty-notice-final', { case: emptyCase, register: holiday });
		expect(text).toContain('This was for a holiday. The school did not give leave for it.');
		expect(text).not.toContain('What was offered');
	});

	it('shows a parent no talk with the other, and no note of staff', async () => {
		const { text } = await letter('penalty-notice-final', { contacts: [father, mother] });
		const his = planLetters(subject({ ...samples['penalty-notice-final'].about, contacts: [mother, father] }), order('penalty-notice-final')).letters[1];
		expect(his?.fields.support.lines.map(({ line }) => line).join(' ')).not.toContain('Phone call');
		expect(text).toContain('14 October 2026: Phone call with you');
		expect(text).not.toContain('Private.');
	});
});

describe('letters about long absence', () => {
	it.each([
		['ten-day', irregular, 'No run of 10 school days'],
		['fifteen-day', irregular, 'fewer than 15'],
		['twenty-day', tenDaysAway, 'the ground asks for 20'],
	] as const)('%s does not go where its days are not reached', (family, register, reason) => {
		const { letters, held } = plan(family, { register });
		expect(letters).toEqual([]);
		expect(held[0]?.reason).toContain(reason);
	});

	it('fifteen-day goes before the days are reached where a person expects them', async () => {
		const fewer = { ...longIll, weeks: { ...longIll.weeks, '2026-11-09': '/ \\ / \\ / \\ / \\ / \\' } };
		expect(plan('fifteen-day', { register: fewer }).letters).toEqual([]);
		expect(plan('fifteen-day', { register: fewer, details: details({ health: { expectedDays: 6 } }) }).letters).toHaveLength(1);
	});

	it('ten-day does not say that the authority is told of a pupil for whom there is no return', () => {
		expect(plan('ten-day', { pupil: pupil({ dateOfBirth: '2008-01-01', yearGroup: '13' }) }).held[0]?.reason).toContain('not of compulsory school age');
	});
});

describe('the outcome of a notice to improve', () => {
	const period = { from: '2026-09-14', to: '2026-11-06' };
	it.each([
		['improved', 'Attendance has improved enough. Thank you', 'We are not asking for a penalty notice.'],
		['partly improved', 'Attendance has improved, but not yet enough.', 'We now think about what comes next'],
		['not improved', 'Attendance has not got better by as much as the notice asked.', 'We may now ask the local authority (Leeds) for a penalty notice'],
	] as const)('%s', async (outcome, ...sentences) => {
		const { text } = await letter('notice-to-improve-outcome', { details: details({ notice: { ...period, outcome } }) });
		for (const sentence of sentences) expect(text).toContain(sentence);
		if (outcome === 'improved') expect(text).not.toContain('prosecut');
	});

	it('is told by the ledger of this parent where nobody said more', () => {
		const ledger: Notice = { ...penaltyNotice('2026-09-14'), kind: 'notice to improve', periodEndsOn: '2026-11-06', outcome: 'improved', outcomeOn: '2026-11-09' };
		const { letters } = plan('notice-to-improve-outcome', { details: details({}), case: { ...supported, notices: [ledger] } });
		expect(letters[0]?.fields.noticeOutcome).toMatchObject({ from: '14 September 2026', to: '6 November 2026', improved: true });
		expect(() => plan('notice-to-improve-outcome', { details: details({}), case: { ...supported, notices: [{ ...ledger, contact: contactIdentity(father) }] } })).toThrow('what came of the notice');
	});

	it('waits until the period is over', () => {
		expect(plan('notice-to-improve-outcome', { details: details({ notice: { ...period, to: '2026-12-04', outcome: 'not improved' } }) }).held[0]?.reason).toContain('runs until 4 December 2026');
	});
});

describe('an attendance contract', () => {
	const given = (changes: object) => ({ details: details({ contract: { parentSays: 'Mornings are hard.', ...changes } }) });

	it('is filled in from the open plan where a person said no more, with room for what parent and pupil say', async () => {
		const { text } = await letter('attendance-contract', { details: details({}) });
		expect(text).toContain('A talk each Monday morning (Mr T. Bell)');
		expect(text).toContain('In school on at least nine days of ten until Christmas');
		expect(text.match(/To be written in together when we meet/g)).toHaveLength(2);
		expect(text).not.toMatch(/What Ms Ngozi Okafor will do|father’s/);
	});

	it('puts one parent’s words into no other’s mouth', () => {
		expect(() => plan('attendance-contract', { contacts: [mother, father], ...given({}) })).toThrow('which parent’s words');
		const { letters, held } = plan('attendance-contract', { contacts: [mother, father], ...given({ parent: 'mother' }) });
		expect(letters.map(({ letter: { addressee } }) => addressee.relationship)).toEqual(['Mother']);
		expect(held[0]?.reason).toContain('The attendance contract is with another parent');
	});

	it.each([
		['neither plan nor words', { case: emptyCase, details: details({}) }, 'neither "Contract" nor an open plan'],
		['no target and no review', { case: emptyCase, ...given({ schoolWill: ['A talk'] }) }, 'lacks a target, and a day on which it is looked at again'],
	])('is refused with %s', (_, about, message) => {
		expect(() => plan('attendance-contract', about)).toThrow(message);
	});

	it('is signed by parent, pupil and school', async () => {
		const { text } = await letter('attendance-contract');
		expect(text).toMatch(/Signatures .*Ms Ngozi Okafor.*Ada Okafor.*Mr D. Hughes, Assistant Headteacher, for Ashdown Vale Academy/);
	});
});

describe('meetings', () => {
	it.each(['clinic-invitation', 'meeting-rearranged', 'meeting-missed'] as const)('%s leaves the time to the family where none is set', async (family) => {
		const open = await said(family, samples[family].about, { meeting: { slot: null, attendees: 'Mr T. Bell, Head of Year 8' } });
		expect(() => checkLetter(letterFamilies[family], open, 'Pupil 1042')).not.toThrow();
		expect(open.text).toMatch(/choose (?:a|another|a new) time/);
		expect(open.text).not.toMatch(/reception|December/);
	});

	it('governors’ panel: to a day, or not at all', () => {
		const open = { meeting: { slot: null, attendees: 'Mrs R. Cole, chair' } };
		expect(() => planLetters(subject(samples['governors-panel'].about), order('governors-panel', open))).toThrow('the governors’ panel has no day, time and place');
	});
});

describe('wording', () => {
	it.each([...ofSupport, ...formal])('%s is read with ease at eleven or younger (Automated Readability Index)', async (family) => {
		expect(readingAge(bodyOf(await letter(family)))).toBeLessThanOrEqual(11);
	});

	it.each(ofSupport)('%s has fewer than 150 words before its sheet, with every optional sentence', async (family) => {
		expect(bodyWords(await letter(family, { contacts: [{ ...mother, interpreter: true }] }))).toBeLessThan(150);
	});

	it.each([['notice-to-improve', afterTwo], ['warning', afterTwo], ['warning', { register: holiday }], ['penalty-notice-final', { register: holiday }]] as const)(
		'%s keeps its contents and its plain words in its other cases', async (family, about) => {
			const made = await letter(family, about);
			expect(() => checkLetter(letterFamilies[family], made, 'Pupil 1042')).not.toThrow();
			expect(readingAge(bodyOf(made))).toBeLessThanOrEqual(11);
		});

	it.each(formal)('%s goes to nobody for a looked-after child', (family) => {
		const { letters, held } = plan(family, { pupil: pupil({ onRollFrom: '2019-09-01', groups: { ...pupil().groups, lookedAfter: true } }) });
		expect(letters).toEqual([]);
		expect(held.length).toBeGreaterThan(0);
	});
});

describe('whom there can be a penalty notice about (Education Act 1996, section 444; two in three years)', () => {
	const tooYoungOrOld = [
		['in Reception before the term after the fifth birthday', { yearGroup: 'R', dateOfBirth: '2022-03-01' }],
		['in the sixth form', { yearGroup: '12', dateOfBirth: '2010-01-01' }],
	] as const;
	const aged = (changes: object) => ({ pupil: pupil({ onRollFrom: '2019-09-01', ...changes }) });

	it.each(tooYoungOrOld)('%s: nobody is warned of an offence or a penalty notice', (_, changes) => {
		for (const family of ['warning', 'notice-to-improve', 'penalty-notice-final'] as const) {
			expect(plan(family, aged(changes))).toMatchObject({ letters: [], held: [{ reason: 'The pupil is not of compulsory school age' }] });
		}
	});

	it.each(tooYoungOrOld)('%s: leave is refused without a word of penalty notices', async (_, changes) => {
		for (const family of ['leave-refused', 'leave-part-granted'] as const) {
			const made = await letter(family, aged(changes));
			expect(made.text).not.toMatch(/penalty|court/i);
			expect(() => checkLetter(letterFamilies[family], made, 'Pupil 1042')).not.toThrow();
		}
	});

	it('is told of other action where this parent has had two, and of no further penalty notice', async () => {
		const made = await letter('leave-refused', afterTwo);
		expect(made.text).toMatch(/none to you before 13 March 2028\. Other action may be taken/);
		expect(made.text).not.toContain('£');
		expect(() => checkLetter(letterFamilies['leave-refused'], made, 'Pupil 1042')).not.toThrow();
	});

	it('is told what leave can cost where the pupil is of that age by the time of the leave', async () => {
		const fiveInNovember = aged({ yearGroup: 'R', dateOfBirth: '2021-11-20' });
		const inJanuary = { leave: { from: '2027-01-04', to: '2027-01-08', outcome: 'refused', considered: 'The flights can be moved.' } };
		expect((await letter('leave-refused', { ...fiveInNovember, details: details(inJanuary) })).text).toContain('penalty notice');
	});
});

describe('words that hold for whoever reads them', () => {
	it('name no role where the school gives none', async () => {
		const { text } = await said('attendance-contract', samples['attendance-contract'].about, { signatory: { name: 'Mr D. Hughes', role: '' } });
		expect(text).toContain('Mr D. Hughes, for Ashdown Vale Academy');
	});

	it('have no empty brackets for a plan that names nobody', async () => {
		const plans = supported.plans.map((each) => ({ ...each, support: [{ what: 'A talk each Monday morning', who: '' }] }));
		const { text } = await letter('notice-to-improve', { case: { ...supported, plans } });
		expect(text).toContain('Plan of support: A talk each Monday morning More help');
	});

	it.each(['leave-granted', 'leave-part-granted', 'leave-refused'] as const)('%s says of nobody that they asked, since each parent reads it', async (family) => {
		const { text } = await letter(family);
		expect(text).not.toMatch(/\byour? (?:asked|request|gave)\b/i);
		expect(text).toContain('the request for leave');
	});

	it('end the family’s reason with one full stop', async () => {
		const leave = { ...samples['leave-granted'].about.details?.leave, reason: 'a family wedding.' };
		expect((await letter('leave-granted', { details: details({ leave }) })).text).toContain('The reason given was: a family wedding. We');
	});
});
