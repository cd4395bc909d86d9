import type { Json } from '../http/call';
import { GraphRefusal } from '../http/errors';
import type { Column, GraphList, ListEntry } from './listState';
import type { Site } from './siteState';

export const siteJson = (site: Site): Json => ({ id: site.id, name: site.path.split('/').at(-1), displayName: site.displayName, webUrl: site.webUrl, siteCollection: { hostname: site.hostname } });

export const listJson = (site: Site, list: GraphList): Json => ({
	id: list.id,
	name: list.displayName,
	displayName: list.displayName,
	webUrl: `${site.webUrl}/Lists/${encodeURIComponent(list.displayName)}`,
	list: { contentTypesEnabled: false, hidden: false, template: 'genericList' },
});

/** https://learn.microsoft.com/graph/api/resources/columndefinition */
export const columnJson = ({ name, displayName, kind, readOnly = false, required = false, indexed = false, choices = [], multiline = false }: Column): Json => ({
	id: name,
	name,
	displayName,
	readOnly,
	required,
	indexed,
	hidden: false,
	...(kind === 'text' && { text: { allowMultipleLines: multiline, appendChangesToExistingText: false, linesForEditing: multiline ? 6 : 0, ...(!multiline && { maxLength: 255 }) } }),
	...(kind === 'number' && { number: { decimalPlaces: 'automatic' } }),
	...(kind === 'dateTime' && { dateTime: { format: 'dateTime' } }),
	...(kind === 'boolean' && { boolean: {} }),
	...(kind === 'choice' && { choice: { choices, allowTextEntry: false } }),
});

/** An item with its columns; empty columns are left out, as SharePoint does. `names` are the columns that were asked for. */
export function entryJson(site: Site, list: GraphList, entry: ListEntry, names?: readonly string[]): Json {
	const tag = list.eTag(entry);
	const all: Json = { ...entry.fields, id: entry.id, ID: entry.id, Created: entry.created, Modified: entry.modified };
	const fields = Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== null && value !== undefined && (!names || names.includes(name))));
	return {
		'@odata.etag': tag,
		id: entry.id,
		eTag: tag,
		createdDateTime: entry.created,
		lastModifiedDateTime: entry.modified,
		webUrl: `${site.webUrl}/Lists/${encodeURIComponent(list.displayName)}/${entry.id}_.000`,
		fields: { '@odata.etag': tag, ...fields },
	};
}

/** Refuses columns that the list does not have and values that they cannot hold. https://learn.microsoft.com/graph/api/listitem-create */
export function checkFields(list: GraphList, fields: Json): void {
	for (const [name, value] of Object.entries(fields)) {
		if (/^@odata\.|@odata\./.test(name)) continue;
		const column = list.columns.find((one) => one.name === name);
		if (!column) throw invalid(`Field '${name}' is not recognized`);
		if (column.readOnly) throw invalid(`Field '${name}' is read-only`);
		if (value !== null && !holds(column, value)) throw invalid(`The value of field '${name}' does not fit its column`);
	}
}

function holds({ kind, multiline, choices }: Column, value: unknown): boolean {
	if (kind === 'text') return typeof value === 'string' && (multiline === true || (value.length <= 255 && !value.includes('\n')));
	if (kind === 'number') return typeof value === 'number';
	if (kind === 'boolean') return typeof value === 'boolean';
	if (kind === 'choice') return typeof value === 'string' && (choices ?? []).includes(value);
	return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

const invalid = (message: string) => new GraphRefusal(400, 'invalidRequest', message);
