import type { gmail_v1 } from 'googleapis/build/src/apis/gmail/v1';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';
import { pagesOf } from '../../service/google/pages';
import { identityHeader } from '../mime';
import type { MailAddress } from '../port';

const act: GoogleAct = { service: 'Gmail', doing: 'look up whether the message was sent' };

/** How many of the newest messages are looked at one by one: more than an account sends while the search lags behind. */
const newest = 50;
/** How many are looked at where nothing else narrows the search. */
const newestOfAll = 500;
/** How many of those to one recipient are looked at: a school writes to one family less often. */
const ofRecipient = 200;

export interface Sought {
	readonly messageId: string;
	/** One of the recipients, if known. */
	readonly to?: MailAddress | undefined;
}

/**
 * The id of the sent message of an identity; undefined where there is none, `'unknown'` where there are too many messages
 * to tell.
 *
 * Three ways, since none alone is enough: Gmail may replace a Message-ID of ours as it sends, and then no search finds it;
 * its search lags behind what was just sent; and to look at a message takes a request. So: the search for the Message-ID;
 * the newest messages by their label, which needs no search, each known by our own header; and for what lies further back
 * the messages to one recipient.
 */
export async function findSent(gmail: gmail_v1.Gmail, { messageId, to }: Sought): Promise<string | undefined> {
	const byId = await findSentById(gmail, messageId);
	if (byId) return byId;
	const isIt = (id: string): Promise<boolean> => isSent(gmail, id, messageId);
	const byLabel = await firstOf(messages(gmail, { labelIds: ['SENT'] }), to ? newest : newestOfAll, isIt);
	if (byLabel.found || byLabel.whole) return byLabel.found;
	if (!to) return 'unknown';
	const byRecipient = await firstOf(messages(gmail, { q: `in:sent to:${to.address}` }), ofRecipient, isIt);
	return byRecipient.found ?? (byRecipient.whole ? undefined : 'unknown');
}

/** The first of the three ways alone: one request, and it tells more than no look-up. */
export const findSentById = async (gmail: gmail_v1.Gmail, messageId: string): Promise<string | undefined> =>
	(await firstOf(messages(gmail, { q: `rfc822msgid:${messageId}` }), newest, (id) => isSent(gmail, id, messageId))).found;

/** The id of the draft that an earlier try has left; undefined where there is none. */
export async function findDraft(gmail: gmail_v1.Gmail, { messageId, to }: Sought): Promise<string | undefined> {
	const isIt = async (id: string): Promise<boolean> => identitiesOf((await readDraft(gmail, id)).message).includes(messageId);
	const recent = await firstOf(drafts(gmail), newest, isIt);
	if (recent.found || recent.whole || !to) return recent.found;
	return (await firstOf(drafts(gmail, `to:${to.address}`), ofRecipient, isIt)).found;
}

/** A draft, without its content; undefined where it is not there any more, because it was sent or deleted. */
export async function draftOf(gmail: gmail_v1.Gmail, id: string): Promise<gmail_v1.Schema$Draft | undefined> {
	try {
		return await readDraft(gmail, id);
	} catch (error) {
		if (failureOf(error) === 'not found') return undefined;
		throw error;
	}
}

const readDraft = (gmail: gmail_v1.Gmail, id: string): Promise<gmail_v1.Schema$Draft> =>
	askGoogle({ ...act, doing: 'look up a draft' }, () => gmail.users.drafts.get({ userId: 'me', id, format: 'metadata' }));

/**
 * What each message that was looked at is known by, for as long as one run works with its account. A run that takes up a
 * thousand letters looks at the same newest messages for each, and what was sent does not change.
 */
const looked = new WeakMap<gmail_v1.Gmail, Map<string, readonly string[]>>();

/** A message that was listed a moment ago and is not there (404) is an error too: it might be the one that is sought. */
async function isSent(gmail: gmail_v1.Gmail, id: string, messageId: string): Promise<boolean> {
	const known = looked.get(gmail) ?? new Map<string, readonly string[]>();
	looked.set(gmail, known);
	const before = known.get(id);
	if (before) return before.includes(messageId);
	const message = await askGoogle(act, () => gmail.users.messages.get({ userId: 'me', id, format: 'metadata', metadataHeaders: ['Message-ID', identityHeader] }));
	if (message.labelIds?.includes('SENT') !== true) return false;
	const identities = identitiesOf(message);
	known.set(id, identities);
	return identities.includes(messageId);
}

function identitiesOf(message: gmail_v1.Schema$Message | undefined): string[] {
	const ours = new Set(['message-id', identityHeader.toLowerCase()]);
	return (message?.payload?.headers ?? []).flatMap(({ name, value }) => (ours.has(name?.toLowerCase() ?? '') && value ? [value.replace(/^<|>$/g, '')] : []));
}

async function* messages(gmail: gmail_v1.Gmail, which: { readonly q: string } | { readonly labelIds: string[] }): AsyncGenerator<string> {
	const ask = (pageToken: string | undefined) => askGoogle(act, () => gmail.users.messages.list({ userId: 'me', maxResults: newestOfAll, pageToken, ...which }));
	for await (const page of pagesOf(act, ask)) yield* idsOf(page.messages);
}

async function* drafts(gmail: gmail_v1.Gmail, q?: string): AsyncGenerator<string> {
	const looking = { ...act, doing: 'look up drafts' };
	const ask = (pageToken: string | undefined) => askGoogle(looking, () => gmail.users.drafts.list({ userId: 'me', maxResults: newestOfAll, pageToken, q }));
	for await (const page of pagesOf(looking, ask)) yield* idsOf(page.drafts);
}

const idsOf = (list: ReadonlyArray<{ id?: string | null }> = []): string[] => list.flatMap(({ id }) => id ?? []);

/** The first that is sought among so many; `whole` where there are no more than that. */
async function firstOf(ids: AsyncIterable<string>, atMost: number, isIt: (id: string) => Promise<boolean>): Promise<{ readonly found?: string; readonly whole: boolean }> {
	let looked = 0;
	for await (const id of ids) {
		if (looked === atMost) return { whole: false };
		if (await isIt(id)) return { found: id, whole: false };
		looked += 1;
	}
	return { whole: true };
}
