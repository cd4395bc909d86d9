import type { ListItem } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../service/microsoft365/graphClient';
import { keyColumn, type ListColumn } from './listColumns';
import { listText } from './listText';

/** A row as the list has it. */
export interface StoredRow {
	readonly id: string;
	readonly eTag: string | undefined;
	/** Internal name → text. */
	readonly fields: Readonly<Record<string, string>>;
}

interface Item extends ListItem {
	readonly '@odata.etag'?: string;
	readonly fields?: Readonly<Record<string, unknown>>;
}

/** Rows a request. Without filter or order a list may be of any length. */
const rowsAPage = 1_000;

/**
 * All rows of a list by key, with our columns alone. Where several rows have a key, the oldest is the first.
 * https://learn.microsoft.com/graph/api/listitem-list
 */
export async function storedRows(graph: Graph, list: string, columns: readonly ListColumn[]): Promise<ReadonlyMap<string, readonly StoredRow[]>> {
	const names = columns.map(({ name }) => name);
	const query = { $select: 'id,eTag', $expand: `fields($select=${[keyColumn, ...names].join(',')})`, $top: rowsAPage };
	return graph.run('The list could not be read', async () => {
		const rows = new Map<string, StoredRow[]>();
		const seen = new Set<string>();
		for await (const page of graph.pages<Item>(graph.api(`${list}/items`, query))) {
			for (const { id, fields = {}, eTag, '@odata.etag': tag } of page) {
				const key = fields[keyColumn];
				// A page that changes while the list is read may bring a row twice.
				if (typeof key !== 'string' || seen.has(String(id))) continue;
				seen.add(String(id));
				const row = { id: String(id), eTag: tag ?? eTag ?? undefined, fields: Object.fromEntries(names.map((name) => [name, listText(String(fields[name] ?? ''))])) };
				rows.set(key, [...(rows.get(key) ?? []), row].sort((one, other) => Number(one.id) - Number(other.id)));
			}
		}
		return rows;
	});
}
