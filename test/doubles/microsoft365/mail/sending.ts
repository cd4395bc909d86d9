import { mayActAs, type User } from '../directory/people';
import type { Caller, Json } from '../http/call';
import { GraphError, GraphRefusal } from '../http/errors';
import type { MicrosoftSchool } from '../school';
import type { StoredMessage } from './mailState';

/**
 * Sends a message of a mailbox: it leaves the school, and its copy lies in Sent Items under another id.
 * Throws where the mailbox may not send as the address in `from`, where nobody is written to, or where it has sent too much.
 */
export function sendMessage(school: MicrosoftSchool, mailbox: User, caller: Caller, message: StoredMessage, keep = true): void {
	const { mailboxes } = school;
	const from = senderOf(school, mailbox, caller, message.properties);
	const to = ['toRecipients', 'ccRecipients', 'bccRecipients'].flatMap((list) => (message.properties[list] ?? []) as Json[]);
	if (to.length === 0 || !to.every(({ emailAddress }) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(emailAddress?.address ?? ''))) {
		throw new GraphRefusal(400, 'ErrorInvalidRecipients', "At least one recipient isn't valid., At least one recipient is required.");
	}
	if (mailboxes.sentLately(mailbox.id) >= mailboxes.limits.messages) {
		throw new GraphError(429, 'ApplicationThrottled', 'The mailbox has sent as many messages as it may in a minute.', { headers: { 'retry-after': String(mailboxes.limits.retryAfter) } });
	}
	const now = new Date().toISOString();
	mailboxes.remove(mailbox.id, message);
	// What still works on the draft (an upload) finds that it is none any more.
	message.folder = 'sentitems';
	const address = { emailAddress: { name: from.displayName, address: from.mail } };
	const copy = mailboxes.add(mailbox.id, { ...message.properties, from: address, sender: { emailAddress: { name: mailbox.displayName, address: mailbox.mail } }, sentDateTime: now, receivedDateTime: now, isDraft: false }, 'sentitems');
	copy.attachments.push(...message.attachments);
	mailboxes.sent.push({ mailbox: mailbox.id, message: copy, at: Date.now() });
	if (!keep) mailboxes.remove(mailbox.id, copy);
}

/** https://learn.microsoft.com/graph/outlook-send-mail-from-other-user */
function senderOf(school: MicrosoftSchool, mailbox: User, caller: Caller, { from }: Json): User {
	const address: string | undefined = from?.emailAddress?.address;
	if (address === undefined || address.toLowerCase() === mailbox.mail.toLowerCase()) return mailbox;
	const other = school.people.find(address);
	if (caller.kind === 'delegated' && !caller.permissions.has('Mail.Send.Shared')) throw new GraphRefusal(403, 'ErrorAccessDenied', 'Sending as another mailbox needs Mail.Send.Shared.');
	if (!other || !mayActAs(mailbox, other)) throw new GraphError(403, 'ErrorSendAsDenied', 'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.');
	return other;
}
