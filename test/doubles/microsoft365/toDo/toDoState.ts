import type { Json } from '../http/call';
import { Counter, exchangeId, stableId } from '../ids';

export interface ToDoTask {
	readonly id: string;
	properties: Json;
	readonly linkedResources: Json[];
}

export interface ToDoList {
	readonly id: string;
	readonly displayName: string;
	readonly tasks: ToDoTask[];
}

export class ToDo {
	private readonly lists = new Map<string, ToDoList[]>();
	private readonly counter = new Counter();

	of(user: string): ToDoList[] {
		const lists = this.lists.get(user) ?? [];
		this.lists.set(user, lists);
		return lists;
	}

	add(user: string, displayName: string): ToDoList {
		const list = { id: exchangeId(`list ${user} ${displayName}`), displayName, tasks: [] };
		this.of(user).push(list);
		return list;
	}

	addTask(list: ToDoList, { linkedResources = [], ...properties }: Json): ToDoTask {
		const task: ToDoTask = { id: exchangeId(`task ${list.id} ${this.counter.next()}`), properties: { ...properties, createdDateTime: new Date().toISOString() }, linkedResources: [] };
		list.tasks.push(task);
		for (const one of linkedResources as Json[]) this.link(task, one);
		return task;
	}

	link(task: ToDoTask, resource: Json): Json {
		const stored = { id: stableId(`link ${task.id} ${this.counter.next()}`), ...resource };
		task.linkedResources.push(stored);
		return stored;
	}
}
