import { setTimeout as wait } from 'node:timers/promises';
import { GraphError } from '../http/errors';
import type { MailLimits } from './mailState';

/** Requests that go to a mailbox, by the canonical path. */
const toMailbox = /^users\/([^/]+)\/(?:messages|mailFolders|sendMail|events|calendars?|calendarView)\b/;

/** Lets as many requests to one mailbox be under way at once as Exchange does: the others are told to wait. */
export class MailboxGate {
	private readonly underWay = new Map<string, number>();

	constructor(private readonly limits: MailLimits) {}

	async through<Answer>(path: string, work: () => Answer): Promise<Answer> {
		const mailbox = toMailbox.exec(path)?.[1];
		if (mailbox === undefined) return work();
		const now = this.underWay.get(mailbox) ?? 0;
		if (now >= this.limits.concurrent) {
			throw new GraphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', { headers: { 'retry-after': String(this.limits.retryAfter) } });
		}
		this.underWay.set(mailbox, now + 1);
		try {
			// Long enough that requests sent together meet here.
			await wait(1);
			return work();
		} finally {
			this.underWay.set(mailbox, this.underWay.get(mailbox)! - 1);
		}
	}
}
