import type { TokenBook } from '../../core/tokens';
import type { Account } from '../directory';
import { GoogleApi, type Call, type Handler } from '../http/api';
import { invalidArgument, invalidParameter, notFound, refuse } from '../http/googleError';
import { instantOf } from '../http/query';
import { idOf, Ids } from '../ids';

export interface StoredTask {
	readonly id: string;
	title: string;
	notes?: string;
	/** The day alone: the time of what is sent is thrown away. */
	due?: string;
	status: 'needsAction' | 'completed';
	completed?: string;
	parent?: string;
	hidden: boolean;
	deleted: boolean;
	updated: string;
}

export interface TaskList {
	readonly id: string;
	title: string;
	updated: string;
	/** In the order in which people see them: the newest first. */
	readonly tasks: StoredTask[];
}

/** Google Tasks, API version 1: lists of each account's own. */
export class TasksDouble extends GoogleApi {
	protected readonly handlers: Readonly<Record<string, Handler>>;
	private readonly lists = new Map<string, TaskList[]>();
	private readonly ids = new Ids('task');
	private clock = Date.now();

	constructor(tokens: TokenBook, accounts: readonly Account[]) {
		super('tasks', tokens);
		for (const { email } of accounts) this.lists.set(email, [{ id: idOf(`tasks of ${email}`, 32), title: 'My Tasks', updated: this.now(), tasks: [] }]);
		this.handlers = { ...this.listMethods(), ...this.taskMethods() };
	}

	/** The lists of an account; the first is its own default. */
	listsOf(email: string): TaskList[] {
		return this.lists.get(email) ?? [];
	}

	addList(email: string, title: string): TaskList {
		const list: TaskList = { id: this.ids.next(32), title, updated: this.now(), tasks: [] };
		this.listsOf(email).push(list);
		return list;
	}

	private now(): string {
		this.clock = Math.max(this.clock + 1, Date.now());
		return new Date(this.clock).toISOString();
	}

	private open({ path, grant }: Call): TaskList {
		const lists = this.listsOf(grant.user);
		const list = path.tasklist === '@default' ? lists[0] : lists.find(({ id }) => id === path.tasklist);
		if (!list) throw notFound('Task list not found.');
		return list;
	}

	private taskOf(call: Call): { list: TaskList; task: StoredTask } {
		const list = this.open(call);
		const task = list.tasks.find(({ id }) => id === call.path.task);
		if (!task) throw notFound('Task not found.');
		return { list, task };
	}

	private listMethods(): Record<string, Handler> {
		const shown = ({ id, title, updated }: TaskList) => ({ kind: 'tasks#taskList', id, etag: `"${Date.parse(updated)}"`, title, updated, selfLink: `https://www.googleapis.com/tasks/v1/users/@me/lists/${id}` });
		return {
			'tasklists.list': ({ query, grant }) => {
				const { page, next } = paged(this.listsOf(grant.user), query.whole('maxResults', 1000, 1, 1000), query.text('pageToken'));
				return { kind: 'tasks#taskLists', etag: '"1"', nextPageToken: next, items: page.map(shown) };
			},
			'tasklists.get': (call) => shown(this.open(call)),
			'tasklists.insert': ({ body, grant }) => {
				if (!body.title) throw invalidArgument('Missing title');
				return shown(this.addList(grant.user, body.title));
			},
		};
	}

	private taskMethods(): Record<string, Handler> {
		return {
			'tasks.insert': (call) => {
				const list = this.open(call);
				checkTask(call.body);
				const task: StoredTask = { id: this.ids.next(22), title: '', status: 'needsAction', hidden: false, deleted: false, updated: this.now() };
				change(task, call.body, task.updated);
				const [parent, previous] = ['parent', 'previous'].map((name) => call.query.text(name));
				for (const id of [parent, previous]) if (id && !list.tasks.some((other) => other.id === id)) throw invalidArgument('Invalid task ID');
				if (parent) task.parent = parent;
				list.tasks.splice(previous ? list.tasks.findIndex(({ id }) => id === previous) + 1 : 0, 0, task);
				return shownTask(list, task);
			},
			'tasks.list': (call) => {
				const list = this.open(call);
				const { query } = call;
				const flag = (name: string, fallback: boolean) => (query.text(name) === undefined ? fallback : query.flag(name));
				const times = Object.fromEntries(['dueMin', 'dueMax', 'completedMin', 'completedMax', 'updatedMin'].map((name) => [name, query.instant(name)?.getTime()]));
				const within = (value: string | undefined, from: number | undefined, to: number | undefined) =>
					(from === undefined && to === undefined) || (value !== undefined && Date.parse(value) >= (from ?? -Infinity) && Date.parse(value) <= (to ?? Infinity));
				const all = list.tasks
					.filter(({ deleted, hidden, status }) => (!deleted || flag('showDeleted', false)) && (!hidden || flag('showHidden', false)) && (status !== 'completed' || flag('showCompleted', true)))
					.filter((task) => within(task.due, times.dueMin, times.dueMax) && within(task.completed, times.completedMin, times.completedMax) && within(task.updated, times.updatedMin, undefined));
				const { page, next } = paged(all, query.whole('maxResults', 20, 1, 100), query.text('pageToken'));
				return { kind: 'tasks#tasks', etag: '"1"', nextPageToken: next, ...(page.length > 0 && { items: page.map((task) => shownTask(list, task)) }) };
			},
			'tasks.get': (call) => {
				const { list, task } = this.taskOf(call);
				return shownTask(list, task);
			},
			'tasks.patch': (call) => {
				const { list, task } = this.taskOf(call);
				checkTask(call.body);
				change(task, call.body, this.now());
				return shownTask(list, task);
			},
			'tasks.update': (call) => {
				const { list, task } = this.taskOf(call);
				if (call.body.id !== task.id) throw invalidArgument('Missing task ID');
				checkTask(call.body);
				change(task, { title: '', notes: null, due: null, status: 'needsAction', ...call.body }, this.now());
				return shownTask(list, task);
			},
			'tasks.delete': (call) => {
				const { task } = this.taskOf(call);
				task.deleted = true;
				task.updated = this.now();
				return undefined;
			},
			'tasks.clear': (call) => {
				for (const task of this.open(call).tasks) if (task.status === 'completed') task.hidden = true;
				return undefined;
			},
		};
	}
}

/** Bounds that the reference states (https://developers.google.com/workspace/tasks/reference/rest/v1/tasks). */
function checkTask({ title, notes, due, completed, status }: Readonly<Record<string, unknown>>): void {
	if (typeof title === 'string' && title.length > 1024) throw refuse('invalid', 'Title too long: at most 1024 characters', { location: 'title' });
	if (typeof notes === 'string' && notes.length > 8192) throw refuse('invalid', 'Notes too long: at most 8192 characters', { location: 'notes' });
	if (typeof due === 'string') instantOf(due, 'due');
	if (typeof completed === 'string') instantOf(completed, 'completed');
	if (status !== undefined && status !== null && !['needsAction', 'completed'].includes(String(status))) throw refuse('invalid', `Invalid value for status: ${status}`, { location: 'status' });
}

/** Puts what was sent into the task; `null` takes a field away. */
function change(task: StoredTask, body: Readonly<Record<string, string | null | undefined>>, now: string): void {
	if (body.title !== undefined) task.title = body.title ?? '';
	if (body.notes !== undefined) task.notes = body.notes ?? undefined;
	if (body.due !== undefined) task.due = body.due === null ? undefined : `${body.due.slice(0, 10)}T00:00:00.000Z`;
	if (body.status) {
		task.status = body.status as StoredTask['status'];
		task.completed = task.status === 'completed' ? (body.completed ?? now) : undefined;
		if (task.status === 'needsAction') task.hidden = false;
	}
	task.updated = now;
}

const shownTask = (list: TaskList, { hidden, deleted, ...task }: StoredTask): object => ({
	kind: 'tasks#task',
	...task,
	...(hidden && { hidden }),
	...(deleted && { deleted }),
	etag: `"${Date.parse(task.updated)}"`,
	position: String(list.tasks.findIndex(({ id }) => id === task.id)).padStart(20, '0'),
	selfLink: `https://www.googleapis.com/tasks/v1/lists/${list.id}/tasks/${task.id}`,
	webViewLink: `https://tasks.google.com/task/${task.id}`,
	links: [],
});

function paged<Item>(all: readonly Item[], size: number, token: string | undefined): { page: Item[]; next: string | undefined } {
	const from = Number(token ?? 0);
	if (!Number.isInteger(from)) throw invalidParameter('pageToken', 'Invalid page token');
	return { page: all.slice(from, from + size), next: from + size < all.length ? String(from + size) : undefined };
}
