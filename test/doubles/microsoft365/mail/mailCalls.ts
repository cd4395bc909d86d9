import type { User } from '../directory/people';
import type { Call, Permissions } from '../http/call';
import { GraphError } from '../http/errors';
import { mailboxOf } from '../http/path';
import type { MicrosoftSchool } from '../school';
import type { StoredMessage } from './mailState';

/** With `.Shared` where the mailbox is another's: https://learn.microsoft.com/graph/permissions-reference#mailreadshared */
export const readMail: Permissions = { delegated: ['Mail.Read', 'Mail.ReadWrite', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'], application: ['Mail.Read', 'Mail.ReadWrite'] };
export const writeMail: Permissions = { delegated: ['Mail.ReadWrite', 'Mail.ReadWrite.Shared'], application: ['Mail.ReadWrite'] };

/** The mailbox that a path names: another's with these permissions, by default those for what the method does. */
export function mailOf(school: MicrosoftSchool, { method, params, caller }: Call, ...shared: readonly string[]): User {
	const usual = method === 'GET' ? ['Mail.Read.Shared', 'Mail.ReadWrite.Shared'] : ['Mail.ReadWrite.Shared'];
	return mailboxOf(params.user!, caller, school, ...(shared.length > 0 ? shared : usual));
}

/** The message that a path names, in the mailbox that it names. */
export function messageOf(school: MicrosoftSchool, call: Call, ...shared: readonly string[]): StoredMessage {
	const message = school.mailboxes.find(mailOf(school, call, ...shared).id, call.params.message!);
	if (!message) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
	return message;
}
