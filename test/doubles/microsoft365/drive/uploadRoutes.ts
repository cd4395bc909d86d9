import { docs, type Call, type Permissions, type Route } from '../http/call';
import { checkIfMatch } from '../http/eTag';
import { GraphRefusal } from '../http/errors';
import { json } from '../http/pages';
import type { MicrosoftSchool } from '../school';
import type { DriveItem } from './driveState';
import { writeFiles } from './filePermissions';
import { freeName, makerOf, nameTaken, placeOf, type Place } from './itemAddress';
import { cTag, itemJson } from './itemJson';
import type { PreauthenticatedAddresses } from './preauthenticated';
import { drivePieces, UploadSession } from './uploadSession';

/** For applications the page names Sites.ReadWrite.All alone. */
const openSession: Permissions = { ...writeFiles, application: ['Sites.ReadWrite.All'] };

type IfTaken = 'fail' | 'replace' | 'rename';

export function uploadRoutes(school: MicrosoftSchool, addresses: PreauthenticatedAddresses): readonly Route[] {
	return [
		{
			method: 'PUT', path: 'item/content', docs: docs('driveitem-put-content'), needs: writeFiles, body: 'bytes',
			query: { own: { '@microsoft.graph.conflictBehavior': { pattern: /^(fail|replace|rename)$/ } } },
			answer: (call) => {
				const place = placeOf(school, call);
				if (place.there) checkIfMatch(call, place.there.eTag, cTag(place.there));
				const [item, isNew] = store(place, call.bytes, (call.query.own['@microsoft.graph.conflictBehavior'] ?? 'replace') as IfTaken, call);
				return json(isNew ? 201 : 200, itemJson(place.drive, item));
			},
		},
		{
			method: 'POST', path: 'item/createUploadSession', docs: docs('driveitem-createuploadsession'), needs: openSession, bodyOptional: true,
			body: { parameters: { item: { type: 'DriveItemUploadableProperties', writable: ['name', 'description', 'fileSize', 'fileSystemInfo'] } } },
			answer: (call) => {
				const place = placeOf(school, call);
				const { name, fileSize, '@microsoft.graph.conflictBehavior': asked = 'fail' } = call.json?.item ?? {};
				if (name !== undefined && name !== place.name) throw new GraphRefusal(400, 'invalidRequest', "The path must contain the name of the item that's specified in the request body.");
				// By its id an item is updated; by a path it may be new.
				const ifTaken: IfTaken = call.item!.below.length === 0 ? 'replace' : asked;
				if (place.there) checkIfMatch(call, place.there.eTag, cTag(place.there));
				if (place.there && ifTaken === 'fail') throw nameTaken();
				const host = new URL(place.drive.webUrl).host;
				const session = new UploadSession(
					drivePieces,
					(content) => {
						const now = placeOf(school, call);
						if (now.there) checkIfMatch(call, now.there.eTag, cTag(now.there));
						const [item, isNew] = store(now, content, ifTaken, call);
						return json(isNew ? 201 : 200, itemJson(place.drive, item));
					},
					fileSize ?? undefined,
				);
				const uploadUrl = addresses.forUpload(host, '/_api/v2.0/uploadSession', session);
				return json(200, { '@odata.context': `${call.url.origin}/v1.0/$metadata#microsoft.graph.uploadSession`, uploadUrl, expirationDateTime: session.expires, nextExpectedRanges: ['0-'] });
			},
		},
	];
}

/** Puts content at a place: the item, and whether it is new. */
function store(place: Place, content: Buffer, ifTaken: IfTaken, call: Call): [DriveItem, boolean] {
	const { drive, there, name } = place;
	if (there?.isFolder) throw nameTaken();
	if (there && ifTaken === 'fail') throw nameTaken();
	if (there && ifTaken === 'replace') {
		there.write(content);
		return [there, false];
	}
	const folder = place.folder();
	if (!folder.isFolder) throw nameTaken();
	const made = drive.add(folder, there ? freeName(folder, name) : name, content);
	made.createdBy = makerOf(call);
	return [made, true];
}
