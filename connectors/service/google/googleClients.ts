import { calendar_v3 } from 'googleapis/build/src/apis/calendar/v3';
import { chat_v1 } from 'googleapis/build/src/apis/chat/v1';
import { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { gmail_v1 } from 'googleapis/build/src/apis/gmail/v1';
import { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4';
import { tasks_v1 } from 'googleapis/build/src/apis/tasks/v1';
import type { MethodOptions } from 'googleapis-common';
import type { ServiceAccess } from '../access';
import { patientFetch } from '../patientFetch';
import type { ServiceRequest, SignedFetch } from '../signedFetch';
import { wholeAnswers } from '../wholeAnswers';
import { isBusy, type GoogleService } from './googleError';
import { ownAnswers } from './ownAnswers';

export interface GoogleClients {
	readonly sheets: sheets_v4.Sheets;
	readonly drive: drive_v3.Drive;
	readonly gmail: gmail_v1.Gmail;
	readonly calendar: calendar_v3.Calendar;
	readonly chat: chat_v1.Chat;
	readonly tasks: tasks_v1.Tasks;
}

/**
 * Google's own clients for the APIs that we use, over the account's signed fetch; each is made when it is first asked for.
 * They wait and try again as `patientFetch` does. Call them within `askGoogle`, which explains what goes wrong.
 * They send no media: bytes go by `googleFetch`, since these clients send them as streams, which n8n cannot send again.
 */
export function googleClients(access: ServiceAccess): GoogleClients {
	const options = (service: GoogleService) => ({ fetchImplementation: asStandardFetch(googleFetch(access, service)), retry: false, noProxy: [/^/] });
	return {
		get sheets() {
			return once(this, 'sheets', new sheets_v4.Sheets(options('Google Sheets')));
		},
		get drive() {
			return once(this, 'drive', new drive_v3.Drive(options('Google Drive')));
		},
		get gmail() {
			return once(this, 'gmail', new gmail_v1.Gmail(options('Gmail')));
		},
		get calendar() {
			return once(this, 'calendar', new calendar_v3.Calendar(options('Google Calendar')));
		},
		get chat() {
			return once(this, 'chat', new chat_v1.Chat(options('Google Chat')));
		},
		get tasks() {
			return once(this, 'tasks', new tasks_v1.Tasks(options('Google Tasks')));
		},
	};
}

/**
 * The options of a call that may be sent twice because it carries an identity of ours; they reach the request as it goes out.
 * `drive.files.create({ requestBody: { id … } }, repeatable)`
 */
export const repeatable = { repeatable: true } as MethodOptions;

/** Google counts requests by the minute, so the waits together must be longer than one (https://developers.google.com/workspace/sheets/api/limits). */
const attempts = 8;

/** The patient way to a service of Google's for requests of our own: bytes up and down, and batches. Answers come whole, and are Google's own. */
export const googleFetch = (access: ServiceAccess, service: GoogleService): SignedFetch =>
	patientFetch(ownAnswers(wholeAnswers(access.fetch)), { attempts, ...access.patience, service, tooMany: isBusy });

/** Makes a property of what a getter gave first. */
function once<Name extends keyof GoogleClients>(clients: GoogleClients, name: Name, made: GoogleClients[Name]): GoogleClients[Name] {
	Object.defineProperty(clients, name, { value: made });
	return made;
}

/** A signed fetch as Google's clients call it: with the standard's headers, and all of their own options in the request. */
function asStandardFetch(fetch: SignedFetch): typeof globalThis.fetch {
	return async (url, options) => {
		const { method, body, repeatable: mayRepeat } = (options ?? {}) as ServiceRequest;
		const headers = Object.fromEntries(new Headers(options?.headers));
		// Whoever sends the request unpacks the answer, so he says what he can unpack.
		delete headers['accept-encoding'];
		return await fetch(url instanceof Request ? url.url : String(url), { method, headers, body, repeatable: mayRepeat });
	};
}
