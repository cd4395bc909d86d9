import { letterFamilies, letterFamilyIds, oneLine, planLetters, type LetterFamilyId, type LetterOrder, type LetterSubject } from '../../../../attendance/letters';
import { fillLetter, shippedTemplate } from '../../../../connectors/documents/letters/letterDocuments';
import { letterEmail, type LetterEmail } from '../../../../connectors/documents/letters/letterEmail';
import type { Block, Inline, WordContent } from '../../../../connectors/documents/wordContent';
import { hostileNames, order, pupil, subject } from '../../../attendance/letters/okafors';
import { samples } from '../../../attendance/letters/samples';

const options = { title: 'Early concern letter, 23 November 2026, reference 3f9a21c0', accentColour: '#1D3F72' };

async function emailed(family: LetterFamilyId, about: Partial<LetterSubject> = {}, changes: Partial<LetterOrder> = {}): Promise<LetterEmail & { readonly said: string }> {
	const sample = samples[family];
	const planned = planLetters(subject({ ...sample.about, ...about }), order(family, { ...sample.changes, ...changes })).letters[0];
	if (!planned) throw new Error('No letter');
	const { content, text } = await fillLetter(await shippedTemplate(letterFamilies[family], '#1D3F72'), planned.fields);
	return { ...letterEmail(content, options), said: text };
}

const words = (text: string, bold = false, link: string | null = null): Inline => ({ text, bold, italic: false, link });
const cell = (text: string) => ({ inlines: [words(text)], columns: 1, rows: 1 });
const email = (body: Block[], footer: Block[] = []): LetterEmail => letterEmail({ header: [], body, footer, images: {} } satisfies WordContent, options);
const paragraph = (...inlines: Inline[]): Block => ({ kind: 'paragraph', style: 'Normal', inlines });

/** What a person sees of a page. */
const shown = (html: string) =>
	oneLine(html.replace(/<style.*?<\/style>|<title>.*?<\/title>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/&#96;/g, '`'));
const letters = (text: string) => [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word);

describe('a letter as an e-mail', () => {
	it.each(letterFamilyIds)('%s says in both forms what the letter says', async (family) => {
		const { html, text, said } = await emailed(family);
		const body = letters(said);
		expect(letters(shown(html))).toEqual(expect.arrayContaining(body));
		expect(letters(text)).toEqual(expect.arrayContaining(body));
		// In the letter's order: from the salutation to the signature the page has the same words and no others.
		expect(letters(shown(html)).join(' ')).toContain(body.slice(0, 60).join(' '));
	});

	it('is a page of its own: language, headings, no pictures, nothing from elsewhere, no smaller letters than 16 pixels', async () => {
		for (const family of ['early-concern', 'meeting-invitation', 'notice-to-improve'] as const) {
			const { html } = await emailed(family);
			expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB" dir="ltr">/);
			expect(html.match(/<h1/g)).toHaveLength(1);
			expect(html).not.toMatch(/<(?:img|script|link|style|iframe|form|object)\b|\b(?:src|srcset|background)\s*=|url\(|@import|http-equiv|\bon\w+=/i);
			expect([...html.matchAll(/font-size:([\d.]+)(\w+)/g)].filter(([, size, unit]) => unit !== 'px' || Number(size) < 16)).toEqual([]);
			expect(html).not.toContain('style=""');
		}
	});

	it('leaves the address of the envelope out', async () => {
		const { html, text } = await emailed('early-concern');
		expect(html + text).not.toContain('Hawthorn');
	});

	it.each(hostileNames)('shows a name as it is and runs nothing of it: %j', async (name) => {
		const { html } = await emailed('early-concern', { pupil: pupil({ preferredForename: name }) });
		const printable = name.replace(/\p{Cc}/gu, '').replace(/\uD800/g, '\uFFFD');
		expect(shown(html)).toContain(oneLine(printable));
		expect(html).not.toMatch(/<tag>|<w:t>/);
	});

	it('tells lists and tables from paragraphs, and columns by their heading', () => {
		const list: Block = { kind: 'list', ordered: false, items: [{ level: 0, inlines: [words('one')] }, { level: 1, inlines: [words('inner')] }, { level: 0, inlines: [words('two')] }] };
		const table: Block = { kind: 'table', columns: 2, header: [cell('Date'), cell('Reason')], rows: [[cell('Monday'), cell('Illness')]] };
		const { html, text } = email([list, table]);
		expect(html.replace(/ style="[^"]*"|\n/g, '')).toContain('<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>');
		expect(html.replace(/ style="[^"]*"|\n/g, '')).toContain('<thead><tr><th scope="col">Date</th><th scope="col">Reason</th></tr></thead><tbody><tr><td>Monday</td><td>Illness</td></tr></tbody>');
		expect(text).toBe('- one\n  - inner\n- two\n\n- Date: Monday; Reason: Illness\n');
	});

	it('keeps links, in full where there is no clicking, and escapes them', () => {
		const { html, text } = email([paragraph(words('See '), words('our page', false, 'https://school.example/a?b="><script>&c=1'), words(', or '), words('office@school.example', false, 'mailto:office@school.example'))]);
		expect(html).toContain('<a href="https://school.example/a?b=&quot;&gt;&lt;script&gt;&amp;c=1">our page</a>');
		expect(text).toBe('See our page (https://school.example/a?b="><script>&c=1), or\noffice@school.example\n');
	});

	it('wraps plain text at 72 characters and breaks no word', () => {
		const long = `https://school.example/${'x'.repeat(90)}`;
		const { text } = email([paragraph(words(`${'word '.repeat(40)}${long} end`))]);
		expect(text.split('\n').filter((line) => line.length > 72)).toEqual([long]);
	});

	it('says which words are in the other language, and which way they are read', () => {
		const urdu = { name: 'Urdu', tag: 'ur', direction: 'rtl', script: 'Arab' } as const;
		const content: WordContent = { header: [], footer: [], images: {}, body: [{ kind: 'sideBySide', rows: [{ english: [paragraph(words('Dear Ms Okafor'))], translation: [paragraph(words('محترمہ'))] }] }] };
		const { html, text } = letterEmail(content, { ...options, translation: urdu });
		expect(html).toMatch(/<div lang="ur" dir="rtl"><p [^>]*>محترمہ<\/p><\/div>/);
		expect(text).toBe('Dear Ms Okafor\n\nمحترمہ\n');
	});

	it('takes no colour that is none', () => {
		expect(letterEmail({ header: [], footer: [], images: {}, body: [{ kind: 'heading', level: 1, inlines: [words('A')] }] }, { ...options, accentColour: 'red;}" onclick="x' }).html).not.toContain('onclick');
	});
});
