import type { Json } from '../http/call';
import { Counter, exchangeId, stableId } from '../ids';

export interface StoredAttachment {
	readonly id: string;
	readonly name: string;
	readonly contentType: string;
	readonly content: Buffer;
	readonly isInline: boolean;
	readonly contentId?: string;
}

/** A message in a mailbox: a draft until it is sent. */
export interface StoredMessage {
	readonly id: string;
	folder: 'drafts' | 'sentitems' | 'inbox' | 'deleteditems';
	/** Properties as Graph gives them back. */
	properties: Json;
	readonly attachments: StoredAttachment[];
	version: number;
	/** As it came over the wire, of a message that came in. */
	mime?: Buffer;
}

/** What left the school, in the order in which it left. */
export interface SentMessage {
	readonly mailbox: string;
	readonly message: StoredMessage;
	readonly at: number;
}

/** Limits that a test may set. https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits#sending-limits */
export interface MailLimits {
	/** How many messages a mailbox may send within the window. */
	messages: number;
	/** The window in milliseconds: a minute in life. */
	window: number;
	/** Requests to one mailbox at the same time. https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits */
	concurrent: number;
	/** What `Retry-After` says, in seconds. */
	retryAfter: number;
}

export class Mailboxes {
	/** Everything that was sent from all mailboxes. */
	readonly sent: SentMessage[] = [];
	readonly limits: MailLimits = { messages: Infinity, window: 60_000, concurrent: 4, retryAfter: 1 };
	private readonly messages = new Map<string, StoredMessage[]>();
	private readonly counter = new Counter();

	/** Messages of a mailbox in all its folders, by the id of its user. */
	of(user: string): StoredMessage[] {
		const messages = this.messages.get(user) ?? [];
		this.messages.set(user, messages);
		return messages;
	}

	find(user: string, id: string): StoredMessage | undefined {
		return this.of(user).find((message) => message.id === id);
	}

	add(user: string, properties: Json, folder: StoredMessage['folder'] = 'drafts'): StoredMessage {
		const number = this.counter.next();
		const message: StoredMessage = { id: exchangeId(`message ${user} ${number}`), folder, properties, attachments: [], version: 1 };
		message.properties.internetMessageId ??= `<${stableId(`message ${number}`)}@prod.outlook.com>`;
		this.of(user).push(message);
		return message;
	}

	/** A message that came in, as Exchange keeps it: its class (PidTagMessageClass) is an extended property. */
	deliver(user: string, mime: Buffer, messageClass = 'IPM.Note', receivedDateTime = new Date().toISOString()): StoredMessage {
		const message = this.add(user, { subject: 'Incoming', receivedDateTime, singleValueExtendedProperties: [{ id: 'String 0x001A', value: messageClass }] }, 'inbox');
		message.mime = mime;
		return message;
	}

	remove(user: string, message: StoredMessage): void {
		this.of(user).splice(this.of(user).indexOf(message), 1);
	}

	attach(message: StoredMessage, attachment: Omit<StoredAttachment, 'id'>): StoredAttachment {
		const stored = { ...attachment, id: exchangeId(`attachment ${message.id} ${this.counter.next()}`) };
		message.attachments.push(stored);
		return stored;
	}

	/** How many messages a mailbox has sent within the window until now. */
	sentLately(user: string): number {
		return this.sent.filter(({ mailbox, at }) => mailbox === user && at > Date.now() - this.limits.window).length;
	}
}
