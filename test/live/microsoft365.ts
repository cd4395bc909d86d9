import type { ChatMessage, DriveItem, List, Message, PlannerTask, TodoTask } from '@microsoft/microsoft-graph-types';
import { driveOf, siteOf } from '../../connectors/cloud/microsoft365/libraries';
import { microsoft365Cloud } from '../../connectors/cloud/microsoft365';
import type { ServiceAccess } from '../../connectors/service/access';
import { graphClient, type Graph } from '../../connectors/service/microsoft365/graphClient';
import { ServiceError } from '../../connectors/service/serviceError';
import { registerWorkbook } from './registerWorkbook';
import { removeAll, type Made } from './remove';
import { listName, meetingKey } from './steps';
import type { Tenant, TenantSettings } from './tenant';

/** What removing needs beyond what the product asks for: deleting a message that was posted in a channel. */
export const cleaningScopes = ['ChannelMessage.ReadWrite'];

/** A test tenant of Microsoft 365. `access` is the product's; `cleaner` is the same account, and goes on where the check was stopped. */
export function microsoft365Tenant(access: ServiceAccess, cleaner: ServiceAccess, settings: TenantSettings): Tenant {
	const { mark, library } = settings;
	const cloud = microsoft365Cloud(access);
	const application = access.user !== undefined;
	return {
		...settings,
		service: 'Microsoft 365',
		cloud,
		again: microsoft365Cloud(access),
		noList: library ? undefined : 'no site was given, and a OneDrive keeps no lists for staff',
		noSheet: application ? 'Excel shows the cells of a workbook to people only, not to an application' : undefined,
		channel: application ? undefined : settings.channel,
		makeSheet: async (rows) => {
			const { files } = await cloud.folder({ library, folder: { path: '' } });
			await files.save(`${mark}/Register`, 'register.xlsx', registerWorkbook('Register', rows));
			return { workbook: { name: `${mark}/Register/register.xlsx` }, sheet: { name: 'Register' } };
		},
		messageIdOf: async (sentId, ours) => {
			const graph = graphClient(access, 'Outlook');
			const { value } = await graph.run('The message could not be looked at', () => graph.page<Message>(graph.api(`${graph.me}/messages`, { $filter: `internetMessageId eq '<${ours}>'`, $select: 'id,parentFolderId' })));
			return `Outlook kept our Message-ID; ${value.length === 1 ? 'one copy shows' : `${value.length} copies show`}${value.some(({ id }) => id === sentId) ? '' : ', under another id than at first'}`;
		},
		cleanUp: () => removeAll(madeAtMicrosoft(cleaner, settings), mark),
	};
}

/** As connectors/files/microsoft365 calls a letter that Microsoft is to print. */
const temporaryName = /^attendance-[0-9a-f]{32}\.docx$/;

function madeAtMicrosoft(access: ServiceAccess, { mark, library, channel, taskList }: TenantSettings): Made[] {
	const graph = graphClient(access, 'Microsoft 365');
	const calendar = microsoft365Cloud(access).calendar();
	const root = async () => `/drives/${encodeURIComponent((await driveOf(access, library)) ?? ((await graph.api(`${graph.me}/drive`, { $select: 'id' }).get()) as DriveItem).id ?? '')}`;
	const run = <T>(work: () => Promise<T>): Promise<T> => graph.run('What was made could not be removed', work);
	const remove = (path: string, headers: Record<string, string> = {}) => unlessGone(run(() => graph.api(path).headers(headers).delete()));
	const post = (path: string) => unlessGone(run(() => graph.api(path, {}, { repeatable: true }).post(undefined)));
	return [
		{
			what: 'a folder in OneDrive or SharePoint',
			find: () => run(async () => {
				const drive = await root();
				const folder = (await nothingIfGone(graph.run('The folder could not be looked for', () => graph.api(`${drive}/root:/${mark}`, { $select: 'id' }).get()))) as DriveItem | undefined;
				return folder?.id ? [`${drive}/items/${encodeURIComponent(folder.id)}`] : [];
			}),
			remove,
		},
		{
			what: 'documents on their way to PDF in OneDrive or SharePoint',
			find: () => run(async () => {
				const drive = await root();
				const found: string[] = [];
				for await (const page of graph.pages<DriveItem>(graph.api(`${drive}/root/children`, { $select: 'id,name', $top: 200 }))) {
					found.push(...page.flatMap(({ id, name }) => (id && temporaryName.test(name ?? '') ? [`${drive}/items/${encodeURIComponent(id)}`] : [])));
				}
				return found;
			}),
			remove,
		},
		{
			what: 'messages in Outlook',
			find: () => run(async () => {
				const { value } = await graph.page<Message>(graph.api(`${graph.me}/messages`, { $select: 'id,subject', $top: 50, $orderby: 'receivedDateTime desc' }));
				return value.flatMap(({ id, subject }) => (id && subject?.includes(mark) ? [`${graph.me}/messages/${encodeURIComponent(id)}/permanentDelete`] : []));
			}),
			remove: post,
		},
		{
			what: 'a meeting in the calendar',
			find: async () => ((await (await calendar).find('', meetingKey(mark))) ? [meetingKey(mark)] : []),
			remove: async (key) => (await calendar).cancel('', key),
		},
		...(library ? [{
			what: 'a list in the site',
			find: () => run(async () => {
				const site = `/sites/${encodeURIComponent(await siteOf(access, library))}/lists`;
				const { value } = await graph.page<List>(graph.api(site, { $select: 'id,displayName', $filter: `displayName eq '${listName(mark)}'` }));
				return value.flatMap(({ id, displayName }) => (id && displayName === listName(mark) ? [`${site}/${encodeURIComponent(id)}`] : []));
			}),
			remove,
		}] : []),
		...(channel && access.user === undefined ? [{
			what: 'messages in Teams',
			find: () => run(async () => {
				const [team = '', ...rest] = channel.id.split('/');
				const messages = `/teams/${encodeURIComponent(team)}/channels/${encodeURIComponent(rest.join('/'))}/messages`;
				const { value } = await graph.page<ChatMessage>(graph.api(messages, { $top: 50 }));
				return value.flatMap(({ id, body, deletedDateTime }) => (id && body?.content?.includes(mark) && !deletedDateTime ? [`${messages}/${encodeURIComponent(id)}/softDelete`] : []));
			}),
			remove: post,
		}] : []),
		...(taskList ? [{ what: 'tasks', find: () => run(() => tasksFound(graph, taskList.id, mark)), remove: (found: string) => {
			const [path = '', eTag] = found.split('\n');
			return remove(path, eTag ? { 'If-Match': eTag } : {});
		} }] : []),
	];
}

/** Each by its address and, where Planner wants it, its version. */
async function tasksFound(graph: Graph, list: string, mark: string): Promise<string[]> {
	const toDo = /^todo\/(.+)$/s.exec(list)?.[1];
	const tasks = toDo ? `${graph.me}/todo/lists/${encodeURIComponent(toDo)}/tasks` : `/planner/plans/${encodeURIComponent(list.replace(/^planner\//, ''))}/tasks`;
	const found: string[] = [];
	for await (const page of graph.pages<(TodoTask | PlannerTask) & { readonly '@odata.etag'?: string }>(graph.api(tasks))) {
		for (const { id, title, '@odata.etag': eTag } of page) {
			if (id && title?.includes(mark)) found.push(toDo ? `${tasks}/${encodeURIComponent(id)}` : `/planner/tasks/${encodeURIComponent(id)}\n${eTag ?? ''}`);
		}
	}
	return found;
}

const isGone = (error: unknown): boolean => error instanceof ServiceError && error.status === 404;

const unlessGone = async (removing: Promise<unknown>): Promise<void> => void (await nothingIfGone(removing));

async function nothingIfGone<T>(asking: Promise<T>): Promise<T | undefined> {
	return await asking.catch((error: unknown) => {
		if (isGone(error)) return undefined;
		throw error;
	});
}
