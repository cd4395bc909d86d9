import type { gmail_v1 } from 'googleapis/build/src/apis/gmail/v1';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';
import { pagesOf } from '../../service/google/pages';
import { readDeliveryReport, type Returned } from '../deliveryReport';
import { latestWord } from '../latestWord';

const act: GoogleAct = { service: 'Gmail', doing: 'look up which messages came back' };

/** Who writes such notifications: Gmail itself, and other servers by RFC 5321, section 4.5.1, and common use. */
const senders = ['mailer-daemon', 'postmaster'];

/** Delivery reports in the mailbox, also where Gmail took one for spam. A search of two words, and one request for each report. */
export async function returnedMail(gmail: gmail_v1.Gmail, since: string): Promise<Returned[]> {
	const found = new Set<string>();
	for (const sender of senders) {
		const q = `from:${sender} after:${Date.parse(`${since}T00:00:00Z`) / 1000}`;
		const ask = (pageToken: string | undefined) => askGoogle(act, () => gmail.users.messages.list({ userId: 'me', maxResults: 500, pageToken, q, includeSpamTrash: true }));
		for await (const { messages = [] } of pagesOf(act, ask)) for (const { id } of messages) if (id) found.add(id);
	}
	const reports: Returned[] = [];
	for (const id of found) {
		const report = readDeliveryReport(await sourceOf(gmail, id));
		if (report) reports.push(report);
	}
	return latestWord(reports);
}

/** As it is on the wire; nothing where somebody deleted it since it was listed. */
async function sourceOf(gmail: gmail_v1.Gmail, id: string): Promise<Buffer> {
	try {
		const { raw } = await askGoogle(act, () => gmail.users.messages.get({ userId: 'me', id, format: 'raw' }));
		return Buffer.from(raw ?? '', 'base64url');
	} catch (error) {
		if (failureOf(error) === 'not found') return Buffer.alloc(0);
		throw error;
	}
}
