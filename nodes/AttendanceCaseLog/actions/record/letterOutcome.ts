import type { INodeProperties } from 'n8n-workflow';
import { contactIdentity, type contactWays } from '../../../../attendance/caseLog';
import { contactNamed } from '../../../../attendance/contacts/oneNamed';
import { readItem, type Letter, type LetterOutcome } from '../../../../attendance/item';
import { asAtProperty } from '../../../shared/asAt';
import type { Fields, Saying } from '../../said';

const displayOptions = { show: { operation: ['record'], what: ['letterOutcome'] } };

export const letterOutcomeProperties: INodeProperties[] = [
	{
		displayName: 'Send this node both outputs of Attendance Letter (Check What Became of Letters): that a letter did not arrive is recorded as a try at reaching the family, of the others nothing is.',
		name: 'letterOutcomeNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	{ ...asAtProperty, description: 'The date of this run. Leave empty for today.', displayOptions },
];

const ways: Readonly<Record<Letter['channel'], (typeof contactWays)[number]>> = { post: 'letter', email: 'e-mail', sms: 'text message', phone: 'phone call' };
const nextWays: Readonly<Record<Letter['channel'], string>> = { post: 'by post', email: 'by e-mail', sms: 'by text message', phone: 'by phone' };

/**
 * A letter that did not arrive, as the log keeps it: somebody tried to reach this parent and did not. By the letter's own date, so
 * that whoever looks again tomorrow records it once.
 */
export function letterOutcomeOf({ json, asAt }: Fields): Saying {
	const { letter } = readItem(json, ['letter']);
	const { outcome } = letter;
	if (outcome?.state !== 'failed') return { json, asAt, said: () => [], nothing: 'The letter is not known to have failed; nothing was recorded.' };
	const contact = contactIdentity(contactNamed(json, ''));
	const said = { type: 'contact' as const, by: 'Attendance Letter', on: letter.date, way: ways[letter.channel], contact, reached: false, notes: notesOf(letter.family, outcome) };
	return { json, asAt, said: () => [said] };
}

const notesOf = (family: string, { reason, nextContact, advice }: LetterOutcome): string =>
	`The letter "${family}" did not arrive. ${reason}. ${nextContact ? `Proposed next: ${nextContact.relationship || 'a contact'}, ${nextWays[nextContact.channel]}. ${nextContact.why}.` : advice}`.trim();
