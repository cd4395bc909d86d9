import { GovUkNotify } from '../../../../connectors/delivery/govUkNotify/govUkNotify';
import type { LinkedLetter, PostedLetter, TextMessage } from '../../../../connectors/delivery/port';
import { deliveryReference } from '../../../../connectors/delivery/reference';
import { Doubles } from '../../../doubles/core/doubles';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import { GovUkNotifyDouble, type Kind } from '../../../doubles/govUkNotify/govUkNotify';
import type { KeyType } from '../../../doubles/govUkNotify/tokens';
import { surviveEveryFault } from '../../service/everyFault';

const megabyte = 1024 * 1024;
const key = '7731|early-concern-letter|id:7731-1|2026/27';
const reference = deliveryReference('100001', key, 'post');
const posted: PostedLetter = { reference, pdf: Buffer.from('%PDF-1.7 a letter'), postage: 'second' };
const today = new Date().toISOString().slice(0, 10);
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

interface World {
	readonly doubles: Doubles;
	readonly double: GovUkNotifyDouble;
	readonly notify: GovUkNotify;
	readonly linked: LinkedLetter;
	readonly text: TextMessage;
}

let open: Doubles[] = [];
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

async function start(type: KeyType = 'live'): Promise<World> {
	const double = new GovUkNotifyDouble();
	const doubles = await Doubles.start(double);
	open.push(doubles);
	const notify = new GovUkNotify({ fetch: doubles.fetchAs(double.tokens(type)), patience: { firstWait: 1, longestWait: 50 } });
	const fields = { name: 'Ms Ngozi Okafor', school: 'Oakfield School' };
	return {
		doubles, double, notify,
		linked: { reference: deliveryReference('100001', key, 'email'), template: double.template('email', 'Dear ((name)), please read ((link_to_file))', 'A letter from ((school))'), to: 'parent@family.example', fields, linkField: 'link_to_file', file: { name: '2026-11-23_early-concern_8B_1.pdf', content: posted.pdf } },
		text: { reference: deliveryReference('100001', key, 'text'), template: double.template('sms', 'A letter from ((school)) is on its way'), to: '07700900123', fields },
	};
}

const posts = ({ double }: World, kind: Kind) => double.taken.filter((one) => one.kind === kind);

test('references say nothing of the pupil, and tell ways, schools and acts apart', () => {
	expect(reference).toMatch(/^[0-9a-f]{40}$/);
	expect(new Set([reference, deliveryReference('100001', key, 'email'), deliveryReference('100002', key, 'post'), deliveryReference('100001', `${key}x`, 'post')]).size).toBe(4);
});

test('a letter is posted whole, once, and found again by its reference', async () => {
	const world = await start();
	const sent = await world.notify.post({ ...posted, postage: 'first' });
	expect(sent).toEqual({ id: expect.any(String), sentBefore: false });
	expect(await world.notify.post(posted, { on: today })).toEqual({ ...sent, sentBefore: true });
	expect(posts(world, 'letter')).toMatchObject([{ reference, postage: 'first', file: posted.pdf }]);
	expectNoRefusals(world.doubles);
});

test('an e-mail holds the link and the fields that the template asks for, and asks who opens it', async () => {
	const world = await start();
	await world.notify.email(world.linked);
	expect(posts(world, 'email')).toMatchObject([{ to: 'parent@family.example', file: posted.pdf, text: expect.stringContaining('A letter from Oakfield School\nDear Ms Ngozi Okafor, please read https://') }]);
	expect(JSON.parse(world.doubles.requests.at(-1)!.body.toString())).toMatchObject({ personalisation: { link_to_file: { confirm_email_before_download: true, filename: '2026-11-23_early-concern_8B_1.pdf' } } });
	expectNoRefusals(world.doubles);
});

test('a template is looked at once, however many letters go by it', async () => {
	const world = await start();
	await world.notify.email(world.linked);
	await world.notify.email({ ...world.linked, reference: 'other' });
	expect(world.doubles.requests.filter(({ url }) => url.pathname.includes('/template/'))).toHaveLength(1);
});

describe('whatever goes wrong, each message goes once', () => {
	test.each<[string, (world: World, again: boolean) => Promise<unknown>, Kind]>([
		['a letter', ({ notify }, again) => notify.post(posted, again ? { on: today } : undefined), 'letter'],
		['an e-mail', ({ notify, linked }, again) => notify.email(linked, again ? { on: today } : undefined), 'email'],
		['a text message', ({ notify, text }, again) => notify.text(text, again ? { on: today } : undefined), 'sms'],
	])('%s', async (_what, send, kind) => {
		const runs = await surviveEveryFault(async () => {
			const world = await start();
			return { doubles: world.doubles, act: (again) => send(world, again), state: () => posts(world, kind).map((one) => one.reference) };
		});
		expect(runs).toBeGreaterThan(15);
	}, 60_000);

	test('what was taken and whose answer got lost is found, and not sent again', async () => {
		const world = await start();
		world.doubles.faultOnce({ method: 'POST' }, { kind: 'cut', when: 'after' });
		expect(await world.notify.post(posted)).toEqual({ id: posts(world, 'letter')[0]!.id, sentBefore: false });
		expect(posts(world, 'letter')).toHaveLength(1);
	});

	test('where it cannot be told, it is not sent again', async () => {
		const world = await start();
		world.doubles.faultOnce({ method: 'POST' }, { kind: 'cut', when: 'before' });
		await expect(world.notify.post(posted)).rejects.toMatchObject({ happened: 'unknown' });
		expect(posts(world, 'letter')).toHaveLength(0);
		await world.notify.post(posted, { on: today });
		expect(posts(world, 'letter')).toHaveLength(1);
	});

	// https://www.notifications.service.gov.uk/using-notify/data-retention-period
	test('what Notify has forgotten by now is kept back, and never sent again', async () => {
		const world = await start();
		await expect(world.notify.post(posted, { on: daysAgo(8) })).rejects.toMatchObject({ happened: 'unknown', message: expect.stringContaining('7 days') });
		await world.notify.post(posted, { on: daysAgo(5) });
		expect(posts(world, 'letter')).toHaveLength(1);
	});

	test.each(['validation-failed', 'virus-scan-failed', 'technical-failure', 'permanent-failure'])('a letter that was never printed (%s) is sent anew by a later run', async (status) => {
		const world = await start();
		await world.notify.post(posted);
		posts(world, 'letter')[0]!.status = status;
		expect(await world.notify.post(posted, { on: today })).toMatchObject({ sentBefore: false });
		expect(await world.notify.post(posted, { on: today })).toMatchObject({ sentBefore: true });
		expect(posts(world, 'letter')).toHaveLength(2);
	});

	test('a letter that a person cancelled is not sent anew', async () => {
		const world = await start();
		await world.notify.post(posted);
		posts(world, 'letter')[0]!.status = 'cancelled';
		expect(await world.notify.post(posted, { on: today })).toMatchObject({ sentBefore: true });
	});
});

describe('what became of a letter', () => {
	test.each([
		['accepted', 'on its way'],
		['received', 'on its way'],
		['validation-failed', { reason: expect.stringContaining('outside the printable area'), advice: expect.stringContaining('in red') }],
		['virus-scan-failed', { reason: expect.stringContaining('virus'), advice: expect.any(String) }],
	])('%s', async (ends, fate) => {
		const world = await start();
		world.double.letterCheck = { ends, after: 1 };
		const { id } = await world.notify.post(posted);
		expect(await world.notify.fateOf(id)).toBe('being checked');
		expect(await world.notify.fateOf(id)).toEqual(fate);
	});
});

describe('what Notify refuses is said with what to do next', () => {
	test.each<[string, KeyType, (world: World) => void, (world: World) => Promise<unknown>, object]>([
		['a team key for a letter', 'team', () => undefined, ({ notify }) => notify.post(posted), { status: 403, code: 'wholeAccount', message: expect.stringContaining('team key'), advice: expect.stringContaining('live key') }],
		['a service in trial mode', 'live', ({ double }) => void (double.trial = true), ({ notify }) => notify.post(posted), { status: 400, code: 'wholeAccount', message: expect.stringContaining('trial mode'), advice: expect.stringContaining('go live') }],
		['a recipient that a team key may not write to', 'team', () => undefined, ({ notify, linked }) => notify.email(linked), { status: 400, code: 'BadRequestError', advice: expect.stringContaining('guest list') }],
		['the limit of a day', 'live', ({ double }) => void (double.dailyLimit = 0), ({ notify }) => notify.post(posted), { status: 429, code: 'wholeAccount', message: expect.stringContaining('today'), advice: expect.stringContaining('tomorrow') }],
		['too many a minute, for long', 'live', ({ doubles }) => doubles.faultOnce({ times: 10 }, { kind: 'answer', status: 429, body: { errors: [{ error: 'RateLimitError', message: 'Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds' }] } }), ({ notify }) => notify.post(posted), { status: 429, message: expect.stringContaining('too many requests') }],
		['files by e-mail that are not set up', 'live', ({ double }) => void (double.filesByEmail = false), ({ notify, linked }) => notify.email(linked), { status: 400, code: 'wholeAccount', advice: expect.stringContaining('Send files by email') }],
		['a clock that is out', 'live', ({ doubles }) => doubles.faultOnce({}, { kind: 'answer', status: 403, body: { errors: [{ error: 'AuthError', message: 'Error: Your system clock must be accurate to within 30 seconds' }] } }), ({ notify }) => notify.post(posted), { message: expect.stringContaining('clock') }],
		['a landline', 'live', () => undefined, ({ notify, text }) => notify.text({ ...text, to: '01632960123' }), { status: 400, message: expect.stringContaining('UK mobile number') }],
	])('%s', async (_what, type, set, send, error) => {
		const world = await start(type);
		set(world);
		await expect(send(world)).rejects.toMatchObject({ ...error, happened: 'no' });
		expect(world.double.taken).toEqual([]);
	});

	test('a key that was revoked', async () => {
		const world = await start();
		const notify = new GovUkNotify({ fetch: world.doubles.fetchAs('x.y.z'), patience: { firstWait: 1 } });
		await expect(notify.post(posted)).rejects.toMatchObject({ status: 403, advice: expect.stringContaining('API key') });
	});

	test('its own words are never repeated', async () => {
		const world = await start();
		world.doubles.faultOnce({}, { kind: 'answer', status: 400, body: { errors: [{ error: 'ValidationError', message: 'email_address parent@family.example is bad' }] } });
		await expect(world.notify.post(posted)).rejects.toMatchObject({ message: expect.not.stringContaining('parent@') });
	});
});

describe('what cannot arrive is refused before anything is sent', () => {
	const bytes = (size: number) => Buffer.concat([posted.pdf, Buffer.alloc(size)]);
	test.each<[string, (world: World) => Promise<unknown>, RegExp]>([
		['a letter that is no PDF', ({ notify }) => notify.post({ ...posted, pdf: Buffer.from('a Word file') }), /no PDF/],
		['a letter of more than 5 MB', ({ notify }) => notify.post({ ...posted, pdf: bytes(5 * megabyte) }), /5 MB/],
		['an e-mail whose letter has 2 MB', ({ notify, linked }) => notify.email({ ...linked, file: { ...linked.file, content: bytes(2 * megabyte) } }), /2 MB/],
		['an e-mail to two addresses in one', ({ notify, linked }) => notify.email({ ...linked, to: 'a@b.example; c@d.example' }), /e-mail address/],
		['a text to nobody', ({ notify, text }) => notify.text({ ...text, to: '' }), /telephone number/],
	])('%s', async (_what, send, why) => {
		const world = await start();
		await expect(send(world)).rejects.toMatchObject({ code: 'unfitMessage', happened: 'no', message: expect.stringMatching(why) });
		expect(world.doubles.requests).toEqual([]);
	});

	test.each<[string, (world: World) => string, RegExp]>([
		['has no field for the link', ({ double }) => double.template('email', 'Dear ((name))', 'x'), /\(\(link_to_file\)\)/],
		['asks for what is not given', ({ double }) => double.template('email', '((link_to_file)) about ((pupil))', 'x'), /\(\(pupil\)\)/],
		['is one for texts', ({ double }) => double.template('sms', '((link_to_file))'), /e-mails/],
		['does not exist', () => '9d751e0e-f929-4891-82a1-a3e1c3c18ee3', /does not exist/],
		['has no ID', () => 'Letter template', /not the ID/],
	])('a template that %s', async (_what, templateOf, why) => {
		const world = await start();
		await expect(world.notify.email({ ...world.linked, template: templateOf(world) })).rejects.toMatchObject({ code: 'wholeAccount', message: expect.stringMatching(why) });
		expect(world.double.taken).toEqual([]);
	});

	test('a template may write its fields as Notify allows, and have a condition', async () => {
		const world = await start();
		const template = world.double.template('email', 'Dear ((Name)), ((Link to file)) ((school??from us))', 'x');
		await world.notify.email({ ...world.linked, template });
		expect(posts(world, 'email')).toMatchObject([{ text: expect.stringMatching(/^x\nDear Ms Ngozi Okafor, https:\S+ from us$/) }]);
	});
});

test('templates are offered by kind and by what was typed', async () => {
	const world = await start();
	const { choices } = await world.notify.templates('email', 'TEMPLATE');
	expect(choices).toEqual([{ id: world.linked.template, name: 'Template 1' }]);
	expect((await world.notify.templates('sms', 'nothing like it')).choices).toEqual([]);
});
