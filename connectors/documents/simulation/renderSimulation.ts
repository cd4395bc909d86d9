import { readFile } from 'node:fs/promises';
import type { SimulationPage } from '../../../attendance/policy/simulation';
import { assetPath } from '../assets';
import { renderPdf } from '../renderPdf';

/**
 * Typesets what a simulation says as a tagged PDF that meets PDF/UA-1. Takes the page and its date (`YYYY-MM-DD`); the same page
 * gives the same bytes. Throws `TypesetError`.
 */
export async function renderSimulation(page: SimulationPage, date: string): Promise<Uint8Array> {
	return await renderPdf({ title: `${page.title}, ${page.school}`, source: await pageSource(), data: page, date });
}

let source: Promise<string> | undefined;

function pageSource(): Promise<string> {
	source ??= readFile(assetPath('simulation.typ'), 'utf8');
	return source;
}
