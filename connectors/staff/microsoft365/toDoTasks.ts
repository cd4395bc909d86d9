import type { TodoTask } from '@microsoft/microsoft-graph-types';
import type { ServiceAccess } from '../../service/access';
import { graphClient, type Graph } from '../../service/microsoft365/graphClient';
import type { Posted, StaffTask, TaskService } from '../port';
import { postOnce } from '../postOnce';
import { referenceOf } from '../reference';

/**
 * Tasks in a list of Microsoft To Do. A list is one person's, so `assignee` says nothing here. A task keeps our reference as a
 * linked resource, which To Do has for tasks that come from elsewhere, and is found by it.
 *
 * Permissions: Tasks.ReadWrite (for an application Tasks.ReadWrite.All, and the person as `user` of the access).
 * https://learn.microsoft.com/graph/api/todotasklist-post-tasks
 */
export class ToDoTasks implements TaskService {
	private readonly graph: Graph;
	private readonly tasks: string;

	constructor(access: ServiceAccess, { listId }: { readonly listId: string }) {
		this.graph = graphClient(access, 'Microsoft To Do');
		this.tasks = `${this.graph.me}/todo/lists/${encodeURIComponent(listId)}/tasks`;
	}

	async add({ key, title, notes, dueOn }: StaffTask, { resumed = false }: { readonly resumed?: boolean } = {}): Promise<Posted> {
		const reference = referenceOf(key);
		const task: TodoTask = {
			title,
			...(notes && { body: { content: notes, contentType: 'text' } }),
			// To Do takes the day alone and gives it back as midnight in UTC.
			...(dueOn && { dueDateTime: { dateTime: `${dueOn}T00:00:00`, timeZone: 'UTC' } }),
			linkedResources: [{ applicationName: 'School attendance', displayName: 'Attendance case', externalId: reference }],
		};
		return postOnce(
			resumed,
			() => this.find(reference),
			async () => String(((await this.graph.run('The task could not be put into the list', () => this.graph.api(this.tasks).post(task))) as TodoTask).id),
		);
	}

	private async find(reference: string): Promise<string | undefined> {
		return this.graph.run('The list of tasks could not be read', async () => {
			for await (const page of this.graph.pages<TodoTask>(this.graph.api(this.tasks, { $expand: 'linkedResources' }))) {
				const found = page.find(({ linkedResources }) => linkedResources?.some(({ externalId }) => externalId === reference));
				if (found) return String(found.id);
			}
			return undefined;
		});
	}
}
