import { docs, type Call, type Json, type Permissions, type Route } from '../http/call';
import { checkIfMatch } from '../http/eTag';
import { GraphError, GraphRefusal } from '../http/errors';
import { meets } from '../http/filter';
import { json, page, selected } from '../http/pages';
import { itemNotFound } from '../http/path';
import type { MicrosoftSchool } from '../school';
import { checkFields, columnJson, entryJson, listJson, siteJson } from './listJson';
import type { Column, GraphList, ListEntry } from './listState';
import type { Site } from './siteState';

const reading = ['Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'];
const writing = reading.slice(1);
const managing = reading.slice(2);
const find: Permissions = { delegated: reading, application: reading };
const read: Permissions = { ...find, selected: 'read' };
const write: Permissions = { delegated: writing, application: writing, selected: 'write' };
const manage: Permissions = { delegated: managing, application: managing, selected: 'manage' };

const column = { type: 'ColumnDefinition', writable: ['name', 'displayName', 'description', 'enforceUniqueValues', 'hidden', 'indexed', 'required', 'text', 'number', 'dateTime', 'boolean', 'choice', 'defaultValue'], required: ['name'] };
const kinds = ['text', 'number', 'dateTime', 'boolean', 'choice'] as const;

export function siteRoutes(school: MicrosoftSchool): readonly Route[] {
	const items = 'sites/{site}/lists/{list}/items';
	const site = ({ params }: Call): Site => school.sites.find(params.site!) ?? raise(itemNotFound());
	const list = (call: Call): GraphList => {
		const name = call.params.list!;
		return site(call).lists.find(({ id, displayName }) => id === name || displayName === name) ?? raise(itemNotFound());
	};
	const entry = (call: Call): ListEntry => list(call).find(call.params.item!) ?? raise(itemNotFound());

	return [
		{
			method: 'GET', path: 'sites', docs: docs('site-search'), needs: find, query: { select: 'Site', top: 200, own: { search: { required: true } } },
			answer: (call) => {
				const words = call.query.own.search!.toLowerCase();
				return page(school.sites.all.filter(({ displayName, path }) => words === '*' || `${displayName} ${path}`.toLowerCase().includes(words)).map(siteJson), call, 200);
			},
		},
		{ method: 'GET', path: 'sites/{site}', docs: docs('site-get'), needs: read, query: { select: 'Site' }, answer: (call) => json(200, selected(siteJson(site(call)), call)) },
		{
			method: 'GET', path: 'sites/{site}/lists', docs: docs('list-list'), needs: read, query: { select: 'List', top: 1000, filter: ['displayName'] },
			answer: (call) => page(site(call).lists.map((one) => listJson(site(call), one)), call, 200),
		},
		{
			method: 'POST', path: 'sites/{site}/lists', docs: docs('list-create'), needs: manage, body: { type: 'List', writable: ['displayName', 'description', 'columns', 'list'], required: ['displayName', 'list'] },
			answer: (call) => {
				const { displayName, columns = [] } = call.json!;
				if (site(call).lists.some((one) => one.displayName.toLowerCase() === displayName.toLowerCase())) throw taken();
				const made = site(call).addList(displayName, (columns as Json[]).map(asColumn));
				return json(201, listJson(site(call), made));
			},
		},
		{ method: 'GET', path: 'sites/{site}/lists/{list}', docs: docs('list-get'), needs: read, query: { select: 'List' }, answer: (call) => json(200, selected(listJson(site(call), list(call)), call)) },
		{
			method: 'DELETE', path: 'sites/{site}/lists/{list}', docs: docs('list-delete'), needs: manage,
			answer: (call) => {
				site(call).lists.splice(site(call).lists.indexOf(list(call)), 1);
				return { status: 204 };
			},
		},
		{
			method: 'GET', path: 'sites/{site}/lists/{list}/columns', docs: docs('list-list-columns'), needs: read, query: { select: 'ColumnDefinition', top: 1000 },
			answer: (call) => page(list(call).columns.map(columnJson), call, 1000),
		},
		{
			method: 'POST', path: 'sites/{site}/lists/{list}/columns', docs: docs('list-post-columns'), needs: manage, body: column,
			answer: (call) => {
				const made = asColumn(call.json!);
				if (list(call).columns.some(({ name, displayName }) => name.toLowerCase() === made.name.toLowerCase() || displayName.toLowerCase() === made.displayName.toLowerCase())) throw taken();
				list(call).columns.push(made);
				return json(201, columnJson(made));
			},
		},
		{
			method: 'GET', path: items, docs: docs('listitem-list'), needs: read, query: { select: 'ListItem', expand: ['fields'], filter: ['fields/*', 'id'], orderby: ['id', 'lastModifiedDateTime'], top: 5000 },
			answer: (call) => page(asked(site(call), list(call), call), { ...call, query: { ...call.query, filter: undefined } }, 200),
		},
		{
			method: 'POST', path: items, docs: docs('listitem-create'), needs: write, body: { type: 'ListItem', writable: ['fields', 'contentType'], required: ['fields'] },
			answer: (call) => {
				checkFields(list(call), call.json!.fields);
				return json(201, entryJson(site(call), list(call), list(call).add(withoutNotes(call.json!.fields))));
			},
		},
		{
			method: 'GET', path: `${items}/{item}`, docs: docs('listitem-get'), needs: read, query: { select: 'ListItem', expand: ['fields'] },
			answer: (call) => json(200, selected(entryJson(site(call), list(call), entry(call), expandedFields(call)), call)),
		},
		{
			method: 'PATCH', path: `${items}/{item}/fields`, docs: docs('listitem-update'), needs: write, body: { type: 'FieldValueSet', writable: [] },
			answer: (call) => {
				const one = entry(call);
				checkIfMatch(call, list(call).eTag(one));
				checkFields(list(call), call.json!);
				Object.assign(one.fields, withoutNotes(call.json!));
				Object.assign(one, { version: one.version + 1, modified: new Date().toISOString() });
				return json(200, entryJson(site(call), list(call), one).fields as object);
			},
		},
		{
			method: 'DELETE', path: `${items}/{item}`, docs: docs('listitem-delete'), needs: write,
			answer: (call) => {
				checkIfMatch(call, list(call).eTag(entry(call)));
				list(call).entries.splice(list(call).entries.indexOf(entry(call)), 1);
				return { status: 204 };
			},
		},
	];
}

/** The items that a filter leaves, with the columns that were asked for. */
function asked(site: Site, list: GraphList, call: Call): Json[] {
	const { filter = [], expand } = call.query;
	for (const { property } of filter) {
		if (property === 'id') continue;
		const column = list.columns.find(({ name }) => `fields/${name}` === property);
		if (!column) throw new GraphRefusal(400, 'invalidRequest', `Field '${property.slice('fields/'.length)}' is not recognized`);
		if (!column.indexed && !/HonorNonIndexedQueriesWarningMayFailRandomly/i.test(call.headers.prefer ?? '')) {
			throw new GraphRefusal(400, 'invalidRequest', `Field '${column.name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`);
		}
	}
	const left = list.entries.filter((entry) => meets(entryJson(site, list, entry), filter));
	return left.map((entry) => {
		const { fields, ...rest } = entryJson(site, list, entry, expandedFields(call));
		return expand.length > 0 ? { ...rest, fields } : rest;
	});
}

/** Columns named in "fields($select=Title,Step)"; undefined where all are meant. */
function expandedFields({ query }: Call): readonly string[] | undefined {
	return /\(\s*\$?select=([^)]*)\)/.exec(query.expand[0] ?? '')?.[1]?.split(',').map((name) => name.trim());
}

function asColumn(definition: Json): Column {
	const given = kinds.filter((kind) => kind in definition);
	if (given.length !== 1) throw new GraphRefusal(400, 'invalidRequest', 'A column is of exactly one kind.');
	if (!/^[A-Za-z_]\w{0,31}$/.test(definition.name)) throw new GraphRefusal(400, 'invalidRequest', "The name of a column is up to 32 letters and digits.");
	const { name, displayName = name, indexed = false, required = false } = definition;
	return { name, displayName, kind: given[0]!, indexed, required, multiline: definition.text?.allowMultipleLines === true, choices: definition.choice?.choices };
}

const withoutNotes = (fields: Json): Json => Object.fromEntries(Object.entries(fields).filter(([name]) => !name.includes('@odata.')));
const taken = () => new GraphError(409, 'nameAlreadyExists', 'The specified name is already in use.');
const raise = (error: Error): never => {
	throw error;
};
