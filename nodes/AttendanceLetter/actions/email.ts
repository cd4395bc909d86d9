import type { IExecuteFunctions } from 'n8n-workflow';
import type { Letter, School } from '../../../attendance/item';
import { asTestMessage, coveringEmail, testRunKey } from '../../../attendance/letters';
import { counted } from '../../../attendance/text/plainEnglish';
import { unfitMessage } from '../../../connectors/mail/checkMail';
import { messageIdOf } from '../../../connectors/mail/messageId';
import type { Mail, MailService } from '../../../connectors/mail/port';
import { RedirectedMail } from '../../../connectors/mail/redirectedMail';
import { ServiceError } from '../../../connectors/service/serviceError';
import { chosenService, cloudOf } from '../../shared/cloud/cloudOf';
import { emailAndFile, inMessage } from './email.properties';
import { emailOf } from './emailBinary';
import type { OutgoingLetter, SentAs, Way } from './lettersOut';
import { printedForm } from './printed';
import type { TestRun } from './testRun';

/** Letters that go by e-mail, from the school's own mailbox, as an attachment. In a test run all letters do, to the school. */
export class ByEmail implements Way {
	private sent = 0;
	private service: Promise<MailService> | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly testRun?: TestRun,
	) {}

	takes(itemIndex: number, { channel }: Letter): boolean {
		if (this.context.getNodeParameter('deliver', itemIndex, '') !== emailAndFile) return false;
		return this.testRun !== undefined || channel === 'email' || channel === 'sms';
	}

	async send(outgoing: OutgoingLetter): Promise<SentAs> {
		const { itemIndex, letter, begun, mayStillSend } = outgoing;
		if (letter.channel === 'sms' && !this.testRun) throw cannotText();
		const mails = await (this.service ??= this.open(itemIndex));
		const mail = await this.mailOf(outgoing);
		const { messageId, sentBefore } = await mails.send(this.testRun ? asTestMessage(mail, letter) : mail, { resumed: begun !== undefined, mayStillSend });
		this.sent += 1;
		return { service: chosenService(this.context, itemIndex), identity: messageId, sentBefore };
	}

	summary(): string[] {
		if (this.sent === 0) return [];
		return [this.testRun ? `Test run: ${counted(this.sent, 'letter')} e-mailed to the school’s test address and none to a family.` : `${counted(this.sent, 'letter')} e-mailed.`];
	}

	/** In a test run all mail is turned to the school where it leaves, whatever address a message has. */
	private async open(itemIndex: number): Promise<MailService> {
		const mails = (await cloudOf(this.context, itemIndex)).mail();
		return this.testRun ? new RedirectedMail(await mails, { address: this.testRun.to }) : await mails;
	}

	private async mailOf({ itemIndex, letter, school }: OutgoingLetter): Promise<Mail> {
		const { context, testRun } = this;
		const address = (name: string) => {
			const given = String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
			return given ? { address: given, ...(school.name ? { name: school.name } : {}) } : undefined;
		};
		const from = address('from');
		const replyTo = address('replyTo');
		return {
			messageId: messageIdOf(school.urn || school.name, testRun ? testRunKey(testRun.execution, letter.key) : letter.key),
			...(from ? { from } : {}),
			...(replyTo ? { replyTo } : {}),
			to: [{ address: letter.addressee.email, name: letter.addressee.name }],
			...(letter.channel === 'sms' ? await this.asText(letter, itemIndex) : await this.asLetter(letter, school, itemIndex)),
		};
	}

	/** A text message, as a test run shows it. */
	private async asText(letter: Letter, itemIndex: number): Promise<Content> {
		return { subject: 'A text message', text: letter.textMessage?.text ?? '', attachments: await printedForm(this.context, itemIndex) };
	}

	private async asLetter(letter: Letter, school: School, itemIndex: number): Promise<Content> {
		const covering = coveringEmail(letter, school);
		// A letter that would be posted is shown in a test run as it would be printed.
		if (letter.channel !== 'email' || this.context.getNodeParameter('emailAs', itemIndex, 'attachment') !== inMessage) return { ...covering, attachments: await printedForm(this.context, itemIndex) };
		const email = await emailOf(this.context, itemIndex);
		if (!email) throw withoutEmail();
		return { subject: covering.subject, ...email, attachments: [] };
	}
}

type Content = Pick<Mail, 'subject' | 'text' | 'html' | 'attachments'>;

const withoutEmail = (): ServiceError =>
	new ServiceError('The letter was made without an e-mail. Nothing was sent', 'Choose E-Mail under "Documents" in Attendance Letter (Generate), or send it as an attachment.', {
		service: 'E-mail',
		code: unfitMessage,
		happened: 'no',
	});

const cannotText = (): ServiceError =>
	new ServiceError('This letter is to go as a text message, and a mail account sends none. Nothing was sent', 'Send text messages by GOV.UK Notify (Service), or change the preferred channel of this contact in your MIS.', {
		service: 'E-mail',
		code: unfitMessage,
		happened: 'no',
	});
