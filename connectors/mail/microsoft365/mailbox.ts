import type { Message, Recipient } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../service/microsoft365/graphClient';
import type { Mail, MailAddress } from '../port';

/** What a mailbox holds of a message of ours. */
export type Known =
	| { readonly state: 'sent'; readonly id: string }
	/** It lies in Drafts, from an earlier try. */
	| { readonly state: 'draft'; readonly id: string; readonly old: true }
	/** Not sent yet, but not in Drafts any more: in the Outbox, or moved by a person. */
	| { readonly state: 'on its way' }
	| { readonly state: 'nowhere' };

/** A mailbox of Outlook: the drafts and messages with a Message-ID of ours. */
export class Mailbox {
	/**
	 * @param path `/me` or `/users/…`
	 * @param from Whom the messages come from, where it is not the mailbox itself.
	 */
	constructor(
		private readonly graph: Graph,
		readonly path: string,
		private readonly from?: MailAddress,
	) {}

	message(id: string): string {
		return `${this.path}/messages/${encodeURIComponent(id)}`;
	}

	/** `internetMessageId` finds a message in all folders, sent or not. https://learn.microsoft.com/graph/api/user-list-messages */
	async lookUp(messageId: string): Promise<Known> {
		return this.graph.run('The message could not be looked up', async () => {
			const { value: messages } = await this.graph.page<Message>(
				this.graph.api(`${this.path}/messages`, { $filter: `internetMessageId eq '<${messageId}>'`, $select: 'id,isDraft,parentFolderId' }),
			);
			const sent = messages.find(({ isDraft }) => isDraft === false);
			if (sent) return { state: 'sent', id: String(sent.id) };
			if (messages.length === 0) return { state: 'nowhere' };
			const folder = (await this.graph.api(`${this.path}/mailFolders/drafts`, { $select: 'id' }).get()) as { readonly id: string };
			const [draft, ...doubles] = messages.filter(({ parentFolderId }) => parentFolderId === folder.id).map(({ id }) => String(id));
			if (draft === undefined) return { state: 'on its way' };
			// Two come of a draft that was made after all when nobody answered. Nobody should find one and send it by hand.
			for (const double of doubles) await this.graph.api(this.message(double)).delete();
			return { state: 'draft', id: draft, old: true };
		});
	}

	/** Makes a draft and gives its id. `internetMessageId` may be set while it is one: https://learn.microsoft.com/graph/api/message-update */
	async makeDraft(mail: Mail): Promise<string> {
		const draft = (await this.graph.run('The draft of the message could not be made', () =>
			this.graph.api(`${this.path}/messages`).post({ ...this.content(mail), internetMessageId: `<${mail.messageId}>` }),
		)) as Message;
		return String(draft.id);
	}

	/** Writes the message as it is now into a draft of an earlier try: what goes out is what is recorded. */
	async rewriteDraft(id: string, mail: Mail): Promise<void> {
		await this.graph.run('The draft of the message could not be rewritten', () => this.graph.api(this.message(id), {}, { repeatable: true }).patch(this.content(mail)));
	}

	async send(id: string): Promise<void> {
		await this.graph.run('The message could not be sent', () => this.graph.api(`${this.message(id)}/send`).post(undefined));
	}

	/** In JSON, not as MIME, which may have 4 MB at most: Exchange makes the plain text beside HTML by itself when it sends. */
	private content({ to, cc = [], replyTo, subject, text, html }: Mail): Message {
		return {
			subject,
			body: html === undefined ? { contentType: 'text', content: text } : { contentType: 'html', content: html },
			toRecipients: to.map(recipient),
			ccRecipients: cc.map(recipient),
			replyTo: replyTo ? [recipient(replyTo)] : [],
			...(this.from && { from: recipient(this.from) }),
		};
	}
}

const recipient = ({ address, name }: MailAddress): Recipient => ({ emailAddress: { address, ...(name && { name }) } });
