import type { tasks_v1 } from 'googleapis/build/src/apis/tasks/v1';
import type { ServiceAccess } from '../../service/access';
import { askAgain } from '../../service/askAgain';
import { googleClients } from '../../service/google/googleClients';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';
import { pagesOf } from '../../service/google/pages';
import { ServiceError } from '../../service/serviceError';
import type { Posted, StaffTask, TaskService } from '../port';
import { postOnce } from '../postOnce';
import { referenceOf } from '../reference';

const service = 'Google Tasks';
const adding: GoogleAct = { service, doing: 'add the task to the list' };
const looking: GoogleAct = { service, doing: 'look for the task in the list' };

/** https://developers.google.com/workspace/tasks/reference/rest/v1/tasks */
const mostTitle = 1024;
const mostNotes = 8192;
const tasksAPage = 100;

/**
 * Tasks in a list of Google Tasks. A list is one person's, so `assignee` says nothing here.
 *
 * Google gives a task its id and takes none from us, so a short reference ends the notes, by which the task is found again:
 * before it is added, and after an answer that was lost. Ticked, hidden and deleted tasks count: what a tutor has put away
 * does not come back. Where a lost answer cannot be settled, the task is not added again (`happened: 'unknown'`).
 *
 * Scope: `tasks`; `tasks.readonly` cannot add.
 */
export class GoogleTasks implements TaskService {
	private readonly tasks: tasks_v1.Tasks;
	private readonly tasklist: string;

	/** @param taskList The list's id; `@default` is the account's own. */
	constructor(
		private readonly access: ServiceAccess,
		{ taskList }: { readonly taskList: string },
	) {
		this.tasks = googleClients(access).tasks;
		this.tasklist = taskList;
	}

	async add({ key, title, notes = '', dueOn }: StaffTask, { resumed = false }: { readonly resumed?: boolean } = {}): Promise<Posted> {
		const reference = `Ref. ${referenceOf(key)}`;
		const requestBody = { title, notes: notes ? `${notes}\n\n${reference}` : reference, ...(dueOn && { due: `${dueOn}T00:00:00.000Z` }) };
		if (title.trim() === '' || title.length > mostTitle || requestBody.notes.length > mostNotes) {
			throw new ServiceError(`A task has a title of up to ${mostTitle} characters and notes of up to ${mostNotes}`, 'Shorten the title or the notes. Nothing was added.', { service, happened: 'no' });
		}
		// Not only where an earlier try is known of: the same key is the same task.
		const before = resumed ? undefined : await this.find(reference);
		if (before) return { id: before, postedBefore: true };
		let asked = false;
		return postOnce(
			resumed,
			() => (asked ? askAgain(this.access, () => this.find(reference)) : this.find(reference)),
			async () => {
				asked = true;
				return (await askGoogle(adding, () => this.tasks.tasks.insert({ tasklist: this.tasklist, requestBody }))).id as string;
			},
		);
	}

	private async find(reference: string): Promise<string | undefined> {
		const asked = { tasklist: this.tasklist, maxResults: tasksAPage, showCompleted: true, showHidden: true, showDeleted: true };
		const ask = (pageToken: string | undefined) => askGoogle(looking, () => this.tasks.tasks.list({ ...asked, pageToken }));
		for await (const { items } of pagesOf(looking, ask)) {
			const found = items?.find(({ notes }) => notes?.includes(reference));
			if (found?.id) return found.id;
		}
		return undefined;
	}
}
