import { readFile } from 'node:fs/promises';
import type { ImpactPage } from '../../../attendance/impact';
import { assetPath } from '../assets';
import { renderPdf } from '../renderPdf';

/**
 * Typesets what came after each step as a tagged PDF that meets PDF/UA-1. Takes the page and its date (`YYYY-MM-DD`); the
 * same page gives the same bytes. Throws `TypesetError`.
 */
export async function renderImpact(page: ImpactPage, date: string): Promise<Uint8Array> {
	return await renderPdf({ title: `${page.title}, ${page.school}`, source: await pageSource(), data: page, date });
}

let source: Promise<string> | undefined;

function pageSource(): Promise<string> {
	source ??= readFile(assetPath('impact.typ'), 'utf8');
	return source;
}
