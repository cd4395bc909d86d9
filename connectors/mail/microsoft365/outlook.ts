import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceAccess } from '../../service/access';
import { graphClient, type Graph } from '../../service/microsoft365/graphClient';
import { perhapsDone } from '../../service/perhapsDone';
import { ServiceError } from '../../service/serviceError';
import { checkStillInTime } from '../../service/stillInTime';
import { checkMail } from '../checkMail';
import type { Mail, MailAddress, MailService, SendOptions, SentMail } from '../port';
import type { Returned } from '../deliveryReport';
import { putAttachments } from './attachments';
import { Mailbox, type Known } from './mailbox';
import { returnedMail } from './returnedMail';

const service = 'Outlook';

/**
 * An attachment may have 150 MB; a school's own limit for a message is mostly lower (35 MB where nobody changed it) and is told
 * by Exchange alone. https://learn.microsoft.com/graph/api/attachment-createuploadsession
 */
const attachmentBytes = 150 * 1024 * 1024;

/** How often it is looked whether a message has come to Sent Items: its copy there may take a moment. */
const looks = 4;

/**
 * Mail from the school's Outlook.
 *
 * A message is made as a draft under our own Message-ID, gets its attachments, and is then sent. Before each of these it is
 * known what is there: a sent message is not sent again, and a draft of an earlier try is taken up. It is sent by the id that
 * the draft has in its folder. Sending puts a copy with another id into Sent Items and the draft away, so that this id finds
 * nothing from then on: Outlook itself refuses to send the same draft twice, whoever else works on it. (That is why the ids
 * that outlast a move, `Prefer: IdType="ImmutableId"`, are not asked for: they change too when a draft is sent, see
 * https://github.com/microsoftgraph/microsoft-graph-docs/issues/1533, and serve nothing here.)
 * A message just sent is given by the id of its draft; the id that it has in Sent Items comes by `find`.
 * Where it cannot be told whether a message went out, `ServiceError` says `happened: 'unknown'` and nothing is sent again.
 *
 * An account that signed in sends from its own mailbox; a shared mailbox is put as `from`, which needs no access to what is in
 * it ("send as" in Exchange). An application sends from the mailbox itself.
 * https://learn.microsoft.com/graph/outlook-send-mail-from-other-user
 *
 * Permissions: Mail.ReadWrite, because only a draft can carry our Message-ID and attachments above 3 MB, and because what was
 * sent must be found again; Mail.Send to send it; Mail.Send.Shared for a shared mailbox of an account that signed in.
 * For an application limit both to the one mailbox by an access policy of Exchange.
 */
export class Outlook implements MailService {
	private readonly graph: Graph;

	constructor(private readonly access: ServiceAccess) {
		this.graph = graphClient(access, service);
	}

	async send(mail: Mail, { resumed = false, mayStillSend }: SendOptions = {}): Promise<SentMail> {
		checkMail(mail, { service, attachmentBytes });
		const mailbox = this.mailbox(mail.from);
		// Looked up even where nobody tried before as far as is known: a caller may be mistaken, and one request is little.
		const known = await this.look(mailbox, mail.messageId, ({ state }) => state === 'sent' || state === 'draft' || (state === 'nowhere' && !resumed)).catch((error: unknown) => {
			throw resumed ? perhapsDone(error) : error;
		});
		if (known.state === 'sent') return { id: known.id, messageId: mail.messageId, sentBefore: true };
		if (known.state === 'on its way') throw cannotTell();
		checkStillInTime(service, mayStillSend);
		const draft = known.state === 'draft' ? known : await this.makeDraft(mailbox, mail);
		if (draft.old) await mailbox.rewriteDraft(draft.id, mail);
		await putAttachments(this.graph, mailbox.message(draft.id), mail.attachments, draft.old);
		checkStillInTime(service, mayStillSend);
		return this.sendDraft(mailbox, draft.id, mail.messageId);
	}

	async find(messageId: string, from?: MailAddress): Promise<SentMail | undefined> {
		const known = await this.mailbox(from).lookUp(messageId);
		return known.state === 'sent' ? { id: known.id, messageId, sentBefore: true } : undefined;
	}

	async returned(since: string, from?: MailAddress): Promise<readonly Returned[]> {
		return await returnedMail(this.graph, this.mailbox(from).path, since);
	}

	/** A draft that may have been made is looked for; making one sends nothing, so where there is none it is made again. */
	private async makeDraft(mailbox: Mailbox, mail: Mail): Promise<{ readonly id: string; readonly old: boolean }> {
		for (let tries = 1; ; tries += 1) {
			try {
				return { id: await mailbox.makeDraft(mail), old: false };
			} catch (error) {
				if (happened(error) !== 'unknown' || tries === looks) throw error;
				await this.pause(tries);
				const known = await mailbox.lookUp(mail.messageId);
				if (known.state === 'draft') return known;
			}
		}
	}

	private async sendDraft(mailbox: Mailbox, draft: string, messageId: string): Promise<SentMail> {
		try {
			await mailbox.send(draft);
			return { id: draft, messageId, sentBefore: false };
		} catch (error) {
			// A draft that is gone was sent (or deleted) by somebody else who took it up.
			const gone = error instanceof ServiceError && error.status === 404;
			if (happened(error) !== 'unknown' && !gone) throw error;
			const known = await this.look(mailbox, messageId, ({ state }) => state === 'sent').catch((failed: unknown) => {
				throw perhapsDone(failed);
			});
			if (known.state === 'sent') return { id: known.id, messageId, sentBefore: gone };
			throw gone && known.state === 'draft' ? error : cannotTell();
		}
	}

	/** Looks, with growing pauses, until there is what is looked for. Gives what was there last. */
	private async look(mailbox: Mailbox, messageId: string, enough: (known: Known) => boolean): Promise<Known> {
		for (let times = 1; ; times += 1) {
			const known = await mailbox.lookUp(messageId);
			if (enough(known) || times === looks) return known;
			await this.pause(times);
		}
	}

	private pause(times: number): Promise<void> {
		return wait((this.access.patience?.firstWait ?? 1_000) * 2 ** (times - 1));
	}

	private mailbox(from: MailAddress | undefined): Mailbox {
		if (this.access.user === undefined) return new Mailbox(this.graph, this.graph.me, from);
		return new Mailbox(this.graph, from ? `/users/${encodeURIComponent(from.address)}` : this.graph.me);
	}
}

const happened = (error: unknown): string | undefined => (error instanceof ServiceError ? error.happened : undefined);

const cannotTell = (): ServiceError =>
	new ServiceError(
		'It cannot be told whether Outlook has sent the message',
		'Run the workflow again in some minutes: it looks first, and does not send it twice. If this stays, look for the message in the mailbox: delete it for good where it was not sent, and note by hand where it was.',
		{ service, happened: 'unknown' },
	);
