import type { MayStillSend } from '../service/stillInTime';
import type { Returned } from './deliveryReport';

/** A person or mailbox as mail names them. */
export interface MailAddress {
	readonly address: string;
	readonly name?: string;
}

export interface Attachment {
	/** File name with ending; holds no name of a person. */
	readonly name: string;
	/** Media type ("application/pdf"). */
	readonly type: string;
	readonly content: Buffer;
}

/** One message to one family member, member of staff or authority. */
export interface Mail {
	/** Our own Message-ID, without angle brackets, made of the act's key: the service keeps it, and finds the message by it. */
	readonly messageId: string;
	/** The mailbox to send from, where it is not the account's own: a shared mailbox or an alias. */
	readonly from?: MailAddress;
	readonly to: readonly MailAddress[];
	readonly cc?: readonly MailAddress[];
	readonly replyTo?: MailAddress;
	/** Shows on locked screens: says nothing of health, needs or social care. */
	readonly subject: string;
	readonly text: string;
	readonly html?: string;
	readonly attachments: readonly Attachment[];
}

export interface SendOptions {
	readonly resumed?: boolean;
	readonly mayStillSend?: MayStillSend;
}

/** What the service says of a message that it has sent. */
export interface SentMail {
	/** The service's own id. */
	readonly id: string;
	readonly messageId: string;
	/** True where an earlier try had sent it already, and nothing was sent now. */
	readonly sentBefore: boolean;
}

/**
 * Sends mail from the school's account, each message once.
 * Every method throws `ServiceError`; one with `happened: 'unknown'` means: look it up before trying again.
 */
export interface MailService {
	/**
	 * Sends a message, or finds that it is sent.
	 * With `resumed` an earlier try may have sent it, so it is looked up first, and a draft of that try is taken up.
	 * `mayStillSend` is asked before a draft is made and again right before it is sent; where the answer is no, nothing is
	 * sent and the error has the code `tooLate`. A run that stood still after that answer finds its draft taken by the run
	 * that took over, and sends nothing either.
	 */
	send(mail: Mail, options?: SendOptions): Promise<SentMail>;
	/**
	 * The sent message with this Message-ID; undefined where there is none. One of its recipients, if known, finds it also
	 * where the service has replaced the Message-ID long ago.
	 */
	find(messageId: string, from?: MailAddress, to?: MailAddress): Promise<SentMail | undefined>;
	/**
	 * What mail servers have reported since a day (`YYYY-MM-DD`) of messages of ours that could not be delivered, the latest
	 * word on each. What is not among them was delivered, or nobody has said anything yet.
	 */
	returned(since: string, from?: MailAddress): Promise<readonly Returned[]>;
}
