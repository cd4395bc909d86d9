import { GoogleChat } from '../../../../connectors/staff/google/googleChat';
import type { MessageService, StaffMessage } from '../../../../connectors/staff/port';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { Doubles } from '../../../doubles/core/doubles';
import { surviveEveryFault } from '../../service/everyFault';
import { startWorkspace } from '../../service/google/startWorkspace';

const scopes = ['chat.messages.create', 'chat.messages.readonly'];
const message: StaffMessage = { key: 'overview|7A|2026-11-23', text: '3 pupils of 7A have missed ten sessions or more.\nSee https://n8n.oakfield.example/overview' };

let open: Doubles[] = [];
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

async function start() {
	const workspace = await startWorkspace();
	open.push(workspace.doubles);
	const space = workspace.google.chat.addSpace('Attendance', ['office@oakfield.example']);
	return {
		...workspace,
		space,
		/** As another run of the workflow makes it. */
		chat: (name = space.name): MessageService => new GoogleChat(workspace.signedIn(...scopes), { space: name }),
		texts: () => space.messages.map(({ text }) => text),
	};
}

test('a message is posted once, in this run and in another; another key is another message', async () => {
	const { chat, space, texts, doubles } = await start();
	expect(await chat().post(message)).toEqual({ id: space.messages[0]!.name, postedBefore: false });
	expect(await chat().post(message)).toMatchObject({ postedBefore: true });
	expect(await chat(space.name.replace('spaces/', '')).post({ ...message, text: 'changed since' })).toMatchObject({ postedBefore: true });
	expect(await chat().post({ ...message, key: 'overview|7A|2026-11-30' })).toMatchObject({ postedBefore: false });
	expect(texts()).toEqual([message.text, message.text]);
	expect(doubles.requests.map(({ url }) => decodeURIComponent(url.href)).join()).not.toMatch(/overview|7A/);
	expectNoRefusals(doubles);
});

test('a message that staff have deleted is not posted again', async () => {
	const { chat, space } = await start();
	await chat().post(message);
	space.messages[0]!.deleted = true;
	expect(await chat().post(message)).toMatchObject({ postedBefore: true });
	expect(space.messages).toHaveLength(1);
});

test('an answer that is lost makes no second message, and is no message of an earlier run', async () => {
	const { chat, texts, doubles } = await start();
	doubles.faultOnce({ method: 'POST', times: 3 }, { kind: 'cut', when: 'after' });
	expect(await chat().post(message)).toMatchObject({ postedBefore: false });
	expect(texts()).toEqual([message.text]);
	expect(doubles.unmet).toBe(0);
});

test('a text calls nobody and hides no address (https://developers.google.com/workspace/chat/format-messages)', async () => {
	const { chat, texts } = await start();
	await chat().post({ ...message, text: 'To <users/all>: <https://thief.example|our policy>, 3 < 4' });
	expect(texts()).toEqual(['To ‹users/all>: ‹https://thief.example|our policy>, 3 < 4']);
});

test.each([
	['nothing', ' \n'],
	['more than 32,000 bytes', 'é'.repeat(16_001)],
])('refuses before anything is asked: a text of %s', async (_what, text) => {
	const { chat, doubles } = await start();
	await expect(chat().post({ ...message, text })).rejects.toMatchObject({ name: 'ServiceError', happened: 'no' });
	expect(doubles.requests).toEqual([]);
});

test('a space of which the account is no member is said so', async () => {
	const { google, chat, doubles } = await start();
	const other = google.chat.addSpace('Heads', ['attendance.lead@oakfield.example']);
	await expect(chat(other.name).post(message)).rejects.toMatchObject({ happened: 'no', status: 403, advice: expect.stringContaining('as a member') });
	await expect(chat('spaces/none').post(message)).rejects.toMatchObject({ happened: 'no', status: 404 });
	expectNoRefusals(doubles);
});

test('is posted once whatever goes wrong, at any of its requests', async () => {
	const runs = await surviveEveryFault(async () => {
		const { chat, texts, doubles } = await start();
		return { doubles, act: (again) => chat().post(message, { resumed: again }), state: texts };
	});
	expect(runs).toBeGreaterThan(25);
});
