import type { PreauthenticatedAddresses } from '../drive/preauthenticated';
import { outlookPieces, UploadSession } from '../drive/uploadSession';
import { docs, type Call, type Json, type Route } from '../http/call';
import { GraphError, GraphRefusal } from '../http/errors';
import { json, page, selected } from '../http/pages';
import type { MicrosoftSchool } from '../school';
import { messageOf, readMail as read, writeMail as write } from './mailCalls';
import type { StoredAttachment, StoredMessage } from './mailState';
import { attachmentJson } from './messageJson';


/** "If the file size is under 3 MB, do a single POST"; from there to 150 MB an upload session. https://learn.microsoft.com/graph/outlook-large-attachments */
const singlePost = 3 * 1024 * 1024;
const largest = 150 * 1024 * 1024;

const writable = ['name', 'contentType', 'contentBytes', 'isInline', 'contentId'];

export function attachmentRoutes(school: MicrosoftSchool, addresses: PreauthenticatedAddresses): readonly Route[] {
	const at = 'users/{user}/messages/{message}/attachments';
	const message = (call: Call) => messageOf(school, call);

	return [
		{
			method: 'POST', path: `${at}/createUploadSession`, docs: docs('attachment-createuploadsession'), needs: write,
			body: {
				parameters: { AttachmentItem: { type: 'AttachmentItem', writable: ['attachmentType', 'name', 'size', 'contentType', 'isInline', 'contentId'], required: ['attachmentType', 'name', 'size'] } },
				required: ['AttachmentItem'],
			},
			answer: (call) => openSession(school, addresses, call),
		},
		{
			method: 'GET', path: at, docs: docs('message-list-attachments'), needs: read, query: { select: 'FileAttachment', top: 1000, filter: ['name'] },
			answer: (call) => page(message(call).attachments.map((one) => attachmentJson(one)), call, 100),
		},
		{
			method: 'POST', path: at, docs: docs('message-post-attachments'), needs: write, body: { type: 'FileAttachment', writable, required: ['@odata.type', 'name', 'contentBytes'] },
			answer: (call) => json(201, attachmentJson(attachGiven(school, draft(message(call)), call.json!))),
		},
		{
			method: 'GET', path: `${at}/{attachment}`, docs: docs('attachment-get'), needs: read, query: { select: 'FileAttachment' },
			answer: (call) => json(200, selected(attachmentJson(attachmentOf(message(call), call)), call)),
		},
		{
			method: 'GET', path: `${at}/{attachment}/$value`, docs: docs('attachment-get'), needs: read,
			answer: (call) => {
				const { content, contentType } = attachmentOf(message(call), call);
				return { status: 200, headers: { 'content-type': contentType }, body: content };
			},
		},
		{
			method: 'DELETE', path: `${at}/{attachment}`, docs: docs('attachment-delete'), needs: write,
			answer: (call) => {
				const { attachments } = draft(message(call));
				attachments.splice(attachments.indexOf(attachmentOf(message(call), call)), 1);
				return { status: 204 };
			},
		},
	];
}

/** Puts an attachment that came within JSON on a message. */
export function attachGiven(school: MicrosoftSchool, message: StoredMessage, { name, contentType, contentBytes, isInline, contentId }: Json): StoredAttachment {
	const content = Buffer.from(String(contentBytes ?? ''), 'base64');
	if (content.length >= singlePost) throw new GraphRefusal(413, 'ErrorMessageSizeExceeded', 'A file of 3 MB or more is attached by an upload session.');
	return school.mailboxes.attach(message, { name, contentType: contentType ?? 'application/octet-stream', content, isInline: isInline ?? false, contentId: contentId ?? undefined });
}

function openSession(school: MicrosoftSchool, addresses: PreauthenticatedAddresses, call: Call) {
	const message = draft(messageOf(school, call));
	const { attachmentType, name, size, contentType, isInline, contentId } = call.json!.AttachmentItem as Json;
	if (String(attachmentType).toLowerCase() !== 'file') throw new GraphRefusal(400, 'ErrorInvalidRequest', 'An upload session attaches a file.');
	if (size < singlePost) throw new GraphRefusal(400, 'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize', 'Attachment size must be greater than the minimum size for an upload session.');
	if (size > largest) throw new GraphRefusal(400, 'ErrorAttachmentSizeLimitExceeded', 'The attachment is larger than 150 MB.');
	const base = `/api/gv1.0/users('${call.params.user}@${school.tenantId}')/messages('${encodeURIComponent(message.id)}')`;
	const finish = (content: Buffer) => {
		// The message may have been sent or deleted while the file came.
		if (message.folder !== 'drafts') throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
		const stored = school.mailboxes.attach(message, { name, contentType: contentType ?? 'application/octet-stream', content, isInline: isInline ?? false, contentId });
		return { status: 201, headers: { location: `https://outlook.office.com${base}/attachments('${encodeURIComponent(stored.id)}')` } };
	};
	const session = new UploadSession(outlookPieces, finish, size);
	const uploadUrl = addresses.forUpload('outlook.office.com', `${base}/AttachmentSessions('AAMkAD')?authtoken=x`, session);
	return json(201, { '@odata.context': `${call.url.origin}/v1.0/$metadata#microsoft.graph.uploadSession`, uploadUrl, expirationDateTime: session.expires, nextExpectedRanges: ['0-'] });
}

function draft(message: StoredMessage): StoredMessage {
	if (message.folder !== 'drafts') throw new GraphRefusal(400, 'ErrorInvalidOperation', 'Attachments are put on a draft.');
	return message;
}

function attachmentOf(message: StoredMessage, { params }: Call): StoredAttachment {
	const attachment = message.attachments.find(({ id }) => id === params.attachment);
	if (!attachment) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
	return attachment;
}
