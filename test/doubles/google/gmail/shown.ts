import { invalidParameter } from '../http/googleError';
import type { StoredMessage } from './mailbox';

export type Format = 'full' | 'metadata' | 'minimal' | 'raw';
export const formats: readonly Format[] = ['full', 'metadata', 'minimal', 'raw'];

/** A message as it is answered (https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages#Message). */
export function messageShown(message: StoredMessage, format: Format, metadataHeaders: readonly string[] = []): object {
	const wanted = new Set(metadataHeaders.map((name) => name.toLowerCase()));
	const headers = message.headers.filter(({ name }) => format === 'full' || wanted.size === 0 || wanted.has(name.toLowerCase()));
	return {
		id: message.id,
		threadId: message.threadId,
		labelIds: message.labels,
		snippet: (message.parsed.text ?? '').replaceAll(/\s+/g, ' ').slice(0, 200),
		sizeEstimate: message.source.length,
		historyId: String(BigInt(`0x${message.id}`) % 100_000n),
		internalDate: String(message.date),
		...(format === 'raw' && { raw: message.source.toString('base64url') }),
		...(format === 'metadata' && { payload: { mimeType: typeOf(message), headers } }),
		...(format === 'full' && { payload: { partId: '', mimeType: typeOf(message), filename: '', headers, body: { size: 0 }, parts: partsOf(message) } }),
	};
}

function partsOf({ id, parsed }: StoredMessage): object[] {
	const text = (mimeType: string, content: string) => ({ mimeType, filename: '', headers: [{ name: 'Content-Type', value: `${mimeType}; charset=utf-8` }], body: { size: Buffer.byteLength(content), data: Buffer.from(content).toString('base64url') } });
	const attached = parsed.attachments.map(({ contentType, filename = '', size }, index) => ({ mimeType: contentType, filename, headers: [{ name: 'Content-Type', value: contentType }], body: { attachmentId: `ANGjdJ-${id}-${index}`, size } }));
	return [
		...(parsed.text ? [text('text/plain', parsed.text)] : []),
		...(parsed.html ? [text('text/html', parsed.html)] : []),
		...attached,
	].map((part, index) => ({ partId: String(index), ...part }));
}

const typeOf = ({ headers }: StoredMessage) => headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value.split(';')[0] ?? 'text/plain';

export function formatOf(value: string | undefined): Format {
	const format = (value ?? 'full').toLowerCase() as Format;
	if (!formats.includes(format)) throw invalidParameter('format', `Invalid value at 'format', "${value}"`);
	return format;
}
