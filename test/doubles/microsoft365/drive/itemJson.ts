import type { Json } from '../http/call';
import type { MicrosoftSchool } from '../school';
import type { Drive, DriveItem, Sharing } from './driveState';
import { quickXorHash } from './quickXorHash';

/** https://learn.microsoft.com/graph/api/resources/driveitem */
export function itemJson(drive: Drive, item: DriveItem): Json {
	const content = item.content;
	return {
		'@odata.etag': item.eTag,
		id: item.id,
		name: item.name,
		eTag: item.eTag,
		cTag: cTag(item),
		size: item.isFolder ? item.children.reduce((sum, child) => sum + (child.content?.length ?? 0), 0) : (content?.length ?? 0),
		createdDateTime: item.created,
		lastModifiedDateTime: item.modified,
		createdBy: item.createdBy,
		webUrl: `${drive.webUrl}${item.path.split('/').map(encodeURIComponent).join('/')}`,
		...(item.description !== undefined && { description: item.description }),
		...(item.parent ? { parentReference: { driveType: drive.site ? 'documentLibrary' : 'business', driveId: drive.id, id: item.parent.id, name: item.parent.name, path: `/drives/${drive.id}/root:${item.parent.path}` } } : { root: {} }),
		...(item.isFolder ? { folder: { childCount: item.children.length } } : { file: { mimeType: item.mediaType, hashes: { quickXorHash: quickXorHash(content ?? Buffer.alloc(0)) } } }),
	};
}

/** Changes with the content only, where the eTag changes with any property. */
export const cTag = (item: DriveItem) => `"c:{${item.id}},${item.contentVersion}"`;

/** https://learn.microsoft.com/graph/api/resources/drive */
export const driveJson = (drive: Drive, school: MicrosoftSchool): Json => ({
	id: drive.id,
	name: drive.name,
	driveType: drive.site ? 'documentLibrary' : 'business',
	webUrl: drive.webUrl,
	owner: drive.owner ? { user: { id: drive.owner.id, displayName: drive.owner.displayName, email: drive.owner.mail } } : { group: { displayName: drive.site!.displayName } },
	sharePointIds: { siteId: drive.site?.id ?? `${school.tenant}-my.sharepoint.com,${drive.id}`, siteUrl: drive.webUrl },
});

/** https://learn.microsoft.com/graph/api/resources/permission */
export const sharingJson = ({ id, email, roles }: Sharing): Json => ({
	id,
	roles,
	grantedToV2: { user: { displayName: email, email }, siteUser: { displayName: email, email, loginName: `i:0#.f|membership|${email}` } },
	invitation: { email, signInRequired: true },
});
