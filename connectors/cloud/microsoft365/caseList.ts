import type { ColumnDefinition, List } from '@microsoft/microsoft-graph-types';
import { SharePointList } from '../../listView/microsoft365/sharePointList';
import type { ListView } from '../../listView/port';
import { lists } from '../../pick/microsoft365';
import type { ServiceAccess } from '../../service/access';
import { graphClient } from '../../service/microsoft365/graphClient';
import { oneNamed } from '../named';
import type { InLibrary, Picked } from '../port';
import { siteOf } from './libraries';

/** A list of a site. One that is named and missing is made, with a column of text for each of ours. */
export async function caseList(access: ServiceAccess, { library, list, columns }: InLibrary & { readonly list: Picked; readonly columns: readonly string[] }): Promise<ListView> {
	const siteId = await siteOf(access, library);
	if ('id' in list) return new SharePointList(access, { siteId, listId: list.id });
	const named = () => oneNamed((from) => lists(access, { siteId, ...from }), list.name, { what: 'list', service: 'the site' });
	const there = await named();
	if (there) return new SharePointList(access, { siteId, listId: there.id });
	return new SharePointList(access, { siteId, listId: await madeList(access, siteId, list.name, columns, async () => (await named())?.id) });
}

async function madeList(access: ServiceAccess, siteId: string, displayName: string, columns: readonly string[], look: () => Promise<string | undefined>): Promise<string> {
	const graph = graphClient(access, 'SharePoint');
	const text: ColumnDefinition['text'] = { allowMultipleLines: false };
	// Names inside SharePoint are letters alone; people see the display name.
	const body = { displayName, columns: columns.map((shown, index) => ({ name: `Attendance${index + 1}`, displayName: shown, text })), list: { template: 'genericList' } };
	try {
		return await graph.run('The list of cases could not be made in the site', async () => ((await graph.api(`/sites/${encodeURIComponent(siteId)}/lists`).post(body)) as List).id ?? '');
	} catch (error) {
		// Made after all where nobody answered, or by another run at this moment.
		const made = await look();
		if (made) return made;
		throw error;
	}
}
