import { identityIn } from './messageId';

/** What a mail server reported of a message of ours that it could not deliver. */
export interface Returned {
	/** Our Message-ID. */
	readonly messageId: string;
	/** `delayed`: the server goes on trying. */
	readonly state: 'failed' | 'delayed';
	/** Why, in words that name nobody. */
	readonly reason: string;
}

/**
 * Reads a delivery status notification (RFC 3464): a `multipart/report` whose part `message/delivery-status` says what became of
 * the message, with the message itself or its header below, by which we know it as ours.
 * Takes the notification as it is on the wire; gives undefined where it is none, is about no message of ours, or tells of nothing
 * wrong. One that an upset server sent damaged is none.
 */
export function readDeliveryReport(source: Buffer): Returned | undefined {
	const text = source.toString('latin1').replace(/\r\n/g, '\n');
	const status = statusPart(text);
	const messageId = status === undefined ? undefined : identityIn(withoutSoftBreaks(text));
	if (status === undefined || messageId === undefined) return undefined;
	const actions = fieldsOf(status, 'Action').map((action) => action.toLowerCase());
	const state = actions.some((action) => action.startsWith('failed')) ? 'failed' : actions.some((action) => action.startsWith('delayed')) ? 'delayed' : undefined;
	return state && { messageId, state, reason: inWords(fieldsOf(status, 'Status')[0] ?? '', state) };
}

/** The text of the part that is for machines, decoded; undefined where there is none. */
function statusPart(text: string): string | undefined {
	const begins = /^content-type:[ \t]*(?:\n[ \t]+)?message\/(?:global-)?delivery-status/im.exec(text);
	if (!begins) return undefined;
	// Its header reaches from the boundary above it to the first empty line.
	const from = text.lastIndexOf('\n--', begins.index);
	const headerEnds = text.indexOf('\n\n', begins.index);
	if (headerEnds < 0) return undefined;
	const ends = text.indexOf('\n--', headerEnds + 1);
	const body = text.slice(headerEnds + 2, ends < 0 ? undefined : ends);
	const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(text.slice(Math.max(0, from), headerEnds))?.[1]?.toLowerCase();
	if (encoding === 'base64') return Buffer.from(body, 'base64').toString('latin1').replace(/\r\n/g, '\n');
	return encoding === 'quoted-printable' ? withoutSoftBreaks(body) : body;
}

/** Lines that quoted-printable has broken, and header lines that are folded, put together. */
const withoutSoftBreaks = (text: string): string => text.replace(/=\n/g, '').replace(/=3D/gi, '=').replace(/=40/g, '@');

const fieldsOf = (part: string, name: string): string[] => [...part.replace(/\n[ \t]+/g, ' ').matchAll(new RegExp(`^${name}:[ \\t]*(.+)$`, 'gim'))].map(([, value = '']) => value.trim());

/** By the enhanced status codes of RFC 3463, section 3, and their registry (https://www.iana.org/assignments/smtp-enhanced-status-codes). */
const reasons: ReadonlyArray<readonly [code: RegExp, words: string]> = [
	[/^5\.1\.[01236]$|^5\.1\.10$/, 'there is no such e-mail address'],
	[/^5\.2\.1$/, 'the mailbox is closed or takes no messages'],
	[/^[45]\.2\.2$/, 'the mailbox is full'],
	[/^[45]\.[23]\.[34]$/, 'the message is too large for the mailbox'],
	[/^[45]\.4\./, 'the mail server of the address could not be reached'],
	[/^[45]\.7\./, 'the mail server of the address refused the message'],
	[/^4\./, 'the mail server of the address did not take it in the time that was tried'],
];

function inWords(status: string, state: Returned['state']): string {
	const code = /[245]\.\d{1,3}\.\d{1,3}/.exec(status)?.[0] ?? '';
	const words = reasons.find(([fits]) => fits.test(code))?.[1] ?? 'the mail server of the address did not take it';
	return `${state === 'delayed' ? 'It is late and still being tried' : 'It came back'}: ${words}${code && ` (${code})`}`;
}
