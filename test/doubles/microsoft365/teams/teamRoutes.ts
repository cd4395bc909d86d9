import { docs, type Call, type Permissions, type Route } from '../http/call';
import { GraphError, GraphRefusal } from '../http/errors';
import { json, page, selected } from '../http/pages';
import type { MicrosoftSchool } from '../school';
import type { Channel, Team } from './teamState';

const directory = ['Directory.Read.All', 'Directory.ReadWrite.All'];
const groups = ['Group.Read.All', 'Group.ReadWrite.All'];
const teamSettings = ['TeamSettings.Read.All', 'TeamSettings.ReadWrite.All'];
const same = (permissions: readonly string[]): Permissions => ({ delegated: permissions, application: permissions });
const listTeams = same(['Team.ReadBasic.All', ...teamSettings, 'User.Read.All', 'User.ReadWrite.All', ...directory]);
const readTeam = same(['Team.ReadBasic.All', ...teamSettings, ...groups, ...directory]);
const readChannels = same(['Channel.ReadBasic.All', 'ChannelSettings.Read.All', 'ChannelSettings.ReadWrite.All', ...groups, ...directory]);
const readMessages = same(['ChannelMessage.Read.All', ...groups]);
const deleteMessages: Permissions = { delegated: ['ChannelMessage.ReadWrite'], application: [] };
/** Only people post; an application may do so to move old messages in, and for nothing else. */
const postMessages: Permissions = { delegated: ['ChannelMessage.Send', 'Group.ReadWrite.All'], application: [] };

/** "Approximately 28 KB". https://learn.microsoft.com/microsoftteams/limits-specifications-teams#chat */
const messageBytes = 28 * 1024;

const message = { type: 'ChatMessage', writable: ['body', 'subject', 'importance', 'attachments', 'mentions', 'hostedContents', 'summary'], required: ['body'] };

export function teamRoutes(school: MicrosoftSchool): readonly Route[] {
	const messages = 'teams/{team}/channels/{channel}/messages';
	const team = ({ params, caller }: Call): Team => {
		const found = school.teams.find(params.team!);
		if (!found) throw notFound();
		if (caller.kind === 'delegated' && !found.members.has(caller.user)) throw new GraphError(403, 'Forbidden', 'User is not found to be a member of the team.');
		return found;
	};
	const channel = (call: Call): Channel => {
		const found = team(call).channels.find(({ id }) => id === call.params.channel);
		if (!found) throw notFound();
		return found;
	};

	return [
		{
			// No query parameters: https://learn.microsoft.com/graph/api/user-list-joinedteams#optional-query-parameters
			method: 'GET', path: 'users/{user}/joinedTeams', docs: docs('user-list-joinedteams'), needs: listTeams,
			answer: (call) => page(school.teams.all.filter(({ members }) => [...members].some((one) => one === school.people.find(call.params.user!))).map(({ id, displayName }) => ({ id, displayName, description: displayName, isArchived: false })), call, 1000),
		},
		{
			method: 'GET', path: 'teams/{team}', docs: docs('team-get'), needs: readTeam, query: { select: 'Team' },
			answer: (call) => json(200, selected({ id: team(call).id, displayName: team(call).displayName }, call)),
		},
		{
			method: 'GET', path: 'teams/{team}/channels', docs: docs('channel-list'), needs: readChannels, query: { select: 'Channel', filter: ['displayName', 'membershipType'] },
			answer: (call) => page(team(call).channels.map(({ id, displayName }) => ({ id, displayName, membershipType: 'standard', webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(id)}` })), call, 1000),
		},
		{
			method: 'GET', path: messages, docs: docs('channel-list-messages'), needs: readMessages, query: { top: 50, expand: ['replies'] },
			answer: (call) => page([...channel(call).messages].reverse(), call, 20),
		},
		{
			method: 'POST', path: messages, docs: docs('channel-post-messages'), needs: postMessages, body: message,
			answer: (call) => {
				const { content } = call.json!.body;
				if (typeof content !== 'string' || content.trim() === '') throw new GraphRefusal(400, 'BadRequest', 'Missing body content');
				if (Buffer.byteLength(content) > messageBytes) throw new GraphRefusal(413, 'RequestEntityTooLarge', 'The message is larger than 28 KB.');
				const { caller } = call;
				if (caller.kind !== 'delegated') throw new GraphRefusal(403, 'Forbidden', 'Only people post in a channel.');
				return json(201, school.teams.post(team(call), channel(call), caller.user, call.json!));
			},
		},
		{
			method: 'GET', path: `${messages}/{message}`, docs: docs('chatmessage-get'), needs: readMessages,
			answer: (call) => {
				const found = channel(call).messages.find(({ id }) => id === call.params.message);
				if (!found) throw notFound();
				return json(200, found);
			},
		},
		{
			method: 'POST', path: `${messages}/{message}/softDelete`, docs: docs('chatmessage-softdelete'), needs: deleteMessages,
			answer: (call) => {
				const found = channel(call).messages.find(({ id }) => id === call.params.message);
				if (!found) throw notFound();
				found.deletedDateTime = new Date().toISOString();
				found.body = { contentType: 'html', content: '' };
				return { status: 204 };
			},
		},
	];
}

const notFound = () => new GraphError(404, 'NotFound', 'NotFound');
