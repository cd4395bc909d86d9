import { countedText, letterFamilies, mergeText, planLetters, type LetterFamilyId } from '../../../attendance/letters';
import { mostParts, textMessage } from '../../../attendance/letters/textMessage';
import { contact, hostileNames, mother, order, pupil, subject } from './okafors';
import { samples } from './samples';

/** The characters of 3GPP TS 23.038 (once GSM 03.38), section 6.2.1: the table, and its extension, whose characters count twice. */
const table = '@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extension = '^{}\\[~]|€';

describe('countedText', () => {
	it.each([...table].filter((character) => character.trim() !== '').map((character) => [character]))('%s is one of GSM-7, and counts once', (character) => {
		expect(countedText(character.repeat(160))).toEqual({ text: character.repeat(160), encoding: 'GSM-7', parts: 1 });
		expect(countedText(character.repeat(161)).parts).toBe(2);
	});

	it.each([...extension].map((character) => [character]))('%s is one of GSM-7, and counts twice', (character) => {
		expect(countedText(character.repeat(80))).toMatchObject({ encoding: 'GSM-7', parts: 1 });
		expect(countedText(character.repeat(81)).parts).toBe(2);
	});

	it.each([
		['one message of 160', 'a'.repeat(160), 'GSM-7', 1],
		['two of 153 each', 'a'.repeat(306), 'GSM-7', 2],
		['a third for one more', 'a'.repeat(307), 'GSM-7', 3],
		['no sign of two halves is cut between two messages', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3],
		['70 where one character is none of the table', `${'a'.repeat(69)}ł`, 'UCS-2', 1],
		['67 each where they are several', `${'a'.repeat(133)}ł`, 'UCS-2', 2],
		['a third for one more', `${'a'.repeat(134)}ł`, 'UCS-2', 3],
		['a smaller ç is none, though Ç is one', 'ça', 'UCS-2', 1],
		['an acute é is one, an acute á none', 'é', 'GSM-7', 1],
		['á', 'á', 'UCS-2', 1],
		['an é of two characters is the é of one', 'e\u0301', 'GSM-7', 1],
		['Arabic', 'محمد', 'UCS-2', 1],
		['an emoji takes two places', `${'a'.repeat(69)}🎉`, 'UCS-2', 2],
		['and 68 with it', `${'a'.repeat(68)}🎉`, 'UCS-2', 1],
		['line ends of Windows are one character', 'a\r\nb', 'GSM-7', 1],
	])('%s', (_, text, encoding, parts) => {
		expect(countedText(text)).toMatchObject({ encoding, parts });
	});

	it.each([
		['‘it’s’', "'it's'"],
		['“yes”', '"yes"'],
		['Monday – Friday — all', 'Monday - Friday - all'],
		['wait…', 'wait...'],
		['4½ days', '4.5 days'],
		['half a day (½)', 'half a day (1/2)'],
		['a\u00A0b\u2009c', 'a b c'],
		['soft\u00ADhyphen\u200B', 'softhyphen'],
	])('%s goes as %s, which costs less', (written, sent) => {
		expect(countedText(written)).toMatchObject({ text: sent, encoding: 'GSM-7' });
	});
});

const planned = (family: LetterFamilyId, changes: Parameters<typeof subject>[0] = {}) => {
	const [letter] = planLetters(subject({ ...samples[family].about, ...changes }), order(family, samples[family].changes)).letters;
	if (!letter) throw new Error('No letter');
	return letter;
};

describe('the text message of a letter', () => {
	const withText = Object.values(letterFamilies).filter(({ text }) => text !== null).map(({ id }) => id);

	it.each(withText)('%s goes in three parts or fewer, of GSM-7, with every field filled', (id) => {
		const { text, encoding, parts } = planned(id).letter.textMessage as { text: string; encoding: string; parts: number };
		expect([encoding, parts <= mostParts['GSM-7'], text.match(/[{}]|undefined|null/)]).toEqual(['GSM-7', true, null]);
	});

	it.each(withText)('%s goes in six or fewer for a pupil whose name is in another script', (id) => {
		expect(planned(id, { pupil: pupil({ ...samples[id].about.pupil, preferredForename: 'عبد الرحمن' }) }).letter.textMessage?.parts).toBeLessThanOrEqual(6);
	});

	it('is refused beyond that, with its length', () => {
		const { fields } = planned('early-concern');
		expect(textMessage('a'.repeat(459), fields)).toMatchObject({ parts: 3 });
		expect(textMessage('a'.repeat(460), fields)).toMatchObject({ tooLong: expect.stringContaining('4 messages (460 characters, GSM-7), and 3 is the most') });
	});

	it('holds the letter where it is the letter, and is left out where it is not', () => {
		const long = pupil({ preferredForename: 'م'.repeat(80), legalForename: 'م'.repeat(400) });
		const texted = { ...mother, preferredChannel: 'sms' as const, phone: '07700 900123' };
		const about = subject({ ...samples['first-day'].about, pupil: { ...long, preferredForename: '' }, contacts: [texted] });
		const { letters, held } = planLetters(about, order('first-day'));
		expect([letters, held]).toEqual([[], [expect.objectContaining({ reason: expect.stringMatching(/^For the contact "Mother" the text message would go as \d+ messages/) })]]);
		const byPost = planLetters({ ...about, contacts: [{ ...texted, preferredChannel: 'post' }] }, order('first-day'));
		expect(byPost.letters.map(({ letter }) => letter.textMessage)).toEqual([undefined]);
	});

	it('goes to the mobile as the networks write it', () => {
		const letter = planLetters(subject({ ...samples['first-day'].about, contacts: [contact({ phone: '(07700) 900 123' })] }), order('first-day')).letters[0]?.letter;
		expect([letter?.channel, letter?.addressee.phone, letter?.addressee.email]).toEqual(['sms', '+447700900123', '']);
	});
});

describe('mergeText', () => {
	const { fields } = planned('early-concern');

	it.each(hostileNames)('puts a name in as it is, on one line, and reads nothing in it: %j', (name) => {
		const merged = mergeText('Hello {{pupil.preferredForename}}!', { ...fields, pupil: { ...fields.pupil, preferredForename: `${name}\nSecond line` } });
		expect(merged).toMatch(/^Hello .* Second line!$/);
		if (name.includes('{{')) expect(merged).toContain('{{school.name}}');
	});

	it.each([
		['{{#absence.partlyForIllness}}Get well.{{/absence.partlyForIllness}}', 'Get well.'],
		['{{#absence.allForIllness}}Get well.{{/absence.allForIllness}}', ''],
		['We met. {{#absence.allForIllness}}Get well.{{/absence.allForIllness}} Thank you.', 'We met. Thank you.'],
		['{{ school.name }}', 'Ashdown Vale Academy'],
	])('%s is "%s"', (template, merged) => expect(mergeText(template, fields)).toBe(merged));

	it.each(['{{pupil.upn}}', '{{constructor}}', '{{pupil.__proto__}}', '{{absence.spells}}', '{{}}', '{{process.exit()}}'])('refuses %s', (template) => {
		expect(() => mergeText(template, fields)).toThrow(`The text asks for ${template}, which is no field of this letter`);
	});
});
