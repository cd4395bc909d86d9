import { ResponseType } from '@microsoft/microsoft-graph-client';
import type { Attachment as GraphAttachment, UploadSession } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../service/microsoft365/graphClient';
import { ServiceError } from '../../service/serviceError';
import type { Attachment } from '../port';

/** From this size on a file needs an upload session. https://learn.microsoft.com/graph/outlook-large-attachments */
const largeFrom = 3 * 1024 * 1024;

/** What is sent of a large file at once: "up to 4 MB each time" (https://learn.microsoft.com/graph/api/attachment-createuploadsession). */
const pieceSize = 12 * 320 * 1024;

/** How often what is missing is added before it is given up. */
const rounds = 3;

/**
 * Gives a draft these attachments, each once and no other. Where an answer was lost, it is looked what the draft holds.
 * @param draft The path of the message.
 * @param old Whether an earlier try may have put some already.
 */
export async function putAttachments(graph: Graph, draft: string, wanted: readonly Attachment[], old: boolean): Promise<void> {
	for (let round = 1, missing = old ? await missingOf(graph, draft, wanted) : wanted; ; round += 1) {
		try {
			for (const attachment of missing) await add(graph, draft, attachment);
			return;
		} catch (error) {
			if (!(error instanceof ServiceError && error.happened === 'unknown') || round === rounds) throw error;
			missing = await missingOf(graph, draft, wanted);
		}
	}
}

/** Which attachments the draft lacks. What it holds else, and what has the name but not the content, is taken off. */
async function missingOf(graph: Graph, draft: string, wanted: readonly Attachment[]): Promise<readonly Attachment[]> {
	return graph.run('The attachments could not be looked up', async () => {
		const missing = [...wanted];
		for await (const page of graph.pages<GraphAttachment>(graph.api(`${draft}/attachments`, { $select: 'id,name' }))) {
			for (const { id, name } of page) {
				const path = `${draft}/attachments/${encodeURIComponent(String(id))}`;
				const content = missing.some((each) => each.name === name) ? await contentOf(graph, path) : undefined;
				const found = missing.findIndex((each) => each.name === name && content?.equals(each.content));
				if (found >= 0) missing.splice(found, 1);
				else await graph.api(path).delete();
			}
		}
		return missing;
	});
}

async function contentOf(graph: Graph, attachment: string): Promise<Buffer> {
	return Buffer.from((await graph.api(`${attachment}/$value`).responseType(ResponseType.ARRAYBUFFER).get()) as ArrayBuffer);
}

async function add(graph: Graph, draft: string, attachment: Attachment): Promise<void> {
	if (attachment.content.length >= largeFrom) return upload(graph, draft, attachment);
	const { name, type, content } = attachment;
	await graph.run('An attachment could not be added', () =>
		graph.api(`${draft}/attachments`).post({ '@odata.type': '#microsoft.graph.fileAttachment', name, contentType: type, contentBytes: content.toString('base64') }),
	);
}

/** Pieces go in order to the address of the session, without the token. The file is there once its last piece is. */
async function upload(graph: Graph, draft: string, { name, type, content }: Attachment): Promise<void> {
	const doing = 'An attachment could not be added';
	const { uploadUrl } = (await graph.run(doing, () =>
		// A session that nobody uploads to leaves nothing behind, so it may be made twice.
		graph.api(`${draft}/attachments/createUploadSession`, {}, { repeatable: true }).post({ AttachmentItem: { attachmentType: 'file', name, size: content.length, contentType: type } }),
	)) as UploadSession;

	for (let from = 0; from < content.length; from += pieceSize) {
		const piece = content.subarray(from, from + pieceSize);
		const answer = await graph.plain(String(uploadUrl), {
			method: 'PUT',
			headers: { 'content-type': 'application/octet-stream', 'content-range': `bytes ${from}-${from + piece.length - 1}/${content.length}` },
			body: piece,
		});
		// "201 Created" comes with the last piece alone, once the file is whole.
		const isLast = from + piece.length === content.length;
		if (isLast ? answer.status === 201 : answer.ok) continue;
		// Also refused where it came through before and the answer was lost: whoever asked looks what is there.
		throw new ServiceError(`${doing}: Outlook broke the upload off (${answer.status})`, 'Run the workflow again: it goes on with the draft.', { service: 'Outlook', status: answer.status, happened: 'unknown' });
	}
}
