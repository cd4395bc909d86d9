import { FileStoreError } from '../port';

/** https://support.microsoft.com/office/restrictions-and-limitations-in-onedrive-and-sharepoint-64883a5d-228e-48f5-b3d2-eb39e07630fa */
const refusedSigns = /["*:<>?/\\|\p{Cc}]/u;
const refusedNames = /^(?:\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini|~\$.*|.*_vti_.*)$/i;
const longestName = 255;

/** The names of a path below the place that a store was opened for. Throws where OneDrive and SharePoint allow no such name. */
export function folderNames(folder: string): readonly string[] {
	return folder
		.split('/')
		.map((name) => name.trim())
		.filter((name) => name !== '' && name !== '.')
		.map(allowedName);
}

/** The name, if OneDrive and SharePoint allow it; `#`, `%` and `'` they do. */
export function allowedName(name: string): string {
	const [sign] = refusedSigns.exec(name) ?? [];
	if (sign !== undefined) throw refused(name, `it holds ${/\p{Cc}/u.test(sign) ? 'a sign that cannot be seen' : `"${sign}"`}`, 'Leave out " * : < > ? / \\ and |.');
	if (name.trim() === '' || name !== name.trim()) throw refused(name, 'it begins or ends with a space, or is empty', 'Take the space away.');
	if (name.endsWith('.')) throw refused(name, 'it ends with a full stop', 'Take the full stop away.');
	if (refusedNames.test(name)) throw refused(name, 'this name is kept for the service itself', 'Choose another name.');
	if (name.length > longestName) throw refused(`${name.slice(0, 40)}…`, `it is longer than ${longestName} letters`, 'Choose a shorter name.');
	return name;
}

const refused = (name: string, why: string, advice: string): FileStoreError =>
	new FileStoreError(`"${name}" is no name that OneDrive and SharePoint allow: ${why}`, advice);

/**
 * Addresses what lies below an item by its names. https://learn.microsoft.com/graph/onedrive-addressing-driveitems#path-encoding
 * With something to follow ("/content"), the path is closed by a colon.
 */
export const below = (item: string, names: readonly string[], then = ''): string =>
	names.length === 0 ? `${item}${then}` : `${item}:/${names.map(encodeURIComponent).join('/')}${then && `:${then}`}`;
