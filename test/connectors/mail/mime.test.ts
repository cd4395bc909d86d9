import { build } from 'esbuild';
import { simpleParser } from 'mailparser';
import { identityHeader, mimeOf } from '../../../connectors/mail/mime';
import type { Mail } from '../../../connectors/mail/port';

const mail: Mail = {
	messageId: 'a1b2c3@n8n-nodes-school-attendance.example',
	from: { address: 'attendance@brookfield.example', name: 'Brookfield “High” School' },
	to: [{ address: 'm.obrien@home.example', name: "Máire O'Brien, Mrs" }, { address: 'zoe@bücher.example', name: '王小明' }],
	replyTo: { address: 'office@brookfield.example' },
	subject: 'Zoë’s school: a letter for you – llythyr',
	text: 'Dear Ms O’Brien,\n\n.A line that begins with a dot\nFrom the school',
	html: '<p>Dear Ms O’Brien</p>',
	attachments: [{ name: 'Letter – 26.pdf', type: 'application/pdf', content: Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 13, 10, 1]) }],
};

test('carries every field in any language, and the bytes of attachments', async () => {
	const parsed = await simpleParser(await mimeOf(mail));
	expect(parsed.messageId).toBe(`<${mail.messageId}>`);
	expect(parsed.headers.get(identityHeader.toLowerCase())).toBe(mail.messageId);
	expect(parsed.subject).toBe(mail.subject);
	expect(parsed.from?.value).toMatchObject([mail.from]);
	expect(parsed.replyTo?.value).toMatchObject([mail.replyTo]);
	expect([parsed.to].flat()[0]?.value).toMatchObject([mail.to[0], { name: '王小明', address: expect.stringMatching(/^zoe@(bücher|xn--bcher-kva)\.example$/) }]);
	expect(parsed.text?.trimEnd()).toBe(mail.text);
	expect(parsed.html).toBe(mail.html);
	expect(parsed.attachments).toHaveLength(1);
	expect(parsed.attachments[0]).toMatchObject({ filename: 'Letter – 26.pdf', contentType: 'application/pdf', content: mail.attachments[0]!.content });
});

test('text and HTML are alternatives of one another, beside the attachments', async () => {
	const source = (await mimeOf(mail)).toString('latin1');
	expect(source).toMatch(/^Content-Type: multipart\/mixed;/m);
	expect(source).toMatch(/^Content-Type: multipart\/alternative;/m);
	expect(source.indexOf('text/plain')).toBeLessThan(source.indexOf('text/html'));
});

test('is 7-bit text with CRLF and no line over 998 characters (RFC 5322, section 2.1.1)', async () => {
	const source = (await mimeOf({ ...mail, subject: 'ü'.repeat(3000), text: 'é'.repeat(5000) })).toString('latin1');
	expect(source).not.toMatch(/\P{ASCII}/u);
	expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	expect(Math.max(...source.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998);
});

/** What `checkMail` refuses must not become a header here either, should anybody forget to ask it. */
test.each<[string, Partial<Mail>]>([
	['the subject', { subject: 'Letter\r\nBcc: thief@other.example' }],
	['a name', { to: [{ address: 'a@b.example', name: 'A\r\nBcc: thief@other.example' }] }],
	['an address', { to: [{ address: 'a@b.example\r\nBcc: thief@other.example' }] }],
	['reply to', { replyTo: { address: 'a@b.example', name: '"\nBcc: thief@other.example' } }],
	['a file name', { attachments: [{ name: 'a.pdf"\r\nBcc: thief@other.example', type: 'application/pdf', content: Buffer.from('x') }] }],
	['a media type', { attachments: [{ name: 'a.pdf', type: 'application/pdf\r\nBcc: thief@other.example', content: Buffer.from('x') }] }],
	['the Message-ID', { messageId: 'a@b.example>\r\nBcc: thief@other.example' }],
])('a line break in %s makes no header of its own', async (_where, change) => {
	const source = await mimeOf({ ...mail, ...change });
	expect(source.toString('latin1')).not.toMatch(/^Bcc:/im);
	expect((await simpleParser(source)).bcc).toBeUndefined();
});

test('reads no file that a text names', async () => {
	const parsed = await simpleParser(await mimeOf({ ...mail, html: '<img src="file:///etc/hostname">' }));
	expect(parsed.attachments).toHaveLength(1);
});

test('brings the composer into a bundle, and not the SMTP stack', async () => {
	const { metafile } = await build({ entryPoints: ['connectors/mail/mime.ts'], bundle: true, platform: 'node', format: 'cjs', minify: true, write: false, metafile: true });
	const { bytes } = Object.values(metafile.outputs)[0]!;
	expect(Object.keys(metafile.inputs).filter((input) => /smtp|sendmail|dkim|well-known/.test(input))).toEqual([]);
	expect(bytes).toBeLessThan(200_000);
});
