import {
	checkLetter, letterFamilies, mergeText, readingAge, textMessage, type FilledLetter, type LetterFamilyId, type LetterOrder, type LetterSubject,
} from '../../../../attendance/letters';
import { letterDetailsSchema, type Register } from '../../../../attendance/item';
import { supportFirst } from '../../../../attendance/policy';
import { leafletOf } from '../../../../attendance/policy/leaflet';
import { contact, father, mother, order, pupil } from '../../../attendance/letters/okafors';
import { bodyOf, bodyWords, said } from './saidLetter';

type Form = readonly [name: string, about: Partial<LetterSubject>, changes?: Partial<LetterOrder>];

const details = (told: object) => ({ details: letterDetailsSchema.parse(told) });
const marks = (weeks: Register['weeks']): { register: Register } => ({ register: { from: Object.keys(weeks)[0] as string, to: '2026-11-20', weeks } });

const present = '/ \\ / \\ / \\ / \\ / \\';
/** Two half terms of one register, the second until 20 November, with a week off between. */
function year(first: string, second: string, third = present): { register: Register } {
	return marks({
		'2026-09-07': first, '2026-09-14': present, '2026-09-21': present, '2026-09-28': present, '2026-10-05': second, '2026-10-12': present, '2026-10-19': present,
		'2026-11-02': third, '2026-11-09': present, '2026-11-16': present,
	});
}

const longNames: Partial<LetterSubject> = {
	pupil: pupil({ preferredForename: 'Maximiliana-Charlotte', legalSurname: 'Featherstonehaugh-Cholmondeley' }),
	contacts: [contact({ name: 'Wilhelmina Featherstonehaugh-Cholmondeley', title: 'Ms', language: 'Polish', address: mother.address, interpreter: true })],
};
const ill = year('I I I I I I / \\ / \\', present, 'I I I I / \\ / \\ / \\');
const partIll = year('I I O O / \\ / \\ / \\', 'O O I I / \\ / \\ / \\', 'I I / \\ / \\ / \\ / \\');
const unexplained = year('N N / \\ / \\ / \\ / \\', 'O O O O / \\ / \\ / \\', 'N N / \\ / \\ / \\ / \\');
const manySpells = year('O \\ O \\ / U / O / O', 'O \\ / U / O / U / O', 'O \\ / U / \\ / \\ / \\');
const better = year('O O O O / \\ / \\ / \\', 'O O / \\ / \\ / \\ / \\', present);

const leave = { requestedOn: '2026-11-10', from: '2026-12-07', to: '2026-12-11', considered: 'we know how much your cousin’s wedding means to you, and that it cannot be moved. Ada would miss the mock exams' };
const leaveOf = (outcome: string, more: object = {}) => details({ leave: { ...leave, outcome, ...more } });
const part = { grantedFrom: '2026-12-10', grantedTo: '2026-12-11' };
const apart = { grantedFrom: '2026-12-09', grantedTo: '2026-12-09' };
const leaflet = { expectations: leafletOf(supportFirst, order('expectations'), '2026-11-23') };
const work = details({ catchUp: { work: ['fractions in maths', 'the essay in English'], who: 'Mr Shah, form tutor' } });
const ownOffers = ['a quiet room to rest in', 'lessons at home by video'];
const offers = details({ health: { support: ownOffers, withWhom: 'the school nurse', reviewOn: '2027-01-11' } });

/** Each letter in the forms that a school meets: long names, many spells, one session, all or part illness, not known. */
const forms: Readonly<Partial<Record<LetterFamilyId, readonly Form[]>>> = {
	'first-day': [
		['a whole day', details({ firstDay: { date: '2026-11-23' } })],
		['a morning', details({ firstDay: { date: '2026-11-23', session: 'AM' } })],
		['told by the register', marks({ '2026-11-09': present, '2026-11-16': '/ \\ / \\ / \\ / \\ N N' })],
		['long names', { ...longNames, ...details({ firstDay: { date: '2026-11-23', session: 'PM' } }) }],
	],
	'half-term-update': [
		['all illness', ill], ['part illness', partIll], ['reasons not known', unexplained], ['many spells', manySpells], ['long names', { ...partIll, ...longNames }],
		['one half term alone', marks({ '2026-09-07': 'O O O O / \\ / \\ / \\', '2026-09-14': present, '2026-11-09': present, '2026-11-16': present })],
	],
	'return-from-absence': [
		['an illness', ill], ['half a day', marks({ '2026-11-09': present, '2026-11-16': '/ \\ / O / \\ / \\ / \\' })],
		['from an afternoon to a morning', {}],
		['with work', { ...ill, ...work }], ['long names', { ...partIll, ...work, ...longNames }],
	],
	improvement: [['unauthorised absence', better], ['with illness', { ...year('O O O O I I / \\ / \\', 'O O I I / \\ / \\ / \\', 'I I / \\ / \\ / \\ / \\') }], ['half a day now', year('O O O O / \\ / \\ / \\', 'O O / \\ / \\ / \\ / \\', '/ O / \\ / \\ / \\ / \\')], ['long names', { ...better, ...longNames }]],
	praise: [['every day', year(present, present)], ['ill in between', ill], ['in a person’s words', details({ achievement: { for: 'coming to each day of the science week', period: '' } })], ['long names', { ...year(present, present), ...longNames }]],
	certificate: [['every day', year(present, present)], ['in a person’s words', details({ achievement: { for: 'for coming to each day of the science week.' } })]],
	'leave-granted': [['a week', leaveOf('granted')], ['a day, with the reason', leaveOf('granted', { to: '2026-12-07', reason: 'a funeral in the family' })], ['nothing said of what was considered', leaveOf('granted', { considered: '', requestedOn: null })], ['long names', { ...leaveOf('granted'), ...longNames }]],
	'leave-part-granted': [['the end of a week', leaveOf('part granted', part)], ['a day in the middle', leaveOf('part granted', { ...apart, reason: 'a family wedding abroad' })], ['long names', { ...leaveOf('part granted', part), ...longNames }]],
	'leave-refused': [['a week', leaveOf('refused')], ['over New Year, with the reason', leaveOf('refused', { from: '2026-12-18', to: '2027-01-06', reason: 'a visit to family abroad' })], ['long names', { ...leaveOf('refused'), ...longNames }]],
	'illness-support': [['days', ill], ['half a day', year('/ I / \\ / \\ / \\ / \\', present)], ['own offers', { ...ill, ...offers }], ['long names', { ...ill, ...offers, ...longNames }]],
	'medical-support': [['usual offers', {}], ['own offers', offers], ['long names', { ...offers, ...longNames }]],
	expectations: [['the built-in policy', {}, leaflet]],
};

const each = Object.entries(forms).flatMap(([family, some]) => some.map(([name, about, changes = {}]) => [family as LetterFamilyId, name, about, changes] as const));
const idsOf = (contents: ReadonlyArray<{ id: string }>) => contents.map(({ id }) => id);

/** What a person of the school wrote into the letter: its length and its words are theirs. */
function withoutTheSchoolsWords(letter: FilledLetter): FilledLetter {
	const { leave: asked, health } = letter.fields;
	const offers = health.support.map(({ what }) => what).filter((what) => ownOffers.includes(what));
	const text = [asked.considered, `The reason given was: ${asked.reason}.`, ...offers].filter((words) => words !== '').reduce((rest, words) => rest.replace(words, ''), letter.text);
	return { ...letter, text };
}

/** A name of twenty letters is no hard word to those who bear it: the wording is measured. */
const withShortNames = (text: string): string => text.replaceAll('Maximiliana-Charlotte', 'Ada').replaceAll('Featherstonehaugh-Cholmondeley', 'Lee').replaceAll('Wilhelmina', 'Ann');

describe('every form of every everyday letter', () => {
	it.each(each)('%s, %s: says what it must, and nothing that it must not', async (family, _, about, changes) => {
		const letter = await said(family, { contacts: [mother, father], ...about }, changes);
		expect(() => checkLetter(letterFamilies[family], letter, 'Pupil 1042')).not.toThrow();
		expect(letter.text).not.toMatch(/\{\{|\}\}|undefined|null|\(\)|\s[.,;:]|\.\./);
		expect(letter.text).not.toMatch(/\b1 (?:days|sessions|weeks)\b|\b0 days\b/);
	});

	it.each(each)('%s, %s: is read with ease at eleven or younger (Automated Readability Index)', async (family, _, about, changes) => {
		expect(readingAge(withShortNames(bodyOf(await said(family, about, changes))))).toBeLessThanOrEqual(11);
	});

	// Lasky-Fink et al. 2021: under 150 words. The leaflet is a page to keep and no message.
	it.each(each.filter(([family]) => family !== 'expectations'))('%s, %s: is under 150 words, the school’s own aside', async (family, _, about, changes) => {
		expect(bodyWords(withoutTheSchoolsWords(await said(family, about, changes)))).toBeLessThan(150);
	});
});

describe('as text messages', () => {
	const short = each.filter(([family, form]) => letterFamilies[family].text !== null && form !== 'long names');

	it.each(short)('%s, %s: goes as one or two parts of GSM-7', async (family, _, about, changes) => {
		const { fields } = await said(family, about, changes);
		const message = textMessage(letterFamilies[family].text as string, fields);
		expect(message).toMatchObject({ encoding: 'GSM-7' });
		expect('parts' in message && message.parts).toBeLessThanOrEqual(2);
	});

	it.each(['illness-support', 'medical-support'] as const)('%s has none: health does not belong on a locked screen', (family) => {
		expect(letterFamilies[family].text).toBeNull();
	});

	it.each(short)('%s, %s: says nothing that the letter must not', async (family, _, about, changes) => {
		const { fields } = await said(family, about, changes);
		const text = mergeText(letterFamilies[family].text as string, fields);
		expect(letterFamilies[family].forbidden.map(({ find }) => find({ text, fields, othersDetails: [] })).filter((found) => found !== null)).toEqual([]);
	});
});

describe('what a template might lose is found', () => {
	const losses: ReadonlyArray<readonly [LetterFamilyId, string, RegExp]> = [
		['first-day', 'first-name', /Ada/g],
		['first-day', 'session-away', /\(morning and afternoon\)/],
		['first-day', 'no-reason-yet', /We have not heard from you yet, so we do not know the reason\./],
		['first-day', 'named-contact', /Mrs P. Adeyemi/g],
		['half-term-update', 'days-in-half-term', /5 days/g],
		['half-term-update', 'half-term-dates', /Monday 7 September/],
		['half-term-update', 'one-question', /\?/],
		['half-term-update', 'offer-of-help', /help/gi],
		['half-term-update', 'named-contact', /0113 496 0123 or at attendance@ashdown.example/],
		['return-from-absence', 'welcome-back', /back/gi],
		['return-from-absence', 'what-was-missed', /2 days/],
		['return-from-absence', 'who-helps', /Mrs P. Adeyemi/g],
		['return-from-absence', 'offer-of-help', /help/gi],
		['return-from-absence', 'named-contact', /0113 496 0123 or at attendance@ashdown.example/],
		['improvement', 'improvement-in-days', /1 day/g],
		['improvement', 'equal-stretches', /\d+ school days/g],
		['improvement', 'thanks', /thank|well done/gi],
		['improvement', 'named-contact', /Mrs P. Adeyemi/g],
		['praise', 'each-pupil-named', /Ada/g],
		['praise', 'what-it-is-for', /every day/],
		['praise', 'thanks', /thank\w*|well done|proud/gi],
		['praise', 'named-contact', /Mrs P. Adeyemi/g],
		['certificate', 'full-name', /Okafor/],
		['certificate', 'what-it-is-for', /every day/],
		['certificate', 'period', /2026\)?/],
		['leave-granted', 'leave-dates', /from Monday 7/g],
		['leave-granted', 'leave-granted', /granted|authorised/g],
		['leave-granted', 'authorised', /authorised/],
		['leave-granted', 'named-contact', /Mrs P. Adeyemi/g],
		['leave-part-granted', 'leave-dates', /from Monday 7 to Friday 11/],
		['leave-part-granted', 'which-part', /from Thursday 10/],
		['leave-part-granted', 'which-part', /from Monday 7 to Wednesday 9/],
		['leave-part-granted', 'authorised', /be authorised/],
		['leave-part-granted', 'considered-on-its-own', /on its own/],
		['leave-part-granted', 'effect-if-taken', /unauthorised/],
		['leave-part-granted', 'penalty-amounts', /£80/],
		['leave-part-granted', 'two-in-three-years', /within three years/g],
		['leave-part-granted', 'named-contact', /Mrs P. Adeyemi/g],
		['leave-refused', 'leave-dates', /from Monday 7/],
		['leave-refused', 'leave-refused', /cannot grant/],
		['leave-refused', 'considered-on-its-own', /We know how much/],
		['leave-refused', 'considered-on-its-own', /on its own/],
		['leave-refused', 'effect-if-taken', /unauthorised/],
		['leave-refused', 'penalty-amounts', /£160/g],
		['leave-refused', 'two-in-three-years', /two/],
		['leave-refused', 'named-contact', /Mrs P. Adeyemi/g],
		['illness-support', 'days-of-illness', /5 days/],
		['illness-support', 'nobody-to-blame', /Nobody is to blame/],
		['illness-support', 'one-question', /\?/],
		['illness-support', 'offer-of-help', /help\w*|support/gi],
		['illness-support', 'what-is-offered', /on a hard day/],
		['illness-support', 'no-proof-needed', /You do not need to send us a doctor’s note\./],
		['illness-support', 'named-contact', /Mrs P. Adeyemi/g],
		['medical-support', 'healthcare-plan', /individual healthcare plan/],
		['medical-support', 'what-is-offered', /better days/],
		['medical-support', 'offer-of-help', /help|support/gi],
		['medical-support', 'pupil-voice', /thinks/],
		['medical-support', 'education-by-the-council', /15 school days/],
		['medical-support', 'named-contact', /Mrs P. Adeyemi/g],
		['expectations', 'expectations-we-expect', /persistently absent/],
		['expectations', 'expectations-reporting', /on the first day/],
		['expectations', 'expectations-steps', /1 day in every 20/],
		['expectations', 'expectations-help', /individual healthcare plan/],
		['expectations', 'expectations-leave', /headteacher looks at each request/],
		['expectations', 'expectations-law', /section 7/],
		['expectations', 'named-contact', /Mrs P. Adeyemi/g],
	];

	/** The form in which each loss is tried. */
	const whole: Readonly<Partial<Record<LetterFamilyId, Form>>> = {
		improvement: ['', better], 'half-term-update': ['', year('O O O O O O / \\ / \\', 'I I I I / \\ / \\ / \\')],
	};

	it.each(losses)('%s: missing %s', async (family, id, lost) => {
		const [, about, changes] = (whole[family] ?? forms[family]?.[0]) as Form;
		const letter = await said(family, about, changes);
		const without = { ...letter, text: letter.text.replace(lost, 'x') };
		expect(without.text).not.toBe(letter.text);
		expect(idsOf(letterFamilies[family].required.filter((content) => !content.isThere(without)))).toContain(id);
		expect(() => checkLetter(letterFamilies[family], without, 'Pupil 1042')).toThrow(/^Pupil 1042: the .* does not say/);
	});

	it.each(Object.keys(forms) as LetterFamilyId[])('each required content of %s is tried', (family) => {
		expect([...new Set(losses.filter(([of]) => of === family).map(([, id]) => id))].sort()).toEqual(idsOf(letterFamilies[family].required).sort());
	});
});

describe('wording', () => {
	it.each([
		['more than before', marks(twoHalves('O O / \\ / \\ / \\ / \\', 'O O O O / \\ / \\ / \\')), 'That is 1 day more than in the half term before (1 day).'],
		['less than before', marks(twoHalves('O O O O O O O / / \\', 'O O O O / \\ / \\ / \\')), 'That is 1½ days less than in the half term before (3½ days).'],
		['as much as before', marks(twoHalves('O O O O / \\ / \\ / \\', 'O O O O / \\ / \\ / \\')), 'That is as much as in the half term before.'],
		['nothing before', marks(twoHalves(present, 'O O O O / \\ / \\ / \\')), 'In the half term before, Ada missed no school.'],
	])('tells half terms apart: %s', async (_, about, sentence) => {
		const { text } = await said('half-term-update', about);
		expect(text).toContain(sentence);
		expect(text.match(/than in the half term before|as much as|In the half term before/g)).toHaveLength(1);
	});

	it.each([
		['leave-granted', leaveOf('granted', { to: '2026-12-07' }), 'leave for Ada on Monday 7 December 2026'],
		['leave-part-granted', leaveOf('part granted', apart), 'cannot grant it from Monday 7 to Tuesday 8 December 2026 and from Thursday 10 to Friday 11 December 2026.'],
		['leave-refused', leaveOf('refused', { from: '2026-12-18', to: '2027-01-06' }), 'leave for Ada from Friday 18 December 2026 to Wednesday 6 January 2027.'],
		['leave-refused', leaveOf('refused'), 'We know how much your cousin’s wedding means to you, and that it cannot be moved. Ada would miss the mock exams.'],
	] as const)('%s names its days: %#', async (family, about, sentence) => {
		expect((await said(family, about)).text).toContain(sentence);
	});
});

/** Half a term before the October holiday and half after it, with the letter's date in the week after a second holiday. */
function twoHalves(first: string, second: string): Register['weeks'] {
	return { '2026-09-07': first, '2026-09-14': present, '2026-09-21': present, '2026-10-05': second, '2026-10-12': present, '2026-10-19': present, '2026-11-02': present, '2026-11-09': present, '2026-11-16': present };
}
