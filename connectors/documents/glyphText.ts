import { inflateSync } from 'node:zlib';
import { objectAt, streamAt, unreadable, type PdfFile, type Update } from './pdfFile';

/**
 * U+2060 WORD JOINER: neither seen nor spoken, no place to end a word or a line, and no hindrance to the joining of Arabic
 * letters (its Joining_Type is Transparent, where U+200C would part them: Unicode Standard, 9.2 and 23.2).
 */
const nothingToRead = '2060';

/** The most entries of one section of a CMap (Adobe Technical Note 5014, 7.2). */
const entriesAtOnce = 100;

/**
 * The text of every glyph, which PDF/UA-1 wants (ISO 14289-1, 7.21.7). Where several glyphs together show a cluster of
 * characters, as in Bengali and Gurmukhi, Typst maps the first of them to all its characters and the others to none; readers
 * that heed it get the cluster from the `ActualText` around them. Those others are mapped to a character that adds nothing.
 * Takes the file; gives the changed CMaps of its fonts, none where every glyph has its text.
 */
export function completedGlyphTexts(file: PdfFile): Update[] {
	return fontsOf(file).flatMap(({ toUnicode, descendant }) => {
		const cmap = textOf(file, toUnicode);
		const known = new Set([...cmap.matchAll(/^<([0-9A-F]{4})> <[0-9A-F]+>\s*$/gm)].map(([, glyph]) => Number.parseInt(glyph as string, 16)));
		const without = glyphsOf(file, descendant).filter((glyph) => !known.has(glyph));
		return without.length === 0 ? [] : [{ number: toUnicode, object: cmapStream(cmap.replace(/^endcmap/m, () => `${entriesOf(without)}endcmap`)) }];
	});
}

/** The fonts whose glyphs have numbers of two bytes, which are all that Typst writes for TrueType fonts (ISO 32000-1, 9.7.6). */
function fontsOf(file: PdfFile): Array<{ readonly toUnicode: number; readonly descendant: number }> {
	const fonts = [...file.text.matchAll(/(?:^|\n)(\d+) 0 obj\s*<<\s*\/Type \/Font\s*\/Subtype \/Type0\b/g)].map(([, number]) => objectAt(file, Number(number)));
	return fonts.filter((font) => font.includes('/Encoding /Identity-H')).map((font) => ({ toUnicode: reference(font, 'ToUnicode'), descendant: reference(font, 'DescendantFonts') }));
}

/** The numbers of a font's glyphs but 0, the sign for a missing one. The font holds those that the document shows. */
function glyphsOf(file: PdfFile, descendant: number): number[] {
	const font = objectAt(file, descendant);
	const descriptor = objectAt(file, reference(font, 'FontDescriptor'));
	if (!font.includes('/CIDToGIDMap /Identity') || !descriptor.includes('/FontFile2')) return [];
	return Array.from({ length: Math.max(0, glyphCount(Buffer.from(textOf(file, reference(descriptor, 'FontFile2')), 'latin1')) - 1) }, (_, place) => place + 1);
}

/** How many glyphs a TrueType font says that it has, in its table "maxp" (OpenType 1.9, "Font file" and "maxp"). */
function glyphCount(font: Buffer): number {
	const tables = Array.from({ length: font.readUInt16BE(4) }, (_, place) => 12 + 16 * place);
	const maxp = tables.find((record) => font.toString('latin1', record, record + 4) === 'maxp');
	if (maxp === undefined) throw unreadable('a font of it does not say how many glyphs it has');
	return font.readUInt16BE(font.readUInt32BE(maxp + 8) + 4);
}

function textOf(file: PdfFile, number: number): string {
	const { dictionary, content } = streamAt(file, number);
	if (!dictionary.includes('/Filter')) return content;
	if (!/\/Filter \[?\s*\/FlateDecode\s*\]?\s*(?:\/|$)/.test(dictionary) || dictionary.includes('/DecodeParms')) throw unreadable(`object ${number} is compressed in an unknown way`);
	return inflateSync(Buffer.from(content, 'latin1')).toString('latin1');
}

function entriesOf(glyphs: readonly number[]): string {
	const sections = Array.from({ length: Math.ceil(glyphs.length / entriesAtOnce) }, (_, place) => glyphs.slice(place * entriesAtOnce, (place + 1) * entriesAtOnce));
	return sections.map((section) => `${section.length} beginbfchar\n${section.map((glyph) => `<${glyph.toString(16).toUpperCase().padStart(4, '0')}> <${nothingToRead}>\n`).join('')}endbfchar\n`).join('');
}

const cmapStream = (cmap: string) => `\n<<\n  /Length ${cmap.length}\n  /Type /CMap\n  /WMode 0\n>>\nstream\n${cmap}\nendstream\n`;

function reference(dictionary: string, name: string): number {
	const number = new RegExp(`/${name} \\[?\\s*(\\d+) 0 R`).exec(dictionary)?.[1];
	if (number === undefined) throw unreadable(`a font of it has no ${name}`);
	return Number(number);
}
