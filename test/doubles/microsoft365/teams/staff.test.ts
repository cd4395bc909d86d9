import type { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import type { Json } from '../http/call';
import type { Plan } from '../planner/plannerState';
import { TestSchool, type Sent } from '../support';
import type { ToDoList } from '../toDo/toDoState';
import type { Team } from './teamState';

let test365: TestSchool;
let doubles: Doubles;
let team: Team;
let plan: Plan;
let list: ToDoList;
beforeEach(async () => {
	test365 = new TestSchool();
	team = test365.school.teams.add('Tutors', [test365.office]);
	plan = test365.school.planner.add(team.id, 'Attendance');
	list = test365.school.toDo.add(test365.office.id, 'Tasks');
	doubles = await test365.start();
});
afterEach(() => doubles.close());
const post = (json: unknown): Sent => ({ method: 'POST', json });
const channel = () => `/teams/${team.id}/channels/${encodeURIComponent(team.channels[0]!.id)}/messages`;
const toDo = () => `/me/todo/lists/${encodeURIComponent(list.id)}/tasks`;
const assigned = (id: string) => ({ [id]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } });

test('a message is posted in a channel by a person who is in the team, and read there', async () => {
	const client = test365.client();
	expect((await client.api('/me/joinedTeams').get()).value).toMatchObject([{ id: team.id }]);
	expect((await client.api(`/teams/${team.id}/channels`).get()).value).toMatchObject([{ displayName: 'General' }]);
	const { id } = await client.api(channel()).post({ body: { contentType: 'html', content: '<p>Hi</p>' } });
	await client.api(channel()).post({ body: { content: 'second' } });
	expect((await client.api(channel()).top(50).get()).value.map(({ body }: Json) => body)).toEqual([{ contentType: 'text', content: 'second' }, { contentType: 'html', content: '<p>Hi</p>' }]);
	expect((await client.api(`${channel()}/${id}`).get()).from.user.id).toBe(test365.office.id);
	expectNoRefusals(doubles);
	test365.tokens.issue('outsider', { user: test365.head.mail, scopes: ['ChannelMessage.Send'] });
	expect((await test365.send(channel(), { ...post({ body: { content: 'x' } }), as: 'outsider' })).status).toBe(403);
});

test('a task of a plan is made, described, changed as it was read, and taken away', async () => {
	const client = test365.client();
	expect((await client.api(`/groups/${team.id}/planner/plans`).get()).value).toMatchObject([{ id: plan.id }]);
	expect((await client.api('/me/planner/plans').get()).value).toMatchObject([{ id: plan.id }]);
	const [bucket] = (await client.api(`/planner/plans/${plan.id}/buckets`).get()).value;
	const task = await client.api('/planner/tasks').post({ planId: plan.id, bucketId: bucket.id, title: 'Ring', dueDateTime: '2026-12-07T12:00:00Z', assignments: assigned(test365.office.id) });
	const details = await client.api(`/planner/tasks/${task.id}/details`).get();
	await client.api(`/planner/tasks/${task.id}/details`).header('If-Match', details['@odata.etag']).patch({ description: 'Ask' });
	const complete = () => test365.send(`/planner/tasks/${task.id}`, { method: 'PATCH', json: { percentComplete: 100 }, headers: { 'If-Match': task['@odata.etag'] } });
	expect([(await complete()).status, (await complete()).status]).toEqual([204, 412]);
	const [now] = (await client.api(`/planner/plans/${plan.id}/tasks`).get()).value;
	expect(now).toMatchObject({ title: 'Ring', percentComplete: 100, hasDescription: true });
	await client.api(`/planner/tasks/${task.id}`).header('If-Match', now['@odata.etag']).delete();
	expect(plan.tasks).toEqual([]);
	expectNoRefusals(doubles);
});

test('a task of To Do is made with what it links to, and found by it', async () => {
	const client = test365.client();
	expect((await client.api('/me/todo/lists').get()).value).toMatchObject([{ id: list.id }]);
	await client.api(toDo()).post({ title: 'Ring', dueDateTime: { dateTime: '2026-12-07T00:00:00', timeZone: 'UTC' }, linkedResources: [{ applicationName: 'Attendance', externalId: 'k1' }] });
	const filtered = await test365.json(`${toDo()}?$expand=linkedResources&$filter=${encodeURIComponent("title eq 'Ring' and status eq 'completed'")}`);
	expect(filtered.value).toEqual([]);
	const [task] = (await test365.json(`${toDo()}?$expand=linkedResources&$filter=${encodeURIComponent("title eq 'Ring'")}`)).value;
	expect(task).toMatchObject({ linkedResources: [{ externalId: 'k1' }] });
	expect((await test365.json(toDo())).value[0].linkedResources).toBeUndefined();
	await client.api(`${toDo()}/${encodeURIComponent(task.id)}`).patch({ status: 'completed' });
	await client.api(`${toDo()}/${encodeURIComponent(task.id)}`).delete();
	expectNoRefusals(doubles);
});

describe('is refused', () => {
	const task = (more: object) => () => post({ planId: plan.id, title: 'x', ...more });
	const planner = () => '/planner/tasks';
	test.each<[string, () => string, () => Sent, number, RegExp]>([
		['a message without a body', channel, () => post({ subject: 'x' }), 400, /body/],
		['an empty message', channel, () => post({ body: { content: ' ' } }), 400, /content/],
		['a message of an unknown kind', channel, () => post({ body: { contentType: 'markdown', content: 'x' } }), 400, /contentType/],
		['a message above 28 KB', channel, () => post({ body: { content: 'x'.repeat(29_000) } }), 413, /28 KB/],
		['a message of an application', channel, () => ({ ...post({ body: { content: 'x' } }), as: 'app' }), 403, /not supported/],
		['a message with a sender', channel, () => post({ body: { content: 'x' }, from: { user: { id: '1' } } }), 400, /from/],
		['more messages than a page holds', () => `${channel()}?$top=51`, () => ({}), 400, /\$top/],
		['a choice of properties of messages', () => `${channel()}?$select=id`, () => ({}), 400, /\$select/],
		['a task without a plan', planner, () => post({ title: 'x' }), 400, /planId/],
		['a task without a title', planner, () => post({ planId: plan.id }), 400, /title/],
		['a task in another plan\'s bucket', planner, task({ bucketId: 'b' }), 400, /bucket/],
		['a task for nobody', planner, task({ assignments: assigned('nobody') }), 400, /nobody/],
		['an assignment without its type', planner, task({ assignments: { x: { orderHint: ' !' } } }), 400, /assignments/],
		['a day instead of a time', planner, task({ dueDateTime: '2026-12-07' }), 400, /dueDateTime/],
		['notes within a task', planner, task({ description: 'x' }), 400, /description/],
		['a change without If-Match', () => `/planner/tasks/${test365.school.planner.addTask(plan, { title: 'x' }).id}`, () => ({ method: 'PATCH', json: { title: 'y' } }), 400, /if-match/],
		['a to-do without a title', toDo, () => post({ importance: 'high' }), 400, /title/],
		['a to-do with another importance', toDo, () => post({ title: 'x', importance: 'urgent' }), 400, /importance/],
		['a to-do whose day is bare', toDo, () => post({ title: 'x', dueDateTime: '2026-12-07T00:00:00Z' }), 400, /dueDateTime/],
		['another person\'s to-dos', () => `/users/${test365.head.id}/todo/lists`, () => ({}), 403, /Another/],
		['a list for who may only read', toDo, () => ({ ...post({ title: 'x' }), as: test365.as('reader', 'Tasks.Read') }), 403, /Tasks.ReadWrite/],
	])('%s', async (_damage, path, sent, status, why) => {
		const answer = await test365.send(path(), sent());
		expect([answer.status, await answer.json()]).toEqual([status, { error: expect.objectContaining({ message: expect.stringMatching(why) }) }]);
		expect(doubles.refusals()).toHaveLength(1);
	});
});
