import { mobileNumber } from '../contacts/mobileNumber';
import type { Address, Contact } from '../item';
import type { LetterFamily, LetterStage } from './family';
import { isProfessional } from './lookedAfter';

/** How a letter reaches one person. */
export type Channel = 'post' | 'email' | 'sms';

/** How far along the family is, and whether the letter may be a text message. */
export interface Occasion {
	readonly stage: LetterStage;
	readonly texts: boolean;
}

/** A short message may always go as a text where it has one; another letter does so where the school asks for it. */
export const occasionOf = ({ stage, text }: Pick<LetterFamily, 'stage' | 'text'>, texts = stage === 'message'): Occasion => ({ stage, texts: texts && text !== null });

/** What a person can be reached by: what another contact elsewhere shares is not theirs alone, and is left out. */
export interface Reach {
	readonly address: Address | null;
	readonly email: string;
	readonly phone: string;
}

/**
 * By which way a letter goes to somebody, or null where it cannot.
 *
 * - A formal letter (a warning, a notice of law) goes by post alone; other letters may be e-mailed to a person's own address
 *   (Cambridgeshire, Central Bedfordshire; letters §4.3).
 * - The channel that the person prefers is kept where it leads anywhere. A text message is the letter only where the letter has
 *   one and the number is a mobile telephone of the UK.
 * - Who would rather be called gets the letter as if nothing were preferred, and `asksForCall` tells the office to ring: the
 *   letter is the record, and a call alone leaves none.
 * - A short message of the day goes by text, else by e-mail, else by post; to a professional by e-mail first. Any other letter
 *   goes by post, and by e-mail where there is no postal address.
 */
export function channelFor(contact: Contact, reach: Reach, { stage, texts }: Occasion): Channel | null {
	const open: Record<Channel, boolean> = {
		post: reach.address !== null,
		email: stage !== 'formal' && reach.email.includes('@'),
		sms: stage !== 'formal' && texts && mobileNumber(reach.phone) !== null,
	};
	return [...preferred(contact), ...usual(contact, stage)].find((channel) => open[channel]) ?? null;
}

/** Whether the office is to ring as well. */
export const asksForCall = ({ preferredChannel }: Contact): boolean => preferredChannel === 'phone';

const preferred = ({ preferredChannel }: Contact): Channel[] => (preferredChannel === null || preferredChannel === 'phone' ? [] : [preferredChannel]);

function usual(contact: Contact, stage: LetterStage): Channel[] {
	if (stage !== 'message') return ['post', 'email'];
	return isProfessional(contact) ? ['email', 'sms', 'post'] : ['sms', 'email', 'post'];
}
