import { joined } from '../caseLog/keys';
import type { Letter } from '../item';
import { recipientCalled } from './recipientCalled';

/** A message as it would have gone to a family. */
interface Message {
	readonly subject: string;
	readonly text: string;
	readonly html?: string;
}

type WouldHaveGone = Pick<Letter, 'addressee' | 'channel'>;

const ways: Readonly<Record<Letter['channel'], string>> = { post: 'by post', email: 'by e-mail', sms: 'as a text message', phone: 'by phone' };

/** Whom a letter of a test run would have gone to, and how. By relationship only: "to the Mother, by post". */
export const wouldHaveGone = ({ addressee, channel }: WouldHaveGone): string => `to ${recipientCalled(addressee.relationship)}, ${ways[channel]}`;

/**
 * A message of a test run, marked so that nobody takes it for one that a family has: "TEST" before the subject, and above the
 * text whom it would have gone to. Takes the message as it would have gone; gives it with the marks.
 */
export function asTestMessage<Marked extends Message>(message: Marked, letter: WouldHaveGone): Marked {
	const banner = `TEST RUN: this message went to you alone. Outside a test run it would have gone ${wouldHaveGone(letter)}. Do not pass it on to the family.`;
	return {
		...message,
		subject: `TEST: ${message.subject}`,
		text: `${banner}\n\n${message.text}`,
		...(message.html === undefined ? {} : { html: withBanner(message.html, banner) }),
	};
}

function withBanner(html: string, banner: string): string {
	const block = `<p style="border:3px solid #b00020;padding:12px;font-weight:bold">${escaped(banner)}</p>`;
	const body = /<body[^>]*>/i.exec(html);
	return body ? html.slice(0, body.index + body[0].length) + block + html.slice(body.index + body[0].length) : block + html;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * The key of a letter within one test run. No real letter has such a key, so that whatever a service remembers of a test run
 * stops no real letter; and each execution has its own, so that a school can try again as often as it likes.
 */
export const testRunKey = (execution: string, key: string): string => joined('test run', execution, key);

/** How documents of a test run are named and where they lie, so that nobody posts one and no real letter replaces it. */
export const testRunFiles = { folder: 'test-runs', prefix: 'TEST_' } as const;
