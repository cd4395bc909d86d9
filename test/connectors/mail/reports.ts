import { identityHeader } from '../../../connectors/mail/mime';

interface Report {
	readonly messageId: string;
	readonly action?: string;
	readonly status?: string;
	/** The address in the report; a test of privacy looks for it. */
	readonly to?: string;
	/** What comes back below the report: the message's header alone, or the message as an attachment. */
	readonly original?: 'text/rfc822-headers' | 'message/rfc822';
	readonly from?: string;
	/** How the machine's part is written. */
	readonly encoding?: '7bit' | 'base64' | 'quoted-printable';
}

/** A delivery status notification as mail servers write it (RFC 3464, appendix E; RFC 6522), about an invented person. */
export function reportOf({ messageId, action = 'failed', status = '5.1.1', to = 'parent@family.example', original = 'text/rfc822-headers', from = 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>', encoding = '7bit' }: Report): Buffer {
	const machine = ['Reporting-MTA: dns; mx.family.example', 'Arrival-Date: Mon, 23 Nov 2026 08:00:00 +0000', '', `Final-Recipient: rfc822; ${to}`, `Action: ${action}`, `Status: ${status}`, 'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach', ' does not exist.', ''].join('\r\n');
	const written = encoding === 'base64' ? Buffer.from(machine).toString('base64').replace(/.{76}/g, '$&\r\n') : machine;
	return Buffer.from([
		`From: ${from}`,
		'To: attendance@oakfield.example',
		'Subject: Undeliverable',
		`In-Reply-To: <${messageId}>`,
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"',
		'',
		'--=_b',
		'Content-Type: text/plain; charset=utf-8',
		'',
		'Your message could not be delivered.',
		'',
		'--=_b',
		'Content-Type: message/delivery-status',
		...(encoding === '7bit' ? [] : [`Content-Transfer-Encoding: ${encoding}`]),
		'',
		written,
		'--=_b',
		`Content-Type: ${original}`,
		'',
		`Message-ID: <${messageId}>`,
		`${identityHeader}: ${messageId}`,
		'Subject: A letter from Oakfield School',
		'',
		'--=_b--',
		'',
	].join('\r\n'));
}
