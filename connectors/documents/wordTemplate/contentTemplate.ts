import { appendBlock, blocksOfNode, type WordNode } from '../wordBlocks';
import type { Block, WordContent } from '../wordContent';
import type { WordTree } from '../wordTree';
import { fillingsOf, lineOfWords, wordsOf, type Filling } from './fieldValues';
import { textAndTags, type Tag } from './tags';
import { nodeOf, placeTags, type NodeKind, type TemplateNode } from './templateTree';

/** What a letter says, for one letter after the other, without a Word file in between. */
export interface ContentTemplate {
	readonly fill: (filling: Filling) => WordContent;
}

/** Reads the content of a template once. Its fields were looked over when its XML was read; here they are taken as they are. */
export function contentTemplate({ header, footer, body, images }: WordTree): ContentTemplate {
	const parts = { header: partOf(header), footer: partOf(footer), body: partOf(body) };
	return {
		fill: (filling) => {
			const content = { header: parts.header(filling), footer: parts.footer(filling), body: parts.body(filling) };
			return { ...content, images };
		},
	};
}

/** The blocks of a part of the document; those without fields are made once. */
function partOf(nodes: readonly WordNode[]): (filling: Filling) => Block[] {
	const story = nodeOf('other', { type: 'document' } as WordNode, nodes.map(treeOf));
	placeTags(story, { problems: [], uses: [] });
	const made = story.children.map((child) => (child.changes ? child : blocksOfNode(child.source)));
	return (filling) => {
		const blocks: Block[] = [];
		for (const each of made) {
			const found = Array.isArray(each) ? each : filled(each, filling).flatMap(blocksOfNode);
			for (const block of found) appendBlock(blocks, block);
		}
		return blocks;
	};
}

const kinds: Readonly<Record<string, NodeKind>> = {
	paragraph: 'paragraph', table: 'table', tableRow: 'row', tableCell: 'cell', run: 'run', hyperlink: 'run', text: 'text', image: 'visible', bookmarkStart: 'unseen',
};

function treeOf(source: WordNode): TemplateNode<WordNode> {
	const kind = kinds[source.type] ?? 'other';
	if (kind === 'text') return nodeOf(kind, source, [], { text: source.value ?? '' });
	const described = source.type === 'image' && /\{\{/.test(source.altText ?? '');
	return nodeOf(kind, source, (source.children ?? []).map(treeOf), described ? { changes: true } : {});
}

function filled(node: TemplateNode<WordNode>, filling: Filling): WordNode[] {
	const { kind, source, tag } = node;
	if (!node.changes) return [source];
	if (node.isOnlyTags) return [];
	if (kind === 'text') return [{ type: 'text', value: node.text ?? '' }];
	if (kind === 'field') return linesOf(wordsOf(tag as Tag, filling));
	if (kind === 'section') return fillingsOf(tag as Tag, filling).flatMap((each) => node.children.flatMap((child) => filled(child, each)));
	if (source.type === 'image') return [{ ...source, altText: described(source.altText ?? '', filling) }];
	const children = node.children.flatMap((child) => filled(child, filling));
	if (kind === 'table' && children.length === 0) return [];
	return [{ ...source, children }];
}

function linesOf(text: string): WordNode[] {
	return text.split('\n').flatMap((value, place): WordNode[] => [...(place > 0 ? [{ type: 'break', breakType: 'line' }] : []), ...(value === '' ? [] : [{ type: 'text', value }])]);
}

function described(text: string, filling: Filling): string {
	return textAndTags(text, []).map((piece) => (typeof piece === 'string' ? piece : lineOfWords(piece, filling))).join('');
}
