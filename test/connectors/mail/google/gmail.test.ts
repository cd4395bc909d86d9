import { Gmail } from '../../../../connectors/mail/google/gmail';
import { messageIdOf } from '../../../../connectors/mail/messageId';
import type { Mail } from '../../../../connectors/mail/port';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { Doubles } from '../../../doubles/core/doubles';
import { faults, surviveEveryFault } from '../../service/everyFault';
import { startWorkspace, type StartedWorkspace } from '../../service/google/startWorkspace';

const scopes = ['gmail.compose', 'gmail.readonly'];
const megabyte = 1024 * 1024;

const mail = (number = 1, more: Partial<Mail> = {}): Mail => ({
	messageId: messageIdOf('100001', `${number}|early-concern-letter|id:7731|2026/27`),
	to: [{ address: `parent${number}@family.example`, name: 'A Parent' }],
	subject: 'A letter from Oakfield School',
	text: 'Please read the letter.',
	attachments: [],
	...more,
});
const letter = { name: 'letter.pdf', type: 'application/pdf', content: Buffer.from('%PDF a letter') };

interface Started extends StartedWorkspace {
	readonly gmail: Gmail;
	/** Our identity of each message that left the school, in order. */
	readonly sent: () => (string | undefined)[];
	readonly drafts: () => number;
}

let open: Doubles[] = [];
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

async function start(): Promise<Started> {
	const workspace = await startWorkspace();
	open.push(workspace.doubles);
	const mailbox = workspace.google.gmail.mailbox();
	return {
		...workspace,
		gmail: new Gmail(workspace.signedIn(...scopes)),
		sent: () => mailbox.sent.map(({ headers }) => headers.find(({ name }) => name.toLowerCase() === 'x-school-attendance-message-id')?.value),
		drafts: () => mailbox.drafts.size,
	};
}

const refusedOnce = (world: Started): void => world.doubles.faultOnce({ path: /drafts\/send$/ }, { kind: 'answer', status: 403, body: { error: { code: 403 } } });

test('a message goes out whole, once, under our Message-ID, and is found by it', async () => {
	const world = await start();
	const given = mail(1, { cc: [{ address: 'social.worker@council.example' }], replyTo: { address: 'office@oakfield.example', name: 'Office' }, subject: 'Llythyr – Zoë', html: '<p>Please read</p>', attachments: [letter] });
	expect(await world.gmail.find(given.messageId)).toBeUndefined();
	const sent = await world.gmail.send(given);
	expect(sent).toEqual({ id: expect.any(String), messageId: given.messageId, sentBefore: false });
	expect(await world.gmail.send(given, { resumed: true })).toEqual({ ...sent, sentBefore: true });
	for (const gmail of [world.gmail, new Gmail(world.signedIn(...scopes))]) expect(await gmail.send(given)).toEqual({ ...sent, sentBefore: true });
	expect(await world.gmail.find(given.messageId)).toEqual({ ...sent, sentBefore: true });
	const [message] = world.google.gmail.mailbox().sent;
	expect(message!.id).toBe(sent.id);
	expect(message!.parsed).toMatchObject({
		messageId: `<${given.messageId}>`,
		subject: given.subject,
		text: expect.stringContaining(given.text),
		html: given.html,
		from: { value: [{ address: 'office@oakfield.example', name: 'Oakfield School Office' }] },
		to: { value: [given.to[0]] },
		cc: { value: [{ address: 'social.worker@council.example' }] },
		replyTo: { value: [given.replyTo] },
		attachments: [{ filename: 'letter.pdf', contentType: 'application/pdf', content: letter.content }],
	});
	expect([world.sent(), world.drafts()]).toEqual([[given.messageId], 0]);
	expectNoRefusals(world.doubles);
});

test('above 5 MB the message goes up as bytes, and arrives as it is', async () => {
	const world = await start();
	const content = Buffer.alloc(6 * megabyte, 'pack');
	await world.gmail.send(mail(1, { attachments: [{ ...letter, content }] }));
	expect(world.google.gmail.mailbox().sent[0]!.parsed.attachments[0]!.content.equals(content)).toBe(true);
	expect(world.doubles.requests.filter(({ method }) => method === 'POST').map(({ url }) => url.pathname)).toEqual(['/upload/gmail/v1/users/me/drafts', '/gmail/v1/users/me/drafts/send']);
	expectNoRefusals(world.doubles);
});

test('a verified alias may be the sender, asked for once for all messages; another address is refused before anything is sent', async () => {
	const world = await start();
	for (const number of [1, 2]) await world.gmail.send(mail(number, { from: { address: 'attendance@oakfield.example', name: 'Attendance' } }));
	expect(world.google.gmail.mailbox().sent.map(({ parsed }) => parsed.from?.value)).toEqual(Array(2).fill([{ address: 'attendance@oakfield.example', name: 'Attendance' }]));
	expect(world.doubles.requests.filter(({ url }) => url.pathname.endsWith('/sendAs'))).toHaveLength(1);
	const writes = world.doubles.requests.length;
	await expect(world.gmail.send(mail(3, { from: { address: 'unverified@oakfield.example' } }))).rejects.toMatchObject({ happened: 'no', message: expect.stringContaining('not verified') });
	await expect(world.gmail.send(mail(3, { from: { address: 'head@other.example' } }))).rejects.toMatchObject({ happened: 'no', message: expect.stringContaining('may not send from') });
	expect([world.sent().length, world.drafts(), world.doubles.requests.length]).toEqual([2, 0, writes]);
	expectNoRefusals(world.doubles);
});

test.each<[string, Partial<Mail>, string]>([
	['nobody to send to', { to: [] }, 'no recipient'],
	['an address that is none', { to: [{ address: 'rang on Monday' }] }, 'cannot be an e-mail address'],
	['more than Gmail takes', { attachments: [{ ...letter, content: Buffer.alloc(26 * megabyte) }] }, '26 MB'],
])('%s is refused before anything is asked', async (_what, more, says) => {
	const world = await start();
	await expect(world.gmail.send(mail(1, more))).rejects.toMatchObject({ name: 'ServiceError', happened: 'no', message: expect.stringContaining(says) });
	expect(world.doubles.requests).toEqual([]);
});

/** Gmail has been seen to do both (https://github.com/FlowCrypt/flowcrypt-browser/issues/4273). */
describe.each([
	['Gmail keeps our Message-ID', false, 0],
	['Gmail puts its own Message-ID in its place', true, 0],
	['its search does not find new messages yet', false, 1000],
	['both', true, 1000],
])('where %s', (_where, replaces, lag) => {
	const begin = async (): Promise<Started> => {
		const world = await start();
		Object.assign(world.google.gmail, { replacesMessageIds: replaces, searchLag: lag });
		return world;
	};

	test('a message that was sent is found and not sent again', async () => {
		const world = await begin();
		await world.gmail.send(mail());
		expect(await new Gmail(world.signedIn(...scopes)).send(mail(), { resumed: true })).toMatchObject({ sentBefore: true });
		expect(world.sent()).toEqual([mail().messageId]);
	});

	test('a message whose sending has no answer is found, and was sent once', async () => {
		const world = await begin();
		world.doubles.faultOnce({ path: /drafts\/send$/, times: 3 }, { kind: 'cut', when: 'after' });
		expect(await world.gmail.send(mail())).toMatchObject({ id: world.google.gmail.mailbox().sent[0]!.id, sentBefore: false });
		expect(world.sent()).toEqual([mail().messageId]);
	});

	test('a draft of an earlier try goes out as the message is now', async () => {
		const world = await begin();
		refusedOnce(world);
		await expect(world.gmail.send(mail())).rejects.toMatchObject({ happened: 'no' });
		expect([world.sent(), world.drafts()]).toEqual([[], 1]);
		await world.gmail.send(mail(1, { subject: 'As it is now' }), { resumed: true });
		expect([world.sent(), world.drafts(), world.google.gmail.mailbox().sent[0]!.parsed.subject]).toEqual([[mail().messageId], 0, 'As it is now']);
		expectNoRefusals(world.doubles);
	});
});

test('what was sent long ago is found among the messages to its recipient, though Gmail has replaced the Message-ID', async () => {
	const world = await start();
	world.google.gmail.replacesMessageIds = true;
	await world.gmail.send(mail());
	const [old] = world.google.gmail.mailbox().messages;
	for (let number = 0; number < 700; number += 1) world.google.gmail.mailbox().messages.push({ ...old!, id: (0x5000 + number).toString(16), headers: [], parsed: { ...old!.parsed, to: undefined } });
	expect(await world.gmail.send(mail(), { resumed: true })).toMatchObject({ id: old!.id, sentBefore: true });
	expect(await world.gmail.find(mail().messageId, undefined, mail().to[0])).toMatchObject({ id: old!.id });
	await expect(world.gmail.find(mail().messageId)).rejects.toMatchObject({ happened: 'unknown' });
	expectNoRefusals(world.doubles);
});

test('where the draft is gone and no sent message shows, it is said that nobody can tell', async () => {
	const world = await start();
	world.doubles.between({ method: 'POST', path: /drafts$/ }, () => world.google.gmail.mailbox().drafts.clear());
	await expect(world.gmail.send(mail())).rejects.toMatchObject({ happened: 'unknown', advice: expect.stringContaining('Look among the sent messages') });
	expect(world.sent()).toEqual([]);
});

test('two workers that take up the same draft send it once', async () => {
	const world = await start();
	refusedOnce(world);
	await world.gmail.send(mail()).catch(() => undefined);
	const both = await Promise.allSettled([1, 2].map(() => new Gmail(world.signedIn(...scopes)).send(mail(), { resumed: true })));
	expect(world.sent()).toEqual([mail().messageId]);
	expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
});

test('a look-up that fails after an earlier try says that nobody can tell, not that nothing happened', async () => {
	const world = await start();
	world.doubles.faultOnce({ path: /\/messages\?/ }, { kind: 'answer', status: 403, body: { error: { code: 403 } } });
	await expect(world.gmail.send(mail(), { resumed: true })).rejects.toMatchObject({ happened: 'unknown', status: 403 });
});

test('a letter from an alias goes out once and whole whatever goes wrong, at any of its requests', async () => {
	const given = mail(1, { attachments: [letter], from: { address: 'attendance@oakfield.example' } });
	const runs = await surviveEveryFault(async () => {
		const world = await start();
		return {
			doubles: world.doubles,
			act: (again) => world.gmail.send(given, { resumed: again }),
			state: () => [world.sent(), world.drafts(), world.google.gmail.mailbox().sent.map(({ parsed }) => parsed.attachments.map(({ size }) => size))],
		};
	});
	expect(runs).toBeGreaterThan(50);
});

test.each(['500 after', '503 with Retry-After', 'a connection cut before', 'a connection cut within the answer'])('a large pack goes out once and whole where its upload meets: %s', async (fault) => {
	const world = await start();
	world.doubles.faultOnce({ path: /^\/upload/ }, faults[fault]!);
	await world.gmail.send(mail(1, { attachments: [{ ...letter, content: Buffer.alloc(6 * megabyte, 'pack') }] }));
	expect([world.sent(), world.drafts(), world.google.gmail.mailbox().sent[0]!.parsed.attachments[0]!.size]).toEqual([[mail().messageId], 0, 6 * megabyte]);
	expect(world.doubles.unmet).toBe(0);
	expectNoRefusals(world.doubles);
});

/** The look-up of a second run too. */
test('a message of which a run before has left a draft goes out once, whatever goes wrong at any request of the second run', async () => {
	const runs = await surviveEveryFault(async () => {
		const world = await start();
		refusedOnce(world);
		await world.gmail.send(mail()).catch(() => undefined);
		world.doubles.requests.length = 0;
		return { doubles: world.doubles, act: () => world.gmail.send(mail(), { resumed: true }), state: () => [world.sent(), world.drafts()] };
	});
	expect(runs).toBeGreaterThan(100);
});

test.each([
	['429 with Retry-After', { status: 429 as const }],
	['403 that says no time', { status: 403 as const, saysWhen: false }],
])('300 messages through a limit of 30 a minute arrive once each, in order, after waits that are told: %s', async (_what, limit) => {
	const world = await start();
	world.google.gmail.limit({ requests: 30, methods: /send/, ...limit });
	// Whoever waits is told at once that a minute has passed.
	const waits: number[] = [];
	const now = Date.now;
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + waits.length * 61_000);
	const access = world.signedIn(...scopes);
	const withoutWaiting: typeof access.fetch = async (url, request) => {
		const answer = await access.fetch(url, request);
		return answer.headers.has('retry-after') ? new Response(await answer.text(), { status: answer.status, headers: { 'retry-after': '0' } }) : answer;
	};
	const gmail = new Gmail({ fetch: withoutWaiting, patience: { firstWait: 1, onWait: ({ milliseconds }) => void waits.push(milliseconds) } });
	for (let number = 1; number <= 300; number += 1) expect(await gmail.send(mail(number))).toMatchObject({ sentBefore: false });
	clock.mockRestore();
	expect(world.sent()).toEqual(Array.from({ length: 300 }, (_value, at) => mail(at + 1).messageId));
	expect(waits).toHaveLength(9);
	expectNoRefusals(world.doubles);
});

test('a limit that does not end is said: what was sent counts, nothing else is lost, and the next run goes on', async () => {
	const world = await start();
	world.google.gmail.limit({ requests: 1, methods: /send/, status: 403, saysWhen: false });
	const gmail = new Gmail({ ...world.signedIn(...scopes), patience: { attempts: 3, firstWait: 1 } });
	await gmail.send(mail(1));
	await expect(gmail.send(mail(2))).rejects.toMatchObject({ happened: 'no', message: expect.stringContaining('lies among the drafts'), advice: expect.stringMatching(/limits how many messages.*nothing else is lost.*tomorrow/) });
	expect([world.sent(), world.drafts()]).toEqual([[mail(1).messageId], 1]);
});

test('a day that is full is said with the hour, and the messages after it are not even tried', async () => {
	const world = await start();
	const until = new Date(Date.now() + 6 * 60 * 60 * 1000);
	const full = { error: { code: 429, message: `User-rate limit exceeded.  Retry after ${until.toISOString()}`, errors: [{ reason: 'userRateLimitExceeded' }] } };
	world.doubles.faultOnce({ path: /drafts\/send$/ }, { kind: 'answer', status: 429, body: full });
	const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' }).format(until);
	await expect(world.gmail.send(mail(1))).rejects.toMatchObject({ happened: 'no', status: 429, message: expect.stringMatching(`until ${hour}.*lies among the drafts`), advice: expect.stringContaining('after that time') });
	const posts = (): number => world.doubles.requests.filter(({ method }) => method === 'POST').length;
	const asked = posts();
	await expect(world.gmail.send(mail(2))).rejects.toMatchObject({ happened: 'no', message: expect.stringContaining(`until ${hour}`) });
	expect([world.sent(), world.drafts(), posts()]).toEqual([[], 1, asked]);
	await new Gmail(world.signedIn(...scopes)).send(mail(1), { resumed: true });
	expect([world.sent(), world.drafts()]).toEqual([[mail(1).messageId], 0]);
});
