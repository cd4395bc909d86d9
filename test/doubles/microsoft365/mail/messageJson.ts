import type { Json } from '../http/call';
import { exchangeId } from '../ids';
import type { StoredAttachment, StoredMessage } from './mailState';

/** The id of a folder of a mailbox; `drafts` and its like are names by which Graph knows them too. */
export const folderId = (user: string, folder: string) => exchangeId(`folder ${user} ${folder}`);

export const eTagOf = (message: StoredMessage) => `W/"${message.id.slice(6, 26)}${message.version}"`;

/** A message as Graph gives it back. What is only there on asking ($expand) is put in by name. */
export function messageJson(user: string, message: StoredMessage, expand: readonly string[] = []): Json {
	const { singleValueExtendedProperties, ...properties } = message.properties;
	delete properties.multiValueExtendedProperties;
	const asked = expand.map((one) => one.replace(/\(.*$/s, ''));
	return {
		'@odata.etag': eTagOf(message),
		id: message.id,
		isDraft: message.folder === 'drafts' || message.properties.isDraft === true,
		parentFolderId: folderId(user, message.folder),
		hasAttachments: message.attachments.some(({ isInline }) => !isInline),
		isRead: true,
		importance: 'normal',
		ccRecipients: [],
		bccRecipients: [],
		replyTo: [],
		toRecipients: [],
		changeKey: eTagOf(message).slice(3, -1),
		webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(message.id)}&exvsurl=1&viewmodel=ReadMessageItem`,
		...properties,
		...(asked.includes('attachments') && { attachments: message.attachments.map((one) => attachmentJson(one)) }),
		...(asked.includes('singleValueExtendedProperties') && { singleValueExtendedProperties: singleValueExtendedProperties ?? [] }),
	};
}

export function attachmentJson({ id, name, contentType, content, isInline, contentId }: StoredAttachment, bare = false): Json {
	return {
		'@odata.type': '#microsoft.graph.fileAttachment',
		'@odata.mediaContentType': contentType,
		id,
		name,
		contentType,
		size: content.length,
		isInline,
		contentId: contentId ?? null,
		...(!bare && { contentBytes: content.toString('base64') }),
	};
}
