import { googleCloud } from '../../connectors/cloud/google';
import { identityHeader } from '../../connectors/mail/mime';
import type { ServiceAccess } from '../../connectors/service/access';
import { quoted, searchDrive } from '../../connectors/service/google/driveFiles';
import { googleClients } from '../../connectors/service/google/googleClients';
import { askGoogle, failureOf, type GoogleService } from '../../connectors/service/google/googleError';
import { removeAll, type Made } from './remove';
import { meetingKey } from './steps';
import type { Tenant, TenantSettings } from './tenant';

/** What removing needs beyond what the product asks for: deleting mail for good, and chat messages. */
export const cleaningScopes = ['https://mail.google.com/', 'https://www.googleapis.com/auth/chat.messages'];

/**
 * A test tenant of Google Workspace. `access` is the product's, with its own scopes; `cleaner` may delete as well (the same
 * account, perhaps by another token).
 */
export function googleTenant(access: ServiceAccess, cleaner: ServiceAccess, settings: TenantSettings): Tenant {
	const { mark, library } = settings;
	const driveId = library && 'id' in library ? library.id : undefined;
	const { sheets, gmail } = googleClients(access);
	return {
		...settings,
		service: 'Google Workspace',
		cloud: googleCloud(access),
		again: googleCloud(access),
		makeSheet: async (rows) => {
			const title = 'Register';
			const made = await ask('Google Sheets', 'make a sheet', () => sheets.spreadsheets.create({ requestBody: { properties: { title: `${mark} register` }, sheets: [{ properties: { title } }] } }));
			const spreadsheetId = String(made.spreadsheetId);
			await ask('Google Sheets', 'fill the sheet', () => sheets.spreadsheets.values.update({ spreadsheetId, range: `${title}!A1`, valueInputOption: 'RAW', requestBody: { values: rows.map((row) => [...row]) } }));
			return { workbook: { id: spreadsheetId }, sheet: { name: title } };
		},
		messageIdOf: async (sentId, ours) => {
			const { payload } = await ask('Gmail', 'look at the message', () => gmail.users.messages.get({ userId: 'me', id: sentId, format: 'metadata', metadataHeaders: ['Message-ID', identityHeader] }));
			const header = (wanted: string) => payload?.headers?.find(({ name }) => name?.toLowerCase() === wanted.toLowerCase())?.value;
			const kept = header('Message-ID') === `<${ours}>` ? 'Gmail kept our Message-ID' : 'Gmail put a Message-ID of its own in the place of ours';
			return `${kept}; our own header is ${header(identityHeader) === ours ? 'there' : 'NOT there'}`;
		},
		cleanUp: () => removeAll(madeAtGoogle(cleaner, settings, driveId), mark),
	};
}

/** So many of the newest messages are looked at: a test tenant gets few within ten minutes. */
const newest = 30;

function madeAtGoogle(access: ServiceAccess, { mark, channel, taskList }: TenantSettings, driveId: string | undefined): Made[] {
	const { drive, gmail, chat, tasks } = googleClients(access);
	const calendar = googleCloud(access).calendar();
	const filesFound = async (q: string) => {
		const found: string[] = [];
		for (const where of driveId ? [undefined, driveId] : [undefined]) {
			for await (const { id } of searchDrive(drive, { q, driveId: where, fields: 'id' }, { service: 'Google Drive', doing: 'look for what was made' })) if (id) found.push(id);
		}
		return [...new Set(found)];
	};
	const removeFile = (fileId: string) => unlessGone(ask('Google Drive', 'delete a file', () => drive.files.delete({ fileId, supportsAllDrives: true })));
	return [
		{ what: 'files and folders in Google Drive', find: () => filesFound(`name contains ${quoted(mark)} and trashed = false`), remove: removeFile },
		{
			what: 'documents on their way to PDF in Google Drive',
			find: () => filesFound("appProperties has { key='attendanceConversion' and value='yes' } and trashed = false"),
			remove: removeFile,
		},
		{
			what: 'messages in Gmail',
			// Not by a search, which lags behind what was just sent.
			find: async () => {
				const { messages = [] } = await ask('Gmail', 'look for what was sent', () => gmail.users.messages.list({ userId: 'me', maxResults: newest, includeSpamTrash: true }));
				const ours = await Promise.all(messages.map(async ({ id }) => {
					const { payload } = await ask('Gmail', 'look at a message', () => gmail.users.messages.get({ userId: 'me', id: String(id), format: 'metadata', metadataHeaders: ['Subject'] }));
					return payload?.headers?.some(({ value }) => value?.includes(mark)) ? [String(id)] : [];
				}));
				return ours.flat();
			},
			remove: (id) => unlessGone(ask('Gmail', 'delete a message', () => gmail.users.messages.delete({ userId: 'me', id }))),
		},
		{
			what: 'a meeting in Google Calendar',
			find: async () => ((await (await calendar).find('', meetingKey(mark))) ? [meetingKey(mark)] : []),
			remove: async (key) => (await calendar).cancel('', key),
		},
		...(channel ? [{
			what: 'messages in Google Chat',
			find: async () => {
				const { messages = [] } = await ask('Google Chat', 'look for what was posted', () => chat.spaces.messages.list({ parent: channel.id, orderBy: 'createTime desc', pageSize: newest }));
				return messages.flatMap(({ name, text, deletionMetadata }) => (name && text?.includes(mark) && !deletionMetadata ? [name] : []));
			},
			remove: (name: string) => unlessGone(ask('Google Chat', 'delete a message', () => chat.spaces.messages.delete({ name }))),
		}] : []),
		...(taskList ? [{
			what: 'tasks in Google Tasks',
			find: async () => {
				const { items = [] } = await ask('Google Tasks', 'look for what was added', () => tasks.tasks.list({ tasklist: taskList.id, maxResults: 100 }));
				return items.flatMap(({ id, title }) => (id && title?.includes(mark) ? [id] : []));
			},
			remove: (task: string) => unlessGone(ask('Google Tasks', 'delete a task', () => tasks.tasks.delete({ tasklist: taskList.id, task }))),
		}] : []),
	];
}

const ask = <Data>(service: GoogleService, doing: string, call: () => Promise<{ readonly data: Data }>): Promise<Data> => askGoogle({ service, doing }, call);

async function unlessGone(removing: Promise<unknown>): Promise<void> {
	await removing.catch((error: unknown) => {
		if (failureOf(error) !== 'not found') throw error;
	});
}
