import { docs, type Permissions, type Route } from '../http/call';
import { GraphError } from '../http/errors';
import { json, page, selected } from '../http/pages';
import type { MicrosoftSchool } from '../school';
import type { User } from './people';

const directory = ['Directory.Read.All', 'Directory.ReadWrite.All'];
const readUser: Permissions = {
	delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite', 'User.ReadWrite.All', ...directory],
	application: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', ...directory],
};
const readUsers: Permissions = { delegated: readUser.delegated.filter((one) => one !== 'User.Read' && one !== 'User.ReadWrite'), application: readUser.application };
const readOrganisation: Permissions = {
	delegated: ['User.Read', 'User.Read.All', 'Organization.Read.All', 'Organization.ReadWrite.All', ...directory],
	application: ['User.Read.All', 'Organization.Read.All', 'Organization.ReadWrite.All', ...directory],
};

const userJson = ({ id, displayName, mail, userPrincipalName }: User) => ({ id, displayName, mail, userPrincipalName, businessPhones: [], givenName: null, surname: null, jobTitle: null });

/** Who the account is, whom a name means, and whose Microsoft 365 it is. */
export function directoryRoutes(school: MicrosoftSchool): readonly Route[] {
	return [
		{
			method: 'GET', path: 'users', docs: docs('user-list'), needs: readUsers, query: { select: 'User', filter: ['mail', 'userPrincipalName', 'displayName'], top: 999, orderby: ['displayName'] },
			answer: (call) => page(school.people.all.map(userJson), call, 100),
		},
		{
			method: 'GET', path: 'users/{user}', docs: docs('user-get'), needs: readUser, query: { select: 'User' },
			answer: (call) => {
				const user = school.people.findInDirectory(call.params.user!);
				if (!user) throw new GraphError(404, 'Request_ResourceNotFound', `Resource '${call.params.user}' does not exist or one of its queried reference-property objects are not present.`);
				// "User.Read" and "User.ReadWrite" are about the person who signed in, and nobody else.
				const { caller } = call;
				if (caller.kind === 'delegated' && user !== caller.user && !readUsers.delegated.some((one) => caller.permissions.has(one))) {
					throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
				}
				return json(200, selected(userJson(user), call));
			},
		},
		{
			method: 'GET', path: 'organization', docs: docs('organization-list'), needs: readOrganisation, query: { select: 'Organization' },
			answer: (call) => page([{ id: school.tenantId, displayName: 'Oakfield School', verifiedDomains: [{ name: `${school.tenant}.example`, isDefault: true, isInitial: false }] }], call, 100),
		},
	];
}
