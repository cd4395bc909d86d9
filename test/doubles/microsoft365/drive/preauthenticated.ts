import type { DoubleAnswer, DoubleRequest } from '../../core/types';
import { errorAnswer, GraphError, GraphRefusal } from '../http/errors';
import { stableId } from '../ids';
import type { MicrosoftSchool } from '../school';
import type { UploadSession } from './uploadSession';

interface Download {
	readonly content: Buffer;
	readonly mediaType: string;
	/** eTag of the file as it was when the address was given out. */
	readonly eTag?: string;
}


/**
 * Addresses that Graph hands out for one upload or download, with the right already in them. A token that is sent there is
 * refused. https://learn.microsoft.com/graph/api/driveitem-createuploadsession#remarks
 */
export class PreauthenticatedAddresses {
	readonly hosts: readonly string[];
	private readonly uploads = new Map<string, UploadSession>();
	private readonly downloads = new Map<string, Download>();
	private count = 0;

	constructor(private readonly school: MicrosoftSchool) {
		this.hosts = ['outlook.office.com', this.conversionHost, `${school.tenant}.sharepoint.com`, `${school.tenant}-my.sharepoint.com`];
	}

	/** Where the service that turns documents into PDF gives them out. */
	private readonly conversionHost = 'uksouth1-mediap.svc.ms';

	forUpload(host: string, path: string, session: UploadSession): string {
		const url = `https://${host}${path}${path.includes('?') ? '&' : '?'}guid=${this.secret()}`;
		this.uploads.set(keyOf(new URL(url)), session);
		return url;
	}

	forDownload(host: 'converted' | string, content: Buffer, mediaType: string, eTag?: string): string {
		const url = `https://${host === 'converted' ? this.conversionHost : host}/_layouts/15/download.aspx?UniqueId=${this.secret()}&tempauth=v1.${this.secret()}`;
		this.downloads.set(keyOf(new URL(url)), { content, mediaType, eTag });
		return url;
	}

	/** For tests: all sessions end, as after their time. */
	expireAll(): void {
		this.uploads.clear();
		this.downloads.clear();
	}

	answer(request: DoubleRequest): DoubleAnswer {
		try {
			const upload = this.uploads.get(keyOf(request.url));
			const download = this.downloads.get(keyOf(request.url));
			if (!upload && !download) throw new GraphError(404, 'itemNotFound', 'The upload session was not found', { inner: 'uploadSessionNotFound' });
			if (request.headers.authorization !== undefined) throw new GraphRefusal(401, 'unauthenticated', 'This address carries the right in itself: no Authorization header.');
			if (download) return give(request, download);
			const { answer, ends } = upload!.answer(request);
			if (ends) this.uploads.delete(keyOf(request.url));
			return answer;
		} catch (error) {
			if (error instanceof GraphError) return errorAnswer(error);
			throw error;
		}
	}

	private secret(): string {
		return stableId(`address ${this.school.tenantId} ${++this.count}`);
	}
}

const keyOf = (url: URL) => `${url.host}${url.pathname}${url.search}`;

/** The whole, or the range that is asked for (RFC 9110, section 14). */
function give({ method, headers }: DoubleRequest, { content, mediaType, eTag }: Download): DoubleAnswer {
	if (method !== 'GET') throw new GraphRefusal(405, 'notSupported', 'A download is a GET.');
	const type = { 'content-type': mediaType, 'accept-ranges': 'bytes', ...(eTag && { etag: eTag }) };
	const asked = headers.range;
	if (asked === undefined) return { status: 200, headers: type, body: content };
	const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(asked) ?? [];
	const from = Number(first);
	const to = Math.min(last ? Number(last) : content.length - 1, content.length - 1);
	if (first === undefined || from > to) return { status: 416, headers: { 'content-range': `bytes */${content.length}` } };
	return { status: 206, headers: { ...type, 'content-range': `bytes ${from}-${to}/${content.length}` }, body: content.subarray(from, to + 1) };
}
