import { messageIdOf } from '../../../../connectors/mail/messageId';
import { Outlook } from '../../../../connectors/mail/microsoft365/outlook';
import type { Mail } from '../../../../connectors/mail/port';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { Doubles } from '../../../doubles/core/doubles';
import { surviveEveryFault } from '../../service/everyFault';
import { startSchool, type StartedSchool } from '../../service/microsoft365/startSchool';

const scopes = ['Mail.ReadWrite', 'Mail.Send', 'Mail.Send.Shared'];
const megabyte = 1024 * 1024;

const mail = (number = 1, more: Partial<Mail> = {}): Mail => ({
	messageId: messageIdOf('100001', `pupil ${number} concern letter`),
	to: [{ address: `parent${number}@family.example`, name: 'A Parent' }],
	subject: 'A letter from Oakfield School',
	text: 'Please read the letter.',
	attachments: [],
	...more,
});
const letter = { name: 'letter.pdf', type: 'application/pdf', content: Buffer.from('%PDF a letter') };
const large = { name: 'pack.pdf', type: 'application/pdf', content: Buffer.alloc(9 * megabyte, 'pack') };

let open: Doubles[] = [];
const start = async (): Promise<StartedSchool> => {
	const started = await startSchool();
	open.push(started.doubles);
	return started;
};
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

/** What left the school: Message-ID, subject, attachments with their sizes. */
const sent = ({ school }: StartedSchool) =>
	school.mailboxes.sent.map(({ message: { properties, attachments } }) => [properties.internetMessageId, properties.subject, ...attachments.map(({ name, content }) => `${name} ${content.length}`)]);

const draftsOf = ({ school, office }: StartedSchool) => school.mailboxes.of(office.id).filter(({ folder }) => folder === 'drafts').length;

test('a message goes out once, under our Message-ID, with reply-to and copy, and is found by it', async () => {
	const world = await start();
	const outlook = new Outlook(world.signedIn(...scopes));
	const given = mail(1, { cc: [{ address: 'social.worker@council.example' }], replyTo: world.shared.mail ? { address: world.shared.mail } : undefined, html: '<p>Please read the letter.</p>', attachments: [letter] });
	expect(await outlook.find(given.messageId)).toBeUndefined();
	expect(await outlook.send(given)).toMatchObject({ messageId: given.messageId, sentBefore: false });
	expect(await outlook.send(given)).toMatchObject({ sentBefore: true });
	expect(await outlook.send(given, { resumed: true })).toMatchObject({ sentBefore: true });
	expect(await outlook.find(given.messageId)).toMatchObject({ messageId: given.messageId });
	expect(sent(world)).toEqual([[`<${given.messageId}>`, given.subject, `letter.pdf ${letter.content.length}`]]);
	const { properties } = world.school.mailboxes.sent[0]!.message;
	expect(properties).toMatchObject({
		body: { contentType: 'html', content: '<p>Please read the letter.</p>' },
		toRecipients: [{ emailAddress: { address: 'parent1@family.example', name: 'A Parent' } }],
		ccRecipients: [{ emailAddress: { address: 'social.worker@council.example' } }],
		replyTo: [{ emailAddress: { address: 'attendance@oakfield.example' } }],
	});
	expectNoRefusals(world.doubles);
});

test('a file of 3 MB or more goes through an upload session in pieces, to its address without the token', async () => {
	const world = await start();
	await new Outlook(world.signedIn(...scopes)).send(mail(1, { attachments: [letter, large, { ...large, name: 'second.pdf', content: Buffer.alloc(3 * megabyte, 1) }] }));
	expect(sent(world)).toEqual([[`<${mail().messageId}>`, mail().subject, 'letter.pdf 13', `pack.pdf ${9 * megabyte}`, `second.pdf ${3 * megabyte}`]]);
	expect(world.school.mailboxes.sent[0]!.message.attachments[1]!.content.equals(large.content)).toBe(true);
	const pieces = world.doubles.requests.filter(({ method }) => method === 'PUT');
	expect(pieces.map(({ headers }) => headers['content-range'])).toEqual(['bytes 0-3932159/9437184', 'bytes 3932160-7864319/9437184', 'bytes 7864320-9437183/9437184', 'bytes 0-3145727/3145728']);
	expect(pieces.filter(({ headers }) => 'authorization' in headers)).toEqual([]);
	expectNoRefusals(world.doubles);
});

test('an account that signed in sends as the shared mailbox from its own; an application from the mailbox itself', async () => {
	const world = await start();
	const from = { address: world.shared.mail };
	await new Outlook(world.signedIn(...scopes)).send(mail(1, { from }));
	await new Outlook(world.application(world.office.mail, 'Mail.ReadWrite', 'Mail.Send')).send(mail(2, { from }));
	await new Outlook(world.application(world.office.mail, 'Mail.ReadWrite', 'Mail.Send')).send(mail(3));
	expect(world.school.mailboxes.sent.map(({ mailbox, message }) => [mailbox === world.office.id ? 'office' : 'shared', message.properties.from.emailAddress.address])).toEqual([
		['office', 'attendance@oakfield.example'],
		['shared', 'attendance@oakfield.example'],
		['office', 'office@oakfield.example'],
	]);
	expectNoRefusals(world.doubles);
});

test.each([
	['nobody to send to', { to: [] }, 'no recipient'],
	['an address that is none', { to: [{ address: 'rang on Monday' }] }, 'cannot be an e-mail address'],
	['more than Outlook takes', { attachments: [{ ...letter, content: Buffer.alloc(151 * megabyte) }] }, '151 MB'],
])('%s is refused before anything is sent', async (_, more, says) => {
	const world = await start();
	await expect(new Outlook(world.signedIn(...scopes)).send(mail(1, more))).rejects.toMatchObject({ name: 'ServiceError', happened: 'no', message: expect.stringContaining(says) });
	expect(world.doubles.requests).toEqual([]);
});

test('a shared mailbox that the account may not send as is said plainly, and its draft is taken up once it may', async () => {
	const world = await start();
	const head = world.school.addUser('head@oakfield.example', 'Head');
	const outlook = new Outlook(world.signedIn(...scopes));
	const given = mail(1, { from: { address: head.mail } });
	await expect(outlook.send(given)).rejects.toMatchObject({ happened: 'no', status: 403, code: 'ErrorSendAsDenied', message: expect.stringContaining('may not use this mailbox') });
	(head.delegates as Set<string>).add(world.office.mail);
	await outlook.send(given);
	expect([sent(world).length, draftsOf(world)]).toEqual([1, 0]);
});

test('a draft of an earlier try goes out as the message is now: changed text and file rewritten, whole files kept, none doubled', async () => {
	const world = await start();
	const outlook = new Outlook(world.signedIn(...scopes));
	world.doubles.faultOnce({ path: /\/send$/ }, { kind: 'answer', status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
	const old = mail(1, { attachments: [letter, { ...letter, name: 'leaflet.pdf' }, { ...letter, name: 'map.pdf' }] });
	await expect(outlook.send(old)).rejects.toMatchObject({ happened: 'no' });
	const now = { ...old, subject: 'As it is now', attachments: [letter, { ...letter, name: 'leaflet.pdf', content: Buffer.from('a newer one') }] };
	await outlook.send(now, { resumed: true });
	expect(sent(world)).toEqual([[`<${old.messageId}>`, 'As it is now', 'letter.pdf 13', 'leaflet.pdf 11']]);
	expect(draftsOf(world)).toBe(0);
	expectNoRefusals(world.doubles);
});

test('two workers that take up the same draft send it once', async () => {
	const world = await start();
	world.doubles.faultOnce({ path: /\/send$/ }, { kind: 'answer', status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
	await new Outlook(world.signedIn(...scopes)).send(mail()).catch(() => undefined);
	const both = await Promise.allSettled([1, 2].map(() => new Outlook(world.signedIn(...scopes)).send(mail(), { resumed: true })));
	expect(sent(world).length).toBe(1);
	expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
});

test('where the sent copy is not to be seen, it is said that nobody can tell, and nothing is sent again', async () => {
	const world = await start();
	const { school, office, doubles } = world;
	doubles.faultOnce({ path: /\/send$/ }, { kind: 'cut', when: 'after' });
	doubles.between({ path: /\/send$/ }, () => {
		// In the Outbox: not a draft in Drafts any more, and not sent yet.
		for (const message of school.mailboxes.of(office.id)) Object.assign(message.properties, { isDraft: true });
	});
	const outlook = new Outlook(world.signedIn(...scopes));
	await expect(outlook.send(mail())).rejects.toMatchObject({ happened: 'unknown' });
	await expect(outlook.send(mail(), { resumed: true })).rejects.toMatchObject({ happened: 'unknown' });
	expect(sent(world).length).toBe(1);
	for (const message of school.mailboxes.of(office.id)) Object.assign(message.properties, { isDraft: false });
	expect(await outlook.send(mail(), { resumed: true })).toMatchObject({ sentBefore: true });
	expect(sent(world).length).toBe(1);
});

test('a look-up that fails after an earlier try says that nobody can tell, not that nothing happened', async () => {
	const world = await start();
	world.doubles.faultOnce({ path: /\/messages\?/ }, { kind: 'answer', status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
	await expect(new Outlook(world.signedIn(...scopes)).send(mail(), { resumed: true })).rejects.toMatchObject({ happened: 'unknown', status: 403 });
});

test.each([
	['a letter', [letter], [1, 3]],
	['a large pack', [{ ...large, content: Buffer.alloc(4 * megabyte, 'pack') }], [1]],
])('%s goes out once and whole whatever goes wrong, at any of its requests', async (_, attachments, inARow) => {
	const runs = await surviveEveryFault(async () => {
		const world = await startSchool();
		const outlook = new Outlook(world.signedIn(...scopes));
		return { doubles: world.doubles, act: (again) => outlook.send(mail(1, { attachments }), { resumed: again }), state: () => [sent(world), draftsOf(world)] };
	}, inARow);
	expect(runs).toBeGreaterThan(90);
});

test('300 messages through a mailbox that takes 30 at a time arrive once each, in order, after the waits that Outlook asks for', async () => {
	const world = await start();
	const { limits } = world.school.mailboxes;
	Object.assign(limits, { messages: 30, retryAfter: 0 });
	const waits: number[] = [];
	const aMinutePasses = () => (limits.messages += 30);
	const access = world.signedIn(...scopes);
	const outlook = new Outlook({ ...access, patience: { ...access.patience, onWait: ({ milliseconds }) => (waits.push(milliseconds), aMinutePasses()) } });
	for (let number = 1; number <= 300; number += 1) expect((await outlook.send(mail(number))).sentBefore).toBe(false);
	expect(sent(world).map(([id]) => id)).toEqual(Array.from({ length: 300 }, (_, at) => `<${mail(at + 1).messageId}>`));
	expect(waits).toEqual(Array(9).fill(0));
	expectNoRefusals(world.doubles);
});
