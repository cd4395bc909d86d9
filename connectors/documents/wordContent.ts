/**
 * What a Word document says, without how it looks: paragraphs by the name of their style, headings, lists, tables,
 * pictures. Small enough to be typeset by one template and to be compared with a PDF word for word.
 */
export type Inline =
	| { readonly text: string; readonly bold: boolean; readonly italic: boolean; readonly link: string | null }
	| { readonly lineBreak: true };

export type Block =
	| { readonly kind: 'paragraph'; readonly style: string; readonly inlines: readonly Inline[] }
	| { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
	| { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
	| {
			readonly kind: 'table';
			readonly columns: number;
			readonly header: readonly Cell[];
			readonly rows: ReadonlyArray<readonly Cell[]>;
			/** Whether it says in the second language what the table before it says. */
			readonly translated?: boolean;
	  }
	/** The English with the translation beside it, passage by passage. */
	| { readonly kind: 'sideBySide'; readonly rows: readonly SideBySide[] }
	| { readonly kind: 'image'; readonly file: string; readonly alternativeText: string }
	| { readonly kind: 'newPage' };

/** Ids of the table styles by which a Word file says which of its tables hold two languages, and which the second alone. */
export const bilingualStyles = { twoLanguages: 'TwoLanguages', translatedTable: 'TranslatedTable' } as const;

export interface SideBySide {
	readonly english: readonly Block[];
	readonly translation: readonly Block[];
}

export interface ListItem {
	/** 0 for the outermost list. */
	readonly level: number;
	readonly inlines: readonly Inline[];
}

export interface Cell {
	readonly inlines: readonly Inline[];
	readonly columns: number;
	readonly rows: number;
}

export interface WordContent {
	/** Head and foot of the first page: the school's letterhead. */
	readonly header: readonly Block[];
	readonly footer: readonly Block[];
	readonly body: readonly Block[];
	/** Pictures by the name that the blocks give them. */
	readonly images: Readonly<Record<string, Uint8Array>>;
}

/** Whether a block is a paragraph in a style, whatever the case of its name: Word itself takes "Recipient address" for the same style. */
export function isInStyle(block: Block, style: string): boolean {
	return block.kind === 'paragraph' && block.style.toLowerCase() === style.toLowerCase();
}

/** A document's blocks in one of its two languages; of a document in English alone, all of them, or none. */
export function inLanguage(blocks: readonly Block[], language: 'english' | 'translation'): Block[] {
	return blocks.flatMap((block): readonly Block[] => {
		if (block.kind === 'sideBySide') return block.rows.flatMap((row) => row[language]);
		const translated = block.kind === 'table' && block.translated === true;
		return translated === (language === 'translation') ? [block] : [];
	});
}

/** The words of some blocks in reading order, a line a paragraph, item or cell. */
export function textOfBlocks(blocks: readonly Block[]): string {
	return blocks.flatMap(linesOf).join('\n');
}

function linesOf(block: Block): string[] {
	switch (block.kind) {
		case 'paragraph':
		case 'heading':
			return [textOfInlines(block.inlines)];
		case 'list':
			return block.items.map(({ inlines }) => textOfInlines(inlines));
		case 'table':
			return [block.header, ...block.rows].flatMap((row) => row.map(({ inlines }) => textOfInlines(inlines)));
		case 'sideBySide':
			return block.rows.flatMap(({ english, translation }) => [...english, ...translation].flatMap(linesOf));
		default:
			return [];
	}
}

function textOfInlines(inlines: readonly Inline[]): string {
	return inlines.map((inline) => ('text' in inline ? inline.text : '\n')).join('');
}
