import { bilingualStyles, type Block, type Cell, type Inline, type ListItem, type SideBySide } from './wordContent';

/** What mammoth makes of a document, as far as it is used here. */
export interface WordNode {
	readonly type: string;
	readonly children?: readonly WordNode[];
	readonly styleName?: string | null;
	readonly styleId?: string | null;
	readonly numbering?: { readonly isOrdered: boolean; readonly level: string | number } | null;
	readonly isBold?: boolean;
	readonly isItalic?: boolean;
	readonly value?: string;
	readonly href?: string;
	readonly breakType?: string;
	readonly isHeader?: boolean;
	readonly colSpan?: number;
	readonly rowSpan?: number;
	readonly altText?: string;
	readonly contentType?: string;
	readonly readAsBuffer?: () => Promise<Buffer>;
	/** Of a picture that was taken out of the tree: its name among the pictures. */
	readonly file?: string;
}

/** Some nodes of a Word document as blocks. */
export function blocksOf(nodes: readonly WordNode[]): Block[] {
	const blocks: Block[] = [];
	for (const block of nodes.flatMap(blocksOfNode)) appendBlock(blocks, block);
	return blocks;
}

/** List items that follow each other are one list. */
export function appendBlock(blocks: Block[], block: Block): void {
	const last = blocks[blocks.length - 1];
	if (block.kind === 'list' && last?.kind === 'list' && last.ordered === block.ordered) {
		blocks[blocks.length - 1] = { ...last, items: [...last.items, ...block.items] };
	} else blocks.push(block);
}

/** The blocks of a paragraph or table. */
export function blocksOfNode(node: WordNode): Block[] {
	if (node.type === 'table' && node.styleId === bilingualStyles.twoLanguages) return [sideBySideOf(node)];
	if (node.type === 'table') return [tableOf(node)];
	if (node.type !== 'paragraph') return [];
	const blocks: Block[] = [];
	if (descendants(node).some(({ type, breakType }) => type === 'break' && breakType === 'page')) blocks.push({ kind: 'newPage' });
	for (const { type, file, altText } of descendants(node)) if (type === 'image' && file) blocks.push({ kind: 'image', file, alternativeText: altText ?? '' });
	const inlines = joined(inlinesOf(node));
	if (inlines.some((inline) => 'text' in inline && inline.text.trim() !== '')) blocks.push(paragraphOf(node, inlines));
	return blocks;
}

function paragraphOf({ styleName, numbering }: WordNode, inlines: readonly Inline[]): Block {
	const style = styleName ?? 'Normal';
	const heading = /^heading ([1-6])$/i.exec(style);
	if (heading) return { kind: 'heading', level: Number(heading[1]), inlines };
	if (/^title$/i.test(style)) return { kind: 'heading', level: 1, inlines };
	if (numbering) {
		const item: ListItem = { level: Number(numbering.level), inlines };
		return { kind: 'list', ordered: numbering.isOrdered, items: [item] };
	}
	return { kind: 'paragraph', style, inlines };
}

/** A table that holds a letter in two languages: in each row the English, then what it is in the other. */
function sideBySideOf({ children: rows = [] }: WordNode): Block {
	const blocksIn = (cell: WordNode | undefined) => blocksOf(cell?.children ?? []);
	return { kind: 'sideBySide', rows: rows.map(({ children }): SideBySide => ({ english: blocksIn(children?.[0]), translation: blocksIn(children?.[1]) })) };
}

function tableOf(table: WordNode): Block {
	const rows = (table.children ?? []).map((row) => ({ isHeader: row.isHeader ?? false, cells: (row.children ?? []).map(cellOf) }));
	const firstOfBody = rows.findIndex(({ isHeader }) => !isHeader);
	const header = rows.slice(0, Math.min(1, firstOfBody < 0 ? rows.length : firstOfBody)).flatMap(({ cells }) => cells);
	const body = header.length > 0 ? rows.slice(1) : rows;
	const columns = Math.max(1, ...rows.map(({ cells }) => cells.reduce((sum, cell) => sum + cell.columns, 0)));
	const translated = table.styleId === bilingualStyles.translatedTable;
	return { kind: 'table', columns, header, rows: body.map(({ cells }) => cells), ...(translated ? { translated } : {}) };
}

function cellOf(cell: WordNode): Cell {
	const paragraphs = descendants(cell).filter(({ type }) => type === 'paragraph');
	const inlines = paragraphs.flatMap((paragraph, place) => [...(place > 0 ? [{ lineBreak: true } as const] : []), ...inlinesOf(paragraph)]);
	return { inlines: joined(inlines), columns: cell.colSpan ?? 1, rows: cell.rowSpan ?? 1 };
}

interface Look {
	readonly bold: boolean;
	readonly italic: boolean;
	readonly link: string | null;
}

function inlinesOf(node: WordNode, look: Look = { bold: false, italic: false, link: null }): Inline[] {
	switch (node.type) {
		case 'text':
			return node.value ? [{ text: node.value, ...look }] : [];
		case 'tab':
			return [{ text: ' ', ...look }];
		case 'break':
			return node.breakType === 'line' ? [{ lineBreak: true }] : [];
		case 'run': {
			const inRun = { ...look, bold: look.bold || node.isBold === true, italic: look.italic || node.isItalic === true };
			return (node.children ?? []).flatMap((child) => inlinesOf(child, inRun));
		}
		case 'hyperlink':
			return (node.children ?? []).flatMap((child) => inlinesOf(child, { ...look, link: webAddress(node.href) }));
		default:
			return (node.children ?? []).flatMap((child) => inlinesOf(child, look));
	}
}

/** Neighbours that look alike as one: Word and merge fields cut a sentence into many runs. */
function joined(inlines: readonly Inline[]): Inline[] {
	const whole: Inline[] = [];
	for (const inline of inlines) {
		const last = whole[whole.length - 1];
		const alike = last && 'text' in last && 'text' in inline && last.bold === inline.bold && last.italic === inline.italic && last.link === inline.link;
		if (alike) whole[whole.length - 1] = { ...last, text: last.text + inline.text };
		else whole.push(inline);
	}
	return whole;
}

/** Only what a family could follow; a file path of the school's server is none. */
function webAddress(href: string | undefined): string | null {
	return href && /^(https?:|mailto:|tel:)/i.test(href) ? href : null;
}

function descendants(node: WordNode): WordNode[] {
	return (node.children ?? []).flatMap((child) => [child, ...descendants(child)]);
}
