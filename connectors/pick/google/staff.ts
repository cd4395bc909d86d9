import type { Choices } from '../../files/port';
import type { ServiceAccess } from '../../service/access';
import { googleClients } from '../../service/google/googleClients';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';
import { searched, type PickPage } from './pages';

/** Calendars that the account may write to. Scope: `calendar.calendarlist.readonly`. */
export async function calendars(access: ServiceAccess, from: PickPage): Promise<Choices> {
	const { calendar } = googleClients(access);
	const act: GoogleAct = { service: 'Google Calendar', doing: 'list the calendars' };
	return await searched(from, act, async (pageToken) => {
		const page = await askGoogle(act, () =>
			calendar.calendarList.list({ maxResults: 250, minAccessRole: 'writer', pageToken, fields: 'nextPageToken,items(id,summary,summaryOverride)' }),
		);
		return {
			choices: (page.items ?? []).map(({ id, summary, summaryOverride }) => ({
				id: String(id),
				// What the account's owner calls it, where that is something else.
				name: summaryOverride ?? summary ?? String(id),
				link: `https://calendar.google.com/calendar/u/0/r?cid=${encodeURIComponent(String(id))}`,
			})),
			nextPageToken: page.nextPageToken,
		};
	});
}

/** Spaces of Google Chat that the account is a member of; not its conversations with one person. Scope: `chat.spaces.readonly`. */
export async function chatSpaces(access: ServiceAccess, from: PickPage): Promise<Choices> {
	const { chat } = googleClients(access);
	const act: GoogleAct = { service: 'Google Chat', doing: 'list the spaces' };
	return await searched(from, act, async (pageToken) => {
		const page = await askGoogle(act, () =>
			chat.spaces.list({ pageSize: 200, filter: 'spaceType = "SPACE"', pageToken, fields: 'nextPageToken,spaces(name,displayName,spaceUri)' }),
		);
		return {
			choices: (page.spaces ?? []).map(({ name, displayName, spaceUri }) => ({ id: String(name), name: displayName || String(name), ...(spaceUri ? { link: spaceUri } : {}) })),
			nextPageToken: page.nextPageToken,
		};
	});
}

/** The account's own task lists. Scope: `tasks` or `tasks.readonly`. */
export async function taskLists(access: ServiceAccess, from: PickPage): Promise<Choices> {
	const { tasks } = googleClients(access);
	const act: GoogleAct = { service: 'Google Tasks', doing: 'list the task lists' };
	return await searched(from, act, async (pageToken) => {
		const page = await askGoogle(act, () => tasks.tasklists.list({ maxResults: 100, pageToken, fields: 'nextPageToken,items(id,title)' }));
		return { choices: (page.items ?? []).map(({ id, title }) => ({ id: String(id), name: String(title) })), nextPageToken: page.nextPageToken };
	});
}
