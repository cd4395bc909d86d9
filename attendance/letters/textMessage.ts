import { SegmentedMessage } from 'sms-segments-calculator';
import type { LetterFields } from './fields';
import { mergeText } from './mergeText';

/** A text message as it goes out, and what it costs: a part is what the networks carry and charge as one message. */
export interface TextMessage {
	readonly text: string;
	/** GSM-7 as long as every character is in its table (3GPP TS 23.038, 6.2.1); one other character makes all of it UCS-2. */
	readonly encoding: 'GSM-7' | 'UCS-2';
	readonly parts: number;
}

/**
 * How many parts a message home may have. Three of GSM-7 are 459 characters, which is as much as people read on a telephone; the
 * same words with one name in another script are UCS-2 and take six. GOV.UK Notify takes 918 characters, six parts of GSM-7:
 * https://www.notifications.service.gov.uk/using-notify/pricing/text-messages
 */
export const mostParts: Readonly<Record<TextMessage['encoding'], number>> = { 'GSM-7': 3, 'UCS-2': 6 };

/** What typographers write and the table of GSM-7 lacks, as it has it. Names keep every letter. */
const plainer: ReadonlyArray<readonly [RegExp, string]> = [
	[/[‘’‚‛′]/g, "'"],
	[/[“”„‟″«»]/g, '"'],
	[/[‐‑‒–—―−]/g, '-'],
	[/…/g, '...'],
	[/[•‣·]/g, '-'],
	[/(?<=\d)½/g, '.5'],
	[/½/g, '1/2'],
	[/[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/g, ' '],
	[/[\u200B\uFEFF\u00AD]/g, ''],
];

/** A message that is longer than goes: its length, in words that follow "For the contact …", and what to do. */
export interface TooLong {
	readonly tooLong: string;
	readonly advice: string;
}

/**
 * The text message of a letter: its wording merged with the fields, in characters that cost least, with its parts counted; or
 * that it has more than `mostParts`. Throws `ItemError` for a field that there is not.
 */
export function textMessage(wording: string, fields: LetterFields): TextMessage | TooLong {
	const message = countedText(mergeText(wording, fields));
	const most = mostParts[message.encoding];
	if (message.parts <= most) return message;
	return {
		tooLong: `the text message would go as ${message.parts} messages (${[...message.text].length} characters, ${message.encoding}), and ${most} is the most`,
		advice: 'Send it by e-mail or by post. If it is so for every pupil, shorten the name of the school or of the contact in the settings.',
	};
}

/** A text in the characters that cost least, with its encoding and parts. */
export function countedText(text: string): TextMessage {
	const unified = text.normalize('NFC').replace(/\r\n?/g, '\n');
	const plain = plainer.reduce((rest, [from, to]) => rest.replace(from, to), unified).trim();
	if (onlyPlainCharacters.test(plain)) return { text: plain, encoding: 'GSM-7', parts: plain.length <= 160 ? 1 : Math.ceil(plain.length / 153) };
	const { encodingName, segmentsCount } = new SegmentedMessage(plain);
	return { text: plain, encoding: encodingName, parts: segmentsCount };
}

/**
 * What most messages hold: characters that take one septet each (3GPP TS 23.038, 6.2.1), so that 160 fit one part, or 153 each of
 * several (3GPP TS 23.040, 9.2.3.24.1). Counting them so takes a thousandth of the time of cutting the message up.
 */
const onlyPlainCharacters = /^[\n !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£]*$/;
