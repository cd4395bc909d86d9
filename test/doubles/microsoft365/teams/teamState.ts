import type { Json } from '../http/call';
import { Counter, stableId } from '../ids';
import type { User } from '../directory/people';

export interface Channel {
	/** "19:…@thread.tacv2" */
	readonly id: string;
	readonly displayName: string;
	/** Oldest first. */
	readonly messages: Json[];
}

/** A team, and the Microsoft 365 group of the same id behind it. */
export interface Team {
	readonly id: string;
	readonly displayName: string;
	readonly members: ReadonlySet<User>;
	readonly channels: Channel[];
}

export class Teams {
	readonly all: Team[] = [];
	private readonly counter = new Counter();

	add(displayName: string, members: readonly User[], channels: readonly string[] = ['General']): Team {
		const id = stableId(`team ${displayName}`);
		const made = { id, displayName, members: new Set(members), channels: channels.map((name) => ({ id: `19:${stableId(`${id} ${name}`).replaceAll('-', '')}@thread.tacv2`, displayName: name, messages: [] })) };
		this.all.push(made);
		return made;
	}

	find(id: string): Team | undefined {
		return this.all.find((team) => team.id === id);
	}

	post(team: Team, channel: Channel, from: User, given: Json): Json {
		const now = new Date().toISOString();
		const id = String(1_700_000_000_000 + this.counter.next());
		const message = {
			id,
			etag: id,
			messageType: 'message',
			createdDateTime: now,
			lastModifiedDateTime: now,
			importance: 'normal',
			locale: 'en-us',
			subject: null,
			attachments: [],
			mentions: [],
			reactions: [],
			...given,
			body: { contentType: String(given.body.contentType ?? 'text').toLowerCase(), content: given.body.content },
			from: { application: null, device: null, user: { id: from.id, displayName: from.displayName, userIdentityType: 'aadUser' } },
			channelIdentity: { teamId: team.id, channelId: channel.id },
			webUrl: `https://teams.microsoft.com/l/message/${encodeURIComponent(channel.id)}/${id}?groupId=${team.id}`,
		};
		channel.messages.push(message);
		return message;
	}
}
