import { instantOf } from '../http/query';
import { Schemas } from '../description/schemas';
import { refuse } from '../http/googleError';
import type { StoredFile } from './file';

/** Fields that only the service sets: the package's comments begin with "Output only." */
function outputOnly(field: string): boolean {
	return Schemas.of('drive').named('File')?.properties?.[field]?.description?.startsWith('Output only.') ?? false;
}

const notWritable = (field: string, why: string) => refuse('fieldNotWritable', `The resource body includes fields which are not directly writable: ${field}. ${why}`, { status: 403, location: field });

/** @throws 403 where the resource that was sent has fields that this request cannot set. */
export function checkWritable(body: Readonly<Record<string, unknown>>, act: 'create' | 'update'): void {
	for (const field of Object.keys(body)) {
		if (outputOnly(field)) throw notWritable(field, 'The service sets it.');
		if (act === 'update' && (field === 'id' || field === 'createdTime')) throw notWritable(field, 'It is set once.');
		if (act === 'update' && field === 'parents') throw notWritable(field, 'The parents field is not directly writable in update requests. Use the addParents and removeParents parameters instead.');
		if (act === 'create' && field === 'trashed' && body.trashed === true) throw notWritable(field, 'A new file is not in the bin.');
	}
	for (const field of ['createdTime', 'modifiedTime']) if (typeof body[field] === 'string') instantOf(body[field], field);
	// Key and value together at most 124 bytes of UTF-8 (https://developers.google.com/workspace/drive/api/guides/properties).
	for (const field of ['properties', 'appProperties']) {
		for (const [key, value] of Object.entries((body[field] ?? {}) as Record<string, unknown>)) {
			if (value !== null && typeof value !== 'string') throw refuse('invalid', `Invalid value of ${field}: ${key}`);
			if (Buffer.byteLength(key) + Buffer.byteLength(String(value ?? '')) > 124) throw refuse('propertySizeLimitExceeded', `A custom property is too long: ${key}`, { status: 403 });
		}
	}
}

/** Puts what an update says into the file. `null` takes a property away. */
export function applyWritable(file: StoredFile, body: Readonly<Record<string, unknown>>, app: string): void {
	const merged = (old: Record<string, string>, changes: unknown) =>
		Object.fromEntries(Object.entries({ ...old, ...(changes as Record<string, string | null>) }).filter((entry): entry is [string, string] => entry[1] !== null));
	if (typeof body.name === 'string') file.name = body.name;
	if (typeof body.mimeType === 'string') file.mimeType = body.mimeType;
	if (typeof body.description === 'string') file.description = body.description;
	if (typeof body.starred === 'boolean') file.starred = body.starred;
	if (typeof body.trashed === 'boolean') file.trashed = body.trashed;
	if (body.properties) file.properties = merged(file.properties, body.properties);
	if (body.appProperties) file.appProperties[app] = merged(file.appProperties[app] ?? {}, body.appProperties);
}
