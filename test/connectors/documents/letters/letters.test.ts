import { checkLetter, letterFamilies, oneLine, readingAge, wordsOf, type LetterFamilyId } from '../../../../attendance/letters';
import { contact, father, mother, pupil } from '../../../attendance/letters/okafors';
import { bodyOf, said } from './saidLetter';

/** The first two letters home. The others have tests of their own beside this one. */
const families = ['early-concern', 'meeting-invitation'] as const satisfies readonly LetterFamilyId[];

const openMeeting = { meeting: { slot: null, attendees: 'Mrs P. Adeyemi, Attendance Officer' } };
const idsOf = (contents: ReadonlyArray<{ id: string }>) => contents.map(({ id }) => id);

describe('required contents', () => {
	it.each([
		['early concern', 'early-concern', {}],
		['meeting invitation with a slot', 'meeting-invitation', {}],
		['meeting invitation without a slot', 'meeting-invitation', openMeeting],
	] as const)('stand in the shipped letter: %s', async (_, family, changes) => {
		const letter = await said(family, { contacts: [mother, father] }, changes);
		expect(() => checkLetter(letterFamilies[family], letter, 'Pupil 1042')).not.toThrow();
	});

	/** Letter by content: what a template might lose, and the content that is then found missing. */
	const losses: ReadonlyArray<readonly [LetterFamilyId, string, RegExp]> = [
		['early-concern', 'days-missed', /4½ days/g],
		['early-concern', 'absence-dates', /Friday 25/],
		['early-concern', 'one-question', /\?/],
		['early-concern', 'offer-of-help', /help/gi],
		['early-concern', 'named-contact', /Mrs P. Adeyemi/g],
		['early-concern', 'named-contact', /0113 496 0123 or at attendance@ashdown.example/],
		['meeting-invitation', 'purpose', /meet/gi],
		['meeting-invitation', 'days-missed', /\(\d+ sessions?\)/g],
		['meeting-invitation', 'time-and-place', /3\.30 pm/],
		['meeting-invitation', 'alternative', /another (time|way)/g],
		['meeting-invitation', 'who-attends', /Attendance Officer/g],
		['meeting-invitation', 'bring-someone', /bring someone/],
		['meeting-invitation', 'pupil-voice', /views|thinks|would like us to know/g],
		['meeting-invitation', 'offer-of-help', /help/gi],
		['meeting-invitation', 'named-contact', /Mrs P. Adeyemi/g],
		['meeting-invitation', 'data-sheet', /Medical or dental appointment/],
	];

	it.each(losses)('%s: missing %s is found', async (family, id, lost) => {
		const letter = await said(family);
		const without = { ...letter, text: letter.text.replace(lost, 'x') };
		expect(without.text).not.toBe(letter.text);
		expect(idsOf(letterFamilies[family].required.filter((content) => !content.isThere(without)))).toContain(id);
		expect(() => checkLetter(letterFamilies[family], without, 'Pupil 1042')).toThrow(/^Pupil 1042: the .* letter does not say/);
	});

	it('are each tried above', () => {
		for (const family of families) {
			const tried = new Set(losses.filter(([of]) => of === family).map(([, id]) => id));
			expect([...tried].sort()).toEqual(idsOf(letterFamilies[family].required).sort());
		}
	});

	it.each(Object.values(letterFamilies).flatMap(({ id, required, forbidden }) => [...required, ...forbidden].map((content) => [id, content] as const)))(
		'%s: every rule names its source', (_, { source }) => {
			expect(source).toMatch(/https:\/\/|doi|statutory|GDPR/);
		});
});

describe('what letters must not say', () => {
	it.each([
		['noCodeLetters', 'The register shows code I on Monday.', 'code letter'],
		['noCodeLetters', 'These were coded as O.', 'code letter'],
		['noThreats', 'You may be fined if this continues.', 'threatens'],
		['noThreats', 'We will take legal action.', 'threatens'],
		['nothingOfOthers', 'We also wrote to 8 Canal Wharf. We also wrote to LS11 5PS.', 'another contact'],
		['nothingOfOthers', 'Call 0113 496 0772.', 'another contact'],
	])('%s: "%s"', async (_, sentence, message) => {
		const letter = await said('early-concern', { contacts: [mother, father] });
		const family = letterFamilies['early-concern'];
		expect(() => checkLetter(family, { ...letter, text: `${letter.text} ${sentence}` }, 'Pupil 1042')).toThrow(message);
		expect(() => checkLetter(family, { ...letter, text: `${letter.text} ${sentence}` }, 'Pupil 1042')).not.toThrow(/Canal|LS11|0772/);
	});

	it('gives no percentage without its days', async () => {
		const letter = await said('early-concern');
		const text = `${letter.text.replace(/\b\d+½? days?/g, 'some')} Attendance is 91.2%.`;
		expect(idsOf(letterFamilies['early-concern'].forbidden.filter(({ find }) => find({ ...letter, text }) !== null))).toEqual(['no-percent-alone']);
	});

	it.each([
		['a pupil called Fines at Court Lane School', { pupil: pupil({ legalSurname: 'Fines', preferredForename: 'Court' }), contacts: [contact({ name: 'Jo Penalty', title: 'Ms' })] }],
	])('finds no threat in %s', async (_, about) => {
		const letter = await said('early-concern', about);
		expect(() => checkLetter(letterFamilies['early-concern'], letter, 'Pupil 1042')).not.toThrow();
	});

	it.each(families)('%s holds no code letter, other address or threat as it is shipped', async (id) => {
		const letter = await said(id, { contacts: [mother, father] });
		expect(letterFamilies[id].forbidden.map(({ find }) => find(letter))).toEqual(letterFamilies[id].forbidden.map(() => null));
	});
});

describe('wording', () => {
	it('is under 150 words in the early concern letter, with every optional sentence (Lasky-Fink et al. 2021)', async () => {
		const letter = await said('early-concern', { contacts: [{ ...mother, interpreter: true }] });
		expect(wordsOf(bodyOf(letter)).length).toBeLessThan(150);
	});

	it.each(families)('%s is read with ease at eleven or younger (Automated Readability Index)', async (id) => {
		expect(readingAge(bodyOf(await said(id)))).toBeLessThanOrEqual(11);
	});

	it('reckons the reading age by its formula', () => {
		// 6 words, 17 letters, 1 sentence: 4.71 × 17/6 + 0.5 × 6 − 21.43 + 5 = −0.085.
		expect(readingAge('The cat sat on the mat.')).toBeCloseTo(-0.085, 3);
	});

	const illOnly = { register: { from: '2026-09-07', to: '2026-09-11', weeks: { '2026-09-07': 'I I I I I I I I / \\' } } };
	it.each(families)('%s blames nobody for illness', async (id) => {
		expect((await said(id, illOnly)).text).toMatch(/We know that this was for illness or medical appointments\. Nobody is to blame/);
		expect((await said(id)).text).toMatch(/Some of this was for illness or medical appointments\. Nobody is to blame/);
		const unexplained = { register: { from: '2026-09-07', to: '2026-09-11', weeks: { '2026-09-07': 'O O O O / \\ / \\ / \\' } } };
		expect((await said(id, unexplained)).text).not.toMatch(/illness|blame/);
	});

	it('offers an interpreter to whom it may help, and only to them', async () => {
		expect((await said('early-concern', { contacts: [{ ...mother, language: 'Polish' }] })).text).toContain('interpreter');
		expect((await said('early-concern')).text).not.toContain('interpreter');
	});

	it('says no day or place that nobody set', async () => {
		const { text } = await said('meeting-invitation', {}, openMeeting);
		expect(text).toContain('We would like to find a time that suits you');
		expect(text).not.toMatch(/December|3\.30|reception/);
		expect(text).not.toMatch(/\{\{|\}\}|undefined|null/);
	});

	it('is the pupil’s own count', async () => {
		const { text } = await said('early-concern');
		expect(text).toContain('Since 7 September 2026, Ada has missed 4½ days of school (9 sessions; a session is a morning or an afternoon).');
		expect(oneLine(text)).toBe(text);
	});
});
