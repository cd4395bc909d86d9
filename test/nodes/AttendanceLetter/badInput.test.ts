/** What exports hold that nobody foresaw, through *Generate* to real documents: each makes a right letter, or is held with the reason. */
import JSZip from 'jszip';
import type { Address, Contact, Pupil } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { oneLine } from '../../../attendance/letters';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { asAt, father, mother, pupil, register, school } from '../../attendance/letters/okafors';
import { readPdf } from '../../support/readPdf';
import { runNode } from '../../support/runNode';

afterAll(stopTypst);

async function made({ pupil: changes = {}, contacts = [mother] }: { readonly pupil?: Partial<Pupil>; readonly contacts?: Contact[] }) {
	const { outputs, bytes } = await runNode(new AttendanceLetter(), {
		items: [{ json: { school, register, attendance: measure(register, { asAt }), pupil: pupil(changes), contacts } }],
		parameters: { asAt, family: 'early-concern', documents: ['pdf', 'docx', 'email'], contactName: 'Mrs P. Adeyemi', contactPhone: '0113 496 0123' },
	});
	const [letters = [], held = []] = outputs;
	return {
		held: held.map(({ json }) => (json.held as { reason: string }).reason),
		letters: await Promise.all(
			letters.map(async ({ json, binary }) => {
				const { pages, text } = await readPdf(bytes(binary?.pdf));
				const word = (await (await JSZip.loadAsync(bytes(binary?.docx))).file('word/document.xml')?.async('string')) ?? '';
				return { letter: json.letter as { channel: string; fileName: string; addressee: { postable: boolean } }, pages, pdf: oneLine(text), word, html: bytes(binary?.email).toString(), text: bytes(binary?.emailText).toString() };
			}),
		),
	};
}

const escaped = (text: string, apostrophe: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, apostrophe);
/** A line of 80 characters is broken where the column ends; emoji may come out of a PDF with spaces between. */
const bare = (text: string) => text.replace(/\s/g, '');

describe('names', () => {
	it.each([
		['80 characters with spaces', 'Wolfeschlegelstein Hausenbergerdorff Anastasia Maximiliana Theodora Konstantinaa'],
		['80 characters without', 'W'.repeat(80)],
		['an apostrophe', "D'Arcy"],
		['a curly apostrophe and a hyphen', 'Siobhán O’Brien-Łukasiewicz'],
		['markup', '<b>Ann</b> & "Bob"'],
		['merge fields', '{{school.name}} {{#absence.rows}}'],
		['Typst', '#panic("x") $x$ *y* _z_'],
		['emoji', 'Sam 🎉'],
	])('with %s stand whole in each document, and in no file name', async (_, name) => {
		expect(name.length).toBeLessThanOrEqual(80);
		const { letters, held } = await made({ pupil: { preferredForename: name, legalForename: name }, contacts: [{ ...mother, name: `${name} Okafor`.slice(0, 80) }] });
		expect(held).toEqual([]);
		const [letter] = letters;
		expect(bare(letter?.pdf ?? '')).toContain(bare(name));
		expect(letter?.word.includes(escaped(name, '&apos;'))).toBe(true);
		expect(oneLine(letter?.html ?? '')).toContain(escaped(name, '&#39;'));
		expect(oneLine(letter?.text ?? '')).toContain(name);
		expect(letter?.letter.fileName).toMatch(/^2026-11-23_early-concern_8B_[0-9a-f]{8}$/);
	});

	it('in Arabic stand in each document', async () => {
		const { letters } = await made({ pupil: { preferredForename: 'محمد' } });
		for (const words of [letters[0]?.word, letters[0]?.html, letters[0]?.text]) expect(words).toContain('محمد');
		expect(letters[0]?.pdf).toMatch(/\p{Script=Arabic}/u);
	});
});

describe('addresses', () => {
	const nine = ['Flat 3', 'Block B', 'Hawthorn House', '14', 'Hawthorn Close', 'Seacroft', 'Leeds', 'West Yorkshire', 'England'];
	const apart = (address: Address | null): Contact => ({ ...father, livesWithPupil: false, address });

	it('of nine lines are joined to fit the window, and none is lost', async () => {
		const { letters } = await made({ contacts: [apart({ lines: nine, postcode: 'LS14 6QT' })] });
		const [page] = letters[0]?.pages ?? [];
		const window = (page?.pieces ?? []).filter(({ left, baseline }) => left < 120 && baseline > 39.5 && baseline < 66.3);
		expect(letters[0]?.letter.addressee.postable).toBe(true);
		expect(new Set(window.map(({ baseline }) => Math.round(baseline))).size).toBeLessThanOrEqual(6);
		const shown = window.map(({ text }) => text).join(' ');
		for (const line of [...nine, 'LS14 6QT']) expect(shown).toContain(line);
	});

	it.each([
		['of nine long lines', { lines: nine.map((line) => `${line}, which is told here at some length`), postcode: 'LS14 6QT' }, 'post', ['The address of the contact "Father" does not fit the window of an envelope']],
		['without lines', { lines: [], postcode: 'LS14 6QT' }, null, ['There is neither a postal address nor an e-mail address for the contact "Father"']],
		['that there are not', null, null, ['There is neither a postal address nor an e-mail address for the contact "Father"']],
	] as const)('%s are held with the reason, where there is no other way', async (_, address, channel, reasons) => {
		const { letters, held } = await made({ contacts: [{ ...apart(address as Address | null), email: '', preferredChannel: channel }] });
		expect([letters, held]).toEqual([[], reasons]);
	});

	it('that there are not make an e-mail, which says so in the address’s place', async () => {
		const { letters } = await made({ contacts: [apart(null)] });
		expect(letters[0]?.letter).toMatchObject({ channel: 'email', addressee: { postable: false } });
		expect(letters[0]?.pdf).toContain('Mr Daniel Achebe By e-mail daniel@home.example');
		expect(letters[0]?.pdf).not.toContain('Hawthorn');
	});

	it('with line ends and control characters in them print as lines', async () => {
		const { letters } = await made({ contacts: [apart({ lines: ['14\tHawthorn\u0007 Close\r\nSeacroft', ' , Leeds ,'], postcode: ' ls14 6qt ' })] });
		expect(letters[0]?.pdf).toContain('14 Hawthorn Close Seacroft Leeds LS14 6QT');
	});
});
