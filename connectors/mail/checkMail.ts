import { domainToASCII } from 'node:url';
import { ServiceError } from '../service/serviceError';
import type { Mail, MailAddress } from './port';

/** As browsers check an address (https://html.spec.whatwg.org/#valid-e-mail-address), and with a dot in the domain. */
const emailAddress = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
const controlCharacter = /\p{Cc}/u;

/** The code of what is wrong with one message and says nothing of the next: its recipient, its size. */
export const unfitMessage = 'unfitMessage';

/** Whether text can be one e-mail address. A domain may be in letters of any language. */
export function canBeAddress(address: string): boolean {
	const at = address.lastIndexOf('@');
	return at > 0 && emailAddress.test(`${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`) && !/[^\p{L}\p{M}\p{N}.-]/u.test(address.slice(at + 1));
}

export interface MailLimits {
	/** The service as people call it. */
	readonly service: string;
	/** The most that all attachments may hold together, in bytes. */
	readonly attachmentBytes: number;
}

/**
 * Refuses, before anything is sent, a message that cannot arrive: nobody to send it to, an address that cannot be one,
 * a line break in what becomes a header, attachments that the service does not take. Throws `ServiceError`, which says
 * which field it is and never the address or the subject.
 */
export function checkMail(mail: Mail, { service, attachmentBytes }: MailLimits): void {
	const refuse = (message: string, advice: string): never => {
		throw new ServiceError(`${message}. Nothing was sent`, advice, { service, code: unfitMessage, happened: 'no' });
	};
	if (mail.to.length === 0) refuse('The message has no recipient', 'Add an e-mail address for this contact in your MIS, or send the letter by post.');

	for (const [field, address] of addressesOf(mail)) {
		if (!canBeAddress(address.address)) {
			refuse(`What stands as the address of ${field} cannot be an e-mail address`, 'Correct it in your MIS or in the workflow’s settings, with one address in the field, then run the workflow again.');
		}
		if (controlCharacter.test(address.name ?? '')) refuse(`The name of ${field} has a line break or a character that cannot be shown`, 'Correct the name where it comes from.');
	}
	if (controlCharacter.test(mail.subject)) refuse('The subject has a line break or a character that cannot be shown', 'Keep the subject to one line of text.');
	if (!/^[\w.+-]+@[\w.-]+$/.test(mail.messageId)) refuse('The Message-ID is not well formed', 'Use the id that is made of the act’s key.');
	for (const [index, { name, type }] of mail.attachments.entries()) {
		if (controlCharacter.test(`${name}${type}`)) refuse(`The name or type of attachment ${index + 1} has a character that cannot be shown`, 'Name the file in plain letters.');
	}

	const bytes = mail.attachments.reduce((sum, { content }) => sum + content.length, 0);
	if (bytes > attachmentBytes) {
		refuse(
			`The attachments hold ${megabytes(bytes)} MB together, and ${service} takes ${megabytes(attachmentBytes)} MB`,
			'Save the document in the school’s files and share it with the recipient instead, or make its pictures smaller.',
		);
	}
}

function addressesOf({ from, to, cc = [], replyTo }: Mail): ReadonlyArray<readonly [field: string, address: MailAddress]> {
	return [
		...(from ? [['the sender', from] as const] : []),
		...to.map((each, index) => [numbered('recipient', index, to.length), each] as const),
		...cc.map((each, index) => [numbered('copy recipient', index, cc.length), each] as const),
		...(replyTo ? [['“reply to”', replyTo] as const] : []),
	];
}

const numbered = (what: string, index: number, of: number): string => (of === 1 ? `the ${what}` : `${what} ${index + 1}`);

const megabytes = (bytes: number): string => String(Math.ceil((bytes / 1024 / 1024) * 10) / 10);
