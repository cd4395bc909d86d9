import type { IExecuteFunctions } from 'n8n-workflow';
import { caseLogSchema, decisionSchema, readItem, type Letter, type School } from '../../../attendance/item';
import { coveringEmail } from '../../../attendance/letters';
import { unfitMessage } from '../../../connectors/mail/checkMail';
import { messageIdOf } from '../../../connectors/mail/messageId';
import type { Attachment, MailService } from '../../../connectors/mail/port';
import type { ServiceErrorDetails } from '../../../connectors/service/serviceError';
import { chosenService, cloudOf } from '../../shared/cloud/cloudOf';
import { emailAndFile } from './email.properties';

/** What became of an e-mail: sent, not meant to be sent, or kept back for a person with the reason. */
export type Emailed = { readonly sentAs: NonNullable<Letter['sentAs']> } | { readonly held: { readonly reason: string; readonly advice: string } } | undefined;

/**
 * Sends the letters of a run that go by e-mail, one after the other and each once.
 *
 * An e-mail that may or may not have gone is never sent again here: it is kept back, and the next run looks it up first
 * (design §6). When a service stops answering or refuses the account, what has been sent stays recorded and the rest of
 * the letters are kept back, so that no letter is lost and none goes twice; where nothing at all could be sent, the run
 * stops with the error.
 */
export class LetterMails {
	sent = 0;
	awaitingApproval = 0;
	private service: Promise<MailService> | undefined;
	private stopped: { readonly reason: string; readonly advice: string } | undefined;

	constructor(private readonly context: IExecuteFunctions) {}

	/** Sends the letter of an item where it is to go by e-mail. */
	async send(itemIndex: number): Promise<Emailed> {
		const { context } = this;
		const { json } = context.getInputData()[itemIndex] as { json: Record<string, unknown> };
		if (context.getNodeParameter('deliver', itemIndex, '') !== emailAndFile) return undefined;
		const { letter, school } = readItem(json, ['letter', 'school']);
		if (letter.channel !== 'email') return undefined;
		if (decisionSchema.safeParse(json.decision).data?.requiresApproval) {
			this.awaitingApproval += 1;
			return undefined;
		}
		if (this.stopped) return { held: this.stopped };
		try {
			return await this.sendOne(itemIndex, letter, school, caseLogSchema.safeParse(json.caseLog).data?.resumed ?? false);
		} catch (error) {
			return { held: this.keptBack(error) };
		}
	}

	private async sendOne(itemIndex: number, letter: Letter, school: School, resumed: boolean): Promise<Emailed> {
		const { context } = this;
		const address = (name: string) => {
			const given = String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
			return given ? { address: given, ...(school.name ? { name: school.name } : {}) } : undefined;
		};
		const from = address('from');
		const replyTo = address('replyTo');
		const mails = await (this.service ??= cloudOf(context, itemIndex).then((cloud) => cloud.mail()));
		const { messageId, sentBefore } = await mails.send(
			{
				messageId: messageIdOf(school.urn || school.name, letter.key),
				...(from ? { from } : {}),
				...(replyTo ? { replyTo } : {}),
				to: [{ address: letter.addressee.email, name: letter.addressee.name }],
				...coveringEmail(letter, school),
				attachments: await this.attachments(itemIndex),
			},
			{ resumed },
		);
		this.sent += 1;
		return { sentAs: { service: chosenService(context, itemIndex), identity: messageId, sentBefore } };
	}

	/** The printed form where there is one: a Word file invites to be changed. */
	private async attachments(itemIndex: number): Promise<Attachment[]> {
		const files = Object.entries(this.context.getInputData()[itemIndex]?.binary ?? {});
		const printed = files.filter(([, { mimeType }]) => mimeType === 'application/pdf');
		return await Promise.all(
			(printed.length > 0 ? printed : files).map(async ([property, { fileName, mimeType }]) => ({
				name: fileName ?? property,
				type: mimeType,
				content: await this.context.helpers.getBinaryDataBuffer(itemIndex, property),
			})),
		);
	}

	/** Why a letter was not sent, for a person. Throws where the run should stop. */
	private keptBack(error: unknown): { readonly reason: string; readonly advice: string } {
		// Services are bundled apart from the nodes, so their errors are known by what they carry and not by their class.
		const { message, advice, happened, status, code } = error as Partial<ServiceErrorDetails> & { message: string; advice?: string };
		if (advice === undefined || happened === undefined) throw error;
		const kept = { reason: message, advice };
		// It concerns this letter alone: its address, its size, or an answer that got lost.
		if (happened === 'unknown' || code === unfitMessage || status === 400 || status === 413) return kept;
		if (this.sent === 0) throw error;
		this.stopped = kept;
		return kept;
	}
}
