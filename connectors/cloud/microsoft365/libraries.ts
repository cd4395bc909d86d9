import type { Drive, Site } from '@microsoft/microsoft-graph-types';
import type { Choices } from '../../files/port';
import { drives, sites } from '../../pick/microsoft365';
import type { ServiceAccess } from '../../service/access';
import { graphClient } from '../../service/microsoft365/graphClient';
import { ServiceError } from '../../service/serviceError';
import { allNamed, noneNamed } from '../named';
import type { Picked, PickFrom } from '../port';

const service = 'SharePoint';

/** Libraries of so many sites are listed at once: each takes a request. */
const sitesAPage = 10;

/** The account's own OneDrive, then the sites with each of their libraries. */
export async function libraries(access: ServiceAccess, { search, page }: PickFrom): Promise<Choices> {
	const found = await sites(access, { search, page });
	const ofSites = await Promise.all(
		found.choices.slice(0, sitesAPage).map(async (site) =>
			// A site that one may see the name of and nothing else is left out, and does not spoil the list.
			(await drives(access, { siteId: site.id }).catch(refusedForThisOne)).choices.map((library) => ({ ...library, name: `${site.name} > ${library.name}` })),
		),
	);
	// An account that may use selected sites only has no OneDrive for us.
	const own = page || access.user ? [] : (await drives(access, { search }).catch(refusedForThisOne)).choices;
	return { choices: [...own, ...ofSites.flat()], ...(found.next ? { next: found.next } : {}) };
}

function refusedForThisOne(error: unknown): Choices {
	if (error instanceof ServiceError && (error.status === 403 || error.status === 404)) return { choices: [] };
	throw error;
}

/** The drive that is meant: a library by its id, a site's main library by its address or name; undefined for the account's own OneDrive. */
export async function driveOf(access: ServiceAccess, library: Picked | undefined): Promise<string | undefined> {
	if (!library) return undefined;
	if ('id' in library) return library.id;
	const siteId = await siteNamed(access, library.name);
	const graph = graphClient(access, service);
	return await graph.run('The document library of the site could not be opened', async () => ((await graph.api(`/sites/${encodeURIComponent(siteId)}/drive`, { $select: 'id' }).get()) as Drive).id ?? undefined);
}

/** The site that is meant, or in which a library lies. Throws where none is named: a person's own OneDrive keeps no lists for staff. */
export async function siteOf(access: ServiceAccess, library: Picked | undefined): Promise<string> {
	if (!library) throw new ServiceError('No SharePoint site is chosen', 'Choose the site in "Shared Drive or Site", by its address or from the list.', { service, happened: 'no' });
	if ('name' in library) return await siteNamed(access, library.name);
	const graph = graphClient(access, service);
	const { sharePointIds } = await graph.run('The site of the document library could not be found', async () => (await graph.api(`/drives/${encodeURIComponent(library.id)}`, { $select: 'id,sharePointIds' }).get()) as Drive);
	if (sharePointIds?.siteId) return sharePointIds.siteId;
	throw new ServiceError('The library that is chosen belongs to no SharePoint site', 'Choose a site in "Shared Drive or Site".', { service, happened: 'no' });
}

/** A site by its address, which is one site, or by its name. */
async function siteNamed(access: ServiceAccess, name: string): Promise<Site['id'] & string> {
	const asWritten = (await sites(access, { search: name })).choices;
	const isAddress = /\.sharepoint[a-z0-9.-]*(?:\/|$)/i.test(name);
	const found = isAddress ? asWritten : await allNamed((from) => sites(access, from), name);
	if (found.length > 1) throw new ServiceError(`There is more than one SharePoint site called "${name}"`, 'Write the address of the site instead of its name.', { service, happened: 'no' });
	if (!found[0]) throw noneNamed(name, 'site', service);
	return found[0].id;
}
