import { Document, ExternalHyperlink, Footer, Header, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import fc from 'fast-check';
import { letterFamilies, letterFamilyIds } from '../../../../attendance/letters';
import { sampleFields } from '../../../../attendance/letters/templateCheck/sampleFields';
import { letterTemplate } from '../../../../connectors/documents/letters/wordTemplate';
import { readWordContent } from '../../../../connectors/documents/readWordContent';
import type { Block, WordContent } from '../../../../connectors/documents/wordContent';
import { openTemplate } from '../../../../connectors/documents/wordTemplate/openTemplate';
import { hostileNames } from '../../../attendance/letters/okafors';

/*
 * The Word file and what the PDF and the checks are made from are filled separately. Over templates of all shapes, both
 * must say the same: what is filled into the content is what a reader finds in the filled Word file.
 */

/** One black pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

const words = fc.oneof(fc.constantFrom('Dear family, ', ' ', 'of', ' {', '} ', 'a < b & "c"', 'é “q” – ½ '), fc.string({ maxLength: 6 }).map((text) => text.replace(/[{}]/g, '')));
const fieldName = fc.constantFrom('name', 'empty', 'lines', 'group.name', 'number', ' name ', 'group . name');
const inlineText: fc.Arbitrary<string> = fc.letrec<{ text: string; piece: string }>((tie) => ({
	piece: fc.oneof(
		{ maxDepth: 3, depthIdentifier: 'inline' },
		words,
		fieldName.map((name) => `{{${name}}}`),
		fc.tuple(fc.constantFrom('#yes', '#no', '^yes', '^no', '#empty', '^empty', '#name', '#list', '#none', '^none'), tie('text')).map(([tag, inner]) => `{{${tag}}}${inner}{{/${tag.slice(1)}}}`),
	),
	text: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
})).text;

type Part = { readonly kind: 'paragraph' | 'bullet' | 'heading' | 'link' | 'image'; readonly text: string; readonly cuts: readonly number[] } | { readonly kind: 'table'; readonly cells: readonly string[] } | { readonly kind: 'section'; readonly tag: string; readonly alone: boolean; readonly parts: readonly Part[] };

const textPart = fc.record({ kind: fc.constantFrom('paragraph' as const, 'bullet' as const, 'heading' as const, 'link' as const), text: inlineText, cuts: fc.array(fc.nat(40), { maxLength: 5 }) });
const part: fc.Arbitrary<Part> = fc.letrec<{ part: Part }>((tie) => ({
	part: fc.oneof(
		{ maxDepth: 3, depthIdentifier: 'part' },
		textPart,
		fc.record({ kind: fc.constant('image' as const), text: fc.constantFrom('{{name}} logo', 'logo'), cuts: fc.constant([]) }),
		fc.record({ kind: fc.constant('table' as const), cells: fc.tuple(inlineText, inlineText) }),
		fc.record({ kind: fc.constant('section' as const), tag: fc.constantFrom('#yes', '#no', '^no', '^yes', '#list', '#none', '^none'), alone: fc.boolean(), parts: fc.array(tie('part'), { minLength: 1, maxLength: 3 }) }),
	),
})).part;

/** A text cut into runs as Word does it, anywhere, tags and all; every other one is bold. */
function runs(text: string, cuts: readonly number[]): TextRun[] {
	const places = [0, ...cuts.filter((cut) => cut < text.length).sort((one, other) => one - other), text.length];
	return places.slice(1).map((end, index) => new TextRun({ text: text.slice(places[index], end), bold: index % 2 === 1 }));
}

function children(parts: readonly Part[]): Array<Paragraph | Table> {
	return parts.flatMap((each): Array<Paragraph | Table> => {
		switch (each.kind) {
			case 'table':
				return [
					new Table({
						rows: [
							new TableRow({ tableHeader: true, children: each.cells.map(() => new TableCell({ children: [new Paragraph('Head')] })) }),
							new TableRow({ children: [`{{#list}}${each.cells[0]}`, `${each.cells[1]}{{/list}}`].map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
							new TableRow({ children: each.cells.map((text) => new TableCell({ children: [new Paragraph(`{{#no}}${text}{{/no}}`)] })) }),
						],
					}),
				];
			case 'section': {
				const inner = children(each.parts);
				const close = `{{/${each.alone ? '' : each.tag.slice(1)}}}`;
				return [new Paragraph(`{{${each.tag}}}`), ...inner, new Paragraph(close)];
			}
			case 'image':
				return [new Paragraph({ children: [new ImageRun({ type: 'png', data: pixel, transformation: { width: 9, height: 9 }, altText: { name: 'logo', description: each.text } })] })];
			case 'link':
				return [new Paragraph({ children: [new ExternalHyperlink({ link: 'https://school.example/', children: runs(each.text, each.cuts) })] })];
			default:
				return [new Paragraph({ children: runs(each.text, each.cuts), ...(each.kind === 'bullet' ? { bullet: { level: 0 } } : {}), ...(each.kind === 'heading' ? { heading: 'Heading2' } : {}) })];
		}
	});
}

async function docxOf(parts: readonly Part[], head: string): Promise<Uint8Array> {
	return await Packer.toBuffer(
		new Document({
			sections: [{ headers: { default: new Header({ children: [new Paragraph(head)] }) }, footers: { default: new Footer({ children: [new Paragraph(`{{#yes}}${head}{{/yes}}`)] }) }, children: children(parts) }],
		}),
	);
}

/** Pictures are numbered as they are read, so those that a condition leaves out change the numbers of the others. */
function comparable({ header, footer, body, images }: WordContent): unknown {
	const withBytes = (block: Block): unknown => (block.kind === 'image' ? { ...block, file: Buffer.from(images[block.file] as Uint8Array).toString('base64') } : block);
	return [header, footer, body].map((blocks) => blocks.map(withBytes));
}

const value = fc.oneof(fc.constantFrom(...hostileNames, 'Ada\nOkafor\r\n\nLeeds', '', ' ', '{{name}}', '{{#list}}'), fc.string({ unit: 'binary', maxLength: 12 }));
const fields = fc.record({
	name: value, empty: fc.constant(''), lines: fc.array(value, { maxLength: 3 }).map((lines) => lines.join('\n')), group: fc.record({ name: value }), number: fc.nat(),
	yes: fc.constant(true), no: fc.constant(false), none: fc.constant([]), list: fc.array(fc.record({ name: value }), { maxLength: 3 }),
});

describe('a template', () => {
	it('says the same in its Word file and in what its PDF is made from', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(part, { maxLength: 5 }), inlineText, fields, async (parts, head, record) => {
				const template = await openTemplate(await docxOf(parts, head));
				// A list inside itself is refused, and so is nothing else of these shapes.
				expect(template.problems.filter((problem) => !problem.includes('stands inside itself'))).toEqual([]);
				fc.pre(template.problems.length === 0);
				expect(comparable(template.content(record))).toEqual(comparable(await readWordContent(template.docx(record))));
			}),
			{ numRuns: 60 },
		);
	});

	it.each(letterFamilyIds)('that is shipped says the same in both: %s', async (id) => {
		const template = await openTemplate(await letterTemplate(letterFamilies[id], '#1D3F72'));
		for (const holds of [true, false]) {
			const record = sampleFields(holds);
			expect(comparable(template.content(record))).toEqual(comparable(await readWordContent(template.docx(record))));
		}
	});

	it('gives equal bytes for equal fields', async () => {
		const template = await openTemplate(await docxOf([{ kind: 'paragraph', text: 'Dear {{name}}', cuts: [3, 7] }], ''));
		expect(Buffer.from(template.docx({ name: 'Ada', yes: true }))).toEqual(Buffer.from(template.docx({ name: 'Ada', yes: true })));
	});
});
