import { shortened, tagOf, type Tag } from './tags';

/**
 * A Word document as its merge fields see it: what is a paragraph, a row, a text. The XML that is written into the DOCX
 * and the content that the PDF is made of are each read into such a tree, and fields, repeats and conditions are found in
 * both by the code here. So both documents always mean the same.
 */
export interface TemplateNode<Source> {
	readonly kind: NodeKind;
	/** What the node was made from. */
	readonly source: Source;
	children: TemplateNode<Source>[];
	/** Of a text. */
	readonly text?: string;
	/** Of a field, and of what a repeat or condition holds. */
	readonly tag?: Tag;
	parent?: TemplateNode<Source>;
	/** Whether anything at or below it is filled for each letter anew. */
	changes: boolean;
	/** A paragraph that holds nothing but the beginning or end of a repeat, and goes away with it. */
	isOnlyTags?: boolean;
}

/**
 * `run`: may be cut in two where a condition begins inside it. `visible`: no text, yet seen. `properties`: how its parent looks.
 * `box`: a text box, whose paragraphs stand apart from those around it.
 */
export type NodeKind =
	| 'paragraph' | 'table' | 'row' | 'cell' | 'run' | 'text' | 'visible' | 'properties' | 'box' | 'other'
	/** Bookmarks and the marks of the spelling checker. */
	| 'unseen'
	/** What the template's tags become: a field, the beginning or end of a repeat or condition, and then what it holds. */
	| 'field' | 'mark' | 'section';

/** A tag that was found, for whoever checks the template. */
export interface TagUse {
	readonly tag: Tag;
	/** The text of the paragraph around it. */
	readonly near: string;
	/** The names of the repeats and conditions around it, the innermost last. */
	readonly within: readonly string[];
}

export interface Findings {
	readonly problems: string[];
	readonly uses: TagUse[];
}

/** Deeper than any letter; what goes deeper is made to exhaust the program. */
const deepestNesting = 12;
const mostTags = 2_000;

type Node<Source> = TemplateNode<Source>;

/** A node of the tree with its children. */
export function nodeOf<Source>(kind: NodeKind, source: Source, children: Array<Node<Source>> = [], more: { text?: string; changes?: boolean } = {}): Node<Source> {
	const node: Node<Source> = { kind, source, children, changes: false, ...more };
	for (const child of children) child.parent = node;
	if (children.some(({ changes }) => changes)) node.changes = true;
	return node;
}

/** Finds the fields, repeats and conditions of a document or a part of it, and puts what they hold below them. */
export function placeTags<Source>(story: Node<Source>, findings: Findings): void {
	const boxes: Array<Node<Source>> = [];
	for (const node of [...within(story, (each) => each.kind !== 'box')]) {
		if (node.kind === 'box') boxes.push(node);
		if (node.kind === 'paragraph') cutOutTags(node, findings);
	}
	if (findings.uses.length > mostTags) return void findings.problems.push(`the template has more than ${mostTags.toLocaleString('en-GB')} merge fields`);
	const pairs = pairsOf(story, findings);
	// All places are looked up before anything is moved; outer pairs come first.
	const moves = pairs.map((pair) => ({ pair, place: placeOf(pair, findings.problems) }));
	for (const { pair, place } of moves) if (place) wrap(pair, place, findings.problems);
	for (const { pair } of moves) for (const mark of [pair.open, pair.close]) takeOut(mark);
	for (const box of boxes) placeTags(box, findings);
}

/** All nodes below one in their order, not below those that are not to be entered. */
function* within<Source>(node: Node<Source>, enters: (node: Node<Source>) => boolean): Generator<Node<Source>> {
	for (const child of node.children) {
		yield child;
		if (enters(child)) yield* within(child, enters);
	}
}

/** What stands in a paragraph itself, and not in a text box that hangs on it. */
const inParagraph = <Source>(paragraph: Node<Source>) => [...within(paragraph, ({ kind }) => kind !== 'box' && kind !== 'paragraph')];

/** Makes each tag a node of its own, where it begins; Word cuts what people type into as many runs as it likes. */
function cutOutTags<Source>(paragraph: Node<Source>, { problems, uses }: Findings): void {
	const leaves = inParagraph(paragraph).filter(({ kind }) => kind === 'text');
	const text = leaves.map((leaf) => leaf.text).join('');
	const matches = [...text.matchAll(/\{\{[^{}]*\}\}/g)].map((match) => ({ from: match.index, to: match.index + match[0].length, tag: tagOf(match[0]) }));
	const rest = matches.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text);
	const loose = /\{\{|\}\}/.exec(rest);
	if (loose) problems.push(`"${shortened(text.trim())}" has double braces without their counterparts in the same paragraph`);
	for (const { tag } of matches) {
		if ('problem' in tag) problems.push(tag.problem);
		else uses.push({ tag, near: text.trim(), within: [] });
	}
	if (matches.length === 0) return;
	let start = 0;
	for (const leaf of leaves) {
		const end = start + (leaf.text?.length ?? 0);
		const pieces: Array<Node<Source>> = [];
		let at = start;
		for (const { from, to, tag } of matches) {
			if (to <= start || from >= end) continue;
			if (from > at) pieces.push(nodeOf('text', leaf.source, [], { text: text.slice(at, from), changes: true }));
			if (from >= start && !('problem' in tag)) pieces.push({ ...nodeOf(tag.kind === 'field' ? 'field' : 'mark', leaf.source, [], { changes: true }), tag });
			at = Math.min(to, end);
		}
		if (at === start) pieces.push(leaf);
		else if (at < end) pieces.push(nodeOf('text', leaf.source, [], { text: text.slice(at, end), changes: true }));
		replace(leaf, pieces);
		start = end;
	}
}

interface Pair<Source> {
	readonly open: Node<Source>;
	readonly close: Node<Source>;
}

/** Beginnings and ends that belong together, in the order of their beginnings. */
function pairsOf<Source>(story: Node<Source>, { problems, uses }: Findings): Array<Pair<Source>> {
	const open: Array<Node<Source>> = [];
	const pairs = new Map<Node<Source>, Node<Source>>();
	const order: Array<Node<Source>> = [];
	const use = new Map(uses.map((each, place) => [each.tag, place]));
	for (const node of within(story, ({ kind }) => kind !== 'box')) {
		const { tag } = node;
		if (!tag) continue;
		const place = use.get(tag);
		if (place !== undefined) uses[place] = { ...(uses[place] as TagUse), within: open.map((mark) => (mark.tag as Tag).name) };
		if (node.kind !== 'mark') continue;
		if (tag.kind !== 'close') {
			if (open.some((mark) => mark.tag?.kind === 'open' && tag.kind === 'open' && mark.tag.name === tag.name)) problems.push(`${tag.raw} stands inside itself and would repeat without end`);
			else if (open.length >= deepestNesting) return refuseDepth(problems);
			open.push(node);
			order.push(node);
			continue;
		}
		const last = open.pop();
		if (!last) problems.push(`${tag.raw} ends what never began: put {{#${tag.name}}} before it, or take it out`);
		else if (tag.name !== '' && tag.name !== last.tag?.name) {
			problems.push(`${tag.raw} stands where ${last.tag?.raw} must be closed first: what begins inside a repeat or condition has to end inside it`);
			return [];
		} else pairs.set(last, node);
	}
	for (const { tag } of open) problems.push(`${tag?.raw} is never closed: put {{/${tag?.name}}} where it ends`);
	return order.flatMap((mark) => (pairs.has(mark) ? [{ open: mark, close: pairs.get(mark) as Node<Source> }] : []));
}

function refuseDepth(problems: string[]): [] {
	problems.push(`the template has more than ${deepestNesting} repeats and conditions inside each other`);
	return [];
}

/** What a repeat or condition holds: nodes that follow each other, or a stretch inside one paragraph. */
type Place<Source> = 'inline' | 'nothing' | { readonly first: Node<Source>; readonly last: Node<Source> };

function placeOf<Source>({ open, close }: Pair<Source>, problems: string[]): Place<Source> | undefined {
	const [from, to] = [ancestor(open, 'paragraph'), ancestor(close, 'paragraph')];
	const raw = open.tag?.raw;
	if (!from || !to) return undefined;
	if (from === to) return isAtStart(open, from) && isAtEnd(close, to) ? held(from, from, problems, raw) : 'inline';
	const cells = [ancestor(open, 'cell'), ancestor(close, 'cell')];
	if (cells[0] !== cells[1]) {
		const rows = [ancestor(open, 'row'), ancestor(close, 'row')] as const;
		if (rows[0] && rows[1] && rows[0].parent === rows[1].parent) return held(rows[0], rows[1], problems, raw);
		problems.push(`${raw} begins in a table and ends outside it: put both into the same table, or both outside`);
		return undefined;
	}
	if (from.parent !== to.parent) {
		problems.push(`${raw} begins in one part of the page and ends in another (a content control, for instance): put both into the same`);
		return undefined;
	}
	const siblings = from.parent?.children ?? [];
	const first = isAtEnd(open, from) ? siblings.indexOf(from) + 1 : isAtStart(open, from) ? siblings.indexOf(from) : undefined;
	const last = isAtStart(close, to) ? siblings.indexOf(to) - 1 : isAtEnd(close, to) ? siblings.indexOf(to) : undefined;
	if (first === undefined || last === undefined) {
		problems.push(`${raw} begins or ends in the middle of a paragraph and goes over several: put its beginning and end at the edges of paragraphs, or on lines of their own`);
		return undefined;
	}
	if (first > last) return 'nothing';
	return held(siblings[first] as Node<Source>, siblings[last] as Node<Source>, problems, raw);
}

function held<Source>(first: Node<Source>, last: Node<Source>, problems: string[], raw = ''): Place<Source> | undefined {
	const siblings = first.parent?.children ?? [];
	const range = siblings.slice(siblings.indexOf(first), siblings.indexOf(last) + 1);
	if (!range.some((node) => [...within(node, () => true)].some(({ kind }) => kind === 'box'))) return { first, last };
	problems.push(`${raw} holds a paragraph that a text box hangs on: move the text box to a paragraph outside it`);
	return undefined;
}

function ancestor<Source>(node: Node<Source>, kind: NodeKind): Node<Source> | undefined {
	let above = node.parent;
	while (above && above.kind !== kind && above.kind !== 'box') above = above.parent;
	return above?.kind === kind ? above : undefined;
}

const isSeen = ({ kind, text }: Node<unknown>) => kind === 'field' || kind === 'visible' || (kind === 'text' && text?.trim() !== '');

function isAtStart<Source>(mark: Node<Source>, paragraph: Node<Source>): boolean {
	const nodes = inParagraph(paragraph);
	return !nodes.slice(0, nodes.indexOf(mark)).some(isSeen);
}

function isAtEnd<Source>(mark: Node<Source>, paragraph: Node<Source>): boolean {
	const nodes = inParagraph(paragraph);
	return !nodes.slice(nodes.indexOf(mark) + 1).some(isSeen);
}

function wrap<Source>({ open, close }: Pair<Source>, place: Place<Source>, problems: string[]): void {
	if (place === 'nothing') return;
	if (place === 'inline') return wrapInline(open, close, problems);
	const { first, last } = place;
	const { parent } = first;
	if (!parent || parent !== last.parent) return void problems.push(crossing(open));
	wrapRange(parent, parent.children.indexOf(first), parent.children.indexOf(last), open);
}

const crossing = ({ tag }: Node<unknown>): string => `${tag?.raw} overlaps another repeat or condition: put the beginnings and ends on lines of their own`;

function wrapRange<Source>(parent: Node<Source>, from: number, to: number, { tag, source }: Node<Source>): void {
	const section: Node<Source> = { ...nodeOf('section', source, parent.children.slice(from, to + 1), { changes: true }), tag };
	for (const child of section.children) child.parent = section;
	section.parent = parent;
	parent.children.splice(from, to - from + 1, section);
	markChanged(parent);
}

/** Both marks are brought to the same level by cutting the runs they stand in; what is between is held. */
function wrapInline<Source>(open: Node<Source>, close: Node<Source>, problems: string[]): void {
	const above = new Set<Node<Source>>();
	for (let node = open.parent; node; node = node.parent) above.add(node);
	let common = close.parent;
	while (common && !above.has(common)) common = common.parent;
	if (!common || !brought(open, common) || !brought(close, common)) return void problems.push(`${open.tag?.raw} begins or ends inside a field of Word or a content control: put it beside it`);
	const places = [common.children.indexOf(open), common.children.indexOf(close)] as const;
	wrapRange(common, places[0] + 1, places[1] - 1, open);
}

/** Cuts what is between a mark and a node above it, until the mark stands right below that. */
function brought<Source>(mark: Node<Source>, to: Node<Source>): boolean {
	while (mark.parent && mark.parent !== to) {
		const run = mark.parent;
		if (run.kind !== 'run' || !run.parent) return false;
		const place = run.children.indexOf(mark);
		const properties = run.children.filter(({ kind }) => kind === 'properties');
		const part = (children: Array<Node<Source>>) => (children.some(({ kind }) => kind !== 'properties') ? [nodeOf('run', run.source, children, { changes: true })] : []);
		const before = part(run.children.slice(0, place));
		const after = part([...properties.map((each) => ({ ...each })), ...run.children.slice(place + 1)]);
		replace(run, [...before, mark, ...after]);
	}
	return mark.parent === to;
}

function replace<Source>(node: Node<Source>, by: ReadonlyArray<Node<Source>>): void {
	const { parent } = node;
	if (!parent) return;
	parent.children.splice(parent.children.indexOf(node), 1, ...by);
	for (const each of by) each.parent = parent;
	if (by.length !== 1 || by[0] !== node) markChanged(parent);
}

function markChanged<Source>(node: Node<Source> | undefined): void {
	for (let each = node; each; each = each.parent) each.changes = true;
}

/** Removes a mark; a paragraph that held nothing else is left out of the letter. A page break is something else. */
function takeOut<Source>(mark: Node<Source>): void {
	const paragraph = ancestor(mark, 'paragraph');
	replace(mark, []);
	if (paragraph && !inParagraph(paragraph).some((node) => isSeen(node) || ['section', 'box', 'mark', 'other'].includes(node.kind))) paragraph.isOnlyTags = true;
}

