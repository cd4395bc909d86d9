import type { Grant, TokenBook } from '../../core/tokens';
import type { People, User } from '../directory/people';
import type { Site, SiteRole } from '../sites/siteState';
import type { Caller, Permissions } from './call';
import { GraphError, GraphRefusal } from './errors';

/** Where a request leads, as far as permissions depend on it. */
export interface Place {
	readonly site?: Site;
	/** Whose OneDrive it is. */
	readonly owner?: User;
}

/** Who asks. Refuses what is no token of ours, as Graph does. https://learn.microsoft.com/graph/resolve-auth-errors */
export function callerOf(authorization: string | undefined, tokens: TokenBook, people: People): Caller {
	const read = tokens.read(authorization);
	if (read.state === 'missing') throw new GraphRefusal(401, 'InvalidAuthenticationToken', 'Access token is empty.', challenge);
	if (read.state === 'unknown') throw new GraphRefusal(401, 'InvalidAuthenticationToken', 'IDX14100: JWT is not well formed, there are no dots (.).', challenge);
	// A token that ran out is no mistake of the request: it has to be renewed.
	if (read.state !== 'valid') throw new GraphError(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.', challenge);
	return caller(read.grant, people);
}

const challenge = { headers: { 'www-authenticate': 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"' } };

function caller(grant: Grant, people: People): Caller {
	const user = people.find(grant.user);
	const permissions = new Set(grant.scopes.map(bare));
	return user ? { kind: 'delegated', user, permissions, app: grant.app ?? 'app' } : { kind: 'application', permissions, app: grant.app ?? grant.user };
}

/** `https://graph.microsoft.com/Mail.Send` and `Mail.Send` are the same scope. */
const bare = (scope: string) => scope.replace(/^https:\/\/[^/]+\//, '');

/** Permissions whose name says that they reach the signed-in person's own files alone. https://learn.microsoft.com/graph/permissions-reference#filesread */
const ownFilesOnly = new Set(['Files.Read', 'Files.ReadWrite', 'User.Read']);

/** Each does what those before it do. https://learn.microsoft.com/graph/permissions-selected-overview#roles */
const siteRoles: readonly SiteRole[] = ['read', 'write', 'manage', 'fullcontrol'];

/** Throws 403 where the token's permissions do not reach the place. */
export function authorise(caller: Caller, needs: Permissions, place: Place): void {
	const accepted = needs[caller.kind];
	const held = accepted.filter((permission) => caller.permissions.has(permission));
	const reaches = held.some((permission) => !(caller.kind === 'delegated' && ownFilesOnly.has(permission)) || (!place.site && (!place.owner || place.owner === caller.user)));
	if (reaches) return;
	if (needs.selected && caller.permissions.has('Sites.Selected') && place.site) {
		const role = place.site.granted.get(caller.app);
		if (role && siteRoles.indexOf(role) >= siteRoles.indexOf(needs.selected)) return;
	}
	const listed = [...accepted, ...(needs.selected ? [`Sites.Selected (${needs.selected})`] : [])].join(', ') || 'none: not supported for this kind of token';
	throw new GraphRefusal(403, place.site || place.owner ? 'accessDenied' : 'Authorization_RequestDenied', `Insufficient privileges to complete the operation. Accepted here: ${listed}.`);
}
