import { simpleParser } from 'mailparser';
import type { RecordedRequest } from '../doubles/core/types';

/** Where people meet a text. */
export type Shown = 'subject' | 'mail text' | 'file name' | 'event' | 'staff message' | 'task' | 'list cell' | 'text message' | 'elsewhere';

/** A text that a service was given and shows to people. */
export interface ShownText {
	readonly where: Shown;
	readonly text: string;
	/** By which request it went, without what names single things. */
	readonly by: string;
	/** Whom a message is to: it may call them by their name, which a child may share. */
	readonly to?: readonly string[];
}

type Sent = Pick<RecordedRequest, 'method' | 'url' | 'headers' | 'body'>;

/** All that a request has put before people. What only asks puts nothing anywhere. Contents of letters are for their reader and left out. */
export async function shownTexts(request: Sent): Promise<ShownText[]> {
	if (request.method === 'GET' || request.url.pathname === '/token' || /\/oauth2\//.test(request.url.pathname)) return [];
	if (request.url.pathname.endsWith('/$batch')) return await ofBatch(request);
	const by = `${request.method} ${request.url.host}`;
	const found = [...fileNamesIn(request.url), ...(await ofBody(request))];
	return found.filter(({ text }) => text.trim() !== '').map((one) => ({ ...one, by }));
}

type Found = Omit<ShownText, 'by'>;

/** Graph names a file in the address: `/drives/…/root:/Letters/2026/a.pdf:/content`. */
function fileNamesIn({ pathname, host }: URL): Found[] {
	const [, path] = /:\/(.+?)(?::(?:\/|$)|$)/.exec(pathname) ?? [];
	return path && host.startsWith('graph.') ? decodeURIComponent(path).split('/').map((text) => ({ where: 'file name', text })) : [];
}

async function ofBody({ url, headers, body }: Sent): Promise<Found[]> {
	const type = headers['content-type'] ?? '';
	if (/^message\/rfc822/i.test(type)) return await ofMime(body);
	if (/^multipart\/related/i.test(type)) return await ofParts(url, type, body);
	const json = /json/i.test(type) ? parsed(body.toString('utf8')) : undefined;
	if (json === undefined) return [];
	const to = recipientsIn(json);
	return (await ofJson(whereOf(url), json)).map((one) => (one.where === 'mail text' && !one.to ? { ...one, to } : one));
}

/** As Graph names them. */
function recipientsIn(json: unknown): string[] {
	const { toRecipients } = json as { toRecipients?: readonly { readonly emailAddress?: { readonly name?: string } }[] };
	return (toRecipients ?? []).flatMap(({ emailAddress }) => emailAddress?.name ?? []);
}

/** The first part says what the file is called, the second is the file. https://developers.google.com/workspace/drive/api/guides/manage-uploads#multipart */
async function ofParts(url: URL, type: string, body: Buffer): Promise<Found[]> {
	const [, boundary = ''] = /boundary="?([^";]+)/i.exec(type) ?? [];
	const [, about = ''] = body.toString('utf8').split(`--${boundary}`);
	const json = parsed(about.slice(about.indexOf('{')).trim());
	return json === undefined ? [] : await ofJson(whereOf(url), json);
}

async function ofBatch(request: Sent): Promise<ShownText[]> {
	const { requests = [] } = (parsed(request.body.toString('utf8')) ?? {}) as { requests?: { method: string; url: string; headers?: Record<string, string>; body?: unknown }[] };
	const each = await Promise.all(
		requests.map(({ method, url, headers = {}, body }) =>
			shownTexts({
				method,
				url: new URL(`${request.url.origin}/v1.0${url}`),
				headers: { 'content-type': 'application/json', ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])) },
				body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
			}),
		),
	);
	return each.flat();
}

async function ofMime(source: Buffer): Promise<Found[]> {
	const { subject, text, html, attachments, to } = await simpleParser(source);
	return [
		{ where: 'subject', text: subject ?? '' },
		{ where: 'mail text', text: [text ?? '', html || ''].join('\n'), to: [to ?? []].flat().flatMap(({ value }) => value.map(({ name }) => name)) },
		...attachments.map(({ filename }) => ({ where: 'file name' as const, text: filename ?? '' })),
	];
}

const places: readonly (readonly [RegExp, Shown])[] = [
	[/^sheets\.googleapis\.com|\/sites\/[^/]+\/lists/, 'list cell'],
	[/^chat\.googleapis\.com|\/teams\//, 'staff message'],
	[/^tasks\.googleapis\.com|\/planner\/|\/todo\//, 'task'],
	[/\/calendar\/v3\/|\/(events|calendars?)(\/|$)/, 'event'],
	[/\/messages(\/|$)|^gmail\.|\/sendMail$/, 'mail text'],
	[/\/drives?\/|^api\.notifications/, 'file name'],
];
const whereOf = ({ host, pathname }: URL): Shown =>
	/\/v2\/notifications\/(sms|email)/.test(pathname) ? 'text message' : (places.find(([place]) => place.test(host + pathname))?.[1] ?? 'elsewhere');

/** People whom a thing is for, ids, bytes and what machines read: shown to nobody, or no text. */
const notShown = /^(raw|contentBytes|file|emailAddress|email_address|phone_number|toRecipients|ccRecipients|bccRecipients|replyTo|from|sender|attendees|organizer|assignments|recipients|id|iCalUID|mimeType|parents|webLink|Schedules|extendedProperties|appProperties|properties|singleValueExtendedProperties|internetMessageId|clientAssignedMessageId|requestId)$/;

/** Each text of a JSON body with the place where people see it. */
async function ofJson(where: Shown, value: unknown, key = ''): Promise<Found[]> {
	if (typeof value === 'string') return [{ where: placeOf(where, key), text: value }];
	if (typeof value !== 'object' || value === null) return [];
	const found = await Promise.all(
		Object.entries(value).map(async ([name, inner]) => {
			if (name === 'raw' && typeof inner === 'string') return await ofMime(Buffer.from(inner, 'base64url'));
			if (Array.isArray(value)) return await ofJson(where, inner, key);
			if (name === 'content' && typeof inner === 'string' && inner.startsWith('JVBERi')) return [];
			return notShown.test(name) ? [] : await ofJson(where, inner, name);
		}),
	);
	return found.flat();
}

function placeOf(where: Shown, key: string): Shown {
	if (where !== 'mail text') return where;
	if (key === 'subject') return 'subject';
	return key === 'name' ? 'file name' : 'mail text';
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
