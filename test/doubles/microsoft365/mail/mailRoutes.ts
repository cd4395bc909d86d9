import type { PreauthenticatedAddresses } from '../drive/preauthenticated';
import { docs, type Call, type Json, type Permissions, type Route } from '../http/call';
import { GraphError, GraphRefusal } from '../http/errors';
import { json, page, selected } from '../http/pages';
import type { QueryRules } from '../http/query';
import type { MicrosoftSchool } from '../school';
import { attachmentRoutes, attachGiven } from './attachmentRoutes';
import { mailOf, messageOf, readMail as read, writeMail as write } from './mailCalls';
import type { StoredMessage } from './mailState';
import { folderId, messageJson } from './messageJson';
import { sendMessage } from './sending';


const send: Permissions = { delegated: ['Mail.Send', 'Mail.Send.Shared'], application: ['Mail.Send'] };

const list: QueryRules = {
	select: 'Message',
	filter: ['internetMessageId', 'subject', 'isDraft', 'isRead', 'receivedDateTime', 'sentDateTime', 'conversationId', 'parentFolderId', 'from/emailAddress/address', 'singleValueExtendedProperties'],
	orderby: ['receivedDateTime', 'sentDateTime', 'subject'],
	expand: ['attachments', 'singleValueExtendedProperties'],
	top: 1000,
	skip: true,
	count: true,
};

/** https://learn.microsoft.com/graph/api/message-update names what may change; on creation attachments and headers come with it. */
const changeable = [
	...['subject', 'body', 'toRecipients', 'ccRecipients', 'bccRecipients', 'replyTo', 'from', 'sender', 'importance', 'categories', 'flag', 'isRead'],
	...['internetMessageId', 'isDeliveryReceiptRequested', 'isReadReceiptRequested', 'inferenceClassification', 'singleValueExtendedProperties', 'multiValueExtendedProperties'],
];
const draft = { type: 'Message', writable: [...changeable, 'internetMessageHeaders', 'attachments'] };
const onlyInDrafts = ['subject', 'body', 'replyTo', 'internetMessageId'];

export function mailRoutes(school: MicrosoftSchool, addresses: PreauthenticatedAddresses): readonly Route[] {
	const { mailboxes } = school;
	const mailbox = (call: Call, ...shared: readonly string[]) => mailOf(school, call, ...shared);
	const found = (call: Call) => messageOf(school, call);

	return [
		{
			method: 'GET', path: 'users/{user}/messages', docs: docs('user-list-messages'), needs: read, query: list,
			answer: (call) => {
				const user = mailbox(call);
				return page(mailboxes.of(user.id).map((message) => messageJson(user.id, message, [...call.query.expand, ...filterNeeds(call)])), call, 10);
			},
		},
		{
			method: 'POST', path: 'users/{user}/messages', docs: docs('user-post-messages'), needs: write, body: draft,
			answer: (call) => {
				const user = mailbox(call);
				const message = newDraft(school, user.id, call.json!);
				return json(201, messageJson(user.id, message));
			},
		},
		{
			method: 'GET', path: 'users/{user}/messages/{message}', docs: docs('message-get'), needs: read, query: { select: 'Message', expand: list.expand },
			answer: (call) => json(200, selected(messageJson(mailbox(call).id, found(call), call.query.expand), call)),
		},
		{
			method: 'GET', path: 'users/{user}/messages/{message}/$value', docs: 'https://learn.microsoft.com/graph/api/message-get?view=graph-rest-1.0', needs: read,
			answer: (call) => {
				const { mime } = found(call);
				if (!mime) throw new GraphRefusal(501, 'notSupported', 'The double keeps the MIME of messages that came in alone.');
				return { status: 200, headers: { 'content-type': 'text/plain' }, body: mime };
			},
		},
		{
			method: 'PATCH', path: 'users/{user}/messages/{message}', docs: docs('message-update'), needs: write, body: { type: 'Message', writable: changeable },
			answer: (call) => {
				const message = found(call);
				const locked = message.folder === 'drafts' ? undefined : onlyInDrafts.find((name) => name in call.json!);
				if (locked) throw new GraphRefusal(400, 'ErrorInvalidPropertyUpdateSentMessage', `The property '${locked}' can be set on a draft only.`);
				Object.assign(message.properties, asKept(call.json!));
				message.version += 1;
				return json(200, messageJson(mailbox(call).id, message));
			},
		},
		{
			method: 'DELETE', path: 'users/{user}/messages/{message}', docs: docs('message-delete'), needs: write,
			answer: (call) => {
				const message = found(call);
				// It goes to Deleted Items, where a search over all folders still finds it; a draft stays one.
				message.properties.isDraft ??= message.folder === 'drafts';
				message.folder = 'deleteditems';
				return { status: 204 };
			},
		},
		{
			method: 'POST', path: 'users/{user}/messages/{message}/permanentDelete', docs: docs('message-permanentdelete'), needs: write,
			answer: (call) => {
				mailboxes.remove(mailbox(call).id, found(call));
				return { status: 204 };
			},
		},
		{
			method: 'POST', path: 'users/{user}/messages/{message}/send', docs: docs('message-send'), needs: send,
			answer: (call) => {
				const message = messageOf(school, call, 'Mail.Send.Shared');
				if (message.folder !== 'drafts') throw new GraphRefusal(400, 'ErrorInvalidRequest', 'Only a draft can be sent.');
				sendMessage(school, mailbox(call, 'Mail.Send.Shared'), call.caller, message);
				return accepted;
			},
		},
		{
			method: 'POST', path: 'users/{user}/sendMail', docs: docs('user-sendmail'), needs: send,
			body: { parameters: { Message: draft, SaveToSentItems: { type: ['boolean', 'null'] } }, required: ['Message'] },
			answer: (call) => {
				const user = mailbox(call, 'Mail.Send.Shared');
				const message = newDraft(school, user.id, call.json!.Message as Json);
				try {
					sendMessage(school, user, call.caller, message, call.json!.SaveToSentItems !== false);
				} catch (error) {
					mailboxes.remove(user.id, message);
					throw error;
				}
				return accepted;
			},
		},
		{
			method: 'GET', path: 'users/{user}/mailFolders/{folder}', docs: docs('mailfolder-get'), needs: read, query: { select: 'MailFolder' },
			answer: (call) => {
				const user = mailbox(call);
				const folder = folderOf(user.id, call.params.folder!);
				const held = mailboxes.of(user.id).filter((message) => message.folder === folder);
				return json(200, selected({ id: folderId(user.id, folder), displayName: folders[folder], totalItemCount: held.length, childFolderCount: 0, unreadItemCount: 0 }, call));
			},
		},
		{
			method: 'GET', path: 'users/{user}/mailFolders/{folder}/messages', docs: docs('mailfolder-list-messages'), needs: read, query: list,
			answer: (call) => {
				const user = mailbox(call);
				const folder = folderOf(user.id, call.params.folder!);
				const held = mailboxes.of(user.id).filter((message) => message.folder === folder);
				return page(held.map((message) => messageJson(user.id, message, [...call.query.expand, ...filterNeeds(call)])), call, 10);
			},
		},
		...attachmentRoutes(school, addresses),
	];
}

/** 202 without a body, and without a content type. https://learn.microsoft.com/graph/api/message-send#response */
const accepted = { status: 202 };

const folders: Readonly<Record<StoredMessage['folder'], string>> = { drafts: 'Drafts', sentitems: 'Sent Items', inbox: 'Inbox', deleteditems: 'Deleted Items' };

/** By its well-known name, in any case, or by its id. https://learn.microsoft.com/graph/api/resources/mailfolder */
function folderOf(user: string, name: string): StoredMessage['folder'] {
	const folder = (Object.keys(folders) as Array<StoredMessage['folder']>).find((one) => one === name.toLowerCase() || folderId(user, one) === name);
	if (!folder) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store., The process failed to get the correct properties.');
	return folder;
}

function newDraft(school: MicrosoftSchool, user: string, { attachments = [], ...properties }: Json): StoredMessage {
	for (const { name } of (properties.internetMessageHeaders ?? []) as Json[]) {
		if (!/^x-/i.test(name ?? '')) throw new GraphRefusal(400, 'InvalidInternetMessageHeader', `The internet message header name '${name}' should start with 'x-' or 'X-'.`);
	}
	const now = new Date().toISOString();
	const message = school.mailboxes.add(user, { ...asKept(properties), createdDateTime: now, lastModifiedDateTime: now });
	for (const one of attachments as Json[]) attachGiven(school, message, one);
	return message;
}

/** Graph gives enumerations back in small letters. */
function asKept(properties: Json): Json {
	return { ...properties, ...(properties.body && { body: { ...properties.body, contentType: String(properties.body.contentType ?? 'text').toLowerCase() } }) };
}

/** What a filter looks at has to be there, though it is not given back otherwise. */
const filterNeeds = ({ query }: Call) => (query.filter?.some(({ property }) => property === 'singleValueExtendedProperties') ? ['singleValueExtendedProperties'] : []);
