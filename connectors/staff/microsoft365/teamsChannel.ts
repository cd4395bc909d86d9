import type { ChatMessage } from '@microsoft/microsoft-graph-types';
import type { ServiceAccess } from '../../service/access';
import { graphClient, type Graph } from '../../service/microsoft365/graphClient';
import { ServiceError } from '../../service/serviceError';
import type { MessageService, Posted, StaffMessage } from '../port';
import { postOnce } from '../postOnce';
import { referenceOf } from '../reference';

const service = 'Microsoft Teams';

/** Teams gives 50 messages a page at most, the newest first. What is looked for was posted not long ago. */
const messagesAPage = 50;
const mostPages = 10;

/** https://learn.microsoft.com/microsoftteams/limits-specifications-teams#chat */
const mostBytes = 28 * 1024;

/**
 * Messages in a channel of Teams, from the account that signed in; an application may not post (only import old messages).
 * Teams keeps no identity of ours on a message and takes hidden ones out of its text, so a short reference ends it, by which
 * it is found again.
 *
 * Permissions: ChannelMessage.Send, and no more, to post. To look whether an earlier try has posted, ChannelMessage.Read.All;
 * where it is not given, that is said (`happened: 'unknown'`) and nothing is posted again.
 * https://learn.microsoft.com/graph/api/channel-post-messages
 */
export class TeamsChannel implements MessageService {
	private readonly graph: Graph;
	private readonly messages: string;

	constructor(
		private readonly access: ServiceAccess,
		{ teamId, channelId }: { readonly teamId: string; readonly channelId: string },
	) {
		this.graph = graphClient(access, service);
		this.messages = `/teams/${encodeURIComponent(teamId)}/channels/${encodeURIComponent(channelId)}/messages`;
	}

	async post({ key, text }: StaffMessage, { resumed = false }: { readonly resumed?: boolean } = {}): Promise<Posted> {
		refuseApplication(this.access);
		const reference = `Ref. ${referenceOf(key)}`;
		const content = `${text.split(/\r?\n/).map(asHtml).join('<br>')}<br>${reference}`;
		if (Buffer.byteLength(content) > mostBytes) {
			throw new ServiceError('The message is longer than the 28 KB that Teams takes', 'Shorten the text: a message names a few cases and where the rest stand.', { service, happened: 'no' });
		}
		return postOnce(
			resumed,
			() => this.find(reference),
			async () => {
				const posted = await this.graph.run('The message could not be posted in the channel', () => this.graph.api(this.messages).post({ body: { contentType: 'html', content } }));
				return String((posted as ChatMessage).id);
			},
		);
	}

	private async find(reference: string): Promise<string | undefined> {
		try {
			return await this.graph.run('The channel could not be read', async () => {
				let pages = 0;
				for await (const page of this.graph.pages<ChatMessage>(this.graph.api(this.messages, { $top: messagesAPage }))) {
					const found = page.find(({ body }) => body?.content?.includes(reference));
					if (found) return String(found.id);
					pages += 1;
					if (pages === mostPages) throw cannotTell(undefined);
				}
				return undefined;
			});
		} catch (error) {
			throw error instanceof ServiceError && error.status === 403 ? cannotTell(error) : error;
		}
	}
}

/** Throws for an application: "Application: Teamwork.Migrate.All" alone, https://learn.microsoft.com/graph/api/channel-post-messages */
export function refuseApplication({ user }: ServiceAccess): void {
	if (user === undefined) return;
	throw new ServiceError(
		'The message could not be posted: Teams lets only people post in a channel, not an application',
		'Use the Microsoft 365 credential with which a person signs in for this node.',
		{ service, happened: 'no' },
	);
}

const cannotTell = (cause: unknown): ServiceError =>
	new ServiceError(
		'It cannot be told whether the message was posted in the channel',
		'Look in the channel, and note by hand whether it is there. To have it looked up from now on, an administrator can give the credential ChannelMessage.Read.All.',
		{ service, status: cause instanceof ServiceError ? cause.status : undefined, happened: 'unknown' },
		{ cause },
	);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const asHtml = (line: string): string => line.replace(/[&<>"]/g, (character) => entities[character]!);
