import type { DoubleAnswer } from '../../core/types';
import { docs, type Call, type Json, type Permissions, type Route } from '../http/call';
import { checkIfMatch } from '../http/eTag';
import { GraphError, GraphRefusal } from '../http/errors';
import { json, page } from '../http/pages';
import type { MicrosoftSchool } from '../school';
import type { Plan, StoredTask, Versioned } from './plannerState';

const groups = ['Group.Read.All', 'Group.ReadWrite.All'];
const read: Permissions = { delegated: ['Tasks.Read', 'Tasks.ReadWrite', ...groups], application: ['Tasks.Read.All', 'Tasks.ReadWrite.All'] };
const write: Permissions = { delegated: ['Tasks.ReadWrite', 'Group.ReadWrite.All'], application: ['Tasks.ReadWrite.All'] };

/** https://learn.microsoft.com/graph/api/plannertask-update; the plan is set on creation and stays. */
const changeable = ['title', 'bucketId', 'assignments', 'dueDateTime', 'startDateTime', 'percentComplete', 'priority', 'orderHint', 'assigneePriority', 'conversationThreadId'];
const newTask = { type: 'PlannerTask', writable: [...changeable, 'planId'], required: ['planId', 'title'] };
const changedTask = { type: 'PlannerTask', writable: changeable };
const changedDetails = { type: 'PlannerTaskDetails', writable: ['description', 'previewType'] };

/** Planner refuses a change without the version that it is of. https://learn.microsoft.com/graph/api/resources/planner-overview#planner-resource-versioning */
const ifMatch = ['if-match'];

export function plannerRoutes(school: MicrosoftSchool): readonly Route[] {
	const { planner } = school;
	const reachable = (plan: Plan | undefined, { caller }: Call): Plan => {
		if (!plan) throw notFound();
		if (caller.kind === 'delegated' && !school.teams.find(plan.group)?.members.has(caller.user)) throw new GraphError(403, 'Forbidden', 'You do not have the required permissions to access this item.');
		return plan;
	};
	const plan = (call: Call) => reachable(planner.plans.find(({ id }) => id === call.params.plan), call);
	const task = (call: Call): StoredTask => {
		const found = planner.task(call.params.task!);
		reachable(found?.plan, call);
		return found!.task;
	};
	const plansOf = (call: Call, plans: readonly Plan[]) => page(plans.map(planJson), call, 1000);

	return [
		{
			method: 'GET', path: 'groups/{group}/planner/plans', docs: docs('plannergroup-list-plans'), needs: read,
			answer: (call) => plansOf(call, planner.plans.filter(({ group }) => group === call.params.group)),
		},
		{
			method: 'GET', path: 'users/{user}/planner/plans', docs: docs('planneruser-list-plans'), needs: { ...read, application: [] },
			answer: (call) => plansOf(call, planner.plans.filter(({ group }) => [...(school.teams.find(group)?.members ?? [])].some((one) => one === school.people.find(call.params.user!)))),
		},
		{ method: 'GET', path: 'planner/plans/{plan}', docs: docs('plannerplan-get'), needs: read, answer: (call) => json(200, planJson(plan(call))) },
		{
			method: 'GET', path: 'planner/plans/{plan}/buckets', docs: docs('plannerplan-list-buckets'), needs: read,
			answer: (call) => page(plan(call).buckets.map((bucket) => ({ '@odata.etag': eTag(bucket.id, 1), ...bucket, planId: plan(call).id, orderHint: '8585' })), call, 1000),
		},
		{
			method: 'GET', path: 'planner/plans/{plan}/tasks', docs: docs('plannerplan-list-tasks'), needs: read,
			answer: (call) => page(plan(call).tasks.map(taskJson), call, 400),
		},
		{
			method: 'POST', path: 'planner/tasks', docs: docs('planner-post-tasks'), needs: write, body: newTask,
			answer: (call) => {
				const of = reachable(planner.plans.find(({ id }) => id === call.json!.planId), call);
				checkTask(school, of, call.json!);
				return json(201, taskJson(planner.addTask(of, call.json!)));
			},
		},
		{ method: 'GET', path: 'planner/tasks/{task}', docs: docs('plannertask-get'), needs: read, answer: (call) => json(200, taskJson(task(call))) },
		{
			method: 'PATCH', path: 'planner/tasks/{task}', docs: docs('plannertask-update'), needs: write, headers: ifMatch, body: changedTask,
			answer: (call) => {
				const one = task(call);
				checkTask(school, planner.task(one.id)!.plan, { ...one.properties, ...call.json });
				return change(call, one, eTag(one.id, one.version), () => taskJson(one));
			},
		},
		{
			method: 'DELETE', path: 'planner/tasks/{task}', docs: docs('plannertask-delete'), needs: write, headers: ifMatch,
			answer: (call) => {
				const one = task(call);
				checkIfMatch(call, eTag(one.id, one.version));
				const { tasks } = planner.task(one.id)!.plan;
				tasks.splice(tasks.indexOf(one), 1);
				return { status: 204 };
			},
		},
		{ method: 'GET', path: 'planner/tasks/{task}/details', docs: docs('plannertaskdetails-get'), needs: read, answer: (call) => json(200, detailsJson(task(call))) },
		{
			method: 'PATCH', path: 'planner/tasks/{task}/details', docs: docs('plannertaskdetails-update'), needs: write, headers: ifMatch, body: changedDetails,
			answer: (call) => {
				const one = task(call);
				return change(call, one.details, detailsTag(one), () => detailsJson(one));
			},
		},
	];
}

/** 204, or what it has become where `Prefer: return=representation` asks for it. */
function change(call: Call, of: Versioned, tag: string, shown: () => Json): DoubleAnswer {
	checkIfMatch(call, tag);
	Object.assign(of.properties, call.json);
	of.version += 1;
	return /return=representation/i.test(call.headers.prefer ?? '') ? json(200, shown()) : { status: 204 };
}

function checkTask(school: MicrosoftSchool, plan: Plan, { title, bucketId, assignments = {}, percentComplete = 0 }: Json): void {
	if (title === '' || title.length > 255) throw invalid('The title of a task has 1 to 255 characters.');
	if (bucketId && !plan.buckets.some(({ id }) => id === bucketId)) throw invalid('The bucket does not belong to the plan.');
	if (percentComplete < 0 || percentComplete > 100) throw invalid('percentComplete is 0 to 100.');
	const unknown = Object.keys(assignments ?? {}).find((id) => !school.people.all.some((user) => user.id === id));
	if (unknown) throw invalid(`The user identifier '${unknown}' in assignments is not valid.`);
}

const planJson = ({ id, title, group }: Plan): Json => ({ '@odata.etag': eTag(id, 1), id, title, owner: group, container: { containerId: group, type: 'group', url: `https://graph.microsoft.com/v1.0/groups/${group}` } });
const taskJson = ({ id, properties, version, details }: StoredTask): Json => ({ '@odata.etag': eTag(id, version), id, percentComplete: 0, priority: 5, orderHint: '8585', dueDateTime: null, assignments: {}, hasDescription: details.properties.description !== '', ...properties });
const detailsJson = (task: StoredTask): Json => ({ '@odata.etag': detailsTag(task), id: task.id, previewType: 'automatic', references: {}, checklist: {}, ...task.details.properties });

const eTag = (id: string, version: number) => `W/"${Buffer.from(`${id} ${version}`).toString('base64')}"`;
const detailsTag = ({ id, details }: StoredTask) => eTag(`${id} details`, details.version);
const invalid = (message: string) => new GraphRefusal(400, 'BadRequest', message);
const notFound = () => new GraphError(404, 'NotFound', 'The requested item is not found.');
