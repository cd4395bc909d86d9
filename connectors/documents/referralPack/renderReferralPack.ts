import { readFile } from 'node:fs/promises';
import type { Pack } from '../../../attendance/referrals';
import { assetPath } from '../assets';
import { renderPdf } from '../renderPdf';

/**
 * Typesets a referral pack as a tagged PDF that meets PDF/UA-1. Takes the pack and its date (`YYYY-MM-DD`); the same
 * pack gives the same bytes. Throws `TypesetError`.
 */
export async function renderReferralPack(pack: Pack, date: string): Promise<Uint8Array> {
	return await renderPdf({ title: pack.title, source: await packSource(), data: pack, date });
}

let source: Promise<string> | undefined;

function packSource(): Promise<string> {
	source ??= readFile(assetPath('referralPack.typ'), 'utf8');
	return source;
}
