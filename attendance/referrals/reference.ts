import { createHash } from 'node:crypto';
import type { ReferralKind } from './kinds';

const referenceLength = 8;

/**
 * Eight characters by which the school and the authority name a referral in files, subjects and on each page, without
 * a name or a number of the pupil. Takes the school's URN and the referral's key; the same referral has the same
 * reference on every run, and two schools whose pupils share an id do not share one.
 */
export function referralReference(urn: string, key: string): string {
	return createHash('sha256').update(`${urn}|${key}`).digest('hex').slice(0, referenceLength);
}

/** File name without ending: `2026-11-23_local-authority-support_3f9a21c0`. */
export function referralFileName(date: string, kind: ReferralKind, reference: string): string {
	return `${date}_${kind}_${reference}`;
}
