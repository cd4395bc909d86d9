import type { TokenBook } from '../../core/tokens';
import type { Account } from '../directory';
import { GoogleApi, type Call, type Handler } from '../http/api';
import { GoogleError, invalidArgument, notFound, refuse } from '../http/googleError';
import { Mailbox, type StoredMessage } from './mailbox';
import { found } from './search';
import { formatOf, messageShown } from './shown';

const metadataScope = 'https://www.googleapis.com/auth/gmail.metadata';
const readingScopes = ['https://mail.google.com/', 'https://www.googleapis.com/auth/gmail.modify', 'https://www.googleapis.com/auth/gmail.readonly'];

/** Gmail, API version 1: a mailbox for each account, no mail server behind it. */
export class GmailDouble extends GoogleApi {
	/** Gmail has been seen to put a Message-ID of its own in the place of ours (https://github.com/FlowCrypt/flowcrypt-browser/issues/4273). */
	replacesMessageIds = false;
	/** How many searches (`q`) do not find a new message yet: the index lags behind. */
	searchLag = 0;
	protected readonly handlers: Readonly<Record<string, Handler>>;
	private readonly mailboxes: ReadonlyMap<string, Mailbox>;

	constructor(tokens: TokenBook, accounts: readonly Account[]) {
		super('gmail', tokens);
		this.mailboxes = new Map(accounts.map((account) => [account.email, new Mailbox(account)]));
		this.handlers = { ...this.messageMethods(), ...this.draftMethods(), ...this.accountMethods() };
	}

	/** The mailbox of an account; the school office's if not said. */
	mailbox(email = [...this.mailboxes.keys()][0]): Mailbox {
		const mailbox = this.mailboxes.get(email ?? '');
		if (!mailbox) throw new Error(`No such account: ${email}`);
		return mailbox;
	}

	private open({ path, grant }: Call): Mailbox {
		const asked = path.userId === 'me' ? grant.user : path.userId;
		if (asked !== grant.user) throw new GoogleError(403, 'forbidden', `Delegation denied for ${grant.user}`);
		const mailbox = this.mailboxes.get(grant.user);
		if (!mailbox) throw new GoogleError(400, 'failedPrecondition', 'Mail service not enabled', { statusName: 'FAILED_PRECONDITION' });
		return mailbox;
	}

	private async send(mailbox: Mailbox, source: Buffer): Promise<object> {
		const message = await mailbox.keep(source, 'SENT', { replaceMessageId: this.replacesMessageIds, hiddenFor: this.searchLag });
		mailbox.messages.push(message);
		return { id: message.id, threadId: message.threadId, labelIds: message.labels };
	}

	private messageMethods(): Record<string, Handler> {
		return {
			'users.messages.send': (call) => this.send(this.open(call), sourceOf(call, call.body)),
			'users.messages.list': (call) => {
				const mailbox = this.open(call);
				if (call.query.text('q') !== undefined && !readingScopes.some((scope) => call.grant.scopes.includes(scope))) throw metadataOnly("'q' parameter");
				const trash = call.query.flag('includeSpamTrash');
				const labels = call.query.list('labelIds');
				const all = this.searched(mailbox.all(), call).filter((message) => labels.every((label) => message.labels.includes(label)) && (trash || !message.labels.includes('TRASH')));
				const { page, nextPageToken } = paged(all, call);
				return { ...(page.length > 0 && { messages: page.map(({ id, threadId }) => ({ id, threadId })) }), nextPageToken, resultSizeEstimate: all.length };
			},
			'users.messages.get': (call) => {
				const mailbox = this.open(call);
				const format = formatOf(call.query.text('format'));
				const onlyMetadata = call.grant.scopes.includes(metadataScope) && !readingScopes.some((scope) => call.grant.scopes.includes(scope));
				if (onlyMetadata && (format === 'full' || format === 'raw')) throw metadataOnly(`format ${format.toUpperCase()}`);
				return messageShown(mailbox.message(call.path.id ?? ''), format, call.query.list('metadataHeaders'));
			},
			'users.messages.attachments.get': (call) => {
				const message = this.open(call).message(call.path.messageId ?? '');
				const attachment = message.parsed.attachments[Number(call.path.id?.split('-').at(-1))];
				if (!attachment) throw notFound('Requested entity was not found.');
				return { size: attachment.size, data: attachment.content.toString('base64url') };
			},
			'users.messages.trash': (call) => {
				const message = this.open(call).message(call.path.id ?? '');
				message.labels = [...new Set([...message.labels, 'TRASH'])];
				return messageShown(message, 'minimal');
			},
			'users.messages.delete': (call) => {
				const mailbox = this.open(call);
				const message = mailbox.message(call.path.id ?? '');
				if (mailbox.messages.includes(message)) mailbox.messages.splice(mailbox.messages.indexOf(message), 1);
				for (const draft of mailbox.drafts.values()) if (draft.message === message) mailbox.drafts.delete(draft.id);
				return undefined;
			},
		};
	}

	private draftMethods(): Record<string, Handler> {
		const reference = ({ id, message }: { id: string; message: StoredMessage }) => ({ id, message: { id: message.id, threadId: message.threadId, labelIds: message.labels } });
		return {
			'users.drafts.create': async (call) => {
				const mailbox = this.open(call);
				const message = await mailbox.keep(sourceOf(call, call.body.message), 'DRAFT', { hiddenFor: this.searchLag });
				const draft = { id: `r${BigInt(`0x${message.id}`).toString()}`, message };
				mailbox.drafts.set(draft.id, draft);
				return reference(draft);
			},
			'users.drafts.update': async (call) => {
				const mailbox = this.open(call);
				const draft = mailbox.draft(call.path.id ?? '');
				draft.message = await mailbox.keep(sourceOf(call, call.body.message), 'DRAFT', { hiddenFor: this.searchLag });
				return reference(draft);
			},
			'users.drafts.get': (call) => {
				const { id, message } = this.open(call).draft(call.path.id ?? '');
				return { id, message: messageShown(message, formatOf(call.query.text('format'))) };
			},
			'users.drafts.list': (call) => {
				const drafts = [...this.open(call).drafts.values()].reverse();
				const fit = new Set(this.searched(drafts.map(({ message }) => message), call));
				const all = drafts.filter(({ message }) => fit.has(message));
				const { page, nextPageToken } = paged(all, call);
				return { ...(page.length > 0 && { drafts: page.map(({ id, message }) => ({ id, message: { id: message.id, threadId: message.threadId } })) }), nextPageToken, resultSizeEstimate: all.length };
			},
			'users.drafts.delete': (call) => {
				const mailbox = this.open(call);
				mailbox.drafts.delete(mailbox.draft(call.path.id ?? '').id);
				return undefined;
			},
			'users.drafts.send': async (call) => {
				const mailbox = this.open(call);
				if (!call.body.id) throw refuse('invalidArgument', 'A draft is sent by its id');
				const draft = mailbox.draft(call.body.id);
				// A draft can be sent once: it is gone before anything else happens.
				mailbox.drafts.delete(draft.id);
				try {
					return await this.send(mailbox, call.media || call.body.message?.raw ? sourceOf(call, call.body.message) : draft.message.source);
				} catch (error) {
					mailbox.drafts.set(draft.id, draft);
					throw error;
				}
			},
		};
	}

	private accountMethods(): Record<string, Handler> {
		const sendersOf = ({ account }: Mailbox) => [
			{ sendAsEmail: account.email, displayName: account.name, replyToAddress: '', signature: '', isPrimary: true, isDefault: true },
			...(account.aliases ?? []).map(({ email, name = '', verified }) => ({ sendAsEmail: email, displayName: name, replyToAddress: '', signature: '', treatAsAlias: true, verificationStatus: verified ? 'accepted' : 'pending' })),
		];
		return {
			'users.getProfile': (call) => {
				const mailbox = this.open(call);
				return { emailAddress: mailbox.account.email, messagesTotal: mailbox.all().length, threadsTotal: mailbox.all().length, historyId: '1' };
			},
			'users.settings.sendas.list': (call) => ({ sendAs: sendersOf(this.open(call)) }),
			'users.settings.sendas.get': (call) => {
				const sender = sendersOf(this.open(call)).find(({ sendAsEmail }) => sendAsEmail === call.path.sendAsEmail);
				if (!sender) throw notFound('Requested entity was not found.');
				return sender;
			},
			'users.labels.list': (call) => {
				this.open(call);
				return { labels: ['INBOX', 'SENT', 'DRAFT', 'TRASH', 'SPAM', 'UNREAD'].map((id) => ({ id, name: id, type: 'system' })) };
			},
		};
	}

	/** What a search finds; a message that the index does not have yet is passed over, and one search nearer to being found. */
	private searched(messages: readonly StoredMessage[], { query }: Call): StoredMessage[] {
		const q = query.text('q');
		if (q === undefined || q === '') return [...messages];
		return messages.filter((message) => {
			const fits = found(message, q);
			if (message.hiddenFor === 0) return fits;
			message.hiddenFor -= 1;
			return false;
		});
	}
}

const metadataOnly = (what: string) => refuse('forbidden', `Metadata scope does not support ${what}`, { status: 403 });

/** The message that was sent along: as media, or as base64url text in `raw`. */
function sourceOf({ media }: Call, message: { raw?: string } | undefined): Buffer {
	if (media) {
		if (!/^message\//i.test(media.type)) throw refuse('badContent', `Media type '${media.type}' is not supported. Valid media types: [message/*]`);
		return media.content;
	}
	const raw = message?.raw;
	if (!raw) throw invalidArgument("'raw' RFC822 payload message string or uploading message via /upload/* URL required");
	if (!/^[A-Za-z0-9_-]+={0,2}$/.test(raw)) throw invalidArgument("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed: it must be base64url");
	return Buffer.from(raw, 'base64url');
}

function paged<Item>(all: readonly Item[], { query }: Call): { page: Item[]; nextPageToken: string | undefined } {
	const size = query.whole('maxResults', 100, 1, 500);
	const token = query.text('pageToken') ?? '0';
	if (!/^\d+$/.test(token)) throw invalidArgument('Invalid pageToken');
	const from = Number(token);
	return { page: all.slice(from, from + size), nextPageToken: from + size < all.length ? String(from + size) : undefined };
}
