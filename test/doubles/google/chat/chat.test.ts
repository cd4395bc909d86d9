import { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import type { RecordedRequest } from '../../core/types';
import { reasonOf, sendDamaged, type Damage } from '../damage';
import type { Space } from './chat';
import { GoogleDouble } from '../google';
import { realClients } from '../realClients';

const me = 'office@oakfield.example';

describe('the double of Google Chat', () => {
	let google: GoogleDouble;
	let doubles: Doubles;
	let space: Space;
	beforeEach(async () => {
		google = new GoogleDouble();
		doubles = await Doubles.start(google);
		space = google.chat.addSpace('Year 7 tutors', [me]);
	});
	afterEach(() => doubles.close());
	const fetchWith = (...scopes: string[]) => doubles.fetchAs(google.signIn((scopes.length > 0 ? scopes : ['chat.messages', 'chat.spaces.readonly']).map((scope) => `https://www.googleapis.com/auth/${scope}`)));
	const spaces = (...scopes: string[]) => realClients(fetchWith(...scopes)).chat.spaces;
	const post = (more: object = {}, text = 'Please look.') => spaces().messages.create({ parent: space.name, requestBody: { text }, ...more });

	test('lists the spaces of which the account is a member', async () => {
		google.chat.addSpace('Others', ['head@oakfield.example']);
		google.chat.addSpace('', [me], 'DIRECT_MESSAGE');
		expect((await spaces().list({})).data.spaces).toHaveLength(2);
		expect((await spaces().list({ filter: 'spaceType = "SPACE"' })).data.spaces?.map(({ displayName }) => displayName)).toEqual(['Year 7 tutors']);
		await expect(spaces().list({ filter: 'spaceType = SPACE' })).rejects.toMatchObject({ status: 400 });
		expect((await spaces().get({ name: space.name })).data.name).toBe(space.name);
	});

	test('a message of an id of ours is there once, and found by it', async () => {
		const { data } = await post({ messageId: 'client-act-1' });
		await expect(post({ messageId: 'client-act-1' })).rejects.toMatchObject({ status: 409 });
		expect((await spaces().messages.get({ name: `${space.name}/messages/client-act-1` })).data).toEqual(data);
		expect(space.messages).toHaveLength(1);
		expectNoRefusals(doubles);
	});

	test('a request of the same id gives the message that it made, whatever it says now', async () => {
		const { data } = await post({ requestId: 'r1' });
		expect((await post({ requestId: 'r1' }, 'Something else')).data).toEqual(data);
		expect(space.messages.map(({ text }) => text)).toEqual(['Please look.']);
	});

	test('lists messages in order, in pages, since a time', async () => {
		for (const text of ['a', 'b', 'c']) await post({}, text);
		const { data } = await spaces().messages.list({ parent: space.name, pageSize: 2 });
		expect(data.messages?.map(({ text }) => text)).toEqual(['a', 'b']);
		expect((await spaces().messages.list({ parent: space.name, pageSize: 2, pageToken: String(data.nextPageToken) })).data.messages?.map(({ text }) => text)).toEqual(['c']);
		const filter = `createTime > "${space.messages[1]?.createTime}"`;
		expect((await spaces().messages.list({ parent: space.name, filter, orderBy: 'createTime desc' })).data.messages?.map(({ text }) => text)).toEqual(['c']);
	});

	const damages: readonly [string, Damage, number][] = [
		['an id without its beginning', { query: { messageId: 'act-1' } }, 400],
		['an id in capitals', { query: { messageId: 'client-ACT' } }, 400],
		['an id that is too long', { query: { messageId: `client-${'a'.repeat(57)}` } }, 400],
		['no text', { json: () => ({}) }, 400],
		['a text that is too long', { json: () => ({ text: 'é'.repeat(16_001) }) }, 400],
		['a card, which people cannot send', { json: (body) => ({ ...body, cardsV2: [] }) }, 400],
		['an unknown field', { json: (body) => ({ ...body, body: 'x' }) }, 400],
		['an unknown parameter', { query: { notify: 'all' } }, 400],
		['a word that is none', { query: { messageReplyOption: 'REPLY' } }, 400],
	];
	test.each(damages)('refuses a message with %s', async (_what, damage, status) => {
		await post();
		expect((await reasonOf(await sendDamaged(fetchWith(), doubles.requests.at(-1) as RecordedRequest, damage)))[0]).toBe(status);
		expect(doubles.refusals()).toHaveLength(1);
		expect(space.messages).toHaveLength(1);
	});

	test.each([
		['a space that is not there', () => 'spaces/none', 404],
		['a space of others', () => google.chat.addSpace('Others', []).name, 403],
	])('does not post in %s', async (_what, parent, status) => {
		await expect(spaces().messages.create({ parent: parent(), requestBody: { text: 'x' } })).rejects.toMatchObject({ status });
	});

	test('refuses to post with a scope that only reads', async () => {
		await expect(spaces('chat.messages.readonly').messages.create({ parent: space.name, requestBody: { text: 'x' } })).rejects.toMatchObject({ status: 403 });
	});
});
