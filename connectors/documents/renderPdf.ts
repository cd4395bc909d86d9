import { fontFamilies } from './assets';
import { markAsPdfUa } from './pdfUa';
import { printableText } from './printableText';
import { compileTypst } from './typst/compiler';

export { MissingGlyphsError, prepareTypst, stopTypst, typesetAtOnce, TypesetError } from './typst/compiler';

export interface PdfSource {
	/** What a screen reader and the window's title bar call the document. */
	readonly title: string;
	/** Typst markup that is ours. Nothing from an item is ever spliced into it: it goes by `data`. */
	readonly source: string;
	/** What the source reads with `json("/data.json")`. */
	readonly data?: unknown;
	/** Further files that the source may read, by absolute path (`/logo.png`). */
	readonly files?: Readonly<Record<string, Uint8Array | string>>;
	/** The document's date, `YYYY-MM-DD`, for its properties; left out, it has none: the clock is never read. */
	readonly date?: string;
}

/**
 * Typesets a tagged PDF in British English that meets PDF/UA-1, with title, language and fonts embedded.
 * Equal input gives equal bytes. Throws `TypesetError` with the line of the source that failed, and its
 * kind `MissingGlyphsError` where no font has a character of the data.
 */
export async function renderPdf({ title, source, data = null, files = {}, date }: PdfSource): Promise<Uint8Array> {
	const readable = new Map<string, Uint8Array>();
	for (const [path, content] of Object.entries(files)) readable.set(path, typeof content === 'string' ? utf8(content) : content);
	const content = json(data);
	readable.set('/data.json', utf8(content));
	const manyScripts = beyondFirstFont.test(content + source);
	const fonts = manyScripts ? fontFamilies : fontFamilies.slice(0, 1);
	readable.set('/document.json', utf8(json({ title, date: date?.split('-').map(Number) ?? null, fonts })));
	readable.set('/source.typ', utf8(source));
	return markAsPdfUa(await compileTypst({ main, files: readable }), { manyScripts });
}

/** Characters that the first font may lack. The fewer fonts the typesetter is given to look through, the sooner it is done. */
const beyondFirstFont = /[^\t\n\r\u0020-\u017f\u2010-\u2027]/;

/** What every document has in common. Set here, so that no source can forget it; a source may set more of its own. */
const main = `
#let facts = json("/document.json")
#let date = if facts.date != none {
	let (year, month, day) = facts.date
	datetime(year: year, month: month, day: day)
}
#set document(title: facts.title, date: date)
#set text(lang: "en", region: "GB", font: facts.fonts, size: 12pt, hyphenate: false)
#include "/source.typ"
`;

function json(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? printableText(part) : part));
}

function utf8(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
