import JSZip from 'jszip';
import mammoth from 'mammoth';
import type { WordNode } from './wordBlocks';

/** A Word document as mammoth reads it: body, and head and foot of the first page, with the pictures taken out by name. */
export interface WordTree {
	readonly header: readonly WordNode[];
	readonly footer: readonly WordNode[];
	readonly body: readonly WordNode[];
	readonly images: Readonly<Record<string, Uint8Array>>;
}

/** Reads a DOCX. Pictures of kinds that a PDF cannot hold are left out. Nothing outside the file is ever fetched. */
export async function readWordTree(docx: Uint8Array): Promise<WordTree> {
	const zip = await JSZip.loadAsync(docx);
	const images: Record<string, Uint8Array> = {};
	const main: MainPart = { document: await textFile(zip, documentPart), relations: await textFile(zip, documentRelations) };
	const body = await nodesOf(Buffer.from(docx), images, 'body');
	const header = await nodesOfPart(zip, main, 'header', images);
	const footer = await nodesOfPart(zip, main, 'footer', images);
	return { header, footer, body, images };
}

/** The body of a Word document, as mammoth reads it before it would turn it into HTML. */
async function nodesOf(docx: Buffer, images: Record<string, Uint8Array>, part: string): Promise<WordNode[]> {
	let read: WordNode = { type: 'document' };
	await mammoth.convertToHtml(
		{ buffer: docx },
		{
			transformDocument: (document: WordNode) => {
				read = document;
				// Only the reading is wanted: nothing is left to be turned into HTML.
				return { ...document, children: [] };
			},
		},
	);
	return await withoutImages(read.children ?? [], images, part);
}

const imageEndings: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/svg+xml': 'svg' };

/** Pictures are named, and their bytes kept beside the tree. */
async function withoutImages(nodes: readonly WordNode[], images: Record<string, Uint8Array>, part: string): Promise<WordNode[]> {
	const all: WordNode[] = [];
	for (const node of nodes) {
		if (node.type === 'image') {
			const ending = imageEndings[node.contentType ?? ''];
			if (!ending || !node.readAsBuffer) continue;
			const file = `/${part}-image-${Object.keys(images).length + 1}.${ending}`;
			images[file] = await node.readAsBuffer();
			all.push({ type: 'image', file, altText: node.altText });
		} else all.push(node.children ? { ...node, children: await withoutImages(node.children, images, part) } : node);
	}
	return all;
}

interface MainPart {
	readonly document: string;
	readonly relations: string;
}

const documentPart = 'word/document.xml';
const documentRelations = 'word/_rels/document.xml.rels';

/**
 * mammoth reads the body only. So head or foot of the first page is put in the body's place, with its own relations,
 * and the document read once more.
 */
async function nodesOfPart(zip: JSZip, main: MainPart, kind: 'header' | 'footer', images: Record<string, Uint8Array>): Promise<readonly WordNode[]> {
	const part = partOfFirstPage(main, kind);
	if (!part) return [];
	const content = (await textFile(zip, part)).replace(/<w:(?:hdr|ftr)\b([^>]*)>/, '<w:document$1><w:body>').replace(/<\/w:(?:hdr|ftr)>/, '</w:body></w:document>');
	const relations = await textFile(zip, part.replace(/([^/]+)$/, '_rels/$1.rels'));
	zip.file(documentPart, content).file(documentRelations, mergedRelations(main.relations, relations));
	return await nodesOf(await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' }), images, kind);
}

/** The part's own relations, and those to the styles and lists of the document, which it shares. */
function mergedRelations(ofDocument: string, ofPart: string): string {
	const shared = relationsIn(ofDocument).filter((relation) => /\/(styles|numbering)"/.test(relation));
	const own = relationsIn(ofPart);
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[...shared.map(renamed), ...own].join('')}</Relationships>`;
}

function relationsIn(xml: string): string[] {
	return xml.match(/<Relationship\b[^>]*?\/>|<Relationship\b[^>]*?><\/Relationship>/g) ?? [];
}

function renamed(relation: string): string {
	return relation.replace(/\bId="([^"]*)"/, 'Id="shared-$1"');
}

function partOfFirstPage({ document, relations }: MainPart, kind: 'header' | 'footer'): string | undefined {
	const references = document.match(new RegExp(`<w:${kind}Reference\\b[^>]*>`, 'g')) ?? [];
	const wanted = /<w:titlePg\b(?![^>]*w:val="(?:0|false)")/.test(document) ? 'first' : 'default';
	const reference = references.find((each) => each.includes(`w:type="${wanted}"`));
	const id = /r:id="([^"]+)"/.exec(reference ?? '')?.[1];
	const relation = relationsIn(relations).find((each) => each.includes(`Id="${id}"`));
	const target = /\bTarget="([^"]+)"/.exec(relation ?? '')?.[1];
	return target && (target.startsWith('/') ? target.slice(1) : `word/${target}`);
}

async function textFile(zip: JSZip, name: string): Promise<string> {
	return (await zip.file(name)?.async('string')) ?? '';
}
