import type { Choices } from '../files/port';
import type { MayStillSend } from '../service/stillInTime';

/** A letter that the service prints, puts into an envelope and posts. The address is the one printed on it. */
export interface PostedLetter {
	/** Ours, made of the act's key by `deliveryReference`: the service keeps it, and finds the letter by it. */
	readonly reference: string;
	readonly pdf: Buffer;
	readonly postage: Postage;
}

export const postages = ['second', 'first', 'economy'] as const;
export type Postage = (typeof postages)[number];

/** An e-mail with a link to a letter, written by a template that the school keeps at the service. */
export interface LinkedLetter {
	readonly reference: string;
	readonly template: string;
	readonly to: string;
	/** What stands in the template's fields, by their names. */
	readonly fields: Readonly<Record<string, string>>;
	/** Where the link to the letter stands: a field of the template. */
	readonly linkField: string;
	/** The letter. Its name holds no name of a person. */
	readonly file: { readonly name: string; readonly content: Buffer };
}

/** A text message, written by a template that the school keeps at the service. */
export interface TextMessage {
	readonly reference: string;
	readonly template: string;
	readonly to: string;
	readonly fields: Readonly<Record<string, string>>;
	/** The field that the message itself stands in, where the template must have one. */
	readonly messageField?: string;
}

/** What the service says of a message that it has taken. */
export interface Delivered {
	/** The service's own id. */
	readonly id: string;
	/** True where an earlier try had sent it already, and nothing was sent now. */
	readonly sentBefore: boolean;
}

/** An earlier try that began this message and was not recorded as done. */
export interface Earlier {
	/** The day of that try, `YYYY-MM-DD`: services forget, and what they forgot cannot be looked up. */
	readonly on: string;
}

/** What became of a letter after the service had taken it. */
export type Fate = 'being checked' | 'on its way' | { readonly reason: string; readonly advice: string };

/** What became of a message, some hours or days after the service had taken it. `unknown`: the service has forgotten it. */
export interface Outcome {
	readonly state: 'delivered' | 'on its way' | 'failed' | 'unknown';
	/** In words that name nobody. */
	readonly reason: string;
}

/** The ways a message may have gone, by which its reference was made. */
export type SentBy = 'post' | 'email' | 'message';

export type TemplateKind = 'email' | 'sms';

/** The code of a refusal that every further message would meet as well: the key, the state of the school's account. */
export const wholeAccount = 'wholeAccount';

/**
 * Delivers letters for the school, each once: by post, by e-mail with a link, and a text message beside them.
 *
 * Every method throws `ServiceError`; one with `happened: 'unknown'` means: never send it again before it was looked up,
 * which the next call does if it is given `earlier`. `mayStillSend` is asked right before it is sent; where the answer is
 * no, nothing is sent and the error has the code `tooLate`.
 */
export interface DeliveryService {
	post(letter: PostedLetter, earlier?: Earlier, mayStillSend?: MayStillSend): Promise<Delivered>;
	email(letter: LinkedLetter, earlier?: Earlier, mayStillSend?: MayStillSend): Promise<Delivered>;
	text(message: TextMessage, earlier?: Earlier, mayStillSend?: MayStillSend): Promise<Delivered>;
	/** What became of a posted letter: it is checked only after it was taken. */
	fateOf(id: string): Promise<Fate>;
	/** What became of the message that went out under this reference. */
	outcomeOf(reference: string, way: SentBy): Promise<Outcome>;
	/** The school's templates of a kind, for a person to pick from. */
	templates(kind: TemplateKind, search?: string): Promise<Choices>;
}
