import { PlannerTasks } from '../../../../connectors/staff/microsoft365/plannerTasks';
import { TeamsChannel } from '../../../../connectors/staff/microsoft365/teamsChannel';
import { ToDoTasks } from '../../../../connectors/staff/microsoft365/toDoTasks';
import type { Doubles } from '../../../doubles/core/doubles';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { Json } from '../../../doubles/microsoft365/http/call';
import { surviveEveryFault } from '../../service/everyFault';
import { startSchool } from '../../service/microsoft365/startSchool';

const message = { key: 'pupil 1 concern', text: 'A case in 9B <today> & "tomorrow"\nPlease look at the list.' };
const task = { key: 'pupil 1 ring', title: 'Ring home', notes: 'Ask what would help.', dueOn: '2026-12-07', assignee: 'office@oakfield.example' };
const denied = { kind: 'answer', status: 403, body: { error: { code: 'Forbidden', message: 'x' } } } as const;
const lost = { kind: 'cut', when: 'after' } as const;

async function start() {
	const world = await startSchool();
	const { school, office } = world;
	const { id: teamId, channels } = school.teams.add('Attendance', [office]);
	const team = { teamId, channelId: channels[0]!.id };
	const madePlan = school.planner.add(teamId, 'Attendance');
	const plan = { planId: madePlan.id, bucketId: madePlan.buckets[0]!.id };
	const list = { listId: school.toDo.add(office.id, 'Attendance').id };
	return {
		...world,
		plan,
		teams: new TeamsChannel(world.signedIn('ChannelMessage.Send', 'ChannelMessage.Read.All'), team),
		teamsApplication: new TeamsChannel(world.application(world.office.mail, 'ChannelMessage.Read.All'), team),
		planner: new PlannerTasks(world.signedIn('Tasks.ReadWrite', 'User.ReadBasic.All'), plan),
		toDo: new ToDoTasks(world.signedIn('Tasks.ReadWrite'), list),
		toDoOfPerson: new ToDoTasks(world.application(world.office.mail, 'Tasks.ReadWrite.All'), list),
		messages: async () => (await world.look(`/teams/${team.teamId}/channels/${encodeURIComponent(team.channelId)}/messages`)).value.map(({ body }: Json) => body) as Json[],
		planned: async () => (await world.look(`/planner/plans/${plan.planId}/tasks`)).value as Json[],
		details: (id: string) => world.look(`/planner/tasks/${id}/details`),
		toDos: async () => (await world.look(`/users/${world.office.id}/todo/lists/${encodeURIComponent(list.listId)}/tasks?$expand=linkedResources`)).value as Json[],
	};
}
type World = Awaited<ReturnType<typeof start>>;

let open: Doubles[] = [];
const startHere = async (): Promise<World> => {
	const world = await start();
	open.push(world.doubles);
	return world;
};
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

describe('Teams', () => {
	test('a message is posted as text, with a reference by which it is found again', async () => {
		const world = await startHere();
		const { id } = await world.teams.post(message);
		expect(await world.teams.post(message, { resumed: true })).toEqual({ id, postedBefore: true });
		expect(await world.messages()).toEqual([
			{ contentType: 'html', content: expect.stringMatching(/^A case in 9B &lt;today&gt; &amp; &quot;tomorrow&quot;<br>Please look at the list\.<br>Ref\. [0-9A-F]{12}$/) },
		]);
		expectNoRefusals(world.doubles);
	});

	test('an application is told that only people post, before anything is asked', async () => {
		const world = await startHere();
		await expect(world.teamsApplication.post(message)).rejects.toMatchObject({ happened: 'no', message: expect.stringContaining('only people') });
		expect(world.doubles.requests).toEqual([]);
	});

	test('a message longer than Teams takes is refused before anything is asked', async () => {
		const world = await startHere();
		await expect(world.teams.post({ ...message, text: 'Long. '.repeat(5_000) })).rejects.toMatchObject({ happened: 'no', message: expect.stringContaining('28 KB') });
		expect(world.doubles.requests).toEqual([]);
	});

	test('without the right to read, a lost answer is left to a person and nothing is posted twice', async () => {
		const world = await startHere();
		world.doubles.faultOnce({ method: 'POST' }, lost);
		world.doubles.faultOnce({ method: 'GET', times: 2 }, denied);
		await expect(world.teams.post(message)).rejects.toMatchObject({ happened: 'unknown' });
		await expect(world.teams.post(message, { resumed: true })).rejects.toMatchObject({ happened: 'unknown', advice: expect.stringContaining('ChannelMessage.Read.All') });
		expect(await world.messages()).toHaveLength(1);
	});

	test('whatever goes wrong, at any request, the message stands there once', async () => {
		const runs = await surviveEveryFault(async () => {
			const world = await start();
			return { doubles: world.doubles, act: (again) => world.teams.post(message, { resumed: again }), state: async () => (await world.messages()).length };
		});
		expect(runs).toBeGreaterThan(30);
	});
});

describe('Planner', () => {
	const shown = async (world: World) => {
		const tasks = await world.planned();
		return Promise.all(tasks.map(async ({ id, title, dueDateTime, assignments }) => [title, dueDateTime.slice(0, 10), Object.keys(assignments), (await world.details(id)).description]));
	};

	test('a task is put once into the plan, with its notes, for its day and person', async () => {
		const world = await startHere();
		const { id } = await world.planner.add(task);
		expect(await world.planner.add(task, { resumed: true })).toEqual({ id, postedBefore: true });
		expect(await shown(world)).toEqual([[expect.stringMatching(/^Ring home \([0-9A-F]{12}\)$/), '2026-12-07', [world.office.id], 'Ask what would help.']]);
		expectNoRefusals(world.doubles);
	});

	test('a person whom the school does not know is said, and no task is made', async () => {
		const world = await startHere();
		await expect(world.planner.add({ ...task, assignee: 'left@oakfield.example' })).rejects.toMatchObject({ happened: 'no', message: expect.stringContaining('no person with this address') });
		expect(await world.planned()).toEqual([]);
	});

	// Graph knows people by id and sign-in name alone (https://learn.microsoft.com/graph/api/user-get).
	test('a person whose address is not the name to sign in with is found by it', async () => {
		const world = await startHere();
		const tutor = world.school.addUser("t.o'hara@oakfield.example", 'Tutor', { signsInAs: 'to1@oakfield.example' });
		await world.planner.add({ ...task, assignee: tutor.mail });
		expect(await shown(world)).toMatchObject([{ 2: [tutor.id] }]);
		expectNoRefusals(world.doubles);
	});

	test('a task without its notes counts as perhaps made, and gets them at the next try', async () => {
		const world = await startHere();
		world.doubles.faultOnce({ method: 'PATCH' }, denied);
		await expect(world.planner.add(task)).rejects.toMatchObject({ happened: 'unknown' });
		expect(await world.planner.add(task, { resumed: true })).toMatchObject({ postedBefore: true });
		expect(await shown(world)).toMatchObject([{ 3: 'Ask what would help.' }]);
	});

	test('whatever goes wrong, at any request, the task is there once, with its notes', async () => {
		const runs = await surviveEveryFault(async () => {
			const world = await start();
			return { doubles: world.doubles, act: (again) => world.planner.add(task, { resumed: again }), state: () => shown(world) };
		});
		expect(runs).toBeGreaterThan(100);
	});
});

describe('To Do', () => {
	test('a task is put once into the list, by its person or for them, with notes and day', async () => {
		const world = await startHere();
		const { id } = await world.toDo.add(task);
		expect(await world.toDoOfPerson.add(task, { resumed: true })).toEqual({ id, postedBefore: true });
		expect(await world.toDos()).toMatchObject([
			{ title: 'Ring home', body: { content: 'Ask what would help.', contentType: 'text' }, dueDateTime: { dateTime: expect.stringMatching(/^2026-12-07T00:00:00/), timeZone: 'UTC' } },
		]);
		expectNoRefusals(world.doubles);
	});

	test('whatever goes wrong, at any request, the task is there once', async () => {
		const runs = await surviveEveryFault(async () => {
			const world = await start();
			return { doubles: world.doubles, act: (again) => world.toDo.add(task, { resumed: again }), state: async () => (await world.toDos()).map(({ title }) => title) };
		});
		expect(runs).toBeGreaterThan(30);
	});
});
