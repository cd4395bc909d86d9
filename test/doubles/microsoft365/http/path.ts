import { mayActAs } from '../directory/people';
import type { MicrosoftSchool } from '../school';
import type { Place } from './access';
import type { Caller, ItemAddress } from './call';
import { GraphError, GraphRefusal } from './errors';

/** A path in the one spelling that the routes know. */
export interface ReadPath {
	/** Below the version, still encoded, with `me`, sites by path and files by path resolved. */
	readonly path: string;
	readonly item?: ItemAddress;
	readonly place: Place;
}

/** Reads the path of a request. https://learn.microsoft.com/graph/use-the-api and, for files, https://learn.microsoft.com/graph/onedrive-addressing-driveitems */
export function readPath(pathname: string, caller: Caller, school: MicrosoftSchool): ReadPath {
	const [, version, rest] = /^\/([^/]*)\/(.+)$/.exec(pathname) ?? [];
	if (version !== 'v1.0' || !rest) throw new GraphRefusal(400, 'BadRequest', `Invalid version: ${version ?? pathname}.`);
	const plain = rest.replaceAll('%27', "'").replaceAll('%28', '(').replaceAll('%29', ')').replaceAll('%24', '$').replace(/%3D(?=')/g, '=');
	const path = siteByPath(meAsUser(plain, caller), school).replace(/\/(worksheets|tables)\('([^']+)'\)/, '/$1/$2');
	return intoDrive(path, school) ?? { path, place: placeOf(path, school) };
}

function meAsUser(path: string, caller: Caller): string {
	if (!/^me(\/|$)/.test(path)) return path;
	if (caller.kind === 'application') throw new GraphRefusal(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
	return path.replace(/^me/, `users/${caller.user.id}`);
}

/** `sites/{host}:/sites/x` and `sites/{host}:/sites/x:/lists`. https://learn.microsoft.com/graph/api/site-getbypath */
function siteByPath(path: string, school: MicrosoftSchool): string {
	const [, host, below, rest] = /^sites\/([^/:]+):\/(.+?)(?::(?:\/(.*))?)?$/.exec(path) ?? [];
	if (!host || !below) return path;
	const site = school.sites.all.find(({ hostname, path: own }) => hostname === host && own === decode(below));
	if (!site) throw itemNotFound();
	return `sites/${site.id}${rest ? `/${rest}` : ''}`;
}

const ofDrive = /^(?:drives\/([^/]+)|(users|sites|groups)\/([^/]+)\/drive)\/(root|items\/[^/:]+)(?::(?:\/(.*?))?(?::(?=\/|$)|$))?(?:\/(.*))?$/;

function intoDrive(path: string, school: MicrosoftSchool): ReadPath | undefined {
	const [, id, kind, of, from, below, tail] = ofDrive.exec(path) ?? [];
	if (!from) return driveItself(path, school);
	const drive = id ? school.drives.find(decode(id)) : driveOf(kind!, decode(of!), school);
	if (!drive) throw itemNotFound();
	const start = from === 'root' ? drive.root : drive.item(decode(from.slice('items/'.length)));
	if (!start) throw itemNotFound();
	const names = below === undefined ? [] : below.split('/').map(decode);
	if (names.some((name) => name === '')) throw new GraphRefusal(400, 'invalidRequest', 'The path has an empty part.', { inner: 'invalidPath' });
	return { path: tail ? `item/${tail}` : 'item', item: { drive: drive.id, from: start, below: names }, place: { site: drive.site, owner: drive.owner } };
}

function driveItself(path: string, school: MicrosoftSchool): ReadPath | undefined {
	const [, id, kind, of] = /^(?:drives\/([^/]+)|(users|sites|groups)\/([^/]+)\/drive)$/.exec(path) ?? [];
	if (!id && !kind) return undefined;
	const drive = id ? school.drives.find(decode(id)) : driveOf(kind!, decode(of!), school);
	if (!drive) throw itemNotFound();
	return { path: `drives/${encodeURIComponent(drive.id)}`, place: { site: drive.site, owner: drive.owner } };
}

function driveOf(kind: string, name: string, school: MicrosoftSchool) {
	if (kind === 'users') {
		const user = school.people.find(name);
		return school.drives.all.find(({ owner }) => owner && owner === user);
	}
	const site = kind === 'sites' ? school.sites.find(name) : school.sites.all.find(({ group }) => group === name);
	return school.drives.all.find((drive) => drive.site && drive.site === site);
}

function placeOf(path: string, school: MicrosoftSchool): Place {
	const [, site] = /^sites\/([^/]+)/.exec(path) ?? [];
	return { site: site === undefined ? undefined : school.sites.find(decode(site)) };
}

/** A part of a path as it is meant. A "%" that encodes nothing is refused. */
export function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		throw new GraphRefusal(400, 'BadRequest', 'The path is not encoded as it should be.');
	}
}

export const itemNotFound = () => new GraphError(404, 'itemNotFound', 'The resource could not be found.');

/** The mailbox that a request is about; another's only with one of the permissions for shared mailboxes. */
export function mailboxOf(name: string, caller: Caller, school: MicrosoftSchool, ...shared: readonly string[]) {
	const user = school.people.find(name);
	if (!user) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${name}' is invalid.`);
	if (caller.kind === 'delegated' && user !== caller.user) {
		if (!shared.some((one) => caller.permissions.has(one))) throw new GraphRefusal(403, 'ErrorAccessDenied', `Access is denied. Another's mailbox needs ${shared.join(' or ')}.`);
		if (!mayActAs(caller.user, user)) throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
	}
	return user;
}
