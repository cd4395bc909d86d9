import { calendar_v3 } from 'googleapis/build/src/apis/calendar/v3';
import { chat_v1 } from 'googleapis/build/src/apis/chat/v1';
import { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { gmail_v1 } from 'googleapis/build/src/apis/gmail/v1';
import { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4';
import { tasks_v1 } from 'googleapis/build/src/apis/tasks/v1';
import type { SignedFetch } from '../../../connectors/service/signedFetch';

/** Google's own clients as they come, without patience or our own errors: what they send is right by definition. */
export function realClients(fetch: SignedFetch) {
	const options = {
		fetchImplementation: (async (url: string | URL | Request, init: RequestInit = {}) => {
			const headers = new Headers(init.headers);
			headers.delete('accept-encoding');
			return fetch(String(url), { method: init.method ?? 'GET', headers: Object.fromEntries(headers), ...(init.body && { body: await bytesOf(init.body) }) });
		}) as typeof globalThis.fetch,
		retry: false,
	};
	return {
		calendar: new calendar_v3.Calendar(options),
		chat: new chat_v1.Chat(options),
		drive: new drive_v3.Drive(options),
		gmail: new gmail_v1.Gmail(options),
		sheets: new sheets_v4.Sheets(options),
		tasks: new tasks_v1.Tasks(options),
	};
}

async function bytesOf(body: unknown): Promise<Buffer> {
	if (typeof body === 'string') return Buffer.from(body);
	const chunks: Buffer[] = [];
	for await (const chunk of body as AsyncIterable<Uint8Array | string>) chunks.push(Buffer.from(chunk as Uint8Array));
	return Buffer.concat(chunks);
}
