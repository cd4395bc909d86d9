import { codeOn } from '../../codes';
import { capitalised } from '../../text/named';
import type { ForbiddenContent } from '../family';
import { sources } from './sources';
import { firstMatch } from './text';

/** What may follow is said as what may follow: a school decides none of it. */
export const noCertainty: ForbiddenContent = {
	id: 'no-certainty',
	what: 'says that a fine, a penalty notice or a prosecution is certain, which it is not',
	source: sources.framework,
	find: ({ text }) =>
		firstMatch(
			text,
			/\b(?:you )?(?:will|shall) (?:now |then |also |automatically )*(?:be |receive |get |have to pay )(?:a )?(?:fined?|prosecuted|penalty|penalised|taken to court|criminal|convicted|imprisoned)\b|\bpenalty notice (?:will|shall|must) be (?:issued|sent)\b|(?<!\bnot )\bautomatically (?:issued|fined|prosecuted)\b|\bcriminal record\b|\b(?:prison|jail)\b/i,
		),
};

const notYetKnown = capitalised(codeOn('N', '2026-11-23')?.meaning ?? '');

/** A session of which nobody knows yet why counts for nothing against a family (letters §4.1). */
export const noUnestablishedSessions: ForbiddenContent = {
	id: 'no-unestablished-sessions',
	what: 'relies on a session whose reason is not yet established',
	source: sources.framework,
	find: ({ text, fields: { unauthorised } }) => (unauthorised.someNotEstablished ? '' : firstMatch(text, new RegExp(notYetKnown, 'i'))),
};

/** Amounts are the law's; a template with last year's is a letter that is wrong by a signature. */
export const noOtherAmounts: ForbiddenContent = {
	id: 'no-other-amounts',
	what: 'names an amount that is not one of the law on the date of the letter',
	source: sources.penaltyAmounts,
	find: ({ text, fields: { penaltyNotice: { full, reduced, secondFull } } }) => {
		// A bus pass for £50 is no penalty: amounts count in the sentences that are about one.
		const about = text.split(/(?<=[.!?])\s/).filter((sentence) => /\b(?:penalt|notice|paid|pay|fine)/i.test(sentence)).join(' ');
		const amounts = [...about.matchAll(/£\s?\d[\d,]*(?:\.\d\d)?/g)].map(([amount]) => amount);
		return amounts.find((amount) => ![full, reduced, secondFull].includes(amount.replace(/\s|,|\.00$/g, ''))) ?? null;
	},
};

/** An offer that begins with a reproach is not taken up. */
export const noReproach: ForbiddenContent = {
	id: 'no-reproach',
	what: 'reproaches the family',
	source: sources.plainNotices,
	find: ({ text }) =>
		firstMatch(
			text.replace(/\b(?:nobody|no one) is to blame\b/gi, ' '),
			/\b(?:you|he|she|they) (?:have |has )?(?:failed|refused|ignored|neglected|(?:did|do) not bother|could not be bothered)\b|\byour (?:own )?(?:fault|failure|neglect)\b|\bto blame\b|\b(?:inexcusable|unacceptable|disappoint(?:ed|ing))\b/i,
		),
};
