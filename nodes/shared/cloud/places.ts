import type { IDisplayOptions, IExecuteFunctions, ILoadOptionsFunctions, INodeParameterResourceLocator, INodeProperties } from 'n8n-workflow';
import type { InFolder, InLibrary, Picked } from '../../../connectors/cloud/port';

/** A field that is picked from a list of the service or written by name; the list's method is one of `pickers`. */
export interface PlaceField {
	readonly name: string;
	readonly displayName: string;
	readonly description: string;
	readonly hint?: string;
	/** The picker behind the list ("searchFolders"). */
	readonly list: string;
	/** How the written form is called and what it looks like. */
	readonly written: { readonly displayName: string; readonly placeholder: string };
	/** What stands there at first: written, or empty to be picked. */
	readonly standsThere?: string;
	readonly required?: boolean;
}

/** The property of such a field. */
export function placeProperty(field: PlaceField, displayOptions: IDisplayOptions): INodeProperties {
	const { name, displayName, description, hint, list, written, standsThere, required } = field;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: standsThere === undefined ? 'list' : 'name', value: standsThere ?? '' },
		description,
		...(hint ? { hint } : {}),
		...(required ? { required } : {}),
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: list, searchable: true } },
			{ displayName: written.displayName, name: 'name', type: 'string', placeholder: written.placeholder },
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs' },
		],
		displayOptions,
	};
}

/** Where the account keeps things. Stands above every other place, since those are looked for in it. */
export const libraryProperty = (displayOptions: IDisplayOptions): INodeProperties =>
	placeProperty(
		{
			name: 'library',
			displayName: 'Shared Drive or Site',
			description: 'The shared drive (Google), or the SharePoint site with its document library (Microsoft 365). Leave empty for the account’s own drive.',
			list: 'searchLibraries',
			written: { displayName: 'By Name or Address', placeholder: 'e.g. Attendance, or school.sharepoint.com/sites/attendance' },
		},
		displayOptions,
	);

/** A folder in it. */
export const folderProperty = (standsThere: string, description: string, displayOptions: IDisplayOptions): INodeProperties =>
	placeProperty(
		{
			name: 'cloudFolder',
			displayName: 'Folder',
			description,
			list: 'searchFolders',
			written: { displayName: 'By Path', placeholder: 'e.g. School attendance/Letters' },
			standsThere,
		},
		displayOptions,
	);

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** What a field names; undefined where it is empty. While a list is being picked from, fields are not resolved for an item. */
export function pickedIn(context: Context, name: string, itemIndex: number): Picked | undefined {
	const given = 'getInputData' in context ? context.getNodeParameter(name, itemIndex, '') : context.getCurrentNodeParameter(name);
	const { mode, value } = isLocator(given) ? given : { mode: 'name', value: String(given ?? '') };
	const text = String(value ?? '').trim();
	if (!text) return undefined;
	return mode === 'name' ? { name: text } : { id: text };
}

const isLocator = (given: unknown): given is INodeParameterResourceLocator => typeof given === 'object' && given !== null && '__rl' in given;

export const libraryIn = (context: Context, itemIndex: number): InLibrary => ({ library: pickedIn(context, 'library', itemIndex) });

/** The folder that the two fields name; an empty folder is the library itself. */
export function folderIn(context: Context, itemIndex: number): InFolder {
	const folder = pickedIn(context, 'cloudFolder', itemIndex);
	return { ...libraryIn(context, itemIndex), folder: folder && 'id' in folder ? folder : { path: folder?.name ?? '' } };
}
