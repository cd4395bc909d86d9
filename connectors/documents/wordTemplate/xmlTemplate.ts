import { xml, type XmlGeneralNode, type XmlNode } from 'easy-template-x';
import { fillingsOf, lineOfWords, wordsOf, type Filling } from './fieldValues';
import { textAndTags, type Tag } from './tags';
import { nodeOf, placeTags, type Findings, type NodeKind, type TemplateNode } from './templateTree';

/** A part of a DOCX, ready to be written for one letter after the other: what never changes is text already. */
export interface XmlTemplate {
	readonly changes: boolean;
	readonly write: (filling: Filling) => string;
}

type Piece = string | { readonly write: (filling: Filling) => string };

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Reads the XML of a part (body, head or foot) once. What is wrong with its fields is added to the findings. */
export function xmlTemplate(content: string, findings: Findings): XmlTemplate {
	const root = treeOf(xml.parser.parse(content), findings);
	placeTags(root, findings);
	const write = writer(pieces(root));
	return { changes: root.changes, write: (filling) => header + write(filling) };
}

const kinds: Readonly<Record<string, NodeKind>> = {
	'w:p': 'paragraph', 'w:tbl': 'table', 'w:tr': 'row', 'w:tc': 'cell', 'w:t': 'text', 'w:txbxContent': 'box',
	'w:r': 'run', 'w:hyperlink': 'run', 'w:ins': 'run', 'w:moveTo': 'run', 'w:smartTag': 'run', 'w:customXml': 'run',
	'w:sym': 'visible', 'w:noBreakHyphen': 'visible', 'w:softHyphen': 'visible', 'a:blip': 'visible', 'v:imagedata': 'visible',
	'w:bookmarkStart': 'unseen', 'w:bookmarkEnd': 'unseen', 'w:proofErr': 'unseen', 'w:lastRenderedPageBreak': 'unseen',
	'w:commentRangeStart': 'unseen', 'w:commentRangeEnd': 'unseen', 'w:permStart': 'unseen', 'w:permEnd': 'unseen',
};

/** What Word has kept of a text that was deleted or moved away: nobody reads it. */
const gone = new Set(['w:del', 'w:moveFrom']);

function treeOf(source: XmlNode, findings: Findings): TemplateNode<XmlNode> {
	const { nodeName } = source;
	const kind = kinds[nodeName] ?? (/Pr$/.test(nodeName) ? 'properties' : 'other');
	if (kind === 'text') return nodeOf(kind, source, [], { text: (source.childNodes ?? []).map((child) => ('textContent' in child ? child.textContent : '')).join('') });
	if (describedByFields(source)) return nodeOf('other', source, [], { changes: described(source, findings) });
	// A paragraph whose properties end a section of the document is more than its tags.
	if (kind === 'properties') return nodeOf(has(source, 'w:sectPr') ? 'other' : kind, source);
	if (gone.has(nodeName)) return nodeOf('unseen', source);
	const children = (source.childNodes ?? []).filter((child) => child.nodeName !== '#text').map((child) => treeOf(child, findings));
	return nodeOf(kind, source, children);
}

const has = (node: XmlNode, name: string): boolean => (node.childNodes ?? []).some((child) => child.nodeName === name);

/** The alternative text of a picture may name the school. */
const describedByFields = (node: XmlNode): boolean => node.nodeName === 'wp:docPr' && /\{\{/.test(attributesOf(node).descr ?? '');

function described(node: XmlNode, { problems, uses }: Findings): true {
	const near = attributesOf(node).descr ?? '';
	for (const tag of textAndTags(near, problems)) {
		if (typeof tag === 'string') continue;
		uses.push({ tag, near, within: [] });
		if (tag.kind !== 'field') problems.push(`${tag.raw} stands in the alternative text of a picture, where only plain fields can stand`);
	}
	return true;
}

const attributesOf = (node: XmlNode): Record<string, string> => (node as XmlGeneralNode).attributes ?? {};

function pieces(node: TemplateNode<XmlNode>): Piece[] {
	const { kind, source, tag } = node;
	if (node.isOnlyTags) return [];
	if (kind === 'text' && node.changes) return [textElement(node.text ?? '')];
	if (kind === 'field') return [{ write: (filling) => wordsOf(tag as Tag, filling).split('\n').map((line) => (line === '' ? '' : textElement(line))).join('<w:br/>') }];
	if (!node.changes) return [xml.parser.serializeNode(source)];
	// Of a picture's properties only the description changes, so their children are not in the tree.
	const inside = describedByFields(source) ? (source.childNodes ?? []).map((child) => xml.parser.serializeNode(child)) : node.children.flatMap(pieces);
	if (kind === 'section') {
		const write = writer(inside);
		return [{ write: (filling) => fillingsOf(tag as Tag, filling).map(write).join('') }];
	}
	return guarded(source.nodeName, [...opening(source), ...inside, `</${source.nodeName}>`]);
}

/**
 * Word holds a table without rows, and a cell or head without a paragraph, for a damaged file; conditions may leave them so.
 */
function guarded(name: string, all: Piece[]): Piece[] {
	if (name === 'w:tbl') {
		const write = writer(all);
		return [{ write: (filling) => onlyWith(write(filling), '<w:tr') }];
	}
	if (!['w:tc', 'w:hdr', 'w:ftr', 'w:txbxContent'].includes(name)) return all;
	const end = `</${name}>`;
	const write = writer(all.slice(0, -1));
	return [{ write: (filling) => withParagraph(write(filling)) + end }];
}

const onlyWith = (text: string, needed: string): string => (text.includes(needed) ? text : '');
const withParagraph = (text: string): string => (/<\/w:p>$|<w:p\/>$|<w:p [^>]*\/>$/.test(text) ? text : `${text}<w:p/>`);

function opening(source: XmlNode): Piece[] {
	const attributes = Object.entries(attributesOf(source));
	const all = attributes.flatMap(([name, value]): Piece[] => [
		` ${name}="`,
		...(describedByFields(source) && name === 'descr' ? textAndTags(value, []) : [value]).map((piece) => (typeof piece === 'string' ? encoded(piece) : { write: (filling: Filling) => encoded(lineOfWords(piece, filling)) })),
		'"',
	]);
	return [`<${source.nodeName}`, ...all, '>'];
}

const textElement = (text: string): string => `<w:t xml:space="preserve">${encoded(text)}</w:t>`;

const encoded = (text: string): string => xml.parser.encodeValue(text);

/** Writes pieces one after the other; those that never change are one text. */
function writer(all: readonly Piece[]): (filling: Filling) => string {
	const joined: Piece[] = [];
	for (const piece of all) {
		const last = joined.at(-1);
		if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
		else joined.push(piece);
	}
	return (filling) => joined.map((piece) => (typeof piece === 'string' ? piece : piece.write(filling))).join('');
}
