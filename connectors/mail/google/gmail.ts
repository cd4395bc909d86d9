import type { gmail_v1 } from 'googleapis/build/src/apis/gmail/v1';
import type { ServiceAccess } from '../../service/access';
import { askAgain } from '../../service/askAgain';
import { googleClients, googleFetch, repeatable } from '../../service/google/googleClients';
import { answerError, askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';
import { perhapsDone } from '../../service/perhapsDone';
import { ServiceError } from '../../service/serviceError';
import { checkStillInTime } from '../../service/stillInTime';
import { checkMail } from '../checkMail';
import { mimeOf } from '../mime';
import type { Mail, MailAddress, MailService, SendOptions, SentMail } from '../port';
import type { Returned } from '../deliveryReport';
import { draftOf, findDraft, findSent, findSentById } from './lookUp';
import { returnedMail } from './returnedMail';
import { Senders } from './senders';
import { withStatedWait } from './statedWait';

const service = 'Gmail';
/** https://support.google.com/mail/answer/6584: all attachments together. */
const attachmentBytes = 25 * 1024 * 1024;
/** Above this, bytes go up as they are and not within JSON (https://developers.google.com/workspace/gmail/api/guides/uploads). */
const uploadFrom = 5 * 1024 * 1024;

const limitAdvice =
	'Gmail limits how many messages an account sends in a minute and in a day (https://support.google.com/a/answer/166852), and counts what people send from it too. ' +
	'What was sent before is recorded and is not sent again, and nothing else is lost: run the workflow again in some hours, or tomorrow.';
const refusedAdvice = 'Check the addresses, and that Gmail allows the kind of every attachment (https://support.google.com/mail/answer/6590). Nothing else is lost.';
const sending: GoogleAct = { service, doing: 'send the message', advice: { busy: limitAdvice, 'daily limit': limitAdvice, refused: refusedAdvice } };
const preparing: GoogleAct = { ...sending, doing: 'prepare the message, and nothing was sent' };

/**
 * Mail from the school's Gmail account, each message once.
 *
 * A message is first laid down as a draft and then sent by the draft's id. A draft can be sent once: afterwards it is gone
 * (https://developers.google.com/workspace/gmail/api/guides/drafts), so the same request again finds nothing to send. So
 * whatever becomes of an answer, the draft tells: while it is there, the message was not sent; when it is gone, the message
 * is looked for among those sent, for a while; and only if it does not show there either (somebody may have deleted the
 * draft) it is unknown. `messages.send` has no such proof: a request whose answer is lost can only be searched for by its
 * Message-ID, and Gmail replaces ours as it sends (https://github.com/FlowCrypt/flowcrypt-browser/issues/4273) and
 * searches an index that lags behind. A draft that was laid down twice is not a message that was sent twice.
 * A message that may have been sent before (`resumed`) is looked for in all the ways of lookUp.ts; any other costs one search,
 * for whoever presses "Execute" twice.
 *
 * Scopes: `gmail.compose` (drafts, and sending them) and `gmail.readonly` (to look up what was sent and which addresses the
 * account may send from; `gmail.metadata` allows neither a search nor the addresses).
 */
export class Gmail implements MailService {
	private readonly access: ServiceAccess;
	private readonly gmail: gmail_v1.Gmail;
	private readonly senders: Senders;
	/** Message-ID → Gmail's id, of what was sent here. */
	private readonly sent = new Map<string, string>();

	constructor(access: ServiceAccess) {
		this.access = { ...access, fetch: withStatedWait(access) };
		this.gmail = googleClients(this.access).gmail;
		this.senders = new Senders(this.gmail);
	}

	async send(mail: Mail, { resumed = false, mayStillSend }: SendOptions = {}): Promise<SentMail> {
		checkMail(mail, { service, attachmentBytes });
		if (mail.from) await this.senders.check(mail.from);
		const sought = { messageId: mail.messageId, to: mail.to[0] };
		const before = resumed ? await this.find(mail.messageId, mail.from, mail.to[0]).catch(throwPerhapsDone) : await this.findAtOnce(mail.messageId);
		if (before) return before;
		const left = resumed ? await findDraft(this.gmail, sought).catch(throwPerhapsDone) : undefined;
		checkStillInTime(service, mayStillSend);
		const draft = await this.layDown(mail, left);
		checkStillInTime(service, mayStillSend);
		const id = await this.sendDraft(draft, sought);
		this.sent.set(mail.messageId, id);
		return { id, messageId: mail.messageId, sentBefore: false };
	}

	async find(messageId: string, _from?: MailAddress, to?: MailAddress): Promise<SentMail | undefined> {
		const id = await findSent(this.gmail, { messageId, to });
		if (id === 'unknown') throw cannotTell('There are too many sent messages to find this one among them');
		return id === undefined ? undefined : { id, messageId, sentBefore: true };
	}

	async returned(since: string): Promise<readonly Returned[]> {
		return await returnedMail(this.gmail, since);
	}

	/** What one request tells, or none, where no earlier try is known of. */
	private async findAtOnce(messageId: string): Promise<SentMail | undefined> {
		const id = this.sent.get(messageId) ?? (await findSentById(this.gmail, messageId));
		return id === undefined ? undefined : { id, messageId, sentBefore: true };
	}

	/**
	 * Makes the draft, or brings one that an earlier try has left to what the message is now, and gives its id. Where the
	 * answer is lost, the draft is looked for before it is made again.
	 */
	private async layDown(mail: Mail, left: string | undefined): Promise<string> {
		const source = await mimeOf(mail);
		try {
			return await this.putDraft(source, left);
		} catch (error) {
			// Sent meanwhile by another run: sending it then finds that out.
			if (left && failureOf(error) === 'not found') return left;
			if (left || !(error instanceof ServiceError) || error.happened === 'no') throw error;
			const made = await findDraft(this.gmail, { messageId: mail.messageId, to: mail.to[0] });
			return made ?? (await this.putDraft(source, undefined));
		}
	}

	private async putDraft(source: Buffer, id: string | undefined): Promise<string> {
		if (source.length > uploadFrom) return this.uploadDraft(source, id);
		const requestBody = { message: { raw: source.toString('base64url') } };
		const { drafts } = this.gmail.users;
		const draft = await askGoogle(preparing, () => (id ? drafts.update({ userId: 'me', id, requestBody }) : drafts.create({ userId: 'me', requestBody })));
		return draft.id as string;
	}

	private async uploadDraft(source: Buffer, id: string | undefined): Promise<string> {
		const address = `https://gmail.googleapis.com/upload/gmail/v1/users/me/drafts${id ? `/${encodeURIComponent(id)}` : ''}?uploadType=media`;
		const request = { method: id ? 'PUT' : 'POST', headers: { 'content-type': 'message/rfc822' }, body: source };
		const answer = await googleFetch(this.access, service)(address, request);
		if (!answer.ok) throw await answerError(answer, request, preparing);
		return ((await answer.json()) as gmail_v1.Schema$Draft).id as string;
	}

	/** Sends the draft and gives the id of the message. May be asked again and again, as the draft is there only once. */
	private async sendDraft(draft: string, sought: { readonly messageId: string; readonly to: MailAddress | undefined }): Promise<string> {
		try {
			const sent = await askGoogle(sending, () => this.gmail.users.drafts.send({ userId: 'me', requestBody: { id: draft } }, repeatable));
			return sent.id as string;
		} catch (error) {
			if (!(error instanceof ServiceError)) throw error;
			const left = await draftOf(this.gmail, draft).catch(() => 'unknown' as const);
			if (left === 'unknown') throw cannotTell(error.message, error);
			if (left) throw asNotSent(error);
			const sent = await askAgain(this.access, () => findSent(this.gmail, sought)).catch(() => undefined);
			if (sent && sent !== 'unknown') return sent;
			throw cannotTell('The draft of the message is gone from Gmail, and the message does not show among those sent', error);
		}
	}
}

function throwPerhapsDone(error: unknown): never {
	throw perhapsDone(error);
}

/** The draft is still there, so nothing was sent, whatever the answer said. */
const asNotSent = (error: ServiceError): ServiceError =>
	new ServiceError(`${error.message}. It was not sent, and lies among the drafts`, error.advice, { ...error, happened: 'no' }, { cause: error.cause });

const cannotTell = (why: string, cause?: ServiceError): ServiceError =>
	new ServiceError(
		`It cannot be told whether Gmail has sent the message: ${why}`,
		'Look among the sent messages of the account. Run the workflow again: it looks first, and does not send it twice.',
		{ service, status: cause?.status, code: cause?.code, happened: 'unknown' },
		{ cause },
	);
