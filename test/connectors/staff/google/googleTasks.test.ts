import { GoogleTasks } from '../../../../connectors/staff/google/googleTasks';
import type { StaffTask } from '../../../../connectors/staff/port';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { Doubles } from '../../../doubles/core/doubles';
import { surviveEveryFault } from '../../service/everyFault';
import { startWorkspace } from '../../service/google/startWorkspace';

const task: StaffTask = { key: '1042|tutor-conversation|2026/27', title: 'Talk with a pupil of 7A about attendance', notes: 'See the page of 7A.', dueOn: '2026-11-27' };

let open: Doubles[] = [];
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

async function start() {
	const workspace = await startWorkspace();
	open.push(workspace.doubles);
	const list = workspace.google.tasks.addList('office@oakfield.example', 'Attendance');
	return {
		...workspace,
		list,
		/** As another run of the workflow makes it. */
		tasks: (taskList = list.id) => new GoogleTasks(workspace.signedIn('tasks'), { taskList }),
	};
}

test('a task is added once, with its day, and says nothing of the key', async () => {
	const { tasks, list, doubles } = await start();
	expect(await tasks().add(task)).toEqual({ id: list.tasks[0]!.id, postedBefore: false });
	expect(await tasks().add(task)).toEqual({ id: list.tasks[0]!.id, postedBefore: true });
	expect(await tasks().add({ ...task, title: 'changed since' }, { resumed: true })).toMatchObject({ postedBefore: true });
	expect(await tasks().add({ ...task, key: 'another', notes: undefined, dueOn: undefined })).toMatchObject({ postedBefore: false });
	expect(list.tasks).toMatchObject([{ notes: expect.stringMatching(/^Ref\. [0-9A-F]{12}$/) }, { title: task.title, notes: expect.stringMatching(/^See the page of 7A\.\n\nRef\. [0-9A-F]{12}$/), due: '2026-11-27T00:00:00.000Z' }]);
	expect(JSON.stringify(list.tasks)).not.toContain('1042');
	expectNoRefusals(doubles);
});

test('the account’s own list is @default', async () => {
	const { tasks, google } = await start();
	await tasks('@default').add(task);
	expect(google.tasks.listsOf('office@oakfield.example')[0]!.tasks).toHaveLength(1);
});

test.each([
	['ticked', { status: 'completed' as const }],
	['ticked and cleared away', { status: 'completed' as const, hidden: true }],
	['deleted', { deleted: true }],
	['given more notes', { notes: undefined }],
])('a task that a tutor has %s does not come back', async (what, change) => {
	const { tasks, list } = await start();
	await tasks().add(task);
	Object.assign(list.tasks[0]!, what === 'given more notes' ? { notes: `${list.tasks[0]!.notes}\nDone on Tuesday` } : change);
	expect(await tasks().add(task)).toMatchObject({ postedBefore: true });
	expect(list.tasks).toHaveLength(1);
});

test('is found on the third page', async () => {
	const { tasks, list, doubles } = await start();
	await tasks().add(task);
	for (let number = 0; number < 250; number += 1) list.tasks.unshift({ ...list.tasks.at(-1)!, id: `other${number}`, notes: 'Ref. 000000000000' });
	expect(await tasks().add(task)).toMatchObject({ id: list.tasks.at(-1)!.id, postedBefore: true });
	expectNoRefusals(doubles);
});

test('an answer that is lost is looked for, and the task is not added again', async () => {
	const { tasks, list, doubles } = await start();
	doubles.faultOnce({ method: 'POST' }, { kind: 'cut', when: 'after' });
	expect(await tasks().add(task)).toEqual({ id: list.tasks[0]!.id, postedBefore: false });
	doubles.faultOnce({ method: 'POST' }, { kind: 'cut', when: 'before' });
	await expect(tasks().add({ ...task, key: 'another' })).rejects.toMatchObject({ name: 'ServiceError', happened: 'unknown' });
	expect(list.tasks).toHaveLength(1);
	await tasks().add({ ...task, key: 'another' }, { resumed: true });
	expect(list.tasks).toHaveLength(2);
});

test.each<[string, Partial<StaffTask>]>([
	['no title', { title: ' ' }],
	['a title that is too long', { title: 'x'.repeat(1025) }],
	['notes that are too long', { notes: 'x'.repeat(8190) }],
])('refuses before anything is asked: %s', async (_what, change) => {
	const { tasks, doubles } = await start();
	await expect(tasks().add({ ...task, ...change })).rejects.toMatchObject({ name: 'ServiceError', happened: 'no' });
	expect(doubles.requests).toEqual([]);
});

test('is added once whatever goes wrong, at any of its requests', async () => {
	const runs = await surviveEveryFault(async () => {
		const { tasks, list, doubles } = await start();
		return { doubles, act: (again) => tasks().add(task, { resumed: again }), state: () => list.tasks.map(({ title, notes, due }) => [title, notes, due]) };
	});
	expect(runs).toBeGreaterThan(50);
});
