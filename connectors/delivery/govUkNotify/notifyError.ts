import * as z from 'zod/v4';
import { ServiceError } from '../../service/serviceError';
import { wholeAccount } from '../port';

export const service = 'GOV.UK Notify';

/** An answer that is not the answer hoped for. */
export interface Refused {
	readonly status: number;
	readonly body: string;
	/** What could not be done, as it follows on "could not": "post a letter". Names nobody. */
	readonly doing: string;
	/** Whether asking again does no harm: then nothing can have happened. */
	readonly harmless: boolean;
}

/**
 * Explains a refusal of Notify's. Its own text is left out, since it may repeat what was sent; the name of its error is
 * kept. The same statuses stand for several things, and only the text tells which. It "can sometimes change"
 * (https://docs.notifications.service.gov.uk/rest-api.html#general-errors), so it decides on the advice and on whether
 * further letters are tried, and never on whether something was sent.
 */
export function notifyError({ status, body, doing, harmless }: Refused): ServiceError {
	const { error, message } = firstError(body);
	const found = explanations.find(({ statuses, name, says }) => statuses.includes(status) && (!name || name === error) && (!says || says.test(message)));
	const { why, advice, allLetters } = found ?? (status >= 500 ? outOfOrder : refused);
	return new ServiceError(`${service} could not ${doing}: ${why} (${[status, error].filter(Boolean).join(', ')})`, advice, {
		service,
		status,
		code: allLetters ? wholeAccount : error,
		happened: status >= 500 && !harmless ? 'unknown' : 'no',
	});
}

interface Explanation {
	readonly statuses: readonly number[];
	/** Notify's name of the error. */
	readonly name?: string;
	readonly says?: RegExp;
	readonly why: string;
	readonly advice: string;
	/** Whether every further letter would meet it. */
	readonly allLetters?: boolean;
}

const refusing = [400, 403];

/** The first that fits. By Notify's tables of errors, https://docs.notifications.service.gov.uk/rest-api.html#send-a-message */
const explanations: readonly Explanation[] = [
	{
		statuses: [401, 403],
		says: /clock/i,
		why: 'the clock of the machine that n8n runs on is more than 30 seconds out',
		advice: 'Have the machine take its time from a time server, then run the workflow again.',
		allLetters: true,
	},
	{
		statuses: refusing,
		says: /recipient.*(team|trial mode)/i,
		why: 'the school’s Notify service is in trial mode, or the API key is a team key, and this recipient is not in its team',
		advice: 'In Notify, ask for the service to go live and use a live key; to try it out, add the recipient to the guest list under "API integration".',
	},
	{
		statuses: refusing,
		says: /team api key/i,
		why: 'a team key sends no letters',
		advice: 'Make a live key in Notify ("API integration", "API keys") and put it into the credential; to try it out, use a test key, which posts nothing.',
		allLetters: true,
	},
	{
		statuses: refusing,
		says: /trial mode/i,
		why: 'the school’s Notify service is in trial mode, in which no letters are posted',
		advice: 'In Notify, under "Settings", ask for the service to go live; to try it out, use a test key, which posts nothing.',
		allLetters: true,
	},
	{
		statuses: [400],
		says: /send files by email/i,
		why: 'sending files by e-mail is not set up in the school’s Notify service',
		advice: 'In Notify, open "Settings", "Send files by email", and add how families reach the school.',
		allLetters: true,
	},
	{
		statuses: [400],
		says: /cannot send (letters|emails|text messages)|service is not allowed to send/i,
		why: 'this kind of message is switched off in the school’s Notify service',
		advice: 'In Notify, under "Settings", switch it on.',
		allLetters: true,
	},
	{ statuses: [401, 403], why: 'it does not take the API key', advice: 'Open the GOV.UK Notify credential in n8n and put in an API key that has not been revoked, as it was shown when it was made.', allLetters: true },
	{ statuses: [400], says: /email_address/, why: 'this cannot be an e-mail address', advice: 'Correct it in your MIS, or send the letter by post, then run the workflow again.' },
	{ statuses: [400], says: /phone_number|mobile number/i, why: 'this cannot be a UK mobile number', advice: 'Correct it in your MIS. The letter itself does not depend on it.' },
	{ statuses: [400], says: /valid pdf/i, why: 'it cannot read the letter’s PDF', advice: 'Make the letter again (Attendance Letter, Generate) and do not change the PDF on its way.' },
	{ statuses: [400], says: /postage/i, why: 'it does not know this postage', advice: 'Choose another "Postage" in the node.', allLetters: true },
	{ statuses: [400], says: /personalisation/i, why: 'the template asks for a field that is not given', advice: 'Compare the fields in the template with those named in the node’s description.', allLetters: true },
	{ statuses: [400], says: /virus/i, why: 'its virus scan refused the file', advice: 'Check the machine that n8n runs on, and make the letter again.' },
	{ statuses: [404], why: 'it does not exist in this Notify service', advice: 'Pick the template again, and check that the API key is of the same service.', allLetters: true },
	{ statuses: [413], why: 'the letter is too large', advice: 'Make its pictures smaller, for example the school’s logo in the Word template.' },
	{ statuses: [429], name: 'TooManyRequestsError', why: 'the school’s limit for today is used up', advice: 'Run the workflow again tomorrow: what is recorded as sent is not sent twice. Notify’s support can raise the limit.', allLetters: true },
	{ statuses: [429], why: 'there were too many requests, also after waiting', advice: 'Wait some minutes, then run the workflow again: what is recorded as sent is not sent twice.', allLetters: true },
];

const outOfOrder = { why: 'the service has a fault', advice: 'Run the workflow again in some minutes: it looks first, and does not send twice. The state of the service is on https://status.notifications.service.gov.uk/.', allLetters: false };
const refused = { why: 'it refused the request', advice: 'Check what was chosen in the node. If it looks right, report the name of this error with the version of the package.', allLetters: false };

/** Notify's errors: `{ "status_code": 400, "errors": [{ "error": "BadRequestError", "message": "…" }] }`. */
const errorBody = z.object({ errors: z.array(z.object({ error: z.string().regex(/^\w{1,60}$/).optional().catch(undefined), message: z.string().catch('') })) });
/** Those of signing in: `message` is then an object of lists. */
const tokenBody = z.object({ message: z.record(z.string(), z.array(z.string())) });

function firstError(body: string): { readonly error: string | undefined; readonly message: string } {
	const json = parsed(body);
	const listed = errorBody.safeParse(json).data?.errors[0];
	if (listed) return { error: listed.error, message: listed.message };
	return { error: undefined, message: Object.values(tokenBody.safeParse(json).data?.message ?? {}).flat().join(' ') };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
