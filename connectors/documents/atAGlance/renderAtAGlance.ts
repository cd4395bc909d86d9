import { readFile } from 'node:fs/promises';
import type { AtAGlance } from '../../../attendance/groups';
import { assetPath } from '../assets';
import { renderPdf } from '../renderPdf';

/**
 * Typesets a page of charts as a tagged PDF that meets PDF/UA-1. Takes the page and its date (`YYYY-MM-DD`); the same
 * page gives the same bytes. Throws `TypesetError`.
 */
export async function renderAtAGlance(page: AtAGlance, date: string): Promise<Uint8Array> {
	return await renderPdf({ title: `${page.title}, ${page.school}`, source: await pageSource(), data: page, date });
}

let source: Promise<string> | undefined;

function pageSource(): Promise<string> {
	source ??= readFile(assetPath('atAGlance.typ'), 'utf8');
	return source;
}
