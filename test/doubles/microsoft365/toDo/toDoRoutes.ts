import { docs, type Call, type Json, type Permissions, type Route } from '../http/call';
import { GraphError, GraphRefusal } from '../http/errors';
import { json, page, selected } from '../http/pages';
import type { MicrosoftSchool } from '../school';
import type { ToDoList, ToDoTask } from './toDoState';

const read: Permissions = { delegated: ['Tasks.Read', 'Tasks.ReadWrite'], application: ['Tasks.Read.All', 'Tasks.ReadWrite.All'] };
const write: Permissions = { delegated: ['Tasks.ReadWrite'], application: ['Tasks.ReadWrite.All'] };

/** https://learn.microsoft.com/graph/api/todotasklist-post-tasks */
const changeable = ['title', 'body', 'categories', 'completedDateTime', 'dueDateTime', 'importance', 'isReminderOn', 'recurrence', 'reminderDateTime', 'startDateTime', 'status'];
const newTask = { type: 'TodoTask', writable: [...changeable, 'linkedResources'], required: ['title'] };
const changedTask = { type: 'TodoTask', writable: changeable };
const link = { type: 'LinkedResource', writable: ['applicationName', 'displayName', 'externalId', 'webUrl'] };
const filter = ['title', 'status', 'importance', 'createdDateTime', 'dueDateTime/dateTime', 'linkedResources'];

export function toDoRoutes(school: MicrosoftSchool): readonly Route[] {
	const lists = ({ params, caller }: Call): readonly ToDoList[] => {
		const user = school.people.find(params.user!);
		if (!user) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${params.user}' is invalid.`);
		if (caller.kind === 'delegated' && caller.user !== user) throw new GraphRefusal(403, 'ErrorAccessDenied', "Access is denied. Another person's tasks cannot be reached.");
		return school.toDo.of(user.id);
	};
	const list = (call: Call): ToDoList => lists(call).find(({ id }) => id === call.params.list) ?? raise(notFound());
	const task = (call: Call): ToDoTask => list(call).tasks.find(({ id }) => id === call.params.task) ?? raise(notFound());
	const shown = (call: Call) => (one: ToDoTask) => taskJson(one, call.query.expand.length > 0 || call.query.filter?.some(({ property }) => property === 'linkedResources'));
	const tasks = 'users/{user}/todo/lists/{list}/tasks';

	return [
		{
			method: 'GET', path: 'users/{user}/todo/lists', docs: docs('todo-list-lists'), needs: read, query: { top: 1000, filter: ['displayName'] },
			answer: (call) => page(lists(call).map(({ id, displayName }) => ({ id, displayName, isOwner: true, isShared: false, wellknownListName: 'none' })), call, 100),
		},
		{
			method: 'GET', path: tasks, docs: docs('todotasklist-list-tasks'), needs: read, query: { select: 'TodoTask', expand: ['linkedResources'], filter, top: 1000, skip: true, orderby: ['createdDateTime', 'title'], count: true },
			answer: (call) => page(list(call).tasks.map(shown(call)), call, 20),
		},
		{
			method: 'POST', path: tasks, docs: docs('todotasklist-post-tasks'), needs: write, body: newTask,
			answer: (call) => {
				if (call.json!.title.trim() === '') throw new GraphRefusal(400, 'invalidRequest', 'The title of a task is not empty.');
				return json(201, taskJson(school.toDo.addTask(list(call), call.json!)));
			},
		},
		{
			method: 'GET', path: `${tasks}/{task}`, docs: docs('todotask-get'), needs: read, query: { select: 'TodoTask', expand: ['linkedResources'] },
			answer: (call) => json(200, selected(shown(call)(task(call)), call)),
		},
		{
			method: 'PATCH', path: `${tasks}/{task}`, docs: docs('todotask-update'), needs: write, body: changedTask,
			answer: (call) => {
				Object.assign(task(call).properties, call.json);
				return json(200, taskJson(task(call)));
			},
		},
		{
			method: 'DELETE', path: `${tasks}/{task}`, docs: docs('todotask-delete'), needs: write,
			answer: (call) => {
				list(call).tasks.splice(list(call).tasks.indexOf(task(call)), 1);
				return { status: 204 };
			},
		},
		{
			method: 'GET', path: `${tasks}/{task}/linkedResources`, docs: docs('todotask-list-linkedresources'), needs: read,
			answer: (call) => page(task(call).linkedResources, call, 100),
		},
		{
			method: 'POST', path: `${tasks}/{task}/linkedResources`, docs: docs('todotask-post-linkedresources'), needs: write, body: link,
			answer: (call) => json(201, school.toDo.link(task(call), call.json!)),
		},
	];
}

const taskJson = ({ id, properties, linkedResources }: ToDoTask, withLinks = false): Json => ({
	'@odata.etag': `W/"${id.slice(6, 26)}"`,
	id,
	importance: 'normal',
	isReminderOn: false,
	status: 'notStarted',
	hasAttachments: false,
	categories: [],
	body: { content: '', contentType: 'text' },
	...properties,
	...(withLinks && { linkedResources }),
});

const notFound = () => new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
const raise = (error: Error): never => {
	throw error;
};
