import { canBeAddress, checkMail } from '../../../connectors/mail/checkMail';
import type { Mail } from '../../../connectors/mail/port';
import { ServiceError } from '../../../connectors/service/serviceError';

const limits = { service: 'Gmail', attachmentBytes: 1000 };
const mail: Mail = { messageId: 'a1@b.example', to: [{ address: 'parent@home.example' }], subject: 'A letter', text: 'Dear parent', attachments: [] };

test.each(['parent@home.example', "o'brien+school@mail.home.co.uk", 'a_b.c-d@x1.example', 'zoe@bücher.example'])('takes %s', (address) => {
	expect(canBeAddress(address)).toBe(true);
});

test.each([
	'', ' ', 'none', 'parent', 'parent@', '@home.example', 'parent@home', 'two@home.example; other@home.example', 'two@home.example, other@home.example',
	'par ent@home.example', 'parent@home..example', 'parent@-home.example', 'Parent <parent@home.example>', 'parent@home.example\nBcc: x@y.example', 'a@b@home', 'parent@home.example.', 'parent@home.example/x',
])('refuses %j', (address) => {
	expect(canBeAddress(address)).toBe(false);
});

test.each<[string, Partial<Mail>, RegExp]>([
	['nobody', { to: [] }, /no recipient/],
	['one recipient', { to: [{ address: 'thief<x>' }] }, /address of the recipient cannot be/],
	['the second of two', { to: [mail.to[0]!, { address: 'n/a' }] }, /address of recipient 2 cannot be/],
	['a copy', { cc: [{ address: 'n/a' }] }, /copy recipient cannot be/],
	['the sender', { from: { address: 'office' } }, /the sender cannot be/],
	['reply to', { replyTo: { address: 'office' } }, /“reply to” cannot be/],
	['a name', { to: [{ ...mail.to[0]!, name: 'A\r\nBcc: b' }] }, /name of the recipient has a line break/],
	['the subject', { subject: 'A\nB' }, /subject has a line break/],
	['attachments', { attachments: [600, 500].map((size) => ({ name: 'a.pdf', type: 'application/pdf', content: Buffer.alloc(size) })) }, /attachments hold .* MB together, and Gmail takes/],
	['an id', { messageId: 'a b' }, /Message-ID is not well formed/],
])('refuses before sending: %s', (_what, change, message) => {
	const attempt = (): void => checkMail({ ...mail, ...change }, limits);
	expect(attempt).toThrow(message);
	try {
		attempt();
	} catch (error) {
		expect(error).toBeInstanceOf(ServiceError);
		expect(error).toMatchObject({ happened: 'no', service: 'Gmail' });
		expect(`${(error as ServiceError).message} ${(error as ServiceError).advice}`).not.toMatch(/thief|n\/a|home\.example/);
	}
});

test('takes a message that can arrive', () => {
	expect(() => checkMail({ ...mail, cc: [{ address: 'a@b.example', name: 'Máire' }], attachments: [{ name: 'a.pdf', type: 'application/pdf', content: Buffer.alloc(1000) }] }, limits)).not.toThrow();
});
