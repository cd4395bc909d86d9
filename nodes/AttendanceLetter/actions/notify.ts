import type { IExecuteFunctions, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Letter } from '../../../attendance/item';
import { counted } from '../../../attendance/text/plainEnglish';
import type { DeliveryService, Delivered, Fate, Postage, TemplateKind } from '../../../connectors/delivery/port';
import { deliveryReference } from '../../../connectors/delivery/reference';
import { unfitMessage } from '../../../connectors/mail/checkMail';
import { askAgain } from '../../../connectors/service/askAgain';
import { ServiceError } from '../../../connectors/service/serviceError';
import { pickedIn } from '../../shared/cloud/places';
import { toNodeError } from '../../shared/perItem';
import { serviceAccess } from '../../shared/services';
import type { Held, OutgoingLetter, SentAs, Way } from './lettersOut';
import { linkField, messageField, postAndEmail } from './notify.properties';
import { NotifyTestRun } from './notifyTestRun';
import { pdfOf } from './printed';
import type { TestRun } from './testRun';

const service = 'govUkNotify';

/** Loaded when it is first asked for, so that a node that works without it starts no slower. */
export const notifyOf = async (context: IExecuteFunctions | ILoadOptionsFunctions, itemIndex = 0): Promise<DeliveryService> =>
	new (await import('../../../connectors/delivery/govUkNotify/govUkNotify')).GovUkNotify(await serviceAccess(context, itemIndex));

type ByLetter = 'post' | 'email' | 'message';

const wayOf: Readonly<Partial<Record<Letter['channel'], ByLetter>>> = { post: 'post', email: 'email', sms: 'message' };

/**
 * Letters that GOV.UK Notify prints and posts, or sends as a link or as a text message; with a text message beside a posted one
 * where the school has a template for it.
 */
export class ByNotify implements Way {
	private readonly counts = { posted: 0, emailed: 0, messages: 0, parts: 0, texted: 0, notTexted: 0, unchecked: 0 };
	private readonly posted = new Map<string, string>();
	private readonly test: NotifyTestRun | undefined;
	private service: Promise<DeliveryService> | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		testRun?: TestRun,
	) {
		this.test = testRun && new NotifyTestRun(context, testRun);
	}

	takes(itemIndex: number, letter: Letter): boolean {
		if (this.context.getNodeParameter('deliver', itemIndex, '') !== postAndEmail) return false;
		if (this.test || letter.channel === 'sms') return true;
		return byPost(letter) || (letter.channel === 'email' && this.template('emailTemplate', itemIndex) !== '');
	}

	async send(outgoing: OutgoingLetter): Promise<SentAs> {
		const { itemIndex, letter, school, begun } = outgoing;
		const notify = await (this.service ??= notifyOf(this.context, itemIndex));
		if (this.test) return { service, ...(await this.test.send(notify, this.template('emailTemplate', itemIndex), outgoing)) };
		const way = wayOf[letter.channel] ?? 'email';
		const reference = deliveryReference(school.urn || school.name, letter.key, way);
		const { sentBefore } = await this[way](notify, reference, outgoing);
		if (way === 'post') await this.announce(notify, outgoing, sentBefore ? { on: begun?.on ?? letter.date } : undefined);
		return { service, identity: reference, sentBefore };
	}

	summary(): string[] {
		const { posted, emailed, messages, parts, texted, notTexted, unchecked } = this.counts;
		return [
			...(this.test?.summary() ?? []),
			...(posted > 0 ? [`${counted(posted, 'letter')} given to GOV.UK Notify to be posted.`] : []),
			...(emailed > 0 ? [`${counted(emailed, 'letter')} e-mailed.`] : []),
			...(messages > 0 ? [`${counted(messages, 'letter')} sent as text messages, ${counted(parts, 'message')} to pay for.`] : []),
			...(texted > 0 ? [`${counted(texted, 'text message')} sent.`] : []),
			...(notTexted > 0 ? [`${counted(notTexted, 'text message')} could not be sent; the letters themselves are on their way.`] : []),
			...(unchecked > 0 ? [`GOV.UK Notify is still checking ${counted(unchecked, 'letter')}: look at its page in an hour whether one was refused.`] : []),
		];
	}

	/** Notify checks a letter only after it took it, some seconds later. What it is still checking then is told in the summary. */
	async refusedLater(): Promise<ReadonlyMap<string, Held>> {
		const refused = new Map<string, Held>();
		if (!this.service || this.posted.size === 0) return refused;
		const [notify, access] = [await this.service, await serviceAccess(this.context)];
		for (const [reference, id] of this.posted) {
			const checked = async (): Promise<Fate | undefined> => {
				const fate = await notify.fateOf(id);
				return fate === 'being checked' ? undefined : fate;
			};
			// Where the first takes its time the others will too, so only the first is waited for.
			const fate = await (this.counts.unchecked === 0 ? askAgain(access, checked) : checked()).catch(() => undefined);
			if (fate === undefined) this.counts.unchecked += 1;
			else if (typeof fate === 'object') refused.set(reference, fate);
		}
		return refused;
	}

	private async post(notify: DeliveryService, reference: string, outgoing: OutgoingLetter): Promise<Delivered> {
		const pdf = await this.pdf(outgoing);
		const postage = this.context.getNodeParameter('postage', outgoing.itemIndex) as Postage;
		const delivered = await notify.post({ reference, pdf: pdf.content, postage }, outgoing.begun, outgoing.mayStillSend);
		this.counts.posted += 1;
		this.posted.set(reference, delivered.id);
		return delivered;
	}

	private async email(notify: DeliveryService, reference: string, outgoing: OutgoingLetter): Promise<Delivered> {
		const { itemIndex, letter, begun, mayStillSend } = outgoing;
		const { name, content } = await this.pdf(outgoing);
		const template = this.template('emailTemplate', itemIndex);
		const delivered = await notify.email({ reference, template, to: letter.addressee.email, fields: fieldsOf(outgoing), linkField, file: { name, content } }, begun, mayStillSend);
		this.counts.emailed += 1;
		return delivered;
	}

	/** A letter whose channel is the text message: it alone tells the family, so that what goes wrong with it holds it. */
	private async message(notify: DeliveryService, reference: string, outgoing: OutgoingLetter): Promise<Delivered> {
		const { itemIndex, letter, begun, mayStillSend } = outgoing;
		const template = this.template('messageTemplate', itemIndex);
		if (!template) throw unfit('This letter is to go as a text message, and no template for that is chosen', 'Pick "Text Letter Template" in Attendance Letter (Send): a template in Notify that holds ((message)).');
		if (!letter.textMessage?.text) throw unfit('This letter is to go as a text message and has no text for it', 'Make it again with Attendance Letter (Generate), or send it by post or e-mail.');
		const fields = { ...fieldsOf(outgoing), [messageField]: letter.textMessage.text };
		const delivered = await notify.text({ reference, template, to: phoneOf(letter), fields, messageField }, begun, mayStillSend);
		this.counts.messages += 1;
		this.counts.parts += letter.textMessage.parts;
		return delivered;
	}

	/** A text message beside a posted letter is an extra: what goes wrong with it never holds the letter, which is on its way by then. */
	private async announce(notify: DeliveryService, outgoing: OutgoingLetter, earlier: { readonly on: string } | undefined): Promise<void> {
		const { itemIndex, letter, school } = outgoing;
		const template = this.template('textTemplate', itemIndex);
		const to = phoneOf(letter);
		if (!template || !ukMobile.test(to)) return;
		try {
			await notify.text({ reference: deliveryReference(school.urn || school.name, letter.key, 'text'), template, to, fields: fieldsOf(outgoing) }, earlier);
			this.counts.texted += 1;
		} catch (error) {
			if (!(error instanceof Error) || !('advice' in error)) throw toNodeError(this.context, error, itemIndex);
			this.counts.notTexted += 1;
		}
	}

	private async pdf({ itemIndex }: OutgoingLetter) {
		const pdf = await pdfOf(this.context, itemIndex);
		if (pdf) return pdf;
		throw unfit('The letter has no PDF, which is what GOV.UK Notify sends', 'Choose PDF under "Documents" in Attendance Letter (Generate).');
	}

	private template(name: 'emailTemplate' | 'messageTemplate' | 'textTemplate', itemIndex: number): string {
		const picked = pickedIn(this.context, name, itemIndex);
		return picked ? ('id' in picked ? picked.id : picked.name) : '';
	}
}

const byPost = ({ channel, addressee }: Letter): boolean => channel === 'post' && addressee.postable;

const ukMobile = /^(?:\+44|0044|0)7\d{9}$/;
const phoneOf = ({ addressee }: Letter): string => addressee.phone.replace(/[\s()-]/g, '');

const fieldsOf = ({ letter, school }: OutgoingLetter) => ({ name: letter.addressee.name, school: school.name || 'your child’s school' });

const unfit = (message: string, advice: string): ServiceError => new ServiceError(`${message}. Nothing was sent`, advice, { service: 'GOV.UK Notify', code: unfitMessage, happened: 'no' });

/** The lists of templates that a person picks from. */
const picker = (kind: TemplateKind) =>
	async function search(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		try {
			const { choices } = await (await notifyOf(this)).templates(kind, filter);
			return { results: choices.map(({ id, name }) => ({ name, value: id })) };
		} catch (error) {
			throw toNodeError(this, error);
		}
	};

export const notifyPickers = { searchEmailTemplates: picker('email'), searchTextTemplates: picker('sms') };
