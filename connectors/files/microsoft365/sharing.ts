import type { Permission, SharePointIdentitySet } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../service/microsoft365/graphClient';
import type { SharedWith } from '../port';

/**
 * Opens an item to one person, who has to sign in; nobody is written to, and no link is made that works for whoever has it.
 * Once: who may do as much already is left as is.
 * https://learn.microsoft.com/graph/api/driveitem-invite. Least permission: Files.ReadWrite; in a library Sites.Selected with
 * "write" (a tenant may want "fullcontrol" there for sharing), or Files.ReadWrite.All.
 * @param item Its path: `/drives/…/items/…`.
 */
export async function openTo(graph: Graph, item: string, { email, mayEdit }: SharedWith): Promise<void> {
	for await (const page of graph.pages<Permission>(graph.api(`${item}/permissions`))) {
		if (page.some((permission) => isFor(permission, email) && allows(permission, mayEdit))) return;
	}
	// Repeatable: a person has one permission on an item, however often it is given.
	await graph.api(`${item}/invite`, {}, { repeatable: true }).post({
		recipients: [{ email }],
		requireSignIn: true,
		sendInvitation: false,
		roles: [mayEdit ? 'write' : 'read'],
	});
}

const allows = ({ roles }: Permission, mayEdit: boolean): boolean =>
	(roles ?? []).some((role) => role === 'owner' || role === 'write' || (role === 'read' && !mayEdit));

/** Links are for whoever they are made for, and may be taken back with them; only what a person has by name counts. */
function isFor({ link, invitation, grantedTo, grantedToV2 }: Permission, email: string): boolean {
	if (link) return false;
	const addresses = [invitation?.email, ...addressesOf(grantedToV2), ...addressesOf(grantedTo)];
	return addresses.some((address) => address?.toLowerCase() === email.trim().toLowerCase());
}

/** The address of a person is in `user.email`, and at the end of the sign-in name: `i:0#.f|membership|name@school.example`. */
function addressesOf(identities: SharePointIdentitySet | null | undefined): readonly (string | undefined)[] {
	const user = identities?.user as { readonly email?: string } | null | undefined;
	return [user?.email, identities?.siteUser?.loginName?.split('|').at(-1)];
}
