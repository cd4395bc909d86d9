import { letterFamilyIds, planLetters } from '../../../attendance/letters';
import { letterFileName, letterReference } from '../../../attendance/letters/letterIdentity';
import { asWords, sensitiveIn } from '../../privacy/sensitiveWords';
import { contact, father, mother, order, pupil, subject } from './okafors';

describe('planLetters', () => {
	it('gives separated parents a letter each in which nothing is the other’s', () => {
		const { letters } = planLetters(subject({ contacts: [mother, father] }), order('early-concern'));
		const [hers, his] = letters;
		expect(hers?.fields.recipient.address).toBe('Ms Ngozi Okafor\n14 Hawthorn Close\nSeacroft\nLeeds\nLS14 6QT');
		expect(his?.fields.recipient.address).toBe('Mr Daniel Achebe\nFlat 3\n8 Canal Wharf\nLeeds\nLS11 5PS');
		expect(JSON.stringify(hers?.fields)).not.toMatch(/Achebe|Canal Wharf|LS11|0772|daniel@/);
		expect(JSON.stringify(his?.fields)).not.toMatch(/Ngozi|Hawthorn|LS14|0551|ngozi@/);
		expect(his?.othersDetails).toEqual(expect.arrayContaining(['14 Hawthorn Close', 'LS14 6QT', 'ngozi@home.example', '0113 496 0551']));
		expect(hers?.othersDetails).toEqual(expect.arrayContaining(['LS11 5PS', 'daniel@home.example']));
		expect(hers?.letter.key).toBe('1042|early-concern|id:1|2026/27');
		expect(his?.letter.key).toBe('1042|early-concern|id:2|2026/27');
		expect(hers?.reference).not.toBe(his?.reference);
	});

	it('keeps no secret of what two parents at one address share, nor of what the school prints', () => {
		const other = contact({ id: '3', name: 'Tom Okafor', priority: 2, address: { lines: ['Priory Lane'], postcode: 'LS15 9AB' } });
		const { letters } = planLetters(subject({ contacts: [mother, contact({ id: '4', name: 'Bea Okafor' }), other] }), order('early-concern'));
		expect(letters[0]?.othersDetails).toEqual([]);
	});

	it('holds a letter whose address does not fit the window, and goes on', () => {
		const line = 'An exceedingly long line of an address';
		const far = { ...father, address: { lines: [line, line, line, line, line], postcode: 'LS1 1AA' } };
		const { letters, held } = planLetters(subject({ contacts: [mother, far] }), order('early-concern'));
		expect(letters).toHaveLength(1);
		expect(held).toEqual([expect.objectContaining({ reason: expect.stringContaining('does not fit the window') })]);
	});

	it('says whom a letter is for where only an e-mail address is known, and not where the others live', () => {
		const { letters } = planLetters(subject({ contacts: [mother, { ...father, address: null }] }), order('early-concern'));
		expect(letters[1]).toMatchObject({ letter: { channel: 'email', addressee: { postable: false } }, fields: { recipient: { address: 'Mr Daniel Achebe\nBy e-mail\ndaniel@home.example' } } });
	});

	it('refuses a letter about no absence', () => {
		const present = subject({ register: { from: '2026-09-07', to: '2026-09-11', weeks: { '2026-09-07': '/ \\ / \\ / \\ / \\ / \\' } } });
		expect(() => planLetters(present, order('early-concern'))).toThrow('Pupil 1042: there is no absence this school year to write about');
	});

	it.each([
		['Polish', false, 'Polish', true],
		['English', false, '', false],
		['', true, '', true],
		['ENG', false, '', false],
	])('language "%s", interpreter %s', (language, interpreter, shown, wants) => {
		const { letters } = planLetters(subject({ contacts: [{ ...mother, language, interpreter }] }), order('early-concern'));
		expect(letters[0]?.fields.recipient).toMatchObject({ language: shown, wantsInterpreter: wants });
	});
});

describe('letter identity', () => {
	it.each([
		['8B', '8', '2026-11-23_early-concern_8B_3f9a21c0'],
		['11XY2', '11', '2026-11-23_early-concern_11XY2_3f9a21c0'],
		['Mrs Jones', '4', '2026-11-23_early-concern_Y4_3f9a21c0'],
		['Oak', 'R', '2026-11-23_early-concern_YR_3f9a21c0'],
		['', '', '2026-11-23_early-concern_3f9a21c0'],
	])('registration group "%s": no name in the file name', (registrationGroup, yearGroup, fileName) => {
		expect(letterFileName('2026-11-23', 'early-concern', pupil({ registrationGroup, yearGroup }), '3f9a21c0')).toBe(fileName);
	});

	it.each(letterFamilyIds)('the file name of the letter %s says nothing of health or care', (family) => {
		expect(sensitiveIn(asWords(letterFileName('2026-11-23', family, pupil({}), '3f9a21c0')))).toEqual([]);
	});

	it('gives the same letter the same reference, and two schools different ones', () => {
		expect(letterReference('123456', '1|a|id:1|2026/27')).toBe(letterReference('123456', '1|a|id:1|2026/27'));
		expect(letterReference('123456', '1|a|id:1|2026/27')).not.toBe(letterReference('123457', '1|a|id:1|2026/27'));
		expect(letterReference('', 'x')).toMatch(/^[0-9a-f]{8}$/);
	});
});
