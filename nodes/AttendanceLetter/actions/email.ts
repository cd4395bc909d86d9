import type { IExecuteFunctions } from 'n8n-workflow';
import type { Letter } from '../../../attendance/item';
import { coveringEmail } from '../../../attendance/letters';
import { counted } from '../../../attendance/text/plainEnglish';
import { messageIdOf } from '../../../connectors/mail/messageId';
import type { MailService } from '../../../connectors/mail/port';
import { chosenService, cloudOf } from '../../shared/cloud/cloudOf';
import { emailAndFile } from './email.properties';
import type { OutgoingLetter, SentAs, Way } from './lettersOut';
import { printedForm } from './printed';

/** Letters that go by e-mail, from the school's own mailbox, as an attachment. */
export class ByEmail implements Way {
	private sent = 0;
	private service: Promise<MailService> | undefined;

	constructor(private readonly context: IExecuteFunctions) {}

	takes(itemIndex: number, { channel }: Letter): boolean {
		return channel === 'email' && this.context.getNodeParameter('deliver', itemIndex, '') === emailAndFile;
	}

	async send({ itemIndex, letter, school, begun, mayStillSend }: OutgoingLetter): Promise<SentAs> {
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
				attachments: await printedForm(context, itemIndex),
			},
			{ resumed: begun !== undefined, mayStillSend },
		);
		this.sent += 1;
		return { service: chosenService(context, itemIndex), identity: messageId, sentBefore };
	}

	summary(): string[] {
		return this.sent > 0 ? [`${counted(this.sent, 'letter')} e-mailed.`] : [];
	}
}
