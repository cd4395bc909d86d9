import * as z from 'zod/v4';
import { canBeAddress, unfitMessage } from '../../mail/checkMail';
import type { Choices } from '../../files/port';
import type { ServiceAccess } from '../../service/access';
import { askAgain } from '../../service/askAgain';
import { perhapsDone } from '../../service/perhapsDone';
import { ServiceError } from '../../service/serviceError';
import { checkStillInTime, type MayStillSend } from '../../service/stillInTime';
import type { Delivered, DeliveryService, Earlier, Fate, LinkedLetter, Outcome, PostedLetter, SentBy, TemplateKind, TextMessage } from '../port';
import { notifyApi, type NotifyApi } from './notifyApi';
import { service } from './notifyError';
import { outcomeOfStatus } from './outcomes';
import { fateOfStatus, wentOut } from './statuses';
import { pickTemplates, Templates } from './templates';

const megabyte = 1024 * 1024;
/** https://docs.notifications.service.gov.uk/rest-api.html#send-a-precompiled-letter and #send-a-file-by-email */
const mostBytes = { letter: 5 * megabyte, file: 2 * megabyte };

/**
 * Notify keeps what was sent for a week, unless the service asks for longer
 * (https://www.notifications.service.gov.uk/using-notify/data-retention-period). A day is left for the hours of the clock.
 */
const daysLookedUp = 6;

const sentSchema = z.object({ id: z.string() });
const notificationSchema = z.object({ id: z.string(), status: z.string() });
const listSchema = z.object({ notifications: z.array(notificationSchema) });

type Kind = 'letter' | 'email' | 'sms';

/** A message as it is to be sent. */
interface Message {
	readonly kind: Kind;
	readonly doing: string;
	readonly reference: string;
	readonly body: object;
}

/**
 * Letters, e-mails and texts by GOV.UK Notify. Notify itself does not keep a reference from being used twice, so a message
 * that may have gone is looked up by it: before a later try, and after an answer that was lost.
 */
export class GovUkNotify implements DeliveryService {
	private readonly api: NotifyApi;
	private readonly used: Templates;

	constructor(private readonly access: ServiceAccess) {
		this.api = notifyApi(access);
		this.used = new Templates(this.api);
	}

	/** https://docs.notifications.service.gov.uk/rest-api.html#send-a-precompiled-letter */
	async post({ reference, pdf, postage }: PostedLetter, earlier?: Earlier, mayStillSend?: MayStillSend): Promise<Delivered> {
		refuseIf(!pdf.subarray(0, 1024).includes('%PDF'), 'The letter is no PDF', 'Make it as a PDF (Attendance Letter, Generate), which Notify prints.');
		refuseIf(pdf.length > mostBytes.letter, 'The letter is larger than the 5 MB that Notify prints', 'Make its pictures smaller, for example the school’s logo in the Word template.');
		return await this.sendOnce({ kind: 'letter', doing: 'post a letter', reference, body: { reference, content: pdf.toString('base64'), postage } }, earlier, mayStillSend);
	}

	/** https://docs.notifications.service.gov.uk/rest-api.html#send-a-file-by-email */
	async email({ reference, template, to, fields, linkField, file }: LinkedLetter, earlier?: Earlier, mayStillSend?: MayStillSend): Promise<Delivered> {
		refuseIf(!canBeAddress(to), 'What stands as the addressee’s e-mail address cannot be one', 'Correct it in your MIS, with one address in the field, or send the letter by post.');
		refuseIf(file.content.length >= mostBytes.file, 'The letter is larger than the 2 MB that Notify sends by e-mail', 'Make its pictures smaller, or send the letter by post.');
		await this.used.check({ template, kind: 'email', needed: [linkField], known: [linkField, ...Object.keys(fields)] });
		// Whoever opens the link has to name the address it was sent to.
		const link = { file: file.content.toString('base64'), filename: file.name, confirm_email_before_download: true, retention_period: null };
		const body = { template_id: template, email_address: to, personalisation: { ...fields, [linkField]: link }, reference };
		return await this.sendOnce({ kind: 'email', doing: 'send a letter by e-mail', reference, body }, earlier, mayStillSend);
	}

	/** https://docs.notifications.service.gov.uk/rest-api.html#send-a-text-message */
	async text({ reference, template, to, fields, messageField }: TextMessage, earlier?: Earlier, mayStillSend?: MayStillSend): Promise<Delivered> {
		refuseIf(to.trim() === '', 'The addressee has no telephone number', 'Add a mobile number in your MIS.');
		await this.used.check({ template, kind: 'sms', needed: messageField ? [messageField] : [], known: Object.keys(fields) });
		const body = { template_id: template, phone_number: to, personalisation: fields, reference };
		return await this.sendOnce({ kind: 'sms', doing: 'send a text message', reference, body }, earlier, mayStillSend);
	}

	/** https://docs.notifications.service.gov.uk/rest-api.html#get-the-status-of-one-message */
	async fateOf(id: string): Promise<Fate> {
		const { status } = await this.api({ doing: 'say what became of a letter', path: `/v2/notifications/${encodeURIComponent(id)}`, answer: notificationSchema });
		return fateOfStatus(status);
	}

	/** https://docs.notifications.service.gov.uk/rest-api.html#get-the-status-of-multiple-messages */
	async outcomeOf(reference: string, way: SentBy): Promise<Outcome> {
		const found = await this.underReference(kinds[way], reference, 'say what became of a letter');
		const [latest] = found;
		if (!latest) return { state: 'unknown', reason: 'GOV.UK Notify does not have it any more: it keeps what was sent for 7 days' };
		return outcomeOfStatus(latest.status);
	}

	async templates(kind: TemplateKind, search = ''): Promise<Choices> {
		return await pickTemplates(this.api, kind, search);
	}

	private async sendOnce(message: Message, earlier: Earlier | undefined, mayStillSend?: MayStillSend): Promise<Delivered> {
		const before = earlier && (await this.sentBefore(message, earlier));
		if (before) return before;
		checkStillInTime(service, mayStillSend);
		try {
			const { id } = await this.api({ doing: message.doing, path: `/v2/notifications/${message.kind}`, body: message.body, answer: sentSchema });
			return { id, sentBefore: false };
		} catch (error) {
			if (!(error instanceof ServiceError) || error.happened === 'no') throw error;
			const taken = await askAgain(this.access, () => this.find(message)).catch((failed: unknown) => Promise.reject(perhapsDone(failed)));
			if (taken) return { id: taken, sentBefore: false };
			throw error;
		}
	}

	private async sentBefore(message: Message, { on }: Earlier): Promise<Delivered | undefined> {
		const id = await this.find(message).catch((failed: unknown) => Promise.reject(perhapsDone(failed)));
		if (id) return { id, sentBefore: true };
		if (daysSince(on) <= daysLookedUp) return undefined;
		throw new ServiceError(
			`${service} cannot tell any more whether this was sent: an earlier run began it on ${on}, and Notify keeps what was sent for 7 days`,
			'Ask in the school’s office whether it went out. If not, send the copy that was saved. Then record it in the case log as done (Attendance Case Log, Record, Settle).',
			{ service, happened: 'unknown' },
		);
	}

	/** The id of the message that went out under this reference. https://docs.notifications.service.gov.uk/rest-api.html#get-the-status-of-multiple-messages */
	private async find({ kind, reference }: Message): Promise<string | undefined> {
		const notifications = await this.underReference(kind, reference, 'look up what was sent');
		return notifications.find(({ status }) => kind !== 'letter' || wentOut(status))?.id;
	}

	/** The newest first. */
	private async underReference(kind: Kind, reference: string, doing: string): Promise<ReadonlyArray<z.output<typeof notificationSchema>>> {
		return (await this.api({ doing, path: '/v2/notifications', query: { template_type: kind, reference }, answer: listSchema })).notifications;
	}
}

const kinds: Readonly<Record<SentBy, Kind>> = { post: 'letter', email: 'email', message: 'sms' };

const daysSince = (day: string): number => (Date.now() - Date.parse(`${day}T00:00:00Z`)) / 86_400_000;

function refuseIf(unfit: boolean, message: string, advice: string): void {
	if (unfit) throw new ServiceError(`${message}. Nothing was sent`, advice, { service, code: unfitMessage, happened: 'no' });
}
