import { sharedDrives } from '../../pick/google';
import type { ServiceAccess } from '../../service/access';
import { noneNamed, oneNamed } from '../named';
import type { Picked } from '../port';

const service = 'Google Drive';

/** The shared drive that is meant, by its id or name; undefined for the account's own Drive. */
export async function sharedDriveOf(access: ServiceAccess, library: Picked | undefined): Promise<string | undefined> {
	if (!library) return undefined;
	if ('id' in library) return library.id;
	const found = await oneNamed((from) => sharedDrives(access, from), library.name, { what: 'shared drive', service });
	if (!found) throw noneNamed(library.name, 'shared drive', service);
	return found.id;
}
