import { createHash } from 'node:crypto';
import type { DriveItem } from '@microsoft/microsoft-graph-types';
import { quickXorHash } from './quickXorHash';

/** Whether a file is known to hold just this: by its size, and the hash that the service keeps. False where it keeps none. */
export function hasContent({ size, file }: DriveItem, content: Buffer): boolean {
	if (size !== content.length) return false;
	const { quickXorHash: ofWork, sha1Hash: ofHome } = file?.hashes ?? {};
	if (ofWork) return ofWork === quickXorHash(content);
	return ofHome ? ofHome.toLowerCase() === createHash('sha1').update(content).digest('hex') : false;
}
