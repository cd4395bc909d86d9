import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import type { Account, Alias } from '../directory';
import { invalidArgument, notFound, refuse } from '../http/googleError';

/** All attachments together (https://support.google.com/mail/answer/6584). */
const largestAttachments = 25 * 1024 * 1024;
/** The whole message as it goes up (`maxSize` of the upload, https://developers.google.com/workspace/gmail/api/guides/uploads). */
const largestMessage = 36_700_160;

export interface StoredMessage {
	readonly id: string;
	readonly threadId: string;
	labels: string[];
	readonly source: Buffer;
	readonly headers: readonly { readonly name: string; readonly value: string }[];
	readonly parsed: ParsedMail;
	/** Milliseconds since 1970. */
	readonly date: number;
	/** How many searches still do not find it. */
	hiddenFor: number;
}

export interface StoredDraft {
	readonly id: string;
	message: StoredMessage;
}

/** One account's mail. Tests look into it. */
export class Mailbox {
	readonly messages: StoredMessage[] = [];
	readonly drafts = new Map<string, StoredDraft>();
	private count = 0;

	constructor(readonly account: Account) {}

	/** What was sent, in order. */
	get sent(): StoredMessage[] {
		return this.messages.filter(({ labels }) => labels.includes('SENT'));
	}

	get verifiedSenders(): string[] {
		const verified = (this.account.aliases ?? []).filter(({ verified: is }: Alias) => is);
		return [this.account.email, ...verified.map(({ email }) => email)].map((email) => email.toLowerCase());
	}

	nextId(): string {
		this.count += 1;
		return (0x18f0000000000000n + BigInt(this.count) * 4099n).toString(16);
	}

	/** Keeps a message under a label, with what a mail server puts into it. */
	async keep(source: Buffer, label: 'SENT' | 'DRAFT' | 'INBOX', { replaceMessageId = false, hiddenFor = 0 } = {}): Promise<StoredMessage> {
		if (source.length > largestMessage) throw refuse('uploadTooLarge', 'Request Entity Too Large', { status: 413 });
		let text = source.toString('latin1');
		const end = text.search(/\r?\n\r?\n/);
		if (end <= 0 || !/^[\w-]+:/.test(text)) throw invalidArgument("'raw' RFC822 payload message string is not a message: no headers");
		let parsed = await simpleParser(source);
		const id = this.nextId();
		const head: string[] = [];
		if (!parsed.messageId || (label === 'SENT' && replaceMessageId)) {
			text = text.replace(/^Message-ID:.*(\r?\n[ \t].*)*\r?\n/im, '');
			head.push(`Message-ID: <CA${id}@mail.gmail.com>`);
		}
		if (label === 'SENT') {
			checkRecipients(parsed);
			const attached = parsed.attachments.reduce((sum, { size }) => sum + size, 0);
			if (attached > largestAttachments) throw refuse('invalidArgument', 'Message too large: attachments may have 25 MB together', { status: 400 });
			// Gmail does not refuse an address that is not the account's: it puts the account's in its place.
			const from = addressesOf(parsed.from)[0];
			if (!from || !this.verifiedSenders.includes(from)) {
				text = text.replace(/^From:.*(\r?\n[ \t].*)*\r?\n/im, '');
				head.push(`From: ${this.account.name} <${this.account.email}>`);
			}
		}
		if (!parsed.date) head.push(`Date: ${new Date().toUTCString()}`);
		const kept = Buffer.from([...head, text].join('\r\n'), 'latin1');
		if (head.length > 0) parsed = await simpleParser(kept);
		return { id, threadId: id, labels: [label], source: kept, headers: headersOf(parsed), parsed, date: Date.now(), hiddenFor };
	}

	draft(id: string): StoredDraft {
		const draft = this.drafts.get(id);
		if (!draft) throw notFound('Requested entity was not found.');
		return draft;
	}

	message(id: string): StoredMessage {
		const message = this.all().find((one) => one.id === id);
		if (!message) throw notFound('Requested entity was not found.');
		return message;
	}

	/** Messages and drafts, the newest first. */
	all(): StoredMessage[] {
		return [...this.messages, ...[...this.drafts.values()].map(({ message }) => message)].reverse();
	}
}

export const addressesOf = (found: AddressObject | readonly AddressObject[] | undefined): string[] =>
	(found === undefined ? [] : [found].flat()).flatMap(({ value }) => value).flatMap(({ address, group }) => [address, ...(group ?? []).map((one) => one.address)]).flatMap((address) => (address ? [address.toLowerCase()] : []));

function checkRecipients({ to, cc, bcc }: ParsedMail): void {
	for (const [name, field] of Object.entries({ To: to, Cc: cc, Bcc: bcc })) {
		if (field && addressesOf(field).some((address) => !/^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$/.test(address))) throw invalidArgument(`Invalid ${name} header`);
	}
	if ([to, cc, bcc].flatMap((field) => addressesOf(field)).length === 0) throw invalidArgument('Recipient address required');
}

const headersOf = ({ headerLines }: ParsedMail) => headerLines.map(({ line }) => {
	const colon = line.indexOf(':');
	return { name: line.slice(0, colon), value: line.slice(colon + 1).replaceAll(/\r?\n[ \t]+/g, ' ').trim() };
});
