import { readFile } from 'node:fs/promises';
import type { FirstDayPage } from '../../../attendance/firstDay';
import { assetPath } from '../assets';
import { renderPdf } from '../renderPdf';

/** The mark the Department for Education puts on files of pupils' attendance (rules §2.1, §8 "Transfer"). */
const marking = 'OFFICIAL-SENSITIVE';

/** Typesets the call list as a tagged PDF that meets PDF/UA-1. Takes the page and its date (`YYYY-MM-DD`). Throws `TypesetError`. */
export async function renderFirstDay(page: FirstDayPage, date: string): Promise<Uint8Array> {
	return await renderPdf({ title: page.subject, source: await pageSource(), data: { ...page, marking }, date });
}

let source: Promise<string> | undefined;

function pageSource(): Promise<string> {
	source ??= readFile(assetPath('firstDay.typ'), 'utf8');
	return source;
}
