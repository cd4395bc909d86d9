import { Document, Footer, Header, ImageRun, Packer, Paragraph } from 'docx';
import JSZip from 'jszip';
import { PDFDocument, PDFName } from 'pdf-lib';
import { addressWindow, letterAreas, letterFamilies, letterFamilyIds, planLetters, type LetterFamilyId, type LetterSubject } from '../../../../attendance/letters';
import { measure } from '../../../../attendance/measures';
import { fillLetter, ownTemplate, shippedTemplate, type FilledDocument, type LetterTemplate } from '../../../../connectors/documents/letters/letterDocuments';
import { letterPdf } from '../../../../connectors/documents/letters/letterPdf';
import { stopTypst } from '../../../../connectors/documents/renderPdf';
import { textOfBlocks } from '../../../../connectors/documents/wordContent';
import { hostileNames, mother, order, pupil, subject } from '../../../attendance/letters/okafors';
import { samples } from '../../../attendance/letters/samples';
import { readPdf, type PageOfText } from '../../../support/readPdf';

afterAll(stopTypst);

const options = { title: 'Early concern letter, 23 November 2026', date: '2026-11-23', reference: '3f9a21c0', accentColour: '#1D3F72' };

async function documentOf(family: LetterFamilyId, about: Partial<LetterSubject> = {}): Promise<FilledDocument> {
	const sample = samples[family];
	const planned = planLetters(subject({ ...sample.about, ...about }), order(family, sample.changes)).letters[0];
	if (!planned) throw new Error('No letter');
	templates[family] ??= shippedTemplate(letterFamilies[family], '#1D3F72');
	return await fillLetter(await templates[family], planned.fields);
}

/** Those that go in an envelope. */
const lettersByPost = letterFamilyIds.filter((id) => letterFamilies[id].layout === 'letter');

const templates: Partial<Record<LetterFamilyId, Promise<LetterTemplate>>> = {};

/** Only the characters, in Unicode's plain forms: lines are broken elsewhere in a PDF than in Word. */
const characters = (text: string) => [...text.normalize('NFKC').replace(/[\s•‣\u200B\uFFFD]/g, '')].sort().join('');
const words = (text: string) => text.replace(/[•‣]/g, ' ').replace(/\u200B/g, '').replace(/\s+/g, ' ').replaceAll('- ', '-').trim();

const longest = {
	pupil: pupil({ preferredForename: 'Wilhelmina-Alexandrina', legalSurname: 'Featherstonehaugh-Cholmondeley', address: { lines: ['The Old Rectory Cottage', 'Weeton', 'Wetherby', 'West Yorkshire'], postcode: 'LS22 0AA' } }),
	contacts: [{ ...mother, name: 'Maria Consuelo de los Angeles Fernandez de la Vega y Montenegro de Santa Catalina' }],
};

describe('the PDF of a letter', () => {
	it.each([
		['early-concern', {}],
		['meeting-invitation', {}],
		['early-concern', longest],
		['meeting-invitation', longest],
	] as const)('says word for word what the Word file says: %s', async (family, about) => {
		const { content } = await documentOf(family, about);
		const pdf = await readPdf(await letterPdf(content, options));
		const [first, ...further] = pdf.pages.map(({ text }) => text);
		const withoutHeads = [first, ...further.map((text) => text.replace(/Reference 3f9a21c0\s*Page \d+ of \d+/, ''))].join('\n');
		expect(words(withoutHeads)).toBe(words(`${textOfBlocks(content.header)}\n${textOfBlocks(content.body)}`));
	});

	it.each(hostileNames)('prints a name as it is: %j', async (name) => {
		const { content } = await documentOf('early-concern', { pupil: pupil({ preferredForename: name, legalSurname: name }), contacts: [{ ...mother, name, title: '' }] });
		const { text } = await readPdf(await letterPdf(content, options));
		expect(characters(text)).toBe(characters(`${textOfBlocks(content.header)}${textOfBlocks(content.body)}`));
	});

	it.each([
		['a short address', {}],
		['six lines and a name of 80 characters', longest],
		['capitals, as many systems export', { pupil: pupil({ address: { lines: ['WWWWWWWWWWWWWWWWWWWW WWWWWWWWWWWWWWWWWWW', 'SEACROFT', 'LEEDS', 'WEST YORKSHIRE'], postcode: 'LS14 6QT' } }) }],
	])('has the address, and nothing else, in the window of the envelope: %s', async (_, about) => {
		const { content } = await documentOf('early-concern', about);
		const [page] = (await readPdf(await letterPdf(content, options))).pages;
		const window = { left: addressWindow.left, right: addressWindow.left + addressWindow.width, top: addressWindow.top, bottom: addressWindow.top + addressWindow.height };
		const { pieces } = page as PageOfText;
		const address = textOfBlocks(content.body.filter((block) => block.kind === 'paragraph' && block.style === 'Recipient Address'));
		const inside = pieces.filter(({ left, right, baseline, size }) => right > window.left && left < window.right && baseline > window.top && baseline - size * 0.3528 < window.bottom);
		expect(words(inside.map(({ text }) => text).join(' '))).toBe(words(address));
		for (const { left, right, baseline, size } of inside) {
			expect(left).toBeCloseTo(window.left, 1);
			expect(right).toBeLessThanOrEqual(window.right);
			// Ascenders and descenders of Source Sans 3 stay within 0.8 and 0.25 of the size.
			expect(baseline - 0.8 * size * (25.4 / 72)).toBeGreaterThanOrEqual(window.top - 0.05);
			expect(baseline + 0.25 * size * (25.4 / 72)).toBeLessThanOrEqual(window.bottom);
		}
	});

	it.each(lettersByPost)('leaves free what a print house needs free (GOV.UK Notify’s letter specification): %s', async (family) => {
		const { pages } = await readPdf(await letterPdf((await documentOf(family, longest)).content, options));
		for (const [place, { pieces }] of pages.entries()) {
			for (const { left, right, baseline, size, text } of pieces) {
				expect({ text, inMargins: left >= letterAreas.sideMargin && right <= 210 - letterAreas.sideMargin && baseline < 297 - 5 }).toEqual({ text, inMargins: true });
				const top = baseline - 0.8 * size * (25.4 / 72);
				const { letterhead, sender, bodyTop } = letterAreas;
				const { left: x, top: y, width, height } = addressWindow;
				const areas = [
					baseline <= letterhead.bottom + 0.5 && right <= letterhead.right,
					left >= sender.left,
					left >= x - 0.05 && right <= x + width && top >= y - 0.05 && baseline <= y + height,
					top >= bodyTop - 0.5,
				];
				if (place === 0) expect({ text, inAnArea: areas.includes(true) }).toEqual({ text, inAnArea: true });
			}
		}
	});

	it('is set at twelve points or larger from the salutation to the closing', async () => {
		const [page] = (await readPdf(await letterPdf((await documentOf('early-concern')).content, options))).pages;
		const sizes = (page as PageOfText).pieces.filter(({ baseline }) => baseline > letterAreas.bodyTop).map(({ size }) => size);
		expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
	});

	it('tells headings, lists and table headings apart for screen readers', async () => {
		const roles = new Set<string | undefined>();
		for (const family of ['early-concern', 'meeting-invitation'] as const) {
			const pdf = await PDFDocument.load(await letterPdf((await documentOf(family)).content, options), { updateMetadata: false });
			for (const [, object] of pdf.context.enumerateIndirectObjects()) roles.add((object as { get?: (name: PDFName) => unknown }).get?.(PDFName.of('S'))?.toString());
		}
		for (const role of ['/H1', '/H2', '/L', '/LI', '/Table', '/TH', '/TD', '/P']) expect([...roles]).toContain(role);
	});

	it('puts the data sheet on a page of its own, whose head tells the reference and the page', async () => {
		const { pages } = await readPdf(await letterPdf((await documentOf('meeting-invitation')).content, options));
		expect(pages).toHaveLength(2);
		expect(words(pages[1]?.text ?? '')).toMatch(/^Reference 3f9a21c0 Page 2 of 2 Absences from/);
	});

	it('keeps the signature with the last words where they do not fit on the first page', async () => {
		// In large print the first page ends near the signature; with each longer name it ends a little earlier.
		for (const forename of ['Ada', 'Wilhelmina-Alexandrina', 'Wilhelmina-Alexandrina Philippa', 'Wilhelmina-Alexandrina Philippa Theodora']) {
			const about = { contacts: [{ ...mother, interpreter: true }], pupil: { ...longest.pupil, preferredForename: forename } };
			const { pages } = await readPdf(await letterPdf((await documentOf('meeting-invitation', about)).content, { ...options, largePrint: true }));
			const signed = words(pages.find(({ text }) => text.includes('Yours sincerely'))?.text ?? '');
			expect(signed).toMatch(/please tell us beforehand\. Yours sincerely Mr D\. Hughes Assistant Headteacher/);
		}
	});

	it('goes on over as many pages as the absences need', async () => {
		const weeks = Object.fromEntries(['09-07', '09-14', '09-21', '09-28', '10-05', '10-12', '10-19', '11-02', '11-09', '11-16', '11-23', '11-30', '12-07'].map((day) => [`2026-${day}`, 'O \\ / O O \\ / O O U']));
		const register = { from: '2026-09-07', to: '2026-12-11', weeks };
		const { content } = await documentOf('meeting-invitation', { register, attendance: measure(register, { asAt: '2026-12-11' }) });
		const { pages } = await readPdf(await letterPdf(content, options));
		expect(pages.length).toBeGreaterThanOrEqual(3);
		// The heading of the table stands again on the page where it goes on.
		expect(pages[2]?.text).toContain('Reason in the register');
	});
});

describe('the Word file of a letter', () => {
	it.each(lettersByPost)('is a Word document with named styles, language and an address frame at the window: %s', async (family) => {
		const zip = await JSZip.loadAsync((await documentOf(family)).docx);
		const document = (await zip.file('word/document.xml')?.async('string')) ?? '';
		const styles = (await zip.file('word/styles.xml')?.async('string')) ?? '';
		expect(document).toContain('Dear ');
		expect(document).not.toMatch(/\{\{|\}\}/);
		for (const style of ['RecipientAddress', 'LetterDate', 'Salutation', 'Heading1', 'Closing', 'SignatureName']) {
			expect(document).toContain(`<w:pStyle w:val="${style}"/>`);
			expect(styles).toContain(`w:styleId="${style}"`);
		}
		expect(styles).toContain('w:lang w:val="en-GB"');
		const frame = /<w:pStyle w:val="RecipientAddress"\/>.*?<w:framePr ([^>]*)\/>/.exec(document)?.[1] ?? '';
		const attribute = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(frame)?.[1]) * (25.4 / 1440);
		expect(attribute('x')).toBeCloseTo(addressWindow.left, 1);
		expect(attribute('y')).toBeCloseTo(addressWindow.top, 1);
		expect(attribute('w')).toBeCloseTo(addressWindow.width, 1);
		expect(attribute('h')).toBeCloseTo(addressWindow.height, 1);
		expect(frame).toContain('w:hAnchor="page"');
		expect(frame).toContain('w:vAnchor="page"');
	});
});

describe('a school’s own template', () => {
	/** One black pixel. */
	const logo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

	async function own(): Promise<Uint8Array> {
		const image = new ImageRun({ type: 'png', data: logo, transformation: { width: 40, height: 40 } });
		return await Packer.toBuffer(
			new Document({
				sections: [
					{
						headers: { default: new Header({ children: [new Paragraph({ children: [image] }), new Paragraph('{{school.name}}, since 1887')] }) },
						footers: { default: new Footer({ children: [new Paragraph('Registered charity 0000000')] }) },
						children: [
							new Paragraph('{{recipient.salutation}}'),
							new Paragraph('{{pupil.preferredForename}} missed {{absence.days}}.'),
							new Paragraph({ text: '{{#absence.spells}}{{when}}{{/absence.spells}}', numbering: { reference: 'n', level: 0 } }),
						],
					},
				],
				numbering: { config: [{ reference: 'n', levels: [{ level: 0, format: 'decimal', text: '%1.' }] }] },
			}),
		);
	}

	it('gives both documents, with its letterhead and logo, without any of our styles', async () => {
		const planned = planLetters(subject(), order('early-concern')).letters[0];
		if (!planned) throw new Error('No letter');
		const template = ownTemplate(await own());
		expect(template.version).toMatch(/^own [0-9a-f]{8}$/);
		const { content } = await fillLetter(template, planned.fields);
		expect(content.header).toEqual([
			{ kind: 'image', file: '/header-image-1.png', alternativeText: '' },
			expect.objectContaining({ kind: 'paragraph' }),
		]);
		expect(content.body[2]).toMatchObject({ kind: 'list', ordered: true });
		const pdf = await letterPdf(content, options);
		const { text, pages } = await readPdf(pdf);
		expect(pages[0]?.pieces.find((piece) => piece.text.includes('charity'))?.baseline).toBeGreaterThan(297 - 17);
		expect(words(text)).toMatch(/^Ashdown Vale Academy, since 1887 Registered charity 0000000 Dear Ms Okafor Ada missed 4½ days\. 1\. Monday 7/);
		expect(Buffer.from(pdf).includes('/Subtype /Image') || (await PDFDocument.load(pdf)).context.enumerateIndirectObjects().some(([, object]) => object.toString().includes('/Image'))).toBe(true);
	});
});
