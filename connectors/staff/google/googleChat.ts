import { randomUUID } from 'node:crypto';
import type { chat_v1 } from 'googleapis/build/src/apis/chat/v1';
import type { ServiceAccess } from '../../service/access';
import { googleClients, repeatable } from '../../service/google/googleClients';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';
import { ServiceError } from '../../service/serviceError';
import type { MessageService, Posted, StaffMessage } from '../port';
import { referenceOf } from '../reference';

const service = 'Google Chat';
const membership = 'Add the account of the credential to the space as a member, or choose another space.';
const posting: GoogleAct = { service, doing: 'post the message in the space', advice: { 'no access': membership, 'not found': membership } };

/** In bytes, with all that belongs to the message (https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages). */
const mostBytes = 32_000;

/**
 * Messages in a space of Google Chat.
 *
 * A message has an id that is made of its key by us, unique in the space, so Chat itself refuses a second one (409), in this
 * run or another; a message that staff have deleted is not posted again as long as Chat keeps its id. Within one run a
 * request whose answer was lost is sent again with the same request id, and Chat answers with the message that it made.
 * https://developers.google.com/workspace/chat/create-messages#name_a_created_message
 *
 * Scopes: `chat.messages.create` to post, and `chat.messages.readonly` to see that a message which Chat has refused as the
 * second is there.
 */
export class GoogleChat implements MessageService {
	private readonly chat: chat_v1.Chat;
	private readonly space: string;

	/** @param space The space's name, `spaces/AAAA…`, or what follows in it. */
	constructor(access: ServiceAccess, { space }: { readonly space: string }) {
		this.chat = googleClients(access).chat;
		this.space = `spaces/${space.replace(/^spaces\//, '')}`;
	}

	async post({ key, text }: StaffMessage): Promise<Posted> {
		const messageId = `client-${referenceOf(key).toLowerCase()}`;
		const plain = withoutMarkup(text);
		if (plain.trim() === '' || Buffer.byteLength(plain) > mostBytes) {
			throw new ServiceError('A message for Google Chat has to hold some text, and no more than 32,000 bytes', 'Shorten the text. Nothing was posted.', { service, happened: 'no' });
		}
		const name = `${this.space}/messages/${messageId}`;
		const requestId = randomUUID();
		const create = async (): Promise<string> =>
			(await askGoogle(posting, () => this.chat.spaces.messages.create({ parent: this.space, messageId, requestId, requestBody: { text: plain } }, repeatable))).name ?? name;
		try {
			return { id: await create(), postedBefore: false };
		} catch (error) {
			if (failureOf(error) !== 'conflict') throw error;
			return (await this.isThere(name)) ? { id: name, postedBefore: true } : await this.unlessDeleted(name, create);
		}
	}

	private async isThere(name: string): Promise<boolean> {
		try {
			await askGoogle({ service, doing: 'find the message that was posted before' }, () => this.chat.spaces.messages.get({ name }));
			return true;
		} catch (error) {
			if (failureOf(error) === 'not found') return false;
			throw error;
		}
	}

	/** Chat has said that there is a message of this id, and shows none: where it says so again, somebody has deleted it. */
	private async unlessDeleted(name: string, create: () => Promise<string>): Promise<Posted> {
		try {
			return { id: await create(), postedBefore: false };
		} catch (error) {
			if (failureOf(error) !== 'conflict') throw error;
			return { id: name, postedBefore: true };
		}
	}
}

/** Signs by which Chat would call everybody or hide a link are text here (https://developers.google.com/workspace/chat/format-messages). */
const withoutMarkup = (text: string): string => text.replace(/<(?=users\/|[a-z]+:)/gi, '‹');
