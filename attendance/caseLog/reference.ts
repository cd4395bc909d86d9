import { createHash } from 'node:crypto';

const referenceLength = 8;

/**
 * Eight characters by which people name one letter or referral, on its pages and in file names, without a name or a
 * number of the pupil. Takes the school's URN and the act's key (keys.ts): the same act has the same reference on every
 * run, and two schools whose pupils share an id do not share one.
 */
export function actReference(urn: string, key: string): string {
	return createHash('sha256').update(`${urn}|${key}`).digest('hex').slice(0, referenceLength);
}
