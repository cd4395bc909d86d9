import type { IExecuteFunctions } from 'n8n-workflow';
import { testRunFiles, testRunKey, wouldHaveGone } from '../../../attendance/letters';
import { counted } from '../../../attendance/text/plainEnglish';
import { RedirectedDelivery } from '../../../connectors/delivery/redirectedDelivery';
import { wholeAccount, type DeliveryService } from '../../../connectors/delivery/port';
import { deliveryReference } from '../../../connectors/delivery/reference';
import { ServiceError } from '../../../connectors/service/serviceError';
import type { OutgoingLetter, SentAs } from './lettersOut';
import { linkField } from './notify.properties';
import { pdfOf } from './printed';
import type { TestRun } from './testRun';

/**
 * A test run by GOV.UK Notify: each letter, by whichever way it would have gone, is a link in an e-mail to the school. The words
 * around it are the template's, so the marks stand in its fields and in the name of the file.
 */
export class NotifyTestRun {
	private sent = 0;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly testRun: TestRun,
	) {}

	async send(notify: DeliveryService, template: string, { itemIndex, letter, school }: OutgoingLetter): Promise<Omit<SentAs, 'service'>> {
		if (!template) throw noTemplate();
		const { to, execution } = this.testRun;
		const reference = deliveryReference(school.urn || school.name, testRunKey(execution, letter.key), 'email');
		const fields = { name: `TEST RUN (would have gone ${wouldHaveGone(letter)})`, school: `TEST RUN: ${school.name || 'your child’s school'}` };
		const { sentBefore } = await new RedirectedDelivery(notify, to).email({ reference, template, to, fields, linkField, file: await this.fileOf(itemIndex, letter) });
		this.sent += 1;
		return { identity: reference, sentBefore };
	}

	summary(): string[] {
		return this.sent > 0 ? [`Test run: ${counted(this.sent, 'letter')} e-mailed to the school’s test address; none was posted and none went to a family.`] : [];
	}

	/** The PDF; of a letter that is only a text message, its text. */
	private async fileOf(itemIndex: number, { fileName, textMessage }: OutgoingLetter['letter']): Promise<{ name: string; content: Buffer }> {
		const pdf = await pdfOf(this.context, itemIndex);
		const name = `${testRunFiles.prefix}${pdf?.name ?? `${fileName}.txt`}`;
		return { name, content: pdf?.content ?? Buffer.from(textMessage?.text ?? 'This letter has neither a PDF nor a text message.') };
	}
}

const noTemplate = (): ServiceError =>
	new ServiceError('A test run by GOV.UK Notify sends all letters by e-mail, and no "E-Mail Template" is chosen. Nothing was sent', 'Pick a template for e-mails that holds ((link_to_file)), and best ((name)) and ((school)), which say that it is a test.', {
		service: 'GOV.UK Notify',
		code: wholeAccount,
		happened: 'no',
	});
