import { invalidParameter } from '../http/googleError';
import { addressesOf, type StoredMessage } from './mailbox';

const labelsOf: Readonly<Record<string, string>> = { sent: 'SENT', draft: 'DRAFT', drafts: 'DRAFT', inbox: 'INBOX', trash: 'TRASH', spam: 'SPAM' };

type Test = (message: StoredMessage, value: string) => boolean;
const operators: Readonly<Record<string, Test>> = {
	rfc822msgid: ({ parsed }, value) => parsed.messageId?.replace(/^<|>$/g, '') === value.replace(/^<|>$/g, ''),
	in: ({ labels }, value) => value === 'anywhere' || labels.includes(labelsOf[value] ?? ''),
	label: ({ labels }, value) => labels.includes(labelsOf[value] ?? value.toUpperCase()),
	is: ({ labels }, value) => labels.includes(value === 'unread' ? 'UNREAD' : value.toUpperCase()),
	to: ({ parsed }, value) => [parsed.to, parsed.cc, parsed.bcc].flatMap((field) => addressesOf(field)).some((address) => address.includes(value.toLowerCase())),
	cc: ({ parsed }, value) => addressesOf(parsed.cc).some((address) => address.includes(value.toLowerCase())),
	bcc: ({ parsed }, value) => addressesOf(parsed.bcc).some((address) => address.includes(value.toLowerCase())),
	from: ({ parsed }, value) => addressesOf(parsed.from).some((address) => address.includes(value.toLowerCase())),
	subject: ({ parsed }, value) => (parsed.subject ?? '').toLowerCase().includes(value.toLowerCase()),
	filename: ({ parsed }, value) => parsed.attachments.some(({ filename }) => filename?.toLowerCase().includes(value.toLowerCase())),
	has: ({ parsed }, value) => value === 'attachment' && parsed.attachments.length > 0,
	after: ({ date }, value) => date >= momentOf(value),
	newer: ({ date }, value) => date >= momentOf(value),
	before: ({ date }, value) => date < momentOf(value),
	older: ({ date }, value) => date < momentOf(value),
	newer_than: ({ date }, value) => date >= Date.now() - spanOf(value),
	older_than: ({ date }, value) => date < Date.now() - spanOf(value),
};

/** Whether a message is found by a search as typed into Gmail (https://support.google.com/mail/answer/7190). All words must fit. */
export function found(message: StoredMessage, q: string): boolean {
	return [...q.matchAll(/(-?)(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)].every(([, not, operator, quoted, word]) => {
		const value = quoted ?? word ?? '';
		if (operator && !operators[operator]) throw invalidParameter('q', `The double does not know the search operator ${operator}:`);
		const fits = operator ? operators[operator]?.(message, value) : `${message.parsed.subject} ${message.parsed.text}`.toLowerCase().includes(value.toLowerCase());
		return fits !== (not === '-');
	});
}

/** A day (`2026/11/23`) or seconds since 1970. */
function momentOf(value: string): number {
	if (/^\d{9,11}$/.test(value)) return Number(value) * 1000;
	const moment = /^\d{4}[/-]\d{1,2}[/-]\d{1,2}$/.test(value) ? Date.parse(value.replaceAll('/', '-').replaceAll(/-(\d)(?=-|$)/g, '-0$1')) : Number.NaN;
	if (Number.isNaN(moment)) throw invalidParameter('q', `Not a day: ${value}`);
	return moment;
}

function spanOf(value: string): number {
	const [, count, unit] = /^(\d+)([dmy])$/.exec(value) ?? [];
	if (!count) throw invalidParameter('q', `Not a span of time: ${value}`);
	return Number(count) * { d: 1, m: 30, y: 365 }[unit as 'd' | 'm' | 'y'] * 86_400_000;
}
