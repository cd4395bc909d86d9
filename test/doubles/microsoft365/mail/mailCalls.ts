import type { Call, Permissions } from '../http/call';
import { GraphError } from '../http/errors';
import { mailboxOf } from '../http/path';
import type { MicrosoftSchool } from '../school';
import type { StoredMessage } from './mailState';

/** With `.Shared` where the mailbox is another's: https://learn.microsoft.com/graph/permissions-reference#mailreadshared */
export const readMail: Permissions = { delegated: ['Mail.Read', 'Mail.ReadWrite', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'], application: ['Mail.Read', 'Mail.ReadWrite'] };
export const writeMail: Permissions = { delegated: ['Mail.ReadWrite', 'Mail.ReadWrite.Shared'], application: ['Mail.ReadWrite'] };

/** The message that a path names, in the mailbox that it names. */
export function messageOf(school: MicrosoftSchool, { params, caller }: Call, shared = 'Mail.ReadWrite.Shared'): StoredMessage {
	const user = mailboxOf(params.user!, caller, school, shared);
	const message = school.mailboxes.find(user.id, params.message!);
	if (!message) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
	return message;
}
