import { Readable } from 'node:stream';
import { ServiceError } from '../serviceError';
import { driveItemPath, fileState, type DriveItemId } from './driveItem';
import type { Graph } from './graphClient';

/** What is asked for at once, and so what is held in memory. */
const pieceLength = 4 * 1024 * 1024;

/** A download address is good for "a few minutes"; a file that is read for longer needs another. */
const notGoodAnyMore = new Set([401, 403, 404, 410]);

export interface Download {
	readonly name: string;
	readonly content: Readable;
}

/**
 * A file of OneDrive or SharePoint as a stream, read by pieces as they are wanted. A connection that breaks is resumed at the
 * byte where it broke. The stream ends only where the file does, and fails if the file was changed in the meantime.
 * Needs Files.Read for an own file, Files.Read.All or Sites.Selected for one in a library.
 * https://learn.microsoft.com/graph/api/driveitem-get-content#partial-range-downloads
 */
export async function download(graph: Graph, item: DriveItemId): Promise<Download> {
	const before = await graph.run('The file could not be opened', () => fileState(graph, item));
	const doing = `${before.name} could not be read`;

	async function* pieces(): AsyncGenerator<Buffer> {
		yield* graphPieces(graph, item, before.size);
		const after = await fileState(graph, item);
		if (after.version !== before.version) throw changed();
	}

	async function* explained(): AsyncGenerator<Buffer> {
		const all = pieces();
		try {
			for (;;) {
				const next = await graph.run(doing, () => all.next());
				if (next.done) return;
				yield next.value;
			}
		} finally {
			await all.return(undefined);
		}
	}

	return { name: before.name, content: Readable.from(explained(), { objectMode: false }) };
}

async function* graphPieces(graph: Graph, item: DriveItemId, size: number | undefined): AsyncGenerator<Buffer> {
	const address = () => graph.redirect(`${driveItemPath(item)}/content`);
	if (size === 0) return;
	let url = await address();
	let length: number | undefined;
	let tag: string | null = null;
	let renewals = 0;
	for (let at = 0; length === undefined || at < length; ) {
		const answer = await graph.plain(url, { headers: { range: `bytes=${at}-${at + pieceLength - 1}`, ...(tag && { 'if-match': tag }) } });
		if (notGoodAnyMore.has(answer.status) && renewals < 3) {
			renewals += 1;
			url = await address();
			continue;
		}
		if (answer.status === 412 || answer.status === 416) throw changed();
		if (answer.status !== 200 && answer.status !== 206) throw refusal(answer.status);
		renewals = 0;
		const bytes = Buffer.from(await answer.arrayBuffer());
		if (answer.status === 200) {
			// The service may ignore the range and give the file whole.
			if (length !== undefined && bytes.length !== length) throw changed();
			yield bytes.subarray(at);
			return;
		}
		const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers.get('content-range') ?? '');
		const total = Number(range?.[3]);
		if (!range || Number(range[1]) !== at || (length !== undefined && total !== length)) throw changed();
		// A strong tag alone can be asked for again (RFC 9110, section 13.1.1).
		const given = answer.headers.get('etag');
		tag ??= given?.startsWith('"') ? given : null;
		length = total;
		if (bytes.length === 0) throw refusal(answer.status);
		// Fewer bytes than asked for: the next request goes on from there.
		yield bytes;
		at += bytes.length;
	}
}

const changed = (): ServiceError =>
	new ServiceError('it was changed while it was read', 'Wait until nobody is working on it, then run the workflow again.', { service: 'Microsoft 365', happened: 'no' });

const refusal = (status: number): ServiceError =>
	new ServiceError(`the download was refused (${status})`, 'Run the workflow again. If it stays, check that the account can download the file in the browser.', { service: 'Microsoft 365', status, happened: 'no' });
