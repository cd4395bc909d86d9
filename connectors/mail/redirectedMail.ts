import type { Returned } from './deliveryReport';
import type { Mail, MailAddress, MailService, SendOptions, SentMail } from './port';

/**
 * Mail of which every message goes to one address, whomever it is for: for a test run. Nobody else gets a copy, and an answer
 * comes back to the sender. What is sent is otherwise the message as it is given, with a Message-ID of the caller's.
 */
export class RedirectedMail implements MailService {
	constructor(
		private readonly mails: MailService,
		private readonly to: MailAddress,
	) {}

	send({ messageId, from, subject, text, html, attachments }: Mail, options?: SendOptions): Promise<SentMail> {
		// Named one by one, so that a field that a message may have one day does not go to a family by itself.
		return this.mails.send({ messageId, to: [this.to], subject, text, attachments, ...(from ? { from } : {}), ...(html === undefined ? {} : { html }) }, options);
	}

	find(messageId: string, from?: MailAddress): Promise<SentMail | undefined> {
		return this.mails.find(messageId, from, this.to);
	}

	returned(since: string, from?: MailAddress): Promise<readonly Returned[]> {
		return this.mails.returned(since, from);
	}
}
