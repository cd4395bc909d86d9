import { docs, type Json, type Route } from '../http/call';
import { GraphError, GraphRefusal } from '../http/errors';
import { json, page } from '../http/pages';
import { stableId } from '../ids';
import type { MicrosoftSchool } from '../school';
import type { DriveItem, Sharing } from './driveState';
import { readFiles, writeFiles } from './filePermissions';
import { located } from './itemAddress';
import { sharingJson } from './itemJson';

/** https://learn.microsoft.com/graph/api/driveitem-invite#request-body */
const invitation = {
	parameters: {
		recipients: { type: 'array', minItems: 1, items: { type: 'object', properties: { email: { type: 'string', pattern: '^[^\\s@]+@[^\\s@]+$' }, alias: { type: 'string' }, objectId: { type: 'string' }, '@odata.type': { type: 'string' } }, additionalProperties: false, minProperties: 1 } },
		message: { type: ['string', 'null'], maxLength: 2000 },
		requireSignIn: { type: 'boolean' },
		sendInvitation: { type: 'boolean' },
		roles: { type: 'array', minItems: 1, items: { enum: ['read', 'write', 'owner'] } },
		expirationDateTime: { anyOf: [{ type: 'string', format: 'date-time-offset' }, { type: 'null' }] },
		password: { type: ['string', 'null'] },
		retainInheritedPermissions: { type: ['boolean', 'null'] },
	},
	required: ['recipients', 'roles'],
};

export function sharingRoutes(school: MicrosoftSchool): readonly Route[] {
	return [
		{
			method: 'POST', path: 'item/invite', docs: docs('driveitem-invite'), needs: writeFiles, body: invitation,
			answer: (call) => {
				const { item } = located(school, call);
				const { recipients, roles, requireSignIn, sendInvitation } = call.json!;
				if (requireSignIn !== true && sendInvitation !== true) throw new GraphRefusal(400, 'invalidRequest', 'Either requireSignIn or sendInvitation must be true.');
				const given = (recipients as Json[]).map(({ email, alias, objectId }) => share(item, email ?? alias ?? school.people.find(objectId)?.mail ?? objectId, roles, sendInvitation === true));
				return json(200, { value: given.map(sharingJson) });
			},
		},
		{
			method: 'GET', path: 'item/permissions', docs: docs('driveitem-list-permissions'), needs: readFiles, query: { select: 'Permission' },
			answer: (call) => page(located(school, call).item.sharings.map(sharingJson), call, 100),
		},
		{
			method: 'DELETE', path: 'item/permissions/{permission}', docs: docs('permission-delete'), needs: writeFiles,
			answer: (call) => {
				const { item } = located(school, call);
				if (!item.sharings.some(({ id }) => id === call.params.permission)) throw new GraphError(404, 'itemNotFound', 'The resource could not be found.');
				item.sharings = item.sharings.filter(({ id }) => id !== call.params.permission);
				return { status: 204 };
			},
		},
	];
}

/** A person has one permission on an item, however often it is given. */
function share(item: DriveItem, email: string, roles: readonly string[], invited: boolean): Sharing {
	const given = { id: stableId(`share ${item.id} ${email.toLowerCase()}`), email, roles, invited };
	item.sharings = [...item.sharings.filter(({ id }) => id !== given.id), given];
	return given;
}
