import type { Call } from './call';
import { GraphError, GraphRefusal } from './errors';

/**
 * Refuses a change to something that has changed since it was read (RFC 9110, section 13.1.1).
 * @param current What an unchanged object's tag may be: eTag, and cTag for files.
 */
export function checkIfMatch({ headers }: Pick<Call, 'headers'>, ...current: readonly string[]): void {
	const asked = headers['if-match'];
	if (asked === undefined || asked === '*') return;
	if (!/^(W\/)?".*"$/.test(asked)) throw new GraphRefusal(400, 'invalidRequest', 'The If-Match header is malformed: eTags are quoted.', { inner: 'malformedEntityTag' });
	const plain = (tag: string) => tag.replace(/^W\//, '');
	if (!current.some((tag) => plain(tag) === plain(asked))) {
		throw new GraphError(412, 'resourceModified', "ETag does not match current item's value.", { inner: 'entityTagDoesNotMatch' });
	}
}
