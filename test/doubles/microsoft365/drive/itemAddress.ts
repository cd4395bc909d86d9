import type { Call, ItemAddress } from '../http/call';
import { GraphError, GraphRefusal } from '../http/errors';
import { itemNotFound } from '../http/path';
import type { MicrosoftSchool } from '../school';
import type { Drive, DriveItem } from './driveState';

export interface Located {
	readonly drive: Drive;
	readonly item: DriveItem;
}

/** The item that a path leads to; 404 where there is none. */
export function located(school: MicrosoftSchool, { item: address }: Pick<Call, 'item'>): Located {
	const drive = driveOf(school, address!);
	const item = drive.below(address!.from, address!.below);
	if (!item) throw itemNotFound();
	return { drive, item };
}

/** Where a file that may not be there yet is to lie: what is there, or its folder and name. */
export interface Place {
	readonly drive: Drive;
	readonly there: DriveItem | undefined;
	/** Makes the folders above it that are missing, as the service does. */
	folder(): DriveItem;
	readonly name: string;
}

export function placeOf(school: MicrosoftSchool, { item: address }: Pick<Call, 'item'>): Place {
	const { from, below } = address!;
	const drive = driveOf(school, address!);
	const there = drive.below(from, below);
	if (below.length === 0) return { drive, there, name: from.name, folder: () => from.parent ?? from };
	below.forEach(checkName);
	return {
		drive,
		there,
		name: below.at(-1)!,
		folder: () =>
			below.slice(0, -1).reduce((at, name) => {
				const next = at.child(name) ?? drive.add(at, name);
				if (!next.isFolder) throw new GraphError(409, 'nameAlreadyExists', 'A file stands where a folder is named.');
				return next;
			}, from),
	};
}

const driveOf = (school: MicrosoftSchool, { drive }: ItemAddress) => school.drives.find(drive)!;

/** https://support.microsoft.com/office/restrictions-and-limitations-in-onedrive-and-sharepoint-64883a5d-228e-48f5-b3d2-eb39e07630fa */
export function checkName(name: string): void {
	const bad = /["*:<>?/\\|]/.test(name) || name !== name.trim() || name.endsWith('.') || name.length > 255 || /^(\.lock|CON|PRN|AUX|NUL|COM\d|LPT\d|desktop\.ini|~\$.*)$/i.test(name) || name.includes('_vti_') || name === '';
	if (bad) throw new GraphRefusal(400, 'invalidRequest', 'The provided name cannot contain these characters, or is reserved.', { inner: 'invalidPath' });
}

/** A name beside the one that is taken: "letter 1.pdf". */
export function freeName(folder: DriveItem, name: string): string {
	const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
	for (let number = 1; ; number += 1) {
		const other = `${stem} ${number}${ending}`;
		if (!folder.child(other)) return other;
	}
}

export const nameTaken = () => new GraphError(409, 'nameAlreadyExists', 'An item with the same name already exists under the parent.');

/** https://learn.microsoft.com/graph/api/resources/identityset */
export const makerOf = ({ caller }: Call): object => ({
	application: { id: caller.app, displayName: caller.app },
	...(caller.kind === 'delegated' && { user: { id: caller.user.id, displayName: caller.user.displayName, email: caller.user.mail } }),
});
