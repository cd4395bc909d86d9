import JSZip from 'jszip';
import { wordBlocks } from './wordBlocks';
import type { Block, WordContent } from './wordContent';

/**
 * Reads what a Word document says: its body, and head and foot of its first page.
 * Takes a DOCX; gives its content. Pictures of kinds that a PDF cannot hold are left out. Nothing outside the file is
 * ever fetched.
 */
export async function readWordContent(docx: Uint8Array): Promise<WordContent> {
	const zip = await JSZip.loadAsync(docx);
	const images: Record<string, Uint8Array> = {};
	const main: MainPart = { document: await textFile(zip, documentPart), relations: await textFile(zip, documentRelations) };
	const body = await wordBlocks(Buffer.from(docx), images, 'body');
	const header = await blocksOfPart(zip, main, 'header', images);
	const footer = await blocksOfPart(zip, main, 'footer', images);
	return { header, footer, body, images };
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
async function blocksOfPart(zip: JSZip, main: MainPart, kind: 'header' | 'footer', images: Record<string, Uint8Array>): Promise<readonly Block[]> {
	const part = partOfFirstPage(main, kind);
	if (!part) return [];
	const content = (await textFile(zip, part)).replace(/<w:(?:hdr|ftr)\b([^>]*)>/, '<w:document$1><w:body>').replace(/<\/w:(?:hdr|ftr)>/, '</w:body></w:document>');
	const relations = await textFile(zip, part.replace(/([^/]+)$/, '_rels/$1.rels'));
	const merged = mergedRelations(main.relations, relations);
	const key = [content, await textFile(zip, 'word/styles.xml')].join('\n');
	const last = lastRead[kind];
	if (last?.key === key) return last.blocks;
	zip.file(documentPart, content).file(documentRelations, merged);
	const blocks = await wordBlocks(await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' }), images, kind);
	if (!/\br:(?:embed|id|link)=/.test(content)) lastRead[kind] = { key, blocks };
	return blocks;
}

/** Head and foot say the same on a thousand letters, so what was read last is kept, unless it refers to pictures or links. */
const lastRead: Partial<Record<'header' | 'footer', { readonly key: string; readonly blocks: readonly Block[] }>> = {};

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
