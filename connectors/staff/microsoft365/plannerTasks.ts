import type { PlannerTask, PlannerTaskDetails, User } from '@microsoft/microsoft-graph-types';
import type { ServiceAccess } from '../../service/access';
import { graphClient, type Graph } from '../../service/microsoft365/graphClient';
import { caughtFromSdk } from '../../service/microsoft365/graphFailure';
import { perhapsDone } from '../../service/perhapsDone';
import { ServiceError } from '../../service/serviceError';
import type { Posted, StaffTask, TaskService } from '../port';
import { postOnce } from '../postOnce';
import { referenceOf } from '../reference';

const service = 'Microsoft Planner';

/** https://learn.microsoft.com/graph/api/resources/planner-overview: titles have 255 characters at most. */
const longestTitle = 255;

/** How often notes are written where somebody changes the task at the same time. */
const rounds = 3;

/**
 * Tasks in a plan of Planner. Planner keeps no identity of ours, and notes can only be added once the task is there; so a short
 * reference ends the title, by which the task is found from the first moment.
 *
 * Permissions: Tasks.ReadWrite (for an application Tasks.ReadWrite.All); User.ReadBasic.All only where tasks are given to
 * somebody, because Planner asks for that person's id. https://learn.microsoft.com/graph/api/planner-post-tasks
 */
export class PlannerTasks implements TaskService {
	private readonly graph: Graph;

	constructor(
		access: ServiceAccess,
		private readonly plan: { readonly planId: string; readonly bucketId?: string },
	) {
		this.graph = graphClient(access, service);
	}

	async add(task: StaffTask, { resumed = false }: { readonly resumed?: boolean } = {}): Promise<Posted> {
		const mark = ` (${referenceOf(task.key)})`;
		const posted = await postOnce(
			resumed,
			() => this.find(mark),
			() => this.make(task, mark),
		);
		if (task.notes) await this.describe(posted.id, task.notes);
		return posted;
	}

	private async find(mark: string): Promise<string | undefined> {
		return this.graph.run('The plan could not be read', async () => {
			for await (const page of this.graph.pages<PlannerTask>(this.graph.api(`/planner/plans/${encodeURIComponent(this.plan.planId)}/tasks`))) {
				const found = page.find(({ title }) => title?.includes(mark));
				if (found) return String(found.id);
			}
			return undefined;
		});
	}

	private async make({ title, dueOn, assignee }: StaffTask, mark: string): Promise<string> {
		const person = assignee === undefined ? undefined : await this.idOf(assignee);
		const task = {
			planId: this.plan.planId,
			...(this.plan.bucketId && { bucketId: this.plan.bucketId }),
			title: `${title.slice(0, longestTitle - mark.length)}${mark}`,
			// Planner shows the day in the reader's time; in the middle of the day it is the same one in summer and winter.
			...(dueOn && { dueDateTime: `${dueOn}T12:00:00Z` }),
			...(person && { assignments: { [person]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } } }),
		};
		const made = await this.graph.run('The task could not be put into the plan', () => this.graph.api('/planner/tasks').post(task));
		return String((made as PlannerTask).id);
	}

	/** By the name that a person signs in with, else by the e-mail address, which may be another. */
	private async idOf(assignee: string): Promise<string> {
		const person = await this.graph.run('The person for the task could not be looked up', async () => {
			try {
				return (await this.graph.api(`/users/${encodeURIComponent(assignee)}`, { $select: 'id' }).get()) as User;
			} catch (error) {
				if (caughtFromSdk(error)?.status !== 404) throw error;
			}
			const { value } = await this.graph.page<User>(this.graph.api('/users', { $filter: `mail eq '${assignee.replaceAll("'", "''")}'`, $select: 'id' }));
			return value[0];
		});
		if (person?.id) return person.id;
		throw new ServiceError('The task could not be given to anybody: the school’s Microsoft 365 has no person with this address', 'Correct the e-mail address of whom the task is for.', { service, status: 404, happened: 'no' });
	}

	/** Notes are put where there are none; what staff have written there stays. */
	private async describe(id: string, notes: string): Promise<void> {
		const path = `/planner/tasks/${encodeURIComponent(id)}/details`;
		for (let round = 1; ; round += 1) {
			try {
				await this.graph.run('The task is in the plan, but its notes could not be added', async () => {
					const details = (await this.graph.api(path).get()) as PlannerTaskDetails & { readonly '@odata.etag': string };
					if (details.description) return;
					// Planner refuses a change without the version that it is of (412 if that is not the last), so it may be sent again.
					await this.graph.api(path, {}, { repeatable: true }).header('If-Match', details['@odata.etag']).patch({ description: notes });
				});
				return;
			} catch (error) {
				const changedMeanwhile = error instanceof ServiceError && [409, 412].includes(error.status ?? 0);
				// The task is made: whoever tries again has to look for it first.
				if (!changedMeanwhile || round === rounds) throw perhapsDone(error);
			}
		}
	}
}
