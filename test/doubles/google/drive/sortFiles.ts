import { invalidParameter } from '../http/googleError';
import { folderType, type StoredFile } from './file';

/** Keys of `orderBy` (https://developers.google.com/workspace/drive/api/reference/rest/v3/files/list). */
const keys: Readonly<Record<string, (file: StoredFile) => string | number>> = {
	createdTime: ({ createdTime }) => Date.parse(createdTime),
	folder: ({ mimeType }) => (mimeType === folderType ? 0 : 1),
	modifiedByMeTime: ({ modifiedTime }) => Date.parse(modifiedTime),
	modifiedTime: ({ modifiedTime }) => Date.parse(modifiedTime),
	name: ({ name }) => name.toLowerCase(),
	name_natural: ({ name }) => name.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(12, '0')),
	quotaBytesUsed: ({ revisions }) => revisions.at(-1)?.content.length ?? 0,
	recency: ({ modifiedTime }) => -Date.parse(modifiedTime),
	sharedWithMeTime: ({ createdTime }) => Date.parse(createdTime),
	starred: ({ starred }) => (starred ? 0 : 1),
	viewedByMeTime: ({ modifiedTime }) => Date.parse(modifiedTime),
};

/** In the order that was asked for; without one the newest first, on which nobody should rely. */
export function sortFiles(files: readonly StoredFile[], orderBy: string | undefined): StoredFile[] {
	const order = (orderBy ?? 'modifiedTime desc').split(',').map((part) => {
		const [, key, down] = /^\s*(\w+)( desc)?\s*$/.exec(part) ?? [];
		const valueOf = keys[key ?? ''];
		if (!valueOf) throw invalidParameter('orderBy', `Invalid Value: ${part}`);
		return { valueOf, sign: down ? -1 : 1 };
	});
	return [...files].sort((a, b) => {
		for (const { valueOf, sign } of order) {
			const [left, right] = [valueOf(a), valueOf(b)];
			if (left !== right) return left < right ? -sign : sign;
		}
		return 0;
	});
}
