import { readFile } from 'node:fs/promises';
import { addressWindow, letterAreas, type LetterFamily } from '../../../attendance/letters';
import type { Language } from '../../../attendance/letters/languages';
import { assetPath, type AssetName } from '../assets';
import { pageCount } from '../pdfUa';
import { renderPdf } from '../renderPdf';
import { isInStyle, textOfBlocks, type Block, type WordContent } from '../wordContent';
import { foldHeights, type FoldMarks } from './foldMarks';
import { typeSizesOf } from './typeSizes';
import { letterheadFrames, pageMargins } from './wordStyles';

export interface LetterPdfOptions {
	/** Says what the letter is, not whom it is about: readers show it in window titles and recent files. */
	readonly title: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly reference: string;
	/** The school's colour, `#1D3F72`. */
	readonly accentColour: string;
	/** Left out, a letter. */
	readonly layout?: LetterFamily['layout'];
	/** 18 point instead of 12, for people with sight loss (RNIB: large print is 16 to 18 point). */
	readonly largePrint?: boolean;
	readonly foldMarks?: FoldMarks;
	/** The language beside the English, where the document holds one. */
	readonly translation?: Language | null;
}

/** Letterhead of a school's own template, whatever its styles: across the page, above the window. */
const letterhead = {
	left: pageMargins.left,
	top: 8,
	width: 210 - pageMargins.left - pageMargins.right,
	height: letterAreas.letterhead.bottom - 8,
} as const;

/**
 * Typesets the PDF of a letter from what its Word document says, so that both always say the same.
 * Takes the content of the filled document; gives the bytes of a tagged PDF/UA-1 with the recipient's address in the
 * window of a DL or C5 envelope. Throws `TypesetError`.
 */
export async function letterPdf(content: WordContent, options: LetterPdfOptions): Promise<Uint8Array> {
	if (options.layout !== 'certificate' && isLikelyOnePage(content, options.largePrint)) {
		const pdf = await typeset(content, options, true);
		if (pageCount(pdf) === 1) return pdf;
	}
	return await typeset(content, options, false);
}

/**
 * To ask which page it is on makes the typesetter set the whole letter twice. So a letter that is likely to fill one page,
 * whose head and foot say nothing of pages, is set without asking, and anew if it runs over.
 */
function isLikelyOnePage({ body }: WordContent, largePrint = false): boolean {
	return !body.some(({ kind }) => kind === 'newPage') && textOfBlocks(body).length < (largePrint ? 900 : 2500);
}

async function typeset(content: WordContent, options: LetterPdfOptions, onePage: boolean): Promise<Uint8Array> {
	const { title, date, reference, accentColour, layout = 'letter', largePrint = false, foldMarks = 'none', translation = null } = options;
	const { images, ...blocks } = content;
	return renderPdf({
		title,
		date,
		source: await sourceFile(layout === 'certificate' ? 'letterAward.typ' : 'letter.typ'),
		files: { ...images, '/blocks.typ': await sourceFile('letterBlocks.typ') },
		data: {
			...(withWholeNumbers(blocks) as typeof blocks),
			accent: accentColour,
			onePage,
			longWords: /\S{45}/.test(textOfBlocks([...content.header, ...content.body, ...content.footer])),
			largePrint,
			translation: translation && {
				lang: translation.tag.split('-')[0],
				region: translation.tag.split('-').find((part) => /^[A-Z]{2}$/.test(part)) ?? null,
				rightToLeft: translation.direction === 'rtl',
				latin: translation.script === 'Latn',
			},
			continuation: layout === 'leaflet' ? '' : `Reference ${reference}`,
			margins: pageMargins,
			window: addressWindow,
			bodyTop: letterAreas.bodyTop + 1,
			areas: { ...letterheadFrames, letterhead, belowLetterhead: belowLetterhead(content.header) },
			foldMarks: layout === 'letter' ? foldHeights[foldMarks] : [],
			sizes: typeSizesOf(content, { layout, largePrint }),
		},
	});
}

/** Telephone numbers (nine characters or more) hold together at the end of a line. */
function withWholeNumbers(value: unknown): unknown {
	if (typeof value === 'string') return value.replace(/(?<!\d)\+?\d[\d ]{7,14}\d(?!\d)/g, (number) => number.replaceAll(' ', '\u00a0'));
	if (Array.isArray(value)) return value.map(withWholeNumbers);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withWholeNumbers(part)]));
}

/** Where the text of a page without an address begins: under the letterhead that there is. Millimetres from the top. */
function belowLetterhead(header: readonly Block[]): number {
	const { schoolDetails } = letterheadFrames;
	return header.some((block) => isInStyle(block, 'School Details')) ? schoolDetails.top + schoolDetails.height : letterhead.top + letterhead.height;
}

const sources = new Map<AssetName, Promise<string>>();

function sourceFile(name: AssetName): Promise<string> {
	const known = sources.get(name) ?? readFile(assetPath(name), 'utf8');
	sources.set(name, known);
	return known;
}
