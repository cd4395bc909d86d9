import { PDFArray, PDFDict, PDFName, PDFRawStream, decodePDFRawStream, type PDFObject, type PDFPageLeaf } from 'pdf-lib';

/** Glyphs that a page shows and whose font's ToUnicode CMap maps to no character, or to one that 7.21.7 forbids: `/f2 0005`. */
export function glyphsWithoutText(page: PDFPageLeaf): string[] {
	const fonts = page.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
	const texts = new Map((fonts?.keys() ?? []).map((name) => [name.toString(), textsOf(fonts?.lookup(name, PDFDict).lookup(PDFName.of('ToUnicode')))]));
	return [...glyphsShown(contentOf(page.lookup(PDFName.of('Contents'))))].filter(([font, glyph]) => !/^(?!.*(0000|FEFF|FFFE))(?:[0-9A-F]{4})+$/.test(texts.get(font)?.get(glyph) ?? '')).map(([font, glyph]) => `${font} ${glyph}`);
}

function textsOf(cmap: PDFObject | undefined): Map<string, string> {
	return new Map([...contentOf(cmap).matchAll(/^<([0-9A-F]{4})> <([0-9A-F]*)>\s*$/gm)].map(([, glyph = '', text = '']) => [glyph, text]));
}

/** A string in parentheses, which may hold pairs of parentheses, or in hexadecimal digits (ISO 32000-1, 7.3.4). */
const literal = (depth: number): string => `\\((?:\\\\[\\s\\S]|[^\\\\()]${depth > 0 ? `|${literal(depth - 1)}` : ''})*\\)`;
const string = `${literal(6)}|<[0-9A-Fa-f\\s]*>`;

/** Each glyph of two bytes that a content stream shows, with its font (ISO 32000-1, 9.4.3). */
export function glyphsShown(content: string): ReadonlyArray<readonly [font: string, glyph: string]> {
	const shown = new Map<string, readonly [string, string]>();
	let font = '';
	for (const [, chosen, operand = ''] of content.matchAll(new RegExp(`(/\\S+) [\\d.]+ Tf\\b|(\\[(?:${string}|[^\\]()<>])*\\]|${string})\\s*T[jJ]\\b`, 'g'))) {
		font = chosen ?? font;
		const glyphs = (operand.match(new RegExp(string, 'g')) ?? []).flatMap((part) => digitsOf(part).match(/.{4}/g) ?? []);
		for (const glyph of glyphs) shown.set(`${font} ${glyph}`, [font, glyph]);
	}
	return [...shown.values()];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

/** The bytes of a string as hexadecimal digits. */
function digitsOf(written: string): string {
	if (written.startsWith('<')) return written.replace(/[<>\s]/g, '').toUpperCase();
	const bytes = written.slice(1, -1).replace(/\\([0-7]{1,3}|[\s\S])/g, (_, escape: string) => (/^[0-7]/.test(escape) ? String.fromCharCode(Number.parseInt(escape, 8)) : (escapes[escape] ?? escape)));
	return Buffer.from(bytes, 'latin1').toString('hex').toUpperCase();
}

/** A stream's content, unpacked; of several, one after the other. */
export function contentOf(content: PDFObject | undefined): string {
	if (content instanceof PDFArray) return content.asArray().map((_, place) => contentOf(content.lookup(place))).join('\n');
	return content instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(content).decode()).toString('latin1') : '';
}
