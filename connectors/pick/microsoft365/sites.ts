import type { Drive, List, Site } from '@microsoft/microsoft-graph-types';
import type { ServiceAccess } from '../../service/access';
import { graphClient } from '../../service/microsoft365/graphClient';
import { caughtFromSdk } from '../../service/microsoft365/graphFailure';
import type { Choices } from '../../files/port';
import { choicesOf, decoded, named, type PickPage } from './pages';

const siteFields = 'id,displayName,name,webUrl';
const siteChoice = ({ id, displayName, name, webUrl }: Site) => named(id, displayName || name, webUrl);

/**
 * SharePoint sites. A site may be given by its address instead: with `Sites.Selected` the search finds none ("This method does
 * not support the Sites.Selected application permission", https://learn.microsoft.com/graph/api/site-search).
 * Least permission: Sites.Selected by address; Sites.Read.All to search.
 */
export async function sites(access: ServiceAccess, { search, page }: PickPage = {}): Promise<Choices> {
	const address = addressIn(search);
	if (address) return await siteAt(access, address);
	return await choicesOf<Site>(access, {
		doing: 'The sites could not be listed. If the application may use selected sites only, type the address of the site',
		page,
		// Looked for by the service, in more than the name; "*" stands for all.
		from: () => ['/sites', { search: search?.trim() || '*', $select: siteFields }],
		choice: siteChoice,
	});
}

/** Document libraries of a site; without a site, the account's own OneDrive. Least permission: Files.Read; Sites.Selected for a site. */
export async function drives(access: ServiceAccess, { siteId, ...page }: PickPage & { readonly siteId?: string } = {}): Promise<Choices> {
	return await choicesOf<Drive>(access, {
		doing: 'The document libraries could not be listed',
		...page,
		from: ({ me }) => [`${siteId ? `/sites/${encodeURIComponent(siteId)}` : me}/drives`, { $select: 'id,name,webUrl' }],
		choice: ({ id, name, webUrl }) => named(id, name, webUrl),
	});
}

/** Lists of a site that staff read; libraries and the site's own workings are left out. Least permission: Sites.Selected, else Sites.Read.All. */
export async function lists(access: ServiceAccess, { siteId, ...page }: PickPage & { readonly siteId: string }): Promise<Choices> {
	return await choicesOf<List>(access, {
		doing: 'The lists of the site could not be listed',
		...page,
		from: () => [`/sites/${encodeURIComponent(siteId)}/lists`, { $select: 'id,displayName,webUrl,list,system' }],
		choice: ({ id, displayName, webUrl, list, system }) =>
			system || list?.hidden || (list?.template && list.template !== 'genericList') ? undefined : named(id, displayName, webUrl),
	});
}

interface SiteAddress {
	readonly host: string;
	/** Where the site may be, the likeliest first: an address goes on with sites below a site, libraries and pages alike. */
	readonly paths: readonly string[];
}

/** Sites lie in one another three deep at most in schools; what stands further behind is a folder or a page. */
const deepest = 3;

/** What every site has of its own is no site below it. */
const partOfSite = /^(?:shared documents|documents|forms|lists|pages|sitepages|siteassets|_.*|.*\.aspx)$/i;

/**
 * `https://school.sharepoint.com/sites/attendance/…`, with or without `https://`; also as SharePoint copies the link to a folder:
 * `/:f:/r/sites/attendance/…`, `/:f:/s/attendance/…` (s for sites, t for teams, g for a site of another's sharing).
 * https://learn.microsoft.com/graph/api/site-getbypath
 */
function addressIn(search: string | undefined): SiteAddress | undefined {
	const [, host, rest = ''] = /^(?:https?:\/\/)?([a-z0-9-]+\.sharepoint[a-z0-9.-]*)(\/[^?#]*)?(?:[?#].*)?$/i.exec(search?.trim() ?? '') ?? [];
	if (!host) return undefined;
	const [first = '', ...more] = rest.replace(/^\/:\w:\/r(?=\/)/, '').replace(/^\/:\w:\/([st])(?=\/)/, (_, kind: string) => (kind === 's' ? '/sites' : '/teams')).split('/').filter(Boolean);
	if (!/^(?:sites|teams|personal)$/i.test(first) || more[0] === undefined) return { host, paths: [''] };
	const most = first.toLowerCase() === 'personal' ? 1 : deepest;
	const [, ...below] = more;
	const end = below.findIndex((part) => partOfSite.test(decoded(part)));
	const depth = Math.min(end < 0 ? more.length : end + 1, most);
	const paths = Array.from({ length: depth }, (_, last) => `/${[first, ...more.slice(0, last + 1)].join('/')}`);
	return { host, paths: paths.reverse() };
}

async function siteAt(access: ServiceAccess, { host, paths }: SiteAddress): Promise<Choices> {
	const graph = graphClient(access, 'SharePoint');
	return await graph.run('The site at this address could not be opened', async () => {
		for (const path of paths) {
			try {
				const encoded = path.split('/').map((part) => encodeURIComponent(decoded(part))).join('/');
				const site = (await graph.api(`/sites/${host}${path ? `:${encoded}` : ''}`, { $select: siteFields }).get()) as Site;
				const choice = siteChoice(site);
				return { choices: choice ? [choice] : [] };
			} catch (error) {
				// What stands behind the site is a page; and while a person types, the address is not finished yet.
				const status = caughtFromSdk(error)?.status;
				if (status !== 404 && !(status === 400 && path !== paths.at(-1))) throw error;
			}
		}
		return { choices: [] };
	});
}
