import type { Choices } from '../files/port';
import { ServiceError } from '../service/serviceError';
import type { MayStillSend } from '../service/stillInTime';
import type { Delivered, DeliveryService, Earlier, Fate, LinkedLetter, Outcome, SentBy, TemplateKind } from './port';

/**
 * A delivery service of which every message goes by e-mail to one address, whomever it is for: for a test run. It posts
 * nothing and sends no text message; whoever asks for that gets an error, and nothing was sent.
 */
export class RedirectedDelivery implements DeliveryService {
	constructor(
		private readonly delivery: DeliveryService,
		private readonly to: string,
	) {}

	email(letter: LinkedLetter, earlier?: Earlier, mayStillSend?: MayStillSend): Promise<Delivered> {
		return this.delivery.email({ ...letter, to: this.to }, earlier, mayStillSend);
	}

	post(): Promise<Delivered> {
		return Promise.reject(notInTestRun('Letters are not posted in a test run'));
	}

	text(): Promise<Delivered> {
		return Promise.reject(notInTestRun('Text messages are not sent in a test run'));
	}

	fateOf(id: string): Promise<Fate> {
		return this.delivery.fateOf(id);
	}

	outcomeOf(reference: string, way: SentBy): Promise<Outcome> {
		return this.delivery.outcomeOf(reference, way);
	}

	templates(kind: TemplateKind, search?: string): Promise<Choices> {
		return this.delivery.templates(kind, search);
	}
}

const notInTestRun = (message: string): ServiceError =>
	new ServiceError(`${message}. Nothing was sent`, 'Empty "Send Everything to This Address" where the letters are to go to families.', { service: 'GOV.UK Notify', happened: 'no' });
