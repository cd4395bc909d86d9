import { readDeliveryReport } from '../../../connectors/mail/deliveryReport';
import { messageIdOf } from '../../../connectors/mail/messageId';
import { reportOf } from './reports';

const messageId = messageIdOf('100001', '1|early-concern|id:1|2026/27');

test.each([
	// RFC 3463, section 3.
	['failed', '5.1.1', 'failed', 'It came back: there is no such e-mail address (5.1.1)'],
	['Failed', '5.2.1', 'failed', 'It came back: the mailbox is closed or takes no messages (5.2.1)'],
	['failed', '4.2.2', 'failed', 'It came back: the mailbox is full (4.2.2)'],
	['failed', '5.7.1', 'failed', 'It came back: the mail server of the address refused the message (5.7.1)'],
	['failed', '4.4.7', 'failed', 'It came back: the mail server of the address could not be reached (4.4.7)'],
	['failed', '5.9.9', 'failed', 'It came back: the mail server of the address did not take it (5.9.9)'],
	['failed', 'unknown', 'failed', 'It came back: the mail server of the address did not take it'],
	['delayed', '4.4.1', 'delayed', 'It is late and still being tried: the mail server of the address could not be reached (4.4.1)'],
])('action %s with status %s is %s: %s', (action, status, state, reason) => expect(readDeliveryReport(reportOf({ messageId, action, status }))).toEqual({ messageId, state, reason }));

test.each(['delivered', 'relayed', 'expanded'])('action %s tells of nothing wrong', (action) => expect(readDeliveryReport(reportOf({ messageId, action, status: '2.0.0' }))).toBeUndefined());

test.each(['7bit', 'base64', 'quoted-printable'] as const)('is read where the machine’s part is written in %s', (encoding) =>
	expect(readDeliveryReport(reportOf({ messageId, encoding }))).toMatchObject({ state: 'failed', reason: expect.stringContaining('5.1.1') }));

test('line ends alone without returns are read as well, and a Message-ID that is broken over lines', () => {
	const source = reportOf({ messageId }).toString().replaceAll('\r\n', '\n').replaceAll(messageId, `${messageId.slice(0, 20)}=\n${messageId.slice(20).replace('@', '=40')}`);
	expect(readDeliveryReport(Buffer.from(source))).toMatchObject({ messageId, state: 'failed' });
});

test('says nothing of whom the letter was to', () => expect(JSON.stringify(readDeliveryReport(reportOf({ messageId, to: 'ngozi@home.example' })))).not.toContain('ngozi'));

test.each([
	['a report about a message of somebody else', reportOf({ messageId: 'abc@oakfield.example' })],
	['an answer that quotes our Message-ID', Buffer.from(`From: parent@family.example\r\nIn-Reply-To: <${messageId}>\r\nContent-Type: text/plain\r\n\r\nThank you. Action: failed\r\n`)],
	['a report that is cut off', reportOf({ messageId }).subarray(0, 420)],
	['nothing at all', Buffer.alloc(0)],
	['bytes', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))],
])('%s is none', (_what, source) => expect(readDeliveryReport(source)).toBeUndefined());
