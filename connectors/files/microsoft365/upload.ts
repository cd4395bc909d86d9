import type { DriveItem, UploadSession } from '@microsoft/microsoft-graph-types';
import { caughtFromSdk, failureOf, thrownThroughSdk } from '../../service/microsoft365/graphFailure';
import type { Graph } from '../../service/microsoft365/graphClient';

/** https://learn.microsoft.com/graph/api/driveitem-put-content: "files up to 4MB in size" is what every tenant takes. */
const largestAtOnce = 4 * 1024 * 1024;
/** "the size of each byte range MUST be a multiple of 320 KiB", 5 to 10 MiB advised (driveitem-createuploadsession). */
const pieceLength = 16 * 320 * 1024;
/** A piece that the service will not take is not sent for ever. */
const mostRepeats = 5;

/**
 * What became of an upload. `taken`: a file of this name is there. `changed`: the file to be replaced is another by now.
 * `look`: the service does not say; what lies there under the name tells.
 */
export type Uploaded = DriveItem | 'taken' | 'changed' | 'look';

/**
 * Puts a new file at a path; never over one that is there. Sent again after a lost answer it meets itself and gives `taken`.
 * @param path The file by its name below its folder: `/drives/…/items/…:/name`.
 */
export function uploadNew(graph: Graph, path: string, name: string, content: Buffer): Promise<Uploaded> {
	const whatIfTaken = { '@microsoft.graph.conflictBehavior': 'fail' };
	if (content.length > largestAtOnce) return inPieces(graph, `${path}:/createUploadSession`, { item: { ...whatIfTaken, name } }, content);
	return orConflict(() => graph.api(`${path}:/content`, whatIfTaken).header('Content-Type', 'application/octet-stream').put(content) as Promise<DriveItem>);
}

/**
 * Puts new content into a file, as a new version of it, if it is still the one that was seen.
 * @param path The file by its id: `/drives/…/items/…`.
 */
export function uploadVersion(graph: Graph, path: string, eTag: string, content: Buffer): Promise<Uploaded> {
	const whatIfTaken = { '@microsoft.graph.conflictBehavior': 'replace' };
	const unchanged = { 'If-Match': eTag };
	if (content.length > largestAtOnce) return inPieces(graph, `${path}/createUploadSession`, { item: whatIfTaken }, content, unchanged);
	return orConflict(
		() => graph.api(`${path}/content`, whatIfTaken).headers({ ...unchanged, 'Content-Type': 'application/octet-stream' }).put(content) as Promise<DriveItem>,
	);
}

/** A session that is not finished leaves no file, so a second one does no harm. */
async function inPieces(graph: Graph, path: string, body: object, content: Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Uploaded> {
	const session = await orConflict(() => graph.api(path, {}, { repeatable: true }).headers(headers).post(body) as Promise<UploadSession>);
	if (typeof session === 'string') return session;
	const url = session.uploadUrl ?? '';
	try {
		const done = await sendPieces(graph, url, content);
		if (typeof done === 'string') await cancel(graph, url);
		return done;
	} catch (error) {
		await cancel(graph, url);
		throw error;
	}
}

/** The address of a session carries the right to it, so no token goes there. */
async function sendPieces(graph: Graph, url: string, content: Buffer): Promise<Uploaded> {
	let repeats = 0;
	for (let at = 0; ; ) {
		const end = Math.min(at + pieceLength, content.length);
		// Repeatable: a piece that the service has already is refused with 416 and not added.
		const request = { method: 'PUT', headers: { 'content-range': `bytes ${at}-${end - 1}/${content.length}` }, body: content.subarray(at, end) };
		const answer = await graph.plain(url, request);
		if (answer.status === 200 || answer.status === 201) {
			const made = (await answer.json().catch(() => undefined)) as DriveItem | null | undefined;
			return made?.id ? made : 'look';
		}
		if (answer.status === 409) return 'taken';
		if (answer.status === 412) return 'changed';
		// The session is over: its file is made, and the answer that said so was lost; or it has run out.
		if (answer.status === 404 || answer.status === 410) return 'look';
		const wanted = answer.status === 202 ? await firstWanted(answer) : await askWhatIsWanted(graph, url, answer.status);
		if (wanted === 'look') return 'look';
		if (wanted === undefined || (wanted <= at && ++repeats > mostRepeats)) throw thrownThroughSdk(await failureOf(answer, request));
		at = wanted;
	}
}

async function askWhatIsWanted(graph: Graph, url: string, status: number): Promise<number | 'look' | undefined> {
	if (status !== 416 && status < 500) return undefined;
	const answer = await graph.plain(url);
	if (answer.status === 404 || answer.status === 410) return 'look';
	return answer.ok ? await firstWanted(answer) : undefined;
}

/** Where the first missing range begins: "26-", "12345-55232". */
async function firstWanted(answer: Response): Promise<number | undefined> {
	const { nextExpectedRanges } = (await answer.json()) as UploadSession;
	const starts = (nextExpectedRanges ?? []).map((range) => Number.parseInt(range, 10)).filter((start) => start >= 0);
	return starts.length > 0 ? Math.min(...starts) : undefined;
}

async function cancel(graph: Graph, url: string): Promise<void> {
	// What is not cancelled runs out by itself.
	await graph.plain(url, { method: 'DELETE' }).catch(() => undefined);
}

async function orConflict<T extends object>(send: () => Promise<T>): Promise<T | 'taken' | 'changed'> {
	try {
		return await send();
	} catch (error) {
		const status = caughtFromSdk(error)?.status;
		if (status === 409) return 'taken';
		if (status === 412) return 'changed';
		throw error;
	}
}
