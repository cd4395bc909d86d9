import type { TokenBook } from '../../core/tokens';
import { permissionIdOf } from '../drive/driveState';
import { GoogleApi, type Call, type Handler } from '../http/api';
import { GoogleError, invalidArgument, notFound, refuse } from '../http/googleError';
import { idOf, Ids } from '../ids';
import { messageFilter, spaceFilter } from './filters';

/** In bytes (https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces.messages/create). */
const mostBytes = 32_000;

export interface StoredMessage {
	readonly name: string;
	text: string;
	readonly thread: string;
	readonly sender: string;
	readonly createTime: string;
	readonly clientId: string | undefined;
	readonly requestId: string | undefined;
	deleted: boolean;
}

export interface Space {
	/** `spaces/AAAA…` */
	readonly name: string;
	readonly displayName: string;
	readonly spaceType: 'SPACE' | 'GROUP_CHAT' | 'DIRECT_MESSAGE';
	readonly members: readonly string[];
	readonly messages: StoredMessage[];
}

/** Google Chat, API version 1, as people use it who have signed in (not as a Chat app). */
export class ChatDouble extends GoogleApi {
	readonly spaces: Space[] = [];
	protected readonly handlers: Readonly<Record<string, Handler>>;
	private readonly ids = new Ids('chat');
	private clock = Date.now();

	constructor(tokens: TokenBook) {
		super('chat', tokens);
		this.handlers = { ...this.spaceMethods(), ...this.messageMethods() };
	}

	addSpace(displayName: string, members: readonly string[], spaceType: Space['spaceType'] = 'SPACE'): Space {
		const space: Space = { name: `spaces/${this.ids.next(11)}`, displayName, spaceType, members, messages: [] };
		this.spaces.push(space);
		return space;
	}

	private spaceMethods(): Record<string, Handler> {
		return {
			'spaces.list': ({ query, grant }) => {
				const fits = spaceFilter(query.text('filter'));
				const all = this.spaces.filter((space) => space.members.includes(grant.user) && fits(space.spaceType));
				const { page, next } = paged(all, query.whole('pageSize', 100, 0, Number.MAX_SAFE_INTEGER) || 100, query.text('pageToken'));
				return { ...(page.length > 0 && { spaces: page.map(spaceShown) }), nextPageToken: next ?? '' };
			},
			'spaces.get': ({ path, grant }) => spaceShown(this.open(path.name ?? '', grant.user)),
		};
	}

	private messageMethods(): Record<string, Handler> {
		return {
			'spaces.messages.create': (call) => this.create(call),
			'spaces.messages.get': ({ path, grant }) => {
				const { space, message } = this.messageOf(path.name ?? '', grant.user);
				return messageShown(space, message);
			},
			'spaces.messages.list': ({ path, query, grant }) => {
				const space = this.open(path.parent ?? '', grant.user);
				const order = /^(?:create_?time )?(asc|desc)$/i.exec(query.text('orderBy') ?? 'ASC')?.[1]?.toUpperCase();
				if (!order) throw invalidArgument(`Invalid order by: ${query.text('orderBy')}`);
				const fits = messageFilter(query.text('filter'));
				const all = space.messages.filter((message) => (!message.deleted || query.flag('showDeleted')) && fits(message));
				const { page, next } = paged(order === 'ASC' ? all : [...all].reverse(), Math.min(query.whole('pageSize', 25, 0, Number.MAX_SAFE_INTEGER) || 25, 1000), query.text('pageToken'));
				return { ...(page.length > 0 && { messages: page.map((message) => messageShown(space, message)) }), nextPageToken: next ?? '' };
			},
			'spaces.messages.patch': ({ path, query, body, grant }) => {
				if (query.text('updateMask') !== 'text') throw refuse('badRequest', 'updateMask: a person can change the text of a message', { location: 'updateMask' });
				const { space, message } = this.messageOf(path.name ?? '', grant.user);
				if (message.sender !== grant.user) throw new GoogleError(403, 'forbidden', 'The caller does not have permission');
				checkText(body);
				message.text = body.text;
				return messageShown(space, message);
			},
			'spaces.messages.delete': ({ path, grant }) => {
				const { message } = this.messageOf(path.name ?? '', grant.user);
				if (message.sender !== grant.user) throw new GoogleError(403, 'forbidden', 'The caller does not have permission');
				message.deleted = true;
				return {};
			},
		};
	}

	private create({ path, query, body, grant }: Call): object {
		const space = this.open(path.parent ?? '', grant.user);
		query.oneOf('messageReplyOption', ['REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD', 'REPLY_MESSAGE_OR_FAIL', 'MESSAGE_REPLY_OPTION_UNSPECIFIED']);
		const [clientId, requestId] = [query.text('messageId'), query.text('requestId')];
		// "Begins with client-", "up to 63 characters and only lowercase letters, numbers, and hyphens".
		if (clientId !== undefined && !/^client-[a-z0-9-]{1,56}$/.test(clientId)) throw refuse('invalidParameter', 'Invalid message ID: it must begin with "client-" and hold up to 63 lowercase letters, numbers and hyphens.', { location: 'messageId' });
		checkText(body);
		if (requestId) {
			const before = space.messages.find((message) => message.requestId === requestId);
			if (before && before.sender !== grant.user) throw new GoogleError(409, 'alreadyExists', 'The request ID was used by another user.');
			// The message that the first request made, whatever this one says.
			if (before) return messageShown(space, before);
		}
		if (clientId && space.messages.some((message) => message.clientId === clientId)) throw new GoogleError(409, 'alreadyExists', `Message with ID ${clientId} already exists.`);
		this.clock = Math.max(this.clock + 1, Date.now());
		const id = this.ids.next(11);
		const message: StoredMessage = {
			name: `${space.name}/messages/${id}.${id}`,
			text: body.text,
			thread: body.thread?.name ?? `${space.name}/threads/${body.thread?.threadKey ? idOf(body.thread.threadKey, 11) : id}`,
			sender: grant.user,
			createTime: new Date(this.clock).toISOString(),
			clientId,
			requestId,
			deleted: false,
		};
		space.messages.push(message);
		return messageShown(space, message);
	}

	private open(name: string, user: string): Space {
		const space = this.spaces.find((one) => one.name === name);
		if (!space) throw notFound('Space not found.');
		if (!space.members.includes(user)) throw new GoogleError(403, 'forbidden', 'Permission denied to perform the requested action on the specified resource. The caller is not a member of the space.');
		return space;
	}

	/** A message by its own name, or by the id that its maker gave it. */
	private messageOf(name: string, user: string): { space: Space; message: StoredMessage } {
		const [, spaceName, id] = /^(spaces\/[^/]+)\/messages\/(.+)$/.exec(name) ?? [];
		const space = this.open(spaceName ?? '', user);
		const message = space.messages.find((one) => (one.name === name || one.clientId === id) && !one.deleted);
		if (!message) throw notFound('Message not found.');
		return { space, message };
	}
}

function checkText(body: { readonly text?: string | null; readonly cardsV2?: unknown; readonly cards?: unknown; readonly accessoryWidgets?: unknown }): void {
	// People send text alone; cards are for Chat apps (https://developers.google.com/workspace/chat/create-messages).
	if (body.cardsV2 || body.cards || body.accessoryWidgets) throw invalidArgument('Message cards can only be sent by Chat apps.');
	if (!body.text?.trim()) throw invalidArgument('Message cannot be empty. Discarding empty create message request.');
	if (Buffer.byteLength(body.text) > mostBytes) throw invalidArgument(`Message is too long: at most ${mostBytes} bytes.`);
}

const spaceShown = ({ name, displayName, spaceType }: Space): object => ({
	name,
	type: spaceType === 'DIRECT_MESSAGE' ? 'DM' : 'ROOM',
	...(spaceType === 'SPACE' && { displayName }),
	spaceType,
	spaceThreadingState: 'THREADED_MESSAGES',
	spaceHistoryState: 'HISTORY_ON',
	spaceUri: `https://chat.google.com/room/${name.slice('spaces/'.length)}?cls=11`,
});

const messageShown = (space: Space, message: StoredMessage): object => ({
	name: message.name,
	sender: { name: `users/${permissionIdOf(message.sender)}`, type: 'HUMAN' },
	createTime: message.createTime,
	...(!message.deleted && { text: message.text, argumentText: message.text, formattedText: message.text }),
	...(message.deleted && { deletionMetadata: { deletionType: 'CREATOR' } }),
	thread: { name: message.thread },
	space: { name: space.name },
	...(message.clientId && { clientAssignedMessageId: message.clientId }),
});

function paged<Item>(all: readonly Item[], size: number, token: string | undefined): { page: Item[]; next: string | undefined } {
	const from = Number(token || 0);
	if (!Number.isInteger(from)) throw invalidArgument('Invalid page token');
	return { page: all.slice(from, from + size), next: from + size < all.length ? String(from + size) : undefined };
}
