import { stableId } from '../ids';
import { GraphList } from './listState';

export type SiteRole = 'read' | 'write' | 'manage' | 'fullcontrol';

/** A SharePoint site. */
export class Site {
	readonly id: string;
	readonly lists: GraphList[] = [];
	/** Applications that were granted this site, for `Sites.Selected`. https://learn.microsoft.com/graph/api/site-post-permissions */
	readonly granted = new Map<string, SiteRole>();

	constructor(
		readonly hostname: string,
		/** "sites/attendance", without a slash before it; empty for the root site. */
		readonly path: string,
		readonly displayName: string,
		/** The Microsoft 365 group behind a team's site. */
		readonly group?: string,
	) {
		this.id = `${hostname},${stableId(`site ${path}`)},${stableId(`web ${path}`)}`;
	}

	get webUrl(): string {
		return `https://${this.hostname}${this.path && `/${this.path}`}`;
	}

	addList(displayName: string, columns: ConstructorParameters<typeof GraphList>[2]): GraphList {
		const list = new GraphList(stableId(`list ${this.id} ${displayName}`), displayName, columns);
		this.lists.push(list);
		return list;
	}
}

export class Sites {
	private readonly sites: Site[] = [];

	add(site: Site): Site {
		this.sites.push(site);
		return site;
	}

	/** By id, by the host's name (its root site), or `root`. */
	find(name: string): Site | undefined {
		return this.sites.find(({ id, hostname, path }) => id === name || (path === '' && (name === 'root' || name === hostname)));
	}

	get all(): readonly Site[] {
		return this.sites;
	}
}
