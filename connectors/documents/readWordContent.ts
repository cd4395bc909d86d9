import { blocksOf } from './wordBlocks';
import type { WordContent } from './wordContent';
import { readWordTree } from './wordTree';

/**
 * Reads what a Word document says: its body, and head and foot of its first page.
 * Takes a DOCX; gives its content. Pictures of kinds that a PDF cannot hold are left out. Nothing outside the file is
 * ever fetched.
 */
export async function readWordContent(docx: Uint8Array): Promise<WordContent> {
	const { header, footer, body, images } = await readWordTree(docx);
	return { header: blocksOf(header), footer: blocksOf(footer), body: blocksOf(body), images };
}
