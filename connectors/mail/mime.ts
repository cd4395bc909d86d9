// The composer alone: nodemailer's transports would bring its SMTP stack into the bundle.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail, MailAddress } from './port';

/**
 * Our own header with the Message-ID again. Gmail writes a Message-ID of its own over ours when it sends
 * (https://github.com/FlowCrypt/flowcrypt-browser/issues/4273), so a message is known by this one too.
 */
export const identityHeader = 'X-School-Attendance-Message-ID';

/**
 * A message as it goes over the wire (RFC 5322, MIME): text, with HTML as its alternative where there is some, attachments,
 * our Message-ID. Names and subject in any language. Takes a message that passed `checkMail`; content is only ever what is
 * given, so that nothing is read from a path or an address that a text might name.
 */
export function mimeOf(mail: Mail): Promise<Buffer> {
	const { messageId, from, to, cc, replyTo, subject, text, html, attachments } = mail;
	const composer = new MailComposer({
		messageId: `<${messageId}>`,
		headers: { [identityHeader]: messageId },
		from: from && named(from),
		to: to.map(named),
		cc: cc?.map(named),
		replyTo: replyTo && named(replyTo),
		subject,
		text,
		html,
		attachments: attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content, contentDisposition: 'attachment' as const })),
		newline: 'win',
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return composer.compile().build();
}

const named = ({ address, name = '' }: MailAddress): { name: string; address: string } => ({ name, address });
